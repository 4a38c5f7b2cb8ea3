"""Web page → its main text, with title, authors, site and date; trafilatura leaves menus and banners out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from parley.intake.blocks import APART, Builder, shape
from parley.intake.encoding import Decoded, decode
from parley.intake.parsed import Parsed, capped, failed
from parley.intake.places import Places
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
    tree, builder = _tree(source), Builder()
    places = Places(tree) if tree is not None else None
    if found is not None and found.body is not None:
        writer = _Writer(builder, places, " ".join((found.title or "").split()))
        writer.write(found.body)
    if not builder.parts and tree is not None:
        _plainly(builder, tree)
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


def _tree(source: str) -> Any:
    """The page as lxml parses it; None where it is none."""
    from lxml import html

    try:
        return html.document_fromstring(source)
    except (ValueError, html.etree.ParserError):
        return None


def _same(title: str, text: str) -> bool:
    return title.casefold()[:60] == " ".join(text.split()).casefold()[:60] or title.casefold().startswith(
        text.casefold()
    )


@dataclass(slots=True)
class _Writer:
    """Writes the paragraphs of trafilatura's tree, in order, each with its place in the page; the title before them."""

    builder: Builder
    places: Places | None
    title: str

    def write(self, body: Any) -> None:
        """Add all that `body` holds."""
        for element in body:
            if element.tag == "list":
                for item in element.iter("item"):
                    self._add(_text(item), "list")
            elif element.tag == "table":
                self._table(element)
            elif element.tag in ("div", "section", "article", "main"):
                self.write(element)
            else:
                text = _text(element)
                self._add(text, "heading" if element.tag == "head" else shape(text))
            if element.tail and element.tail.strip():
                self._add(" ".join(element.tail.split()), "prose")

    def _add(self, text: str, kind: BlockKind, gap: str = APART) -> bool:
        first = not self.builder.parts
        if first and self.title and not _same(self.title, text):
            self.builder.add(self.title, "title", self._find(self.title))
            first = False
        kind = "title" if first and kind == "heading" else kind
        return self.builder.add(text, kind, self._find(text), gap) is not None

    def _find(self, text: str) -> str | None:
        return self.places.find(text) if self.places is not None else None

    def _table(self, table: Any) -> None:
        """Each cell is a block; a tab stands between cells, a line end between rows."""
        lead = APART
        for row in table.iter("row"):
            for number, cell in enumerate(row.iter("cell")):
                lead += "\t" if number and lead != APART else ""
                if self._add(" ".join(_text(cell).split()), "table", lead):
                    lead = ""
            lead = "\n" if lead != APART else lead


def _text(element: Any) -> str:
    for line_break in element.iter("lb", "br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return "\n".join(" ".join(line.split()) for line in "".join(element.itertext()).split("\n")).strip()


def _plainly(builder: Builder, tree: Any) -> None:
    """Where no main text is found: all paragraphs of the page, or all its text."""
    root = tree.getroottree()
    inside = "|".join(f"//{tag}" for tag in ("h1", "h2", "h3", "p", "li", "td", "th"))
    for element in tree.xpath(inside):
        if not _is_furniture(element):
            kind: BlockKind = "heading" if element.tag[0] == "h" else "prose"
            builder.add(" ".join(element.text_content().split()), kind, root.getpath(element))
    if not builder.parts:
        unwanted = "self::script or self::style or self::noscript or self::template or self::head"
        texts = tree.xpath(f"//text()[not(ancestor::*[{unwanted}])]")
        builder.add(" ".join(" ".join(texts).split()), "prose", root.getpath(tree))


def _is_furniture(element: Any) -> bool:
    return any(above.tag in ("nav", "footer", "head", "noscript", "template") for above in element.iterancestors())


def _authors(names: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (names or "").split(";") if name.strip())


def _language(source: str) -> str | None:
    match = _LANG.search(source[:4096])
    return match[1].lower() if match else None
