"""Paragraphs of all pages → one text in reading order, with blocks, and a box for every letter.

What stands around the prose of a page (headers, notes, lists of editors) is written at the end of a paragraph and never
inside a sentence, so that a sentence that runs over columns or pages is one stretch of text.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence

from parley.intake import shapes
from parley.intake.continuity import FURNITURE, connect
from parley.intake.glyphs import HYPHENS, Glyph
from parley.intake.hyphens import SOFT
from parley.intake.layout import Line
from parley.intake.paragraphs import Paragraph
from parley.model import Block, PageAnchors

_ASIDE = FURNITURE | {"byline"}
_HYPHEN_ENDS = HYPHENS | {"-", "\u2010"}


_NOWHERE = (0.0, 0.0, 0.0, 0.0)


class Writer:
    """The text as it grows, a box a letter, and the places of hyphens that are still to be decided."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.boxes = array("f")
        self.joints: list[int] = []
        self.length = 0

    def put(self, text: str, glyph: Glyph | None = None) -> None:
        """Write `text`, all of whose letters have the box of `glyph` (None: no box)."""
        self.parts.append(text)
        count = len(text)
        if glyph is not None and glyph.top > glyph.bottom:
            box = (glyph.left, glyph.bottom, glyph.right, glyph.top)
            self.boxes.extend(box if count == 1 else box * count)
        else:
            self.boxes.extend(_NOWHERE * count)
        self.length += count

    def last(self) -> str:
        """The last letter written, or ""."""
        return self.parts[-1][-1:] if self.parts else ""

    def cells(self, start: int, part: int) -> Iterator[tuple[int, int]]:
        """The stretches between tabs and line ends from `start` on, where `part` parts had been written."""
        at = start
        for piece in re.split(r"([\t\n])", "".join(self.parts[part:])):
            inner = piece.strip()
            if inner:
                first = at + len(piece) - len(piece.lstrip())
                yield first, first + len(inner)
            at += len(piece)

    def box(self, start: int, end: int) -> tuple[float, float, float, float] | None:
        """The box around the letters of a stretch; None where none has a box."""
        sides = [self.boxes[4 * start + side : 4 * end : 4] for side in range(4)]
        solid = [at for at in range(end - start) if sides[3][at] > sides[1][at]]
        if not solid:
            return None
        left, bottom, right, top = ([side[at] for at in solid] for side in sides)
        return min(left), min(bottom), max(right), max(top)

    def joint(self, glyph: Glyph) -> None:
        """Write a hyphen at a line end, to be decided."""
        self.joints.append(self.length)
        self.put(SOFT, glyph)


def compose(
    pages: Sequence[list[Paragraph]], sizes: Sequence[tuple[float, float]]
) -> tuple[str, tuple[Block, ...], tuple[PageAnchors, ...], tuple[int, ...]]:
    """Text, blocks, anchors and joints of the whole document. `sizes` are width and height of the pages, in points."""
    _connect(pages)
    writer, blocks, anchors = Writer(), [], []
    for number, page in enumerate(pages):
        start = writer.length
        ordered = _ordered(page, _opens_next(pages, number))
        for at, paragraph in enumerate(ordered):
            blocks.extend(_write(writer, paragraph, bool(at or number)))
        width, height = sizes[number]
        boxes = writer.boxes[4 * start : 4 * writer.length]
        anchors.append(PageAnchors(number + 1, (start, writer.length), width, height, _little(boxes)))
    return "".join(writer.parts), tuple(blocks), tuple(anchors), tuple(writer.joints)


def _little(boxes: array[float]) -> bytes:
    import sys

    if sys.byteorder == "big":
        boxes = array("f", boxes)
        boxes.byteswap()
    return boxes.tobytes()


def _connect(pages: Sequence[list[Paragraph]]) -> None:
    """Find which paragraphs go on from others, by the same rules as in plain text."""
    flat = [p for page in pages for p in page if p.text.strip()]
    text, blocks = "", []
    pieces = []
    for paragraph in flat:
        body = paragraph.text.strip()
        blocks.append(Block((len(text), len(text) + len(body)), paragraph.kind, paragraph.page))
        pieces.append(body)
        text += body + "\n\n"
    widths = sorted(len(line.text) for p in flat if p.kind == "prose" for line in p.lines[:-1])
    width = widths[int(0.8 * (len(widths) - 1))] if widths else 0
    for paragraph, block in zip(flat, connect(text, tuple(blocks), width), strict=True):
        paragraph.kind, paragraph.continues = block.kind, block.continues


def _opens_next(pages: Sequence[list[Paragraph]], number: int) -> bool:
    """Whether the prose of the next page begins inside a paragraph of this one."""
    if number + 1 >= len(pages):
        return False
    prose = [p for p in pages[number + 1] if p.kind not in _ASIDE]
    return bool(prose) and prose[0].continues


