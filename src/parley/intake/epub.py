"""E-book (EPUB) → its chapters in the order of its spine; what its package says of it."""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import Any
from urllib.parse import unquote

from parley.intake import markup
from parley.intake.blocks import Builder
from parley.intake.containers import sizes
from parley.intake.encoding import decode
from parley.intake.parsed import Parsed, capped, failed
from parley.intake.text import refine
from parley.intake.xml import local, opened, tree
from parley.settings import Settings

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def parse(data: bytes, settings: Settings) -> Parsed:
    """What the book holds; nothing of it is unpacked before the container was looked over."""
    return sizes(data, settings) or opened(data, "e-book", lambda package: _read(package, settings))


def _read(package: zipfile.ZipFile, settings: Settings) -> Parsed:
    if _is_locked(package):
        return failed("encrypted", "the e-book is locked by its seller", "ask for a copy that is not")
    container = tree(package.read("META-INF/container.xml"))
    place = next(e.get("full-path") for e in container.iter("{*}rootfile"))
    book = tree(package.read(place))
    builder, facts = Builder(), _facts(book)
    for title in facts.get("title", [])[:1]:
        builder.add(title, "title", place)
    for chapter in _chapters(book, posixpath.dirname(place)):
        _chapter(package, chapter, builder)
        if builder.length > settings.max_characters:
            break
    if all(block.path == place for block in builder.blocks):
        return failed("no-text", "the e-book has no text, perhaps only pictures", "run its pictures through OCR")
    parsed = Parsed(
        text=builder.text,
        blocks=refine(builder.text, builder.blocks),
        title=next(iter(facts.get("title", ())), None),
        authors=tuple(facts.get("creator", ())),
        publisher=next(iter(facts.get("publisher", ())), None),
        published=(re.match(r"\d{4}(?:-\d\d){0,2}", next(iter(facts.get("date", ())), "")) or [None])[0],
        language=next(iter(facts.get("language", ())), "")[:2].lower() or None,
    )
    return capped(parsed, settings.max_characters)


def _is_locked(package: zipfile.ZipFile) -> bool:
    """Whether more than fonts is encrypted."""
    if "META-INF/encryption.xml" not in package.namelist():
        return False
    methods = tree(package.read("META-INF/encryption.xml")).iter("{*}EncryptionMethod")
    return any(not (e.get("Algorithm") or "").startswith(_FONTS) for e in methods)


def _facts(book: Any) -> dict[str, list[str]]:
    facts: dict[str, list[str]] = {}
    for element in book.iter("{http://purl.org/dc/elements/1.1/}*"):
        if element.text and element.text.strip():
            facts.setdefault(local(element), []).append(" ".join(element.text.split()))
    return facts


def _chapters(book: Any, folder: str) -> list[str]:
    """The members of the spine, those that the book's own table of contents is left out."""
    items = {e.get("id"): e for e in book.iter("{*}item")}
    found = [items[e.get("idref")] for e in book.iter("{*}itemref") if e.get("idref") in items]
    kept = [e for e in found if "nav" not in (e.get("properties") or "").split()]
    return [posixpath.normpath(posixpath.join(folder, unquote(e.get("href") or ""))) for e in kept]


def _chapter(package: zipfile.ZipFile, name: str, builder: Builder) -> None:
    try:
        decoded = decode(package.read(name))
    except KeyError:  # a chapter that the package names and does not hold
        return
    page = markup.parsed(_DECLARATION.sub("", decoded.text)) if decoded is not None else None
    if page is not None:
        markup.write(page, builder, f"{name}#")
