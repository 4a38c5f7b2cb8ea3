"""The drawing of calibration: the chance that was given against the share that came about, as SVG of our own."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from parley.ledger.scores import Bin

SIZE, EDGE = 320, 44
#: Dots grow with the square root of how many forecasts they stand for.
_LEAST, _MOST = 3.0, 12.0


def drawing(bins: Sequence[Bin], title: str = "Calibration") -> str:
    """An SVG: a diagonal for the ideal, a dot for each bin that holds forecasts, its count beside it; the bounds of the
    bins as ticks. With no resolved forecast it says so.
    """
    held = [one for one in bins if one.count]
    most = max((one.count for one in held), default=1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE + 2 * EDGE} {SIZE + 2 * EDGE}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect x="{EDGE}" y="{EDGE}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#888"/>',
        f'<path d="M{EDGE} {EDGE + SIZE}L{EDGE + SIZE} {EDGE}" stroke="#bbb" stroke-dasharray="4 4"/>',
        *(_tick(edge) for edge in sorted({edge for one in bins for edge in (one.low, one.high)})),
        _words(EDGE + SIZE / 2, EDGE + SIZE + 38, "chance given"),
        _words(14, EDGE + SIZE / 2, "share that happened", turned=True),
        *(_dot(one, most) for one in held),
    ]
    if not held:
        parts.append(_words(EDGE + SIZE / 2, EDGE + SIZE / 2, "no forecast with a chance is resolved"))
    return "\n".join([*parts, "</svg>", ""])


def _place(chance: float, happened: float) -> tuple[str, str]:
    return f"{EDGE + SIZE * chance:.1f}", f"{EDGE + SIZE * (1 - happened):.1f}"


def _tick(edge: float) -> str:
    x, y = _place(edge, edge)
    foot = EDGE + SIZE
    return (
        f'<path d="M{x} {foot}v5M{EDGE} {y}h-5" stroke="#888"/>'
        f'<text x="{x}" y="{foot + 18}" font-size="9" text-anchor="middle">{edge:g}</text>'
    )


def _dot(one: Bin, most: int) -> str:
    x, y = _place(one.mean or 0.0, one.happened or 0.0)
    radius = _LEAST + (_MOST - _LEAST) * (one.count / most) ** 0.5
    says = f"{one.count} with {one.low:g}–{one.high:g}: {one.happened or 0:.0%} happened"
    return (
        f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="#2b6" fill-opacity="0.7"><title>{escape(says)}</title></circle>'
        f'<text x="{x}" y="{float(y) - radius - 3:.1f}" font-size="10" text-anchor="middle">{one.count}</text>'
    )


def _words(x: float, y: float, text: str, turned: bool = False) -> str:
    turn = f' transform="rotate(-90 {x:g} {y:g})"' if turned else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="12" text-anchor="middle"{turn}>{escape(text)}</text>'
