"""Letters of a page → runs: letters that follow one another on a line without a jump. All letters are looked at at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parley.intake.letters import HYPHENS, SPACES

Runs = Iterator[tuple[int, int, int, tuple[float, float, float, float], float, float]]

_SPACE = np.array([ord(c) for c in SPACES], np.uint32)
_HYPHEN = np.array([ord(c) for c in sorted(HYPHENS)], np.uint32)
_END = np.array([10, 13], np.uint32)
_BIG = 1.7  # how many times the height of its text a big initial has
_FAR = np.float32(1e9)


def runs(text: str, boxes: NDArray[np.float32], index: NDArray[np.intp]) -> Runs:
    """For each run with a box: its start and end in `text` (spaces at its end included), PDFium's index of its middle
    letter, the box around it, and the least and greatest height of its letters.

    A run begins with no space. `boxes` has a row a letter: left, bottom, right, top; `index` is PDFium's of each.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    ends = np.isin(codes, _END)
    hyphens = np.isin(codes, _HYPHEN)
    left, bottom, right, top = boxes.T
    solid = top > bottom
    letters = np.nonzero(~ends & ~np.isin(codes, _SPACE) & (solid | hyphens | (right > left)))[0]
    if not len(letters):
        return
    starts = letters[_starts(letters, solid[letters], hyphens[letters], np.cumsum(ends)[letters], boxes[letters])]
    stops = np.append(starts[1:], len(text))
    breaks = np.append(np.nonzero(ends)[0], len(text))
    stops = np.minimum(stops, breaks[np.searchsorted(breaks, starts)])
    yield from _measured(starts, stops, boxes, solid & ~np.isin(codes, _SPACE), index)


def _starts(
    letters: NDArray[np.intp],
    solid: NDArray[np.bool_],
    hyphens: NDArray[np.bool_],
    line: NDArray[Any],
    boxes: NDArray[np.float32],
) -> NDArray[Any]:
    """Whether each letter begins a run. `line` counts the line ends before it; hyphens follow whatever stands before."""
    before = np.maximum.accumulate(np.where(solid, np.arange(len(letters)), -1))
    last = np.append(-1, before[:-1])
    fresh = np.append(True, line[1:] != line[:-1])
    known = (last >= 0) & (line[last] == line) & ~hyphens
    jumps, big = _jumps(boxes[last], boxes)
    starts: NDArray[Any] = fresh | (known & jumps)
    for at in np.nonzero(known & big & ~starts)[0]:
        # a big initial: the only letter of its run, and nothing stands between it and the next
        if starts[at - 1] and last[at] == at - 1 and letters[at] == letters[at - 1] + 1:
            starts[at] = True
    return starts


def _jumps(last: NDArray[np.float32], boxes: NDArray[np.float32]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether each letter does not stand beside the last one: another line, a wide gap, or a step back; and whether
    the last one is as big as an initial.
    """
    a_left, a_bottom, a_right, a_top = last.T
    left, bottom, _, top = boxes.T
    a_height, height = a_top - a_bottom, top - bottom
    gap = left - a_right
    higher, lower = np.maximum(a_height, height), np.minimum(a_height, height)
    overlap = np.minimum(a_top, top) - np.maximum(a_bottom, bottom)
    beside = (gap > -0.2 * higher) & (gap < 0.5 * higher)
    apart = overlap < np.where(beside, 0.1, 0.4) * lower
    jumps = apart | (gap > 1.3 * higher) | (a_left - left > 0.5 * higher)
    # nearly every letter stands on the line of the one before it, a hair's breadth from it
    near = (bottom == a_bottom) & (top == a_top) & (gap > -1) & (gap < 3)
    return jumps & ~near, (a_height > _BIG * height) & ~near


def _measured(
    starts: NDArray[np.intp],
    stops: NDArray[np.intp],
    boxes: NDArray[np.float32],
    solid: NDArray[np.bool_],
    index: NDArray[np.intp],
) -> Runs:
    places = np.nonzero(solid)[0]
    count = np.append(0, np.cumsum(solid))
    some = count[stops] > count[starts]
    starts, stops = starts[some], stops[some]
    if not len(starts):
        return
    middles = index[places[(count[starts] + count[stops]) // 2]]
    edges = np.stack([starts, stops], axis=1).ravel()
    edges = edges[:-1] if edges[-1] == len(solid) else edges
    left, bottom, right, top = boxes.T
    height = top - bottom

    def least(values: NDArray[np.float32]) -> list[float]:
        return list(np.minimum.reduceat(np.where(solid, values, _FAR), edges)[::2].tolist())

    def most(values: NDArray[np.float32]) -> list[float]:
        return list(np.maximum.reduceat(np.where(solid, values, -_FAR), edges)[::2].tolist())

    around = zip(least(left), least(bottom), most(right), most(top), strict=True)
    yield from zip(starts.tolist(), stops.tolist(), middles.tolist(), around, least(height), most(height), strict=True)
