"""Things in lanes over time: the timeline by party, and measures as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parley.brief.markup import Markup, el, joined
from parley.web.drawing.scale import Scale

WIDE, LEFT, TOP = 1160, 150, 26
#: Characters of a lane's name that fit in a unit of its width.
LETTERS = 0.148
#: Height of a row of marks in a lane.
ROW = 15


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing in a lane: from its first day to its last, what it is (`kind`, a class), words, and where it leads."""

    id: str
    lane: str
    first: date
    last: date
    kind: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two marks."""

    one: str
    other: str
    text: str


def drawn(
    marks: Sequence[Mark], ties: Sequence[Tie], label: str, names: dict[str, str] | None = None, left: int = LEFT
) -> Markup:
    """The drawing; lanes in the order in which they first appear, their names in a column `left` wide. Empty where there
    is nothing to draw.
    """
    if not marks:
        return joined()
    scale = Scale.over([day for mark in marks for day in (mark.first, mark.last)], left, WIDE - 14)
    places, lanes, height = _placed(marks, scale)
    rows = [_lane(name, top, low, (names or {}).get(name, name), left) for name, top, low in lanes]
    grid = [_grid(scale.x(day), text, height) for day, text in scale.marks()]
    lines = [_tie(tie, places) for tie in ties if tie.one in places and tie.other in places]
    things = [_mark(mark, *places[mark.id], scale) for mark in marks]
    attributes: dict[str, str | int | float | None] = {
        "class": "drawing lanes", "viewBox": f"0 0 {WIDE} {height}", "role": "group", "aria-label": label,
        "data-zoom": f"{left} {WIDE}",
    }  # fmt: skip
    return el("svg", attributes, el("g", {"class": "grid"}, *grid), *rows, el("g", {"class": "ties"}, *lines), *things)


def _placed(
    marks: Sequence[Mark], scale: Scale
) -> tuple[dict[str, tuple[float, float]], list[tuple[str, float, float]], float]:
    """Where each mark is, and each lane from top to bottom; marks that would cover each other are put in rows."""
    places: dict[str, tuple[float, float]] = {}
    lanes: list[tuple[str, float, float]] = []
    top = float(TOP)
    for name in dict.fromkeys(mark.lane for mark in marks):
        ends: list[float] = []
        for mark in sorted((m for m in marks if m.lane == name), key=lambda m: (m.first, m.last, m.id)):
            x, end = scale.x(mark.first), max(scale.x(mark.last), scale.x(mark.first) + 9)
            row = next((at for at, taken in enumerate(ends) if taken < x), len(ends))
            ends[row:] = [end + 2, *ends[row + 1 :]]
            places[mark.id] = x, top + 8 + row * ROW + ROW / 2
        low = top + 16 + ROW * len(ends)
        lanes.append((name, top, low))
        top = low
    return places, lanes, top + 8


def _lane(name: str, top: float, low: float, text: str, left: int) -> Markup:
    fits = int(left * LETTERS)
    short = text if len(text) <= fits else text[: fits - 1] + "…"
    return el(
        "g",
        {"class": "lane"},
        el("line", {"x1": 0, "x2": WIDE, "y1": low, "y2": low}),
        el("text", {"x": 8, "y": (top + low) / 2 + 4}, short, el("title", {}, text)),
    )


def _grid(x: float, text: str, height: float) -> Markup:
    line = el("line", {"x1": x, "x2": x, "y1": TOP, "y2": height})
    return joined(line, el("text", {"x": x, "y": 17, "text-anchor": "middle"}, text))


def _mark(mark: Mark, x: float, y: float, scale: Scale) -> Markup:
    end = scale.x(mark.last)
    if end - x > 9:
        shape = el("rect", {"x": x, "y": y - 4.5, "width": round(end - x, 1), "height": 9, "rx": 2})
    else:
        shape = el("circle", {"cx": x, "cy": y, "r": 4.5})
    return el("a", {"href": mark.href, "class": f"mark {mark.kind}"}, shape, el("title", {}, mark.text))


def _tie(tie: Tie, places: dict[str, tuple[float, float]]) -> Markup:
    (ax, ay), (bx, by) = places[tie.one], places[tie.other]
    middle = max(ax, bx) + 24 if abs(ax - bx) < 12 else (ax + bx) / 2
    return el(
        "path", {"class": "tie", "d": f"M{ax} {ay}Q{middle} {(ay + by) / 2 - 18} {bx} {by}"}, el("title", {}, tie.text)
    )
