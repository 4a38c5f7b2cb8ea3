"""Events as marks: on the picture of a page, or in its text cut where marks begin and end."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parley.model import Block, Document, Event, PageAnchors, Span

#: What a mark says of the words under it, from what lies deepest to what lies on top.
Part = str


@dataclass(frozen=True, slots=True)
class Marked:
    """An event's words: the id of its review, its spans by part (`sentence`, `trigger`)."""

    event: str
    sentence: Span
    trigger: Span


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle over words of one line, in points from the top left of the page."""

    event: str
    part: Part
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same marks: the events whose sentence and whose trigger it belongs to."""

    start: int
    text: str
    sentences: tuple[str, ...]
    triggers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of text to show: its kind and its runs."""

    kind: str
    start: int
    runs: tuple[Run, ...]


def marked(event: Event, name: str) -> Marked:
    """The spans of an event under the name that its card goes by."""
    return Marked(name, event.evidence.sentence, event.evidence.trigger)


def boxes(marks: Iterable[Marked], anchors: Sequence[PageAnchors]) -> list[Box]:
    """Rectangles for all marks on one page, sentences first, so that triggers lie on top."""
    found: list[Box] = []
    marks = list(marks)
    for part in ("sentence", "trigger"):
        for mark in marks:
            for stretch in anchors:
                found += _of_span(mark.event, part, getattr(mark, part), stretch)
    return found


def _of_span(event: str, part: Part, span: Span, anchors: PageAnchors) -> list[Box]:
    start, end = max(span[0], anchors.span[0]), min(span[1], anchors.span[1])
    lines: list[list[float]] = []
    for at in range(start, end):
        left, bottom, right, top = struct.unpack_from("<4f", anchors.boxes, 16 * (at - anchors.span[0]))
        if right <= left or top <= bottom:
            continue
        if lines and _same_line(lines[-1], left, bottom, top):
            line = lines[-1]
            line[:] = min(line[0], left), min(line[1], bottom), max(line[2], right), max(line[3], top)
        else:
            lines.append([left, bottom, right, top])
    return [
        Box(event, part, round(x0, 2), round(anchors.height - y1, 2), round(x1 - x0, 2), round(y1 - y0, 2))
        for x0, y0, x1, y1 in lines
    ]


def _same_line(line: list[float], left: float, bottom: float, top: float) -> bool:
    height = max(top - bottom, line[3] - line[1])
    shared = min(top, line[3]) - max(bottom, line[1])
    return shared > 0.4 * min(top - bottom, line[3] - line[1]) and -height < left - line[2] < 3 * height


def text(document: Document, page: int, marks: Sequence[Marked]) -> list[Shown]:
    """The blocks of a page as runs, none of their characters lost or added."""
    blocks = [b for b in document.blocks if b.page == page] or (
        [Block((0, len(document.text)), "prose")] if not document.blocks else []
    )
    return [
        Shown(block.kind, block.span[0], tuple(_runs(document.text, block.span, marks)))
        for block in sorted(blocks, key=lambda block: block.span)
    ]


def _runs(body: str, span: Span, marks: Sequence[Marked]) -> Iterable[Run]:
    start, end = span
    near = [m for m in marks if m.sentence[0] < end and m.sentence[1] > start]
    edges = {start, end}
    for mark in near:
        edges |= {min(max(at, start), end) for at in (*mark.sentence, *mark.trigger)}
    order = sorted(edges)
    for low, high in pairwise(order):
        yield Run(
            low,
            body[low:high],
            tuple(m.event for m in near if m.sentence[0] <= low and high <= m.sentence[1]),
            tuple(m.event for m in near if m.trigger[0] <= low and high <= m.trigger[1]),
        )
