"""The timeline as SVG, drawn by us: a spine with a row for each date, wider apart where more time lies between.

It is drawn twice, for a broad and for a narrow page; the style sheet shows one of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from parley.brief import dates
from parley.brief.markup import Markup, el, joined
from parley.brief.page import Brief, Mark
from parley.brief.quotes import spoken
from parley.brief.strings import Strings, strings
from parley.brief.wrapping import wrapped

LINE, GAP, LONGEST_GAP = 19, 12, 34
DATE_CHARACTERS = 20
_YEAR, _MONTH = 365, 30
# A break is written beside the spine from this many days on.
_BREAK = 75


@dataclass(frozen=True, slots=True)
class Frame:
    """Where things stand: whole width, the spine, the labels, and how wide a label may be in characters.

    `stacked`: the date stands above its labels, not beside them.
    """

    name: str
    width: int
    spine: int
    label: int
    characters: int
    stacked: bool


BROAD = Frame("broad", 760, 172, 194, 74, False)
NARROW = Frame("narrow", 350, 9, 26, 42, True)


@dataclass(frozen=True, slots=True)
class _Row:
    """All marks of one date."""

    date: str
    edtf: str
    marks: tuple[Mark, ...]


def timeline(brief: Brief) -> Markup:
    """The drawing, empty where fewer than two dates are known."""
    rows = _rows(brief.timeline)
    if len(rows) < 2:
        return joined()
    s = strings(brief.language)
    return joined(*(_drawing(rows, frame, brief.language, s) for frame in (BROAD, NARROW)))


def _rows(marks: Sequence[Mark]) -> list[_Row]:
    rows: dict[tuple[str, bool], list[Mark]] = {}
    for mark in marks:
        rows.setdefault((mark.date, mark.tone is None), []).append(mark)
    return [_Row(day, found[0].edtf, tuple(found)) for (day, _), found in rows.items()]


def _drawing(rows: Sequence[_Row], frame: Frame, language: str, s: Strings) -> Markup:
    drawn: list[Markup] = []
    top = 14.0
    for row, gap in zip(rows, [None, *pairwise(rows)], strict=True):
        if gap:
            top, note = _space(gap[0], gap[1], top, frame, s)
            drawn.append(note)
        row_drawn, top = _row(row, top, frame, language)
        drawn.append(row_drawn)
    spine = el("line", {"class": "spine", "x1": frame.spine, "x2": frame.spine, "y1": 6, "y2": round(top)})
    attributes: dict[str, str | int | float | None] = {
        "class": f"timeline {frame.name}",
        "viewBox": f"0 0 {frame.width} {round(top + 4)}",
        "role": "img",
        "aria-label": s("timeline_desc"),
    }
    return el("svg", attributes, spine, *drawn)


def _space(before: _Row, after: _Row, top: float, frame: Frame, s: Strings) -> tuple[float, Markup]:
    """The space between two rows, by the time between them; a long time is written beside the spine."""
    days = _days(before.edtf, after.edtf)
    space = GAP + min(LONGEST_GAP, 4 * math.log2(1 + days))
    if days < _BREAK:
        return top + space, joined()
    middle = round(top + space / 2 - 8)
    cut = el("line", {"class": "cut", "x1": frame.spine, "x2": frame.spine, "y1": middle - 9, "y2": middle + 9})
    note = el("text", {"class": "gap", "x": frame.label, "y": middle + 4}, s("compressed", gap=_length(days, s)))
    return top + space, joined(cut, note)


def _days(before: str, after: str) -> int:
    """Days between the ends of two dates that are known, else none."""
    one, other = dates.parse(before), dates.parse(after)
    if one is None or other is None or not (one.year_known and other.year_known):
        return 0
    first, last = one.bounds()
    start = other.bounds()[0]
    end = first if last == date.max else last
    if date.min in (end, start) or date.max in (end, start):
        return 0
    return max(0, (start - end).days)


def _length(days: int, s: Strings) -> str:
    if days >= 2 * _YEAR - _MONTH:
        return s("years", count=round(days / _YEAR))
    if days >= _YEAR - _MONTH:
        return s("year_one")
    return s("months", count=round(days / _MONTH))


def _row(row: _Row, top: float, frame: Frame, language: str) -> tuple[Markup, float]:
    """A date with its marks, and where the next row can begin."""
    if row.marks[0].tone is None:
        return _published(row, top, frame), top + LINE
    drawn = []
    if frame.stacked:
        drawn.append(el("text", {"class": "date", "x": frame.label, "y": round(top + 5)}, row.date))
        top += LINE
    least = top
    if not frame.stacked:
        days = [text for text, _ in wrapped(row.date, (), DATE_CHARACTERS)]
        drawn += [
            el("text", {"class": "date end", "x": frame.spine - 20, "y": round(top + 5 + n * LINE)}, text)
            for n, text in enumerate(days)
        ]
        least += LINE * len(days)
    for mark in row.marks:
        drawn.append(_sign(mark, frame.spine, top))
        lines = wrapped("".join(spoken(p, language) for p in mark.words), mark.numbers, frame.characters)
        drawn.append(_label(lines, frame.label, top))
        top += LINE * len(lines) + 3
    return joined(*drawn), max(top, least)


def _published(row: _Row, top: float, frame: Frame) -> Markup:
    """The day of publication: a rule across."""
    y = round(top + 1)
    text = f"{row.date}: {row.marks[0].words[0].text}"
    rule = el("line", {"class": "now", "x1": 0, "x2": frame.width, "y1": y + 8, "y2": y + 8})
    return joined(rule, el("text", {"class": "now", "x": frame.label, "y": y + 3}, text))


def _label(lines: Sequence[tuple[str, tuple[int, ...]]], x: int, top: float) -> Markup:
    drawn = []
    for number, (text, numbers) in enumerate(lines):
        refs = [el("a", {"href": f"#r{n}"}, el("tspan", {"class": "ref"}, f"\u00a0[{n}]")) for n in numbers]
        drawn.append(el("text", {"x": x, "y": round(top + 5 + number * LINE)}, text, *refs))
    return joined(*drawn)


def _sign(mark: Mark, x: int, y: float) -> Markup:
    """Talks are round, concessions a diamond, pressure a square; what is ahead is hollow, a stretch of time long."""
    tone = mark.tone or "other"
    kind = f"sign {tone}{' ahead' if mark.ahead else ''}"
    top = round(y)
    if "/" in mark.edtf:
        return el("rect", {"class": kind, "x": x - 4, "y": top - 9, "width": 8, "height": 18, "rx": 4})
    if tone == "give":
        return el("path", {"class": kind, "d": f"M{x} {top - 7}l7 7l-7 7l-7-7z"})
    if tone == "press":
        return el("rect", {"class": kind, "x": x - 5, "y": top - 5, "width": 10, "height": 10})
    return el("circle", {"class": kind, "cx": x, "cy": top, "r": 6 if tone == "talk" else 4})
