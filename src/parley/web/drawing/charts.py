"""The network of who deals with whom, and the calibration of forecasts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from parley.brief.markup import Markup, el, joined
from parley.ledger.scores import Bin


@dataclass(frozen=True, slots=True)
class Edge:
    """How often two sides deal with each other; `talk`, `give`, `press`, `other` how often in each way."""

    one: str
    other: str
    count: int
    tone: str
    href: str


def network(edges: Sequence[Edge], names: dict[str, str], label: str) -> Markup:
    """Sides on a circle, those with the most dealings first; lines as thick as the dealings are many."""
    if not edges:
        return joined()
    weight: dict[str, int] = {}
    for edge in edges:
        for side in (edge.one, edge.other):
            weight[side] = weight.get(side, 0) + edge.count
    order = sorted(weight, key=lambda side: (-weight[side], side))
    places = {side: _on_circle(at, len(order)) for at, side in enumerate(order)}
    most = max(edge.count for edge in edges)
    lines = [_edge(edge, places, most) for edge in sorted(edges, key=lambda e: (e.count, e.one, e.other))]
    nodes = [_node(side, *places[side], names.get(side, side), weight[side]) for side in order]
    return el(
        "svg",
        {"class": "drawing network", "viewBox": "0 0 900 620", "role": "group", "aria-label": label},
        *lines,
        *nodes,
    )


def _on_circle(at: int, of: int) -> tuple[float, float]:
    angle = 2 * math.pi * at / of - math.pi / 2
    return round(450 + 290 * math.cos(angle), 1), round(310 + 240 * math.sin(angle), 1)


def _edge(edge: Edge, places: dict[str, tuple[float, float]], most: int) -> Markup:
    (ax, ay), (bx, by) = places[edge.one], places[edge.other]
    wide = round(1 + 9 * math.sqrt(edge.count / most), 1)
    line = el("line", {"x1": ax, "y1": ay, "x2": bx, "y2": by, "stroke-width": wide})
    return el(
        "a",
        {"href": edge.href, "class": f"edge {edge.tone}"},
        line,
        el("title", {}, f"{edge.one}–{edge.other}: {edge.count}"),
    )


def _node(side: str, x: float, y: float, name: str, weight: int) -> Markup:
    right = x >= 450
    text = el("text", {"x": x + (12 if right else -12), "y": y + 4, "text-anchor": "start" if right else "end"}, name)
    return el("g", {"class": "node"}, el("circle", {"cx": x, "cy": y, "r": round(4 + math.sqrt(weight), 1)}), text)


def calibration(bins: Sequence[Bin], label: str) -> Markup:
    """The share that happened over the chance that was given; on the line is well judged, the area is the number."""
    points = []
    for one in bins:
        if one.count and one.mean is not None and one.happened is not None:
            place = {"cx": round(50 + 300 * one.mean, 1), "cy": round(330 - 300 * one.happened, 1)}
            points.append(
                el("circle", {**place, "r": round(3 + 2 * math.sqrt(one.count), 1)}, el("title", {}, str(one.count)))
            )
    ticks = [
        joined(
            el("text", {"x": 50 + 3 * at, "y": 348, "text-anchor": "middle"}, f"{at}"),
            el("text", {"x": 42, "y": 334 - 3 * at, "text-anchor": "end"}, f"{at}"),
        )
        for at in range(0, 101, 25)
    ]
    frame = el("rect", {"x": 50, "y": 30, "width": 300, "height": 300, "class": "frame"})
    line = el("line", {"x1": 50, "y1": 330, "x2": 350, "y2": 30, "class": "even"})
    return el(
        "svg",
        {"class": "drawing calibration", "viewBox": "0 0 380 360", "role": "img", "aria-label": label},
        frame,
        line,
        *ticks,
        *points,
    )
