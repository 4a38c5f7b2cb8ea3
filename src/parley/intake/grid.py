"""Tables whose cells run over several lines, told from columns of text by their rows: empty strips that cross all columns.

Columns of text break their paragraphs at heights of their own. In a table each row begins at one height in all its cells,
and an empty strip parts it from the next.
"""

from __future__ import annotations

from parley.intake.glyphs import Segment

_STRIP = 0.5  # of the height of the letters: more than stands between lines of one cell
_ALIGNED = 0.4  # of the height of the letters
_LINES = 9  # a cell with more lines is a column of text
_FEWEST = 3  # rows

Cell = list[Segment]


def grid(segments: list[Segment]) -> list[list[Cell]] | None:
    """The rows of the table that the segments are, each with its cells from left to right; None where they are none.

    A cell that a row does not have is left out.
    """
    size = sorted(s.size for s in segments)[len(segments) // 2]
    columns = _stretches([(s.left, s.right) for s in segments], 0.8 * size)
    strips = _stretches([(s.bottom, s.top) for s in segments], _STRIP * size)
    if len(columns) < 2 or len(strips) < _FEWEST:
        return None
    rows = [[_inside(segments, low, high, column) for column in columns] for low, high in sorted(strips, reverse=True)]
    if not all(_is_row(row, size) for row in rows):
        return None
    longest = max(_lines(cell) for row in rows for cell in row if cell)
    if longest < 2 and len(columns) < 3:
        return None
    return [[cell for cell in row if cell] for row in rows]


def _stretches(spans: list[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """The spans with those that touch, or stand no more than `gap` apart, made one."""
    made: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if made and low <= made[-1][1] + gap:
            made[-1] = (made[-1][0], max(made[-1][1], high))
        else:
            made.append((low, high))
    return made


def _inside(segments: list[Segment], low: float, high: float, column: tuple[float, float]) -> Cell:
    return [s for s in segments if low <= s.middle <= high and column[0] <= s.left <= column[1]]


def _is_row(row: list[Cell], size: float) -> bool:
    """Whether two cells or more stand in the row, all begin at its height, and none is as long as a column of text."""
    tops = [max(s.top for s in cell) for cell in row if cell]
    return len(tops) >= 2 and max(tops) - min(tops) <= _ALIGNED * size and all(_lines(c) <= _LINES for c in row if c)


def _lines(cell: Cell) -> int:
    """How many lines of text a cell has."""
    return len({round(s.bottom) for s in cell})
