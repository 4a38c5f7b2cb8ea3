"""A document: its text in reading order, what it is, and how its parts lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from parley.model.evidence import Span

Outcome = Literal["ok", "partial", "no-text", "encrypted", "unsupported", "too-large", "timed-out", "crashed"]
BlockKind = Literal[
    "title",
    "heading",
    "lead",
    "prose",
    "list",
    "table",
    "caption",
    "footnote",
    "header",
    "footer",
    "page-number",
    "masthead",
    "editors",
    "links",
    "byline",
]
PROSE: frozenset[str] = frozenset({"title", "heading", "lead", "prose", "list", "table"})


class Published(msgspec.Struct, frozen=True, rename={"origin": "from"}):
    """The date of publication as EDTF and where it is from: `user`, `document`, `metadata`, `file name`.

    A Struct and not a dataclass only because its second field is called `from` in the record.
    """

    edtf: str
    origin: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text with one function. `box` is left, bottom, right, top in points, where the page has geometry.

    `continues`: its text goes on from the last block before it of kind `prose` (a paragraph broken by a column, a
    page, or a lead box that stands between); the two are one paragraph to a reader. `path` is where it stands in a file
    without pages: an XPath in HTML, "paragraph 12" or "table 1, row 2, cell 3" in Word and OpenDocument. A cell of a
    table is a block of its own. `mark` is, for a footnote, the place in the text where its number stood.
    """

    span: Span
    kind: BlockKind
    page: int = 1
    box: tuple[float, float, float, float] | None = None
    continues: bool = False
    path: str | None = None
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact about a document came from. `field` is its name in `Document`; `source` is `user`, `document` (the
    page itself) or `metadata` (what the file says of itself); `place` names the part of the page (`masthead`, `byline`,
    `title`, …) and `span` the words there, where the fact stands in the text.
    """

    field: str
    source: str
    place: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What intake makes of bytes. `id` is the first 16 hex digits of `sha256` (of the bytes); `text` has the whole text
    in reading order; `blocks` say which stretches of it are prose and on which page each lies; `number` is the number
    of the issue, as its masthead writes it; `origins` say where each fact about the document came from.
    """

    id: str
    sha256: str
    uri: str
    media_type: str
    text: str
    language: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: Published | None = None
    pages: int = 1
    outcome: Outcome = "ok"
    reason: str | None = None
    next_step: str | None = None
    warnings: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    number: str | None = None
    origins: tuple[Origin, ...] = ()

    def page_at(self, place: int) -> int:
        """The page on which the character at `place` stands (from 1)."""
        for block in self.blocks:
            if block.span[0] <= place < block.span[1]:
                return block.page
        return 1


@dataclass(frozen=True, slots=True)
class PageAnchors:
    """Where each character of `span` stands on its page: four float32 each (left, bottom, right, top, in points),
    packed little-endian in `boxes`; a character without a box (an inserted line end) has four zeros.
    """

    page: int
    span: Span
    width: float
    height: float
    boxes: bytes
