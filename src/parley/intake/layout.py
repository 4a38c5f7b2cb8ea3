"""Segments of a page → lines in reading order, by geometry alone: columns are found, what spans them divides them.

A title or lead box that the file draws last stands where it is on the page, so it is read there.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parley.intake.glyphs import Box, Boxes, Segment
from parley.intake.grid import grid
from parley.intake.letters import HYPHENS

Spans = list[tuple[float, float]]

_DEPTH = 6
_NOWHERE = np.zeros((1, 4), np.float32)
_HYPHEN = re.compile("[" + "".join(HYPHENS) + "]")


@dataclass(slots=True)
class Line:
    """A line of one column. `column` is the left and right edge of the column it stands in; `cell` the row and cell of a
    table with long cells that it belongs to; `written` and `shape` keep what was once found out about its text.
    """

    segments: list[Segment]
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool
    column: tuple[float, float] = (0.0, 0.0)
    region: int = 0
    cell: tuple[int, int] | None = None
    written: str = ""
    shape: str | None = None

    @property
    def box(self) -> Box:
        """Left, bottom, right, top."""
        return (self.left, self.bottom, self.right, self.top)

    def letters(self) -> tuple[str, Boxes]:
        """Its letters from left to right, each with a box; a space between parts set apart and a tab between parts far
        apart have none (four zeros).
        """
        if len(self.segments) == 1:
            return self.segments[0].text, self.segments[0].boxes
        texts: list[str] = []
        boxes: list[Boxes] = []
        for segment, between in zip(self.segments, ["", *self._between()], strict=True):
            if between:
                texts.append(between)
                boxes.append(_NOWHERE)
            texts.append(segment.text)
            boxes.append(segment.boxes)
        return "".join(texts), np.concatenate(boxes)

    def _between(self) -> list[str]:
        """What stands between each two segments."""
        pairs = zip(self.segments, self.segments[1:], strict=False)
        return [self._gap(right.left - left.right, left.text) for left, right in pairs]

    def _gap(self, gap: float, before: str) -> str:
        if gap > 2.5 * self.size:
            return "\t"
        return " " if gap > 0.12 * self.size or before[-1] in ".,;:" else ""

    @property
    def marks(self) -> list[tuple[int, str]]:
        """The numbers of notes that stood raised in it, each with its place in its letters."""
        found: list[tuple[int, str]] = []
        if not any(segment.marks for segment in self.segments):
            return found
        at = 0
        for segment, between in zip(self.segments, ["", *self._between()], strict=True):
            at += len(between)
            found.extend((at + place, mark) for place, mark in segment.marks)
            at += len(segment.text)
        return found

    @property
    def text(self) -> str:
        """Its letters as text; hyphens of PDFium as `-`."""
        if not self.written:
            parts = [self.segments[0].text]
            for segment, between in zip(self.segments[1:], self._between(), strict=True):
                parts += (between, segment.text)
            self.written = _HYPHEN.sub("-", "".join(parts)).strip()
        return self.written

    @property
    def gapped(self) -> int:
        """How many wide gaps it has."""
        if len(self.segments) == 1:
            return 0
        pairs = zip(self.segments, self.segments[1:], strict=False)
        return sum(1 for a, b in pairs if b.left - a.right > 1.5 * self.size)


@dataclass(slots=True)
class _Order:
    """Lines as they are found, region by region."""

    lines: list[Line] = field(default_factory=list)
    regions: int = 0


def lines(segments: list[Segment]) -> list[Line]:
    """The lines of a page in reading order."""
    order = _Order()
    _read(_with_drop_caps(segments), order, 0)
    return order.lines


def _with_drop_caps(segments: list[Segment]) -> list[Segment]:
    """A big initial belongs before the first line beside it."""
    kept = []
    least = min([s.size for s in segments if len(s.text) > 3], default=0.0)
    for segment in segments:
        text = segment.text.strip()
        big = segment.size > 1.7 * least and len(text) == 1
        if big and text.isalpha() and segment.angle < 0.1:
            beside = [s for s in segments if _is_beside(segment, s)]
            if beside:
                first = max(beside, key=lambda s: s.top)
                first.marks = [(at + len(segment.text), mark) for at, mark in first.marks]
                first.text = segment.text + first.text
                first.boxes = np.concatenate([segment.boxes, first.boxes])
                first.cap = (segment.left, segment.bottom, segment.right, segment.top)
                continue
        kept.append(segment)
    return kept


def _is_beside(cap: Segment, segment: Segment) -> bool:
    overlap = min(cap.top, segment.top) - max(cap.bottom, segment.bottom)
    near = -0.3 * segment.size <= segment.left - cap.right <= 1.2 * segment.size
    return cap.size > 1.7 * segment.size and near and overlap > 0.5 * segment.size and len(segment.text) > 3


def _read(segments: list[Segment], order: _Order, depth: int) -> None:
    """Read a region: band after band between what spans the columns, in each band column after column."""
    edge = _gutter(segments) if depth < _DEPTH and len(segments) > 4 else None
    if edge is None:
        _emit(segments, order)
        return
    for band in _bands(segments, edge):
        left = [s for s in band if s.right <= edge + 1]
        right = [s for s in band if s.left >= edge - 1 and s.right > edge + 1]
        if len(left) + len(right) < len(band) or not left or not right:
            _read(band, order, depth + 1) if len(band) < len(segments) else _emit(band, order)
            continue
        rows = grid(band)
        if rows is not None:
            _emit_rows(rows, order)
        else:
            for part in _apart(band, edge):
                _read([s for s in part if s.right <= edge + 1], order, depth + 1)
                _read([s for s in part if s.right > edge + 1], order, depth + 1)


def _bands(segments: list[Segment], edge: float) -> list[list[Segment]]:
    """From top to bottom: what crosses the edge, and what stands on both sides of it, in turn."""
    crossing = _union([(s.bottom, s.top) for s in segments if s.left < edge - 1 and s.right > edge + 1])
    bands: list[tuple[bool, list[Segment]]] = []
    for segment in sorted(segments, key=lambda s: -s.middle):
        # what stands beside something that crosses belongs to other columns than those of this edge
        crosses = _covered([(segment.bottom, segment.top)], crossing) > 0.5 * (segment.top - segment.bottom)
        if bands and bands[-1][0] == crosses:
            bands[-1][1].append(segment)
        else:
            bands.append((crosses, [segment]))
    return _merged(bands, edge)


def _apart(band: list[Segment], edge: float) -> list[list[Segment]]:
    """The band cut where a wide empty strip parts columns from what stands on one side only (a heading below them)."""
    parts: list[list[Segment]] = [[]]
    low = band[0].top
    strip = 5 * sorted(s.size for s in band)[len(band) // 2]
    for segment in band:
        if low - segment.top > strip:
            parts.append([])
        parts[-1].append(segment)
        low = min(low, segment.bottom)
    sided = [(any(s.right <= edge + 1 for s in p), any(s.right > edge + 1 for s in p)) for p in parts]
    if all(all(sides) for sides in sided):
        return [band]
    made: list[list[Segment]] = []
    for at, part in enumerate(parts):
        if made and all(sided[at]) and all(sided[at - 1]):
            made[-1].extend(part)
        else:
            made.append(part)
    return made


def _merged(bands: list[tuple[bool, list[Segment]]], edge: float) -> list[list[Segment]]:
    """A band with text on one side only is no pair of columns: it belongs to what crosses above and below it."""
    made: list[tuple[bool, list[Segment]]] = []
    for crosses, band in bands:
        pair = not crosses and any(s.right <= edge + 1 for s in band) and any(s.left >= edge - 1 for s in band)
        if made and not pair and not made[-1][0]:
            made[-1] = (False, made[-1][1] + band)
        else:
            made.append((pair, list(band)))
    joined = _without_slips(made, edge)
    return [band for _, band in (joined if len(joined) > 1 else made)]


def _without_slips(bands: list[tuple[bool, list[Segment]]], edge: float) -> list[tuple[bool, list[Segment]]]:
    """A pair of columns between parts that cross the edge is none where it is one or two lines high, or one side is a
    single line: the last lines of paragraphs in other columns leave such slips.
    """
    made: list[tuple[bool, list[Segment]]] = []
    for at, (pair, band) in enumerate(bands):
        height = max(s.top for s in band) - min(s.bottom for s in band)
        low = height < 2.7 * sorted(s.size for s in band)[len(band) // 2]
        single = sum(s.right <= edge + 1 for s in band) < 2 or sum(s.left >= edge - 1 for s in band) < 2
        slips = pair and (low or single) and 0 < at < len(bands) - 1 and not bands[at - 1][0] and not bands[at + 1][0]
        if made and not made[-1][0] and (slips or not pair):
            made[-1] = (False, made[-1][1] + band)
        else:
            made.append((pair, band))
    return made


class _Region:
    """The sides of the segments of a region, as columns of numbers."""

    def __init__(self, segments: list[Segment]) -> None:
        self.left = np.array([s.left for s in segments])
        self.right = np.array([s.right for s in segments])
        self.size = np.array([s.size for s in segments])
        self.length = np.array([len(s.text) for s in segments])
        self.heights = [(s.bottom, s.top) for s in segments]

    def side_by_side(self, edge: float) -> float:
        """For how many points of height text stands on both sides of `edge`; 0 where that is no pair of columns."""
        inner = edge - 0.45 * self.size
        left, right = self.right < inner, self.left >= edge - 1
        if not self._are_columns(self.length[left], self.length[right]):
            return 0.0
        crossing = (self.left < edge - 1) & (self.right >= inner)
        both = _common(_union(self._of(left)), _union(self._of(right)))
        length = sum(top - bottom for bottom, top in both) - _covered(both, _union(self._of(crossing)))
        sizes = np.sort(self.size[left])
        return length if length > 1.5 * sizes[len(sizes) // 2] else 0.0

    def _of(self, mask: NDArray[Any]) -> Spans:
        return [self.heights[at] for at in np.nonzero(mask)[0]]

    def _are_columns(self, left: NDArray[Any], right: NDArray[Any]) -> bool:
        """Whether both sides are lines of text, or the left one is and a table or a picture with words stands beside it;
        numbers or labels on the left of what they belong to are none.
        """
        if len(left) < 2 or len(right) < 2 or not _is_text(left):
            return False
        return _is_text(right) or (len(left) >= 4 and len(right) >= 4 and int(right.sum()) > 4 * len(right))


def _is_text(lengths: NDArray[Any]) -> bool:
    """Whether most letters stand in lines of some length."""
    long = lengths[lengths >= 16]
    return len(long) >= 2 and bool(long.sum() >= 0.6 * lengths.sum())


def _gutter(segments: list[Segment]) -> float | None:
    """The left edge of a column that has another column to its left, for the pair that stands side by side longest."""
    rounded = Counter([round(s.left / 3) for s in segments])
    edges: dict[int, float] = {}
    for segment in segments:
        key = round(segment.left / 3)
        edges[key] = min(edges.get(key, segment.left), segment.left)
    region = _Region(segments)
    best, found = 0.0, None
    for key in rounded:
        near = rounded[key] + rounded.get(key + 1, 0)
        if near < 3:
            continue
        edge = min(edges[key], edges.get(key + 1, edges[key]))
        length = region.side_by_side(edge)
        if length > best:
            best, found = length, edge
    return found


def _union(spans: Spans) -> Spans:
    made: Spans = []
    for bottom, top in sorted(spans):
        if made and bottom <= made[-1][1] + 6:
            made[-1] = (made[-1][0], max(made[-1][1], top))
        else:
            made.append((bottom, top))
    return made


def _common(first: Spans, second: Spans) -> Spans:
    return [(max(a, c), min(b, d)) for a, b in first for c, d in second if min(b, d) > max(a, c)]


def _covered(spans: Spans, by: Spans) -> float:
    return sum(top - bottom for bottom, top in _common(spans, by))


def _emit_rows(rows: list[list[list[Segment]]], order: _Order) -> None:
    """The cells of a table, row by row."""
    for row_number, row in enumerate(rows):
        for cell_number, cell in enumerate(row):
            first = len(order.lines)
            _emit(cell, order)
            for line in order.lines[first:]:
                line.cell = (row_number, cell_number)


def _emit(segments: list[Segment], order: _Order) -> None:
    """The segments of one column as lines from top to bottom."""
    if not segments:
        return
    order.regions += 1
    made: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (-s.middle, s.left)):
        if made and _same_line(made[-1], segment):
            made[-1].append(segment)
        else:
            made.append([segment])
    column = (min(s.left for s in segments), max(s.right for s in segments))
    order.lines.extend(_line(part, column, order.regions) for part in made)


def _same_line(line: list[Segment], segment: Segment) -> bool:
    big = max(line, key=lambda s: s.size)
    overlap = min(big.top, segment.top) - max(big.bottom, segment.bottom)
    return overlap > 0.5 * min(big.top - big.bottom, segment.top - segment.bottom)


def _line(part: list[Segment], column: tuple[float, float], region: int) -> Line:
    if len(part) == 1:
        (s,) = part
        return Line(part, s.left, s.bottom, s.right, s.top, s.size, s.bold, column, region)
    part = sorted(part, key=lambda s: s.left)
    letters = sum([len(s.text) for s in part])
    big = max(part, key=lambda s: len(s.text))
    return Line(
        part,
        min([s.left for s in part]),
        min([s.bottom for s in part]),
        max([s.right for s in part]),
        max([s.top for s in part]),
        big.size,
        2 * sum([len(s.text) for s in part if s.bold]) > letters,
        column,
        region,
    )
