"""The brief as a Word document: headings, lists, numbered references with the quoted words."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from parley.brief.markup import shown
from parley.brief.page import Brief, Group, Line, Part, Reference, Words
from parley.brief.quotes import around, pieces
from parley.brief.strings import Strings, strings

#: A fixed moment for the file's own dates, so that the same brief gives the same bytes.
_WHEN = datetime(2000, 1, 1)


def docx(brief: Brief) -> bytes:
    """The file. The same brief gives the same bytes."""
    from docx import Document

    s = strings(brief.language)
    made = Document()
    properties = made.core_properties
    properties.title, properties.author, properties.language = shown(brief.title)[:255], "Parley", brief.language
    properties.created = properties.modified = _WHEN
    made.add_heading(shown(brief.title), 0)
    made.add_paragraph(shown(brief.subtitle))
    for source in brief.sources:
        facts = [source.title, source.publisher, source.published, source.outcome, *source.remarks]
        made.add_paragraph(shown(", ".join(fact for fact in facts if fact)), style="List Bullet")
    _group(made, brief.lead, 1)
    for section in brief.sections:
        made.add_heading(shown(section.title), 1)
        if section.note:
            made.add_paragraph(shown(section.note))
        for group in section.groups:
            _group(made, group, 2)
    if brief.references:
        made.add_heading(s("references"), 1)
        for reference in brief.references:
            _reference(made, reference, s)
    return _same(made)


def _group(made: Any, group: Group, level: int) -> None:
    if not group.lines:
        return
    if group.title:
        made.add_heading(shown(group.title), level)
    if group.note:
        made.add_paragraph(shown(group.note))
    for line in group.lines:
        _line(made, line, 0)


def _line(made: Any, line: Line, depth: int) -> None:
    paragraph = made.add_paragraph(style=("List Bullet", "List Bullet 2", "List Bullet 3")[min(depth, 2)])
    when = ", ".join(part for part in (line.date, line.place) if part)
    if when:
        paragraph.add_run(shown(when) + " — ").bold = True
    _words(paragraph, line.words)
    if line.numbers:
        paragraph.add_run(" " + "".join(f"[{number}]" for number in line.numbers))
    for fact in line.facts:
        _words(paragraph, (Part(f" · {fact.label}: " if fact.label else " · "), *fact.words))
    for child in line.children:
        _line(made, child, depth + 1)


def _words(paragraph: Any, words: Words) -> None:
    for part in words:
        paragraph.add_run(shown(part.text)).italic = part.quoted or None


def _reference(made: Any, reference: Reference, s: Strings) -> None:
    source = reference.source
    first, last = around(source.language)
    paragraph = made.add_paragraph(f"[{reference.number}] {first}")
    for text, marked in pieces(reference):
        paragraph.add_run(shown(text)).bold = marked or None
    facts = [source.title, source.publisher, source.published, s("page", page=reference.page)]
    paragraph.add_run(shown(f"{last} {', '.join(fact for fact in facts if fact)}"))


def _same(made: Any) -> bytes:
    """The file with its members in order and without the time of the day."""
    import zipfile

    first = io.BytesIO()
    made.save(first)
    out = io.BytesIO()
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
