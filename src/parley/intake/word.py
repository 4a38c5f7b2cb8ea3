"""The parts of an open Word document → blocks: body, tables, text boxes, headers, notes, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from parley.intake.blocks import Builder, shape
from parley.model import BlockKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _TABLE, _ROW, _CELL, _BOX = (f"{_W}{tag}" for tag in ("p", "tbl", "tr", "tc", "txbxContent"))
_SKIP = frozenset({f"{_W}del", f"{_W}moveFrom", _BOX, f"{_W}instrText", _FALLBACK})
#: What only wraps: content controls, insertions, moved and marked-up parts.
_WRAPS = frozenset(f"{_W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_NOTE_MARKS = frozenset({f"{_W}footnoteReference", f"{_W}endnoteReference"})
_DEEPEST = 60
_HEADING = re.compile(r"(?:heading|nagłówek|überschrift)\s*\d", re.IGNORECASE)


@dataclass(slots=True)
class _Walk:
    """One way through the body: what has been counted so far, and where the marks of notes stood in the text."""

    document: Any
    builder: Builder
    paragraphs: int = 0
    tables: int = 0
    boxes: int = 0
    marks: dict[tuple[str, str], int] = field(default_factory=dict)


def write(document: Any, builder: Builder) -> None:
    """Add all parts of a python-docx `document` to `builder`: headers, the body in its order, notes."""
    for number, text in enumerate(_headers(document), start=1):
        builder.add(text, "masthead", f"header {number}")
    walk = _Walk(document, builder)
    for element in _children(document.element.body, (_PARAGRAPH, _TABLE)):
        if element.tag == _TABLE:
            walk.tables += 1
            builder.table(_rows(element), f"table {walk.tables}")
        else:
            walk.paragraphs += 1
            _paragraph(walk, element, f"paragraph {walk.paragraphs}")
        _boxes(walk, element)
    _notes(walk)


def _children(element: Any, tags: tuple[str, ...], depth: int = 0) -> Iterator[Any]:
    """The children with these tags, those inside wrappers too, in order."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPS and depth < _DEEPEST:
            yield from _children(child, tags, depth + 1)


def _paragraph(walk: _Walk, element: Any, path: str) -> None:
    found: list[tuple[tuple[str, str], int]] = []
    text = _text(element, found)
    kind = _kind(walk.document, element, text)
    block = walk.builder.add(text, kind, path)
    if block is not None:
        dropped = len(text) - len(text.lstrip())
        for note, at in found:
            walk.marks.setdefault(note, min(max(block.span[0] + at - dropped, block.span[0]), block.span[1]))


def _kind(document: Any, element: Any, text: str) -> BlockKind:
    properties = element.find(f"{_W}pPr")
    name = _style(document, properties)
    if name in ("title", "tytuł"):
        return "title"
    if properties is not None and (_HEADING.match(name) or properties.find(f"{_W}outlineLvl") is not None):
        return "heading"
    if name.startswith(("caption", "legenda")):
        return "caption"
    if name.startswith("list") or (properties is not None and properties.find(f"{_W}numPr") is not None):
        return "list"
    return shape(text)


def _style(document: Any, properties: Any) -> str:
    """The name of the paragraph's style in small letters, "" where it has none."""
    from docx.enum.style import WD_STYLE_TYPE

    if properties is None or properties.style is None:
        return ""
    try:
        return (document.part.get_style(properties.style, WD_STYLE_TYPE.PARAGRAPH).name or "").lower()
    except (KeyError, ValueError):
        return ""


def _text(element: Any, marks: list[tuple[tuple[str, str], int]] | None = None) -> str:
    """The words of a paragraph as they would be printed: insertions counted in, deletions left out.

    `marks` gets the kind and number of each note that is referred to, and where in the words that was.
    """
    parts: list[str] = []
    _collect(element, parts, [] if marks is None else marks, 0)
    return "".join(parts)


def _collect(element: Any, parts: list[str], marks: list[tuple[tuple[str, str], int]], depth: int) -> None:
    for child in element:
        tag = child.tag
        if tag in _SKIP or depth > _DEEPEST:
            continue
        if tag == f"{_W}t":
            parts.append(child.text or "")
        elif tag in (f"{_W}tab", f"{_W}ptab"):
            parts.append("\t")
        elif tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif tag in _NOTE_MARKS:
            kind = tag.removeprefix(_W).removesuffix("Reference")
            marks.append(((kind, child.get(f"{_W}id") or ""), len("".join(parts))))
        elif tag != f"{_W}pPr":
            _collect(child, parts, marks, depth + 1)


def _rows(table: Any) -> Iterator[list[list[str]]]:
    """The rows as cells, the cells as paragraphs; a cell that spans several stands once."""
    for row in _children(table, (_ROW,)):
        yield [[_text(p) for p in _inner(cell)] for cell in _children(row, (_CELL,))]


def _inner(cell: Any, depth: int = 0) -> Iterator[Any]:
    """The paragraphs of a cell, those of tables inside it too."""
    for child in _children(cell, (_PARAGRAPH, _TABLE)):
        if child.tag == _PARAGRAPH:
            yield child
        elif depth < _DEEPEST:
            for row in _children(child, (_ROW,)):
                for inner in _children(row, (_CELL,)):
                    yield from _inner(inner, depth + 1)


def _boxes(walk: _Walk, element: Any) -> None:
    """Text boxes that hang on the element: they come after it. The second form kept for old programs is passed over."""
    for box in element.iter(_BOX):
        if any(above.tag == _FALLBACK for above in box.iterancestors()):
            continue
        walk.boxes += 1
        for number, paragraph in enumerate(_children(box, (_PARAGRAPH,)), start=1):
            _paragraph(walk, paragraph, f"text box {walk.boxes}, paragraph {number}")


def _headers(document: Any) -> list[str]:
    """The texts of the headers of the first section, each once."""
    found: list[str] = []
    for section in list(document.sections)[:1]:
        for header in (section.first_page_header, section.header):
            text = " ".join(_text(p._p) for p in header.paragraphs).strip()
            if text and text not in found:
                found.append(text)
    return found


def _notes(walk: _Walk) -> None:
    """Footnotes and endnotes, each with the place of its mark."""
    from docx.oxml.parser import parse_xml

    for relation in walk.document.part.rels.values():
        kind = "footnote" if relation.reltype.endswith("/footnotes") else "endnote"
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        for note in parse_xml(relation.target_part.blob):
            if note.get(f"{_W}type") is not None:
                continue
            number = note.get(f"{_W}id") or ""
            text = " ".join(_text(p) for p in note.iter(_PARAGRAPH))
            if walk.builder.add(text, "footnote", f"{kind} {number}") is not None:
                walk.builder.blocks[-1] = replace(walk.builder.blocks[-1], mark=walk.marks.get((kind, number)))
