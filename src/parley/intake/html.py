"""Web page → its main text, with title, authors, site and date; trafilatura leaves menus and banners out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from parley.intake.blocks import Builder, shape
from parley.intake.encoding import Decoded, decode
from parley.intake.parsed import Parsed, capped, failed
from parley.intake.text import refine
from parley.model import BlockKind
from parley.settings import Settings

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_LANG = re.compile(r"<html[^>]{0,500}\blang\s*=\s*[\"']?([a-zA-Z]{2})\b", re.IGNORECASE)
_ENCODINGS = {
    "windows-1250",
    "cp1250",
    "iso-8859-2",
    "latin2",
    "utf-8",
    "utf8",
    "iso-8859-1",
    "windows-1252",
    "us-ascii",
}


def parse(data: bytes, settings: Settings) -> Parsed:
    """What the page holds. Nothing that it refers to is fetched."""
    decoded = _decode(data)
    if decoded is None:
        return failed("unsupported", "the bytes are no text in a known encoding", "save the page again as UTF-8")
    source = _DECLARATION.sub("", decoded.text)
    found = _extract(source)
    builder = Builder()
    if found is not None and found.body is not None:
        title = " ".join((found.title or "").split())
        for text, kind in _blocks(found.body):
            if not builder.parts and title and not _same(title, text):
                builder.add(title, "title")
            builder.add(text, "title" if not builder.parts and kind == "heading" else kind)
    if not builder.parts:
        _plainly(builder, source)
    if not any(c.isalnum() for c in builder.text):
        return failed("no-text", "the page has no text of its own", "open it in a browser and save what it shows")
    text = builder.text
    parsed = Parsed(
        text=text,
        blocks=refine(text, builder.blocks),
        title=(found.title or None) if found is not None else None,
        authors=_authors(found.author if found is not None else None),
        publisher=(found.sitename or None) if found is not None else None,
        published=(found.date or None) if found is not None else None,
        language=_language(source),
        warnings=decoded.warnings,
    )
    return capped(parsed, settings.max_characters)


def _decode(data: bytes) -> Decoded | None:
    """By mark, UTF-8, then what the page declares, then by its letters."""
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    if name in _ENCODINGS and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        for encoding in ("utf-8", name):
            try:
                return Decoded(re.sub(r"\r\n?", "\n", data.decode(encoding)), encoding, "declared")
            except UnicodeDecodeError:
                continue
    return decode(data)


def _extract(source: str) -> Any:
    from trafilatura import bare_extraction

    # the date of the page itself only: the extensive search guesses from any number in the text
    dates = {"extensive_search": False, "original_date": True}
    return bare_extraction(
        source, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=dates
    )


def _same(title: str, text: str) -> bool:
    return title.casefold()[:60] == " ".join(text.split()).casefold()[:60] or title.casefold().startswith(
        text.casefold()
    )


def _blocks(body: Any) -> Iterator[tuple[str, BlockKind]]:
    """The paragraphs of trafilatura's tree, in order."""
    for element in body:
        if element.tag == "list":
            for item in element.iter("item"):
                yield _text(item), "list"
        elif element.tag == "table":
            rows = ["\t".join(_text(cell) for cell in row.iter("cell")) for row in element.iter("row")]
            yield "\n".join(row for row in rows if row.strip()), "table"
        elif element.tag in ("div", "section", "article", "main"):
            yield from _blocks(element)
        else:
            text = _text(element)
            yield text, "heading" if element.tag == "head" else shape(text)
        if element.tail and element.tail.strip():
            yield " ".join(element.tail.split()), "prose"


def _text(element: Any) -> str:
    for line_break in element.iter("lb", "br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return "\n".join(" ".join(line.split()) for line in "".join(element.itertext()).split("\n")).strip()


def _plainly(builder: Builder, source: str) -> None:
    """Where no main text is found: all paragraphs of the page, or all its text."""
    from lxml import html

    try:
        tree = html.document_fromstring(source)
    except (ValueError, html.etree.ParserError):
        return
    for unwanted in tree.xpath("//script|//style|//noscript|//template|//head|//nav|//footer"):
        unwanted.drop_tree()
    for element in tree.iter("h1", "h2", "h3", "p", "li", "td"):
        builder.add(" ".join(element.text_content().split()), "heading" if element.tag[0] == "h" else "prose")
    if not builder.parts:
        builder.add(" ".join(tree.text_content().split()))


def _authors(names: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (names or "").split(";") if name.strip())


def _language(source: str) -> str | None:
    match = _LANG.search(source[:4096])
    return match[1].lower() if match else None
