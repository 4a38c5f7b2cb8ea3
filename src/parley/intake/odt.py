"""OpenDocument text → its text: paragraphs, headings, lists, tables by cell, notes; what it says of itself."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from parley.intake.blocks import Builder, shape
from parley.intake.containers import fault
from parley.intake.parsed import Parsed, capped, failed
from parley.intake.text import refine
from parley.intake.xml import local, opened, tree
from parley.model import BlockKind
from parley.settings import Settings

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_UNREAD = frozenset({"tracked-changes", "annotation", "note", "bookmark", "ruby-text", "frame", "sequence-decls"})
_WRAPS = frozenset({"section", "list", "list-item", "list-header", "index-body", "numbered-paragraph"})
_DEEPEST = 60


def parse(data: bytes, settings: Settings) -> Parsed:
    """What the file holds; no part of it is unpacked before the container was looked over."""
    return fault(data, settings) or opened(data, "OpenDocument file", lambda package: _read(package, settings))


def _read(package: zipfile.ZipFile, settings: Settings) -> Parsed:
    names = set(package.namelist())
    if b"encryption-data" in (package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""):
        return failed("encrypted", "the file is locked with a password", "save it without one")
    content = tree(package.read("content.xml"))
    walk = _Walk(_titles(content))
    if "styles.xml" in names:
        for number, header in enumerate(_headers(tree(package.read("styles.xml"))), start=1):
            walk.builder.add(header, "masthead", f"header {number}")
    body = next((e for e in content.iter("{*}text") if local(e.getparent()) == "body"), None)
    if body is None:
        return failed("unsupported", "the OpenDocument file is no text", "save it as a text document")
    walk.blocks(body, 0, False)
    walk.notes()
    if not any(c.isalnum() for c in walk.builder.text):
        return failed("no-text", "the file has no text, perhaps only pictures", "run its pictures through OCR")
    facts = _facts(tree(package.read("meta.xml"))) if "meta.xml" in names else {}
    author = facts.get("initial-creator") or facts.get("creator") or ""
    parsed = Parsed(
        text=walk.builder.text,
        blocks=refine(walk.builder.text, walk.builder.blocks),
        title=facts.get("title"),
        authors=(author,) if len(author.split()) > 1 else (),
        published=(re.match(r"\d{4}-\d\d-\d\d", facts.get("creation-date", "")) or [None])[0],
        language=facts.get("language", "")[:2].lower() or None,
    )
    return capped(parsed, settings.max_characters)


def _facts(meta: Any) -> dict[str, str]:
    return {local(e): " ".join(e.text.split()) for e in meta.iter("{*}*") if e.text and e.text.strip()}


def _titles(content: Any) -> frozenset[str]:
    """The names of the styles that make a title: `Title` and those made from it."""
    made = {
        e.get(f"{_STYLE}name") for e in content.iter(f"{_STYLE}style") if e.get(f"{_STYLE}parent-style-name") == "Title"
    }
    return frozenset({"Title", *(name for name in made if name)})


def _headers(styles: Any) -> list[str]:
    """The running headers, each once."""
    found = (" ".join(_words(p, []).split()) for e in styles.iter(f"{_STYLE}header") for p in e.iter(f"{_TEXT}p"))
    return list(dict.fromkeys(text for text in found if text))


class _Walk:
    """One way through the body: what has been counted, and the notes met on it."""

    def __init__(self, titles: frozenset[str]) -> None:
        self.builder, self.titles = Builder(), titles
        self.paragraphs = self.tables = self.boxes = 0
        self.found: list[tuple[Any, int]] = []

    def blocks(self, element: Any, depth: int, listed: bool, path: str = "") -> None:
        """Add what stands in `element`; `path` names the text box it is, if it is one."""
        for child in element:
            name = local(child)
            if name in ("p", "h"):
                self.paragraphs += not path
                self._paragraph(child, listed, path or f"paragraph {self.paragraphs}")
            elif name == "table":
                self.tables += 1
                self.builder.table(_rows(child), f"table {self.tables}")
            elif depth < _DEEPEST and (name in _WRAPS or name.endswith(("-index", "table-of-content"))):
                self.blocks(child, depth + 1, listed or name == "list", path)

    def _paragraph(self, element: Any, listed: bool, path: str) -> None:
        notes: list[tuple[Any, int]] = []
        text = _words(element, notes)
        block = self.builder.add(text, self._kind(element, text, listed), path)
        start = block.span[0] - (len(text) - len(text.lstrip())) if block else self.builder.length
        self.found.extend((note, max(start + at, 0)) for note, at in notes)
        for box in element.iter("{*}text-box"):
            self.boxes += 1
            self.blocks(box, 0, False, f"text box {self.boxes}")

    def _kind(self, element: Any, text: str, listed: bool) -> BlockKind:
        if element.get(f"{_TEXT}style-name") in self.titles:
            return "title"
        if local(element) == "h":
            return "heading"
        return "list" if listed else shape(text)

    def notes(self) -> None:
        """Add the notes, each with the place of its mark."""
        for number, (note, at) in enumerate(self.found, start=1):
            text = " ".join(_words(p, []) for p in note.iter(f"{_TEXT}p"))
            if self.builder.add(text, "footnote", f"note {number}") is not None:
                self.builder.blocks[-1] = replace(self.builder.blocks[-1], mark=at)


def _words(element: Any, notes: list[tuple[Any, int]]) -> str:
    parts: list[str] = [element.text or ""]
    _collect(element, parts, notes, 0)
    return "".join(parts)


def _collect(element: Any, parts: list[str], notes: list[tuple[Any, int]], depth: int) -> None:
    for child in element:
        name = local(child)
        if name == "s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c") or 1), 80))
        elif name in ("tab", "line-break"):
            parts.append("\t" if name == "tab" else "\n")
        elif name == "note":
            notes.append((child, sum(map(len, parts))))
        elif name and name not in _UNREAD and depth < _DEEPEST:
            parts.append(child.text or "")
            _collect(child, parts, notes, depth + 1)
        parts.append(child.tail or "")


def _rows(table: Any) -> Iterator[list[list[str]]]:
    """The rows as cells, the cells as paragraphs; cells that another covers are left out."""
    for row in table.iter("{*}table-row"):
        yield [
            [_words(p, []) for p in cell.iter(f"{_TEXT}p", f"{_TEXT}h")] for cell in row.iterchildren("{*}table-cell")
        ]
