"""Paragraphs of all pages → one text in reading order, with blocks, and a box for every letter.

What stands around the prose of a page (headers, notes, lists of editors) is written at the end of a paragraph and never
inside a sentence, so that a sentence that runs over columns or pages is one stretch of text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parley.intake import shapes
from parley.intake.continuity import FURNITURE, connect
from parley.intake.hyphens import SOFT
from parley.intake.layout import Line
from parley.intake.letters import HYPHENS
from parley.intake.paragraphs import Paragraph
from parley.intake.writer import Writer
from parley.model import Block, PageAnchors

_ASIDE = FURNITURE | {"byline"}
_NOTE = re.compile(r"\s*(\d{1,3}|[*†‡§])")
_HYPHEN_ENDS = HYPHENS | {"-", "\u2010"}
_UNEVEN = re.compile("  |^ |[" + "".join(sorted(HYPHENS)) + "]")


def compose(
    pages: Sequence[list[Paragraph]], sizes: Sequence[tuple[float, float]]
) -> tuple[str, tuple[Block, ...], tuple[PageAnchors, ...], tuple[int, ...]]:
    """Text, blocks, anchors and joints of the whole document. `sizes` are width and height of the pages, in points."""
    _connect(pages)
    writer, blocks, anchors = Writer(), list[Block](), []
    before: Paragraph | None = None
    for number, page in enumerate(pages):
        start = writer.length
        ordered = _ordered(page, _opens_next(pages, number))
        for paragraph in ordered:
            blocks.extend(_write(writer, paragraph, before))
            before = paragraph
        width, height = sizes[number]
        anchors.append(PageAnchors(number + 1, (start, writer.length), width, height, writer.page()))
    text = "".join(writer.parts)
    return text, _linked(text, blocks, writer.marks), tuple(anchors), tuple(writer.joints)


def _linked(text: str, blocks: Sequence[Block], marks: Sequence[tuple[int, str]]) -> tuple[Block, ...]:
    """The blocks, each footnote with the place of the raised number that points to it: the last one before it."""
    places: dict[str, list[int]] = {}
    for at, mark in marks:
        for number in mark.split(","):
            places.setdefault(number, []).append(at)
    made = []
    for block in blocks:
        found = _NOTE.match(text, block.span[0]) if block.kind in ("footnote", "links") else None
        before = [at for at in places.get(found[1], ()) if at <= block.span[0]] if found else []
        made.append(replace(block, mark=before[-1]) if before else block)
    return tuple(made)


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
    closed = {at for at, (one, after) in enumerate(pairwise(flat)) if _is_closed(one, after)}
    for paragraph, block in zip(flat, connect(text, tuple(blocks), width, closed), strict=True):
        paragraph.kind, paragraph.continues = block.kind, block.continues


def _is_closed(one: Paragraph, after: Paragraph) -> bool:
    """Whether another paragraph of the same column stands right below, so that no column or page broke this one."""
    same_column = one.page == after.page and one.lines[-1].region == after.lines[0].region
    alike = abs(one.size - after.size) < 0.05 * one.size and one.bold == after.bold
    return same_column and alike and one.kind == after.kind == "prose" and not shapes.starts_low(after.text)


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


def _write(writer: Writer, paragraph: Paragraph, before: Paragraph | None) -> list[Block]:
    """Write a paragraph; one that goes on from the one just written follows it after a space, or after nothing where
    a word is broken between them.
    """
    if before is not None and not (paragraph.continues and writer.broken):
        if writer.broken:
            writer.settle()
        writer.put(_gap(writer, paragraph, before))
    start, part = writer.length, len(writer.parts)
    cell = paragraph.lines[0].cell is not None
    for at, line in enumerate(paragraph.lines):
        if at and not writer.broken:
            writer.put("\n" if paragraph.kind in ("table", "links") and not cell else " ")
        _line(writer, line, paragraph)
    if paragraph.kind == "table" and not cell:
        return [Block(span, "table", paragraph.page, box) for span, box in writer.cells(start, part)]
    return [Block((start, writer.length), paragraph.kind, paragraph.page, paragraph.box, paragraph.continues)]


def _gap(writer: Writer, paragraph: Paragraph, before: Paragraph) -> str:
    """What stands between two paragraphs: a blank line, but a tab between cells and a line end between rows."""
    if paragraph.continues and writer.last() != "\n":
        return " "
    one, two = before.lines[0].cell, paragraph.lines[0].cell
    if one is None or two is None or before.page != paragraph.page or two <= one:
        return "\n\n"
    return "\t" if one[0] == two[0] else "\n"


def _line(writer: Writer, line: Line, paragraph: Paragraph) -> None:
    text, boxes = line.letters()
    ending = text.rstrip()[-1:]
    if ending in _HYPHEN_ENDS:
        end = len(text.rstrip()) - 1
        text, boxes, last = text[:end], boxes[:end], boxes[end : end + 1]
    first = len(text) - len(text.lstrip())
    marks = line.marks
    if _UNEVEN.search(text) or (first < len(text) and text[first] == " "):
        kept = _even(text)
        marks = [(sum(at < place for at in kept), mark) for place, mark in marks]
        text, boxes = "".join(["-" if text[at] in HYPHENS else text[at] for at in kept]), boxes[kept]
        first = 0
    writer.marks.extend((writer.length + max(place - first, 0), mark) for place, mark in marks)
    writer.put(text[first:], boxes[first:])
    if ending in _HYPHEN_ENDS and ending:
        if _breaks(text, paragraph, line is paragraph.lines[-1]):
            writer.joint(last)
        elif ending != SOFT:
            writer.put("-", last)


def _even(text: str) -> list[int]:
    """The places of the letters that are written: soft hyphens inside a line and spaces after spaces are not."""
    kept: list[int] = []
    for at, letter in enumerate(text):
        doubled = letter == " " and (not kept or text[kept[-1]] == " ")
        if letter != SOFT and not doubled:
            kept.append(at)
    return kept


def _breaks(before: str, paragraph: Paragraph, last_line: bool) -> bool:
    """Whether the hyphen after these letters of a line stands inside a word; one alone is a dash."""
    inside = before[-1:].isalpha() and paragraph.kind not in ("links", "table")
    return inside and (not last_line or not shapes.is_finished(paragraph.text))
