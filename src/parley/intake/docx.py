"""Word file → its text: paragraphs, headings and lists by style, tables by row, footnotes; what it says of itself."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from parley.intake.blocks import Builder, shape
from parley.intake.containers import fault
from parley.intake.parsed import Parsed, capped, failed
from parley.intake.text import refine
from parley.model import BlockKind
from parley.settings import Settings

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIP = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText"})
_HEADING = re.compile(r"(?:heading|nagłówek|überschrift)\s*\d", re.IGNORECASE)


def parse(data: bytes, settings: Settings) -> Parsed:
    """What the file holds; no part of it is unpacked before the container was looked over."""
    found = fault(data, settings)
    if found is not None:
        return found
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, XMLSyntaxError):
        return failed(
            "unsupported", "the Word file is damaged and cannot be opened", "open it in Word and save it again"
        )
    builder = Builder()
    for text in _headers(document):
        builder.add(text, "masthead")
    for text, kind in _blocks(document):
        builder.add(text, kind)
    for text in _notes(document):
        builder.add(text, "footnote")
    if not any(c.isalnum() for c in builder.text):
        return failed("no-text", "the file has no text, perhaps only pictures", "run its pictures through OCR")
    return capped(_parsed(document, builder), settings.max_characters)


def _parsed(document: Any, builder: Builder) -> Parsed:
    tags = document.core_properties
    created = tags.created
    return Parsed(
        text=builder.text,
        blocks=refine(builder.text, builder.blocks),
        title=" ".join((tags.title or "").split()) or None,
        authors=tuple(a.strip() for a in re.split(r"[;,]", tags.author or "") if len(a.split()) > 1 and a.strip()),
        # python-docx's own template says 2013-12-23 of every file made from it
        published=created.date().isoformat() if created and created.year > 1980 and not _template(created) else None,
        language=(tags.language or "")[:2].lower() or None,
    )


def _template(created: Any) -> bool:
    return bool(created.isoformat().startswith("2013-12-23T23:15"))


def _blocks(document: Any) -> Iterator[tuple[str, BlockKind]]:
    for item in document.iter_inner_content():
        if hasattr(item, "rows"):
            yield _table(item), "table"
        else:
            text = _text(item._p)
            yield text, _kind(item, text)


def _kind(paragraph: Any, text: str) -> BlockKind:
    try:
        name = (paragraph.style.name or "") if paragraph.style is not None else ""
    except (KeyError, ValueError):
        name = ""
    if name.lower() in ("title", "tytuł"):
        return "title"
    if _HEADING.match(name) or paragraph._p.find(f"{_W}pPr/{_W}outlineLvl") is not None:
        return "heading"
    if name.lower().startswith(("caption", "legenda")):
        return "caption"
    if name.lower().startswith("list") or paragraph._p.find(f"{_W}pPr/{_W}numPr") is not None:
        return "list"
    return shape(text)


def _text(element: Any) -> str:
    """The words of a paragraph as they would be printed: insertions counted in, deletions left out."""
    parts: list[str] = []
    _collect(element, parts, 0)
    return "".join(parts)


def _collect(element: Any, parts: list[str], depth: int) -> None:
    for child in element:
        tag = child.tag
        if tag in _SKIP or depth > 60:
            continue
        if tag == f"{_W}t":
            parts.append(child.text or "")
        elif tag in (f"{_W}tab", f"{_W}ptab"):
            parts.append("\t")
        elif tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif tag != f"{_W}pPr":
            _collect(child, parts, depth + 1)


def _table(table: Any) -> str:
    """A line a row, cells parted by tabs; a cell that spans several stands once."""
    lines = []
    for row in table._tbl.iterchildren(f"{_W}tr"):
        cells = [
            " ".join(" ".join(_text(p).split()) for p in cell.iter(f"{_W}p")).strip() for cell in row.iter(f"{_W}tc")
        ]
        lines.append("\t".join(cells))
    return "\n".join(line for line in lines if line.strip())


def _headers(document: Any) -> list[str]:
    """The texts of the headers of the first section, each once."""
    found: list[str] = []
    for section in list(document.sections)[:1]:
        for header in (section.first_page_header, section.header):
            text = " ".join(_text(p._p) for p in header.paragraphs).strip()
            if text and text not in found:
                found.append(text)
    return found


def _notes(document: Any) -> Iterator[str]:
    from docx.oxml.parser import parse_xml

    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        for note in parse_xml(relation.target_part.blob):
            if note.get(f"{_W}type") is None:
                yield " ".join(_text(p) for p in note.iter(f"{_W}p"))
