"""Where a stretch of text stands on its pages: a box for each line of it."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from parley.model import PageAnchors, Span

Box = tuple[float, float, float, float]


def boxes(span: Span, anchors: Iterable[PageAnchors]) -> Iterator[tuple[int, Box]]:
    """The page (from 1) and the box (left, bottom, right, top, in points) of each line that `span` stands on.

    Letters without a box, such as inserted spaces, belong to none.
    """
    for page in anchors:
        start, end = max(span[0], page.span[0]), min(span[1], page.span[1])
        line: Box | None = None
        for box in _letters(page, start, end):
            if line is not None and _on_line(line, box):
                line = (min(line[0], box[0]), min(line[1], box[1]), max(line[2], box[2]), max(line[3], box[3]))
                continue
            if line is not None:
                yield page.page, line
            line = box
        if line is not None:
            yield page.page, line


def _letters(page: PageAnchors, start: int, end: int) -> Iterator[Box]:
    for at in range(start, end):
        left, bottom, right, top = struct.unpack_from("<4f", page.boxes, 16 * (at - page.span[0]))
        if top > bottom:
            yield left, bottom, right, top


def _on_line(line: Box, box: Box) -> bool:
    """Whether the letter goes on on the line: at its height, and not far behind its end or before it."""
    overlap = min(line[3], box[3]) - max(line[1], box[1])
    height = min(line[3] - line[1], box[3] - box[1])
    return overlap > 0.4 * height and -height < box[0] - line[2] < 8 * height
