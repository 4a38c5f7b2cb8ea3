"""The brief as PDF: A4, numbered pages, numbered references with the quoted words."""

from __future__ import annotations

import io
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from parley.brief.markup import shown
from parley.brief.page import Brief, Group, Line, Reference, Words
from parley.brief.quotes import around, pieces
from parley.brief.strings import Strings, strings

_MM = 72 / 25.4
_FACES = (("Caladea", "Caladea-Regular"), ("Caladea-Bold", "Caladea-Bold"), ("Caladea-Italic", "Caladea-Italic"))


def pdf(brief: Brief) -> bytes:
    """The file. The same brief gives the same bytes."""
    from reportlab.platypus import SimpleDocTemplate

    _fonts()
    s = strings(brief.language)
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out, pagesize=(210 * _MM, 297 * _MM), leftMargin=22 * _MM, rightMargin=22 * _MM, topMargin=20 * _MM,
        bottomMargin=20 * _MM, title=shown(brief.title), author="Parley", lang=brief.language, invariant=1,
    )  # fmt: skip
    template.build(_flow(brief, s), onFirstPage=_number, onLaterPages=_number)
    return out.getvalue()


@cache
def _fonts() -> None:
    """Caladea, which has the letters of Polish; embedded in the file."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = files("font_caladea") / "files"
    for name, file in _FACES:
        pdfmetrics.registerFont(TTFont(name, io.BytesIO((folder / f"{file}.ttf").read_bytes())))
    pdfmetrics.registerFontFamily("Caladea", "Caladea", "Caladea-Bold", "Caladea-Italic", "Caladea-Bold")


@cache
def _styles() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    body = ParagraphStyle("body", fontName="Caladea", fontSize=10, leading=13.5, spaceAfter=3)
    return {
        "body": body,
        "note": ParagraphStyle("note", body, fontSize=9, leading=12, textColor="#555555"),
        "title": ParagraphStyle("title", body, fontName="Caladea-Bold", fontSize=19, leading=23, spaceAfter=4),
        "h1": ParagraphStyle(
            "h1", body, fontName="Caladea-Bold", fontSize=14, leading=17, spaceBefore=12, keepWithNext=1
        ),
        "h2": ParagraphStyle(
            "h2", body, fontName="Caladea-Bold", fontSize=11, leading=14, spaceBefore=7, keepWithNext=1
        ),
        "line": ParagraphStyle("line", body, leftIndent=12, bulletIndent=2),
        "line2": ParagraphStyle("line2", body, leftIndent=26, bulletIndent=16),
        "reference": ParagraphStyle("reference", body, fontSize=9, leading=12, leftIndent=20, firstLineIndent=-20),
    }


def _flow(brief: Brief, s: Strings) -> list[Any]:
    found = [_paragraph(escape(shown(brief.title)), "title"), _paragraph(escape(shown(brief.subtitle)), "note")]
    for source in brief.sources:
        facts = [source.title, source.publisher, source.published, source.outcome, *source.remarks]
        found.append(_paragraph(escape(shown(", ".join(fact for fact in facts if fact))), "note"))
    found += _group(brief.lead, "h1")
    for section in brief.sections:
        found.append(_paragraph(escape(shown(section.title)), "h1"))
        if section.note:
            found.append(_paragraph(escape(shown(section.note)), "note"))
        for group in section.groups:
            found += _group(group, "h2")
    if brief.references:
        found.append(_paragraph(escape(s("references")), "h1"))
        found += [_paragraph(_reference(one, s), "reference") for one in brief.references]
    return found


def _paragraph(markup: str, style: str, bullet: str | None = None) -> Any:
    from reportlab.platypus import Paragraph

    return Paragraph(markup, _styles()[style], bulletText=bullet)


def _group(group: Group, style: str) -> list[Any]:
    if not group.lines:
        return []
    found = [_paragraph(escape(shown(group.title)), style)] if group.title else []
    if group.note:
        found.append(_paragraph(escape(shown(group.note)), "note"))
    for line in group.lines:
        found += _line(line, 0)
    return found


def _line(line: Line, depth: int) -> list[Any]:
    when = ", ".join(part for part in (line.date, line.place) if part)
    text = f"<b>{escape(shown(when))}</b> — " if when else ""
    text += _words(line.words) + "".join(f" [{number}]" for number in line.numbers)
    for fact in line.facts:
        text += " · " + escape(shown(f"{fact.label}: " if fact.label else "")) + _words(fact.words)
    found = [_paragraph(text, "line" if depth == 0 else "line2", "•")]
    for child in line.children:
        found += _line(child, depth + 1)
    return found


def _words(words: Words) -> str:
    parts = [(escape(shown(part.text)), part.quoted) for part in words]
    return "".join(f"<i>{text}</i>" if quoted else text for text, quoted in parts)


def _reference(reference: Reference, s: Strings) -> str:
    source = reference.source
    first, last = around(source.language)
    quote = "".join(f"<b>{escape(shown(t))}</b>" if marked else escape(shown(t)) for t, marked in pieces(reference))
    facts = [source.title, source.publisher, source.published, s("page", page=reference.page)]
    return f"[{reference.number}] {first}{quote}{last} " + escape(shown(", ".join(fact for fact in facts if fact)))


def _number(canvas: Any, template: Any) -> None:
    canvas.setFont("Caladea", 8)
    canvas.drawCentredString(105 * _MM, 11 * _MM, str(template.page))