def _ordered(page: list[Paragraph], open_end: bool) -> list[Paragraph]:
    """The paragraphs of a page with what stands around the prose moved to where it breaks no sentence."""
    prose = [p for p in page if p.kind not in _ASIDE]
    top = [p for p in page if p.kind in ("masthead", "header")]
    rest = [p for p in page if p.kind in _ASIDE and p.kind not in ("masthead", "header")]
    prose = _gathered(prose)
    begins = bool(prose) and prose[0].continues
    if not begins:
        return top + (rest if open_end else []) + _by_place(prose, page, rest, open_end)
    at = next((i for i, p in enumerate(prose) if i and not p.continues), len(prose))
    if at == len(prose) and open_end:
        return prose + top + rest
    return prose[:at] + top + (rest if open_end else []) + prose[at:] + ([] if open_end else rest)


def _by_place(prose: list[Paragraph], page: list[Paragraph], rest: list[Paragraph], open_end: bool) -> list[Paragraph]:
    """Prose with bylines and captions kept where they stand between paragraphs, the rest after it."""
    if open_end:
        return prose
    places = {id(p): at for at, p in enumerate(page)}
    made = list(prose)
    late = []
    for paragraph in rest:
        if paragraph.kind not in ("byline", "caption"):
            late.append(paragraph)
            continue
        at = next(
            (i for i, p in enumerate(made) if places[id(p)] > places[id(paragraph)] and not p.continues), len(made)
        )
        made.insert(at, paragraph)
    return made + late


def _gathered(prose: list[Paragraph]) -> list[Paragraph]:
    """Leads that stand inside a broken paragraph are put before it."""
    made: list[Paragraph] = []
    for paragraph in prose:
        if paragraph.continues and made and made[-1].kind != "prose":
            at = max((i for i, p in enumerate(made) if p.kind == "prose"), default=-1)
            while at > 0 and made[at].continues:
                at -= 1
            if at >= 0:
                tail = [p for p in made[at:] if p.kind != "prose" and not p.continues]
                made = made[:at] + tail + [p for p in made[at:] if p not in tail]
        made.append(paragraph)
    return made


def _write(writer: Writer, paragraph: Paragraph, apart: bool) -> list[Block]:
    """Write a paragraph; one that goes on from the one just written follows it after a space, or after nothing where
    a word is broken between them.
    """
    broken = bool(writer.joints) and writer.joints[-1] == writer.length - 1
    if apart and not (paragraph.continues and broken):
        if broken:
            _settle(writer)
        writer.put(" " if paragraph.continues and _is_prose(writer) else "\n\n")
    start, part = writer.length, len(writer.parts)
    for at, line in enumerate(paragraph.lines):
        if at and not (writer.joints and writer.joints[-1] == writer.length - 1):
            writer.put("\n" if paragraph.kind in ("table", "links") else " ")
        _line(writer, line, paragraph)
    if paragraph.kind == "table":
        return [Block(cell, "table", paragraph.page, writer.box(*cell)) for cell in writer.cells(start, part)]
    return [Block((start, writer.length), paragraph.kind, paragraph.page, paragraph.box, paragraph.continues)]


def _is_prose(writer: Writer) -> bool:
    return writer.last() not in "\n"


def _settle(writer: Writer) -> None:
    """A hyphen that nothing follows is a hyphen."""
    writer.joints.pop()
    writer.parts[-1] = "-"


def _line(writer: Writer, line: Line, paragraph: Paragraph) -> None:
    glyphs = list(line.glyphs())
    while glyphs and not glyphs[-1].text.strip():
        glyphs.pop()
    while glyphs and not glyphs[0].text.strip():
        glyphs.pop(0)
    ending = glyphs.pop() if glyphs and glyphs[-1].text in _HYPHEN_ENDS else None
    for glyph in glyphs:
        letter = glyph.text
        if letter in HYPHENS:
            if letter != SOFT:
                writer.put("-", glyph)
        elif letter != " " or writer.last() != " ":
            writer.put(letter, glyph)
    if ending is not None:
        if _breaks(glyphs, paragraph, line is paragraph.lines[-1]):
            writer.joint(ending)
        elif ending.text != SOFT:
            writer.put("-", ending)


def _breaks(glyphs: list[Glyph], paragraph: Paragraph, last_line: bool) -> bool:
    """Whether the hyphen after these letters of a line stands inside a word; one alone is a dash."""
    inside = bool(glyphs) and glyphs[-1].text.isalpha() and paragraph.kind not in ("links", "table")
    return inside and (not last_line or not shapes.is_finished(paragraph.text))
