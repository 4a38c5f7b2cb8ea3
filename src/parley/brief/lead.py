"""The lead: the most important results and expectations in a few lines, each a line of the brief itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.brief.focus import MEASURES, TALKS, Focus, is_context, is_open, is_yield
from parley.brief.happenings import Happening
from parley.brief.lines import line
from parley.brief.page import Group, Line
from parley.brief.strings import Strings
from parley.knowledge.acts import acts
from parley.model import Block

MEETINGS, RESULTS, REFUSALS, AHEAD = 1, 3, 2, 3
_FORETOLD = {
    "expected": 3.0,
    "offered": 2.5,
    "promised": 2.0,
    "threatened": 2.0,
    "planned": 1.5,
    "demanded": 1.0,
    "possible": 0.5,
}


def group(happenings: Sequence[Happening], about: Focus, s: Strings) -> Group:
    """The meeting, what came of it, who was left out, what is ahead: the weightiest of each."""
    past = [h for h in happenings if not is_open(h)]
    chosen = [
        *about.meetings[-MEETINGS:],
        *_top([h for h in past if _is_result(h, about)], RESULTS),
        *_top([h for h in past if h.event.stance.kind in ("denied", "refused")], REFUSALS),
        *_ahead([h for h in happenings if is_open(h)]),
    ]
    return Group("lead", s("lead"), tuple(_brief(h, s) for h in chosen))


def _is_result(happening: Happening, about: Focus) -> bool:
    if happening.event.stance.kind != "asserted" or is_context(happening, about):
        return False
    if happening in about.meetings or (about.meetings and happening.event.act in TALKS - {"sign", "agree"}):
        return False
    return happening.event.act not in MEASURES or not (happening.edtf is None or about.before(happening))


def _ahead(open_: Sequence[Happening]) -> list[Happening]:
    """The weightiest of what is ahead, and one forecast that something will not be, where there is one."""
    negative = [h for h in open_ if (h.event.stance.kind, h.event.stance.polarity) == ("expected", "negative")]
    rest = _top([h for h in open_ if h not in negative], AHEAD)
    return rest + _top(negative, 1)


def _top(happenings: Sequence[Happening], count: int) -> list[Happening]:
    """The weightiest, in the order of weight; where it is even, in the order of the brief."""
    chosen: dict[tuple[object, ...], Happening] = {}
    for happening in sorted(happenings, key=lambda h: -weight(h)):
        chosen.setdefault(_deed(happening), happening)
    return list(chosen.values())[:count]


def _deed(happening: Happening) -> tuple[object, ...]:
    """What is the same for the phases of one deed: a release of 52 and their transfer."""
    event, thing = happening.event, happening.event.object
    if thing is None or thing.count is None:
        return (happening.ids,)
    return acts()[event.act].family, event.stance.kind, thing.count.value


def weight(happening: Happening) -> float:
    """How much a happening matters: a side gives way in it, it is told often, first, by several, and with detail."""
    event, thing = happening.event, happening.event.object
    detail = thing is not None and bool(thing.count or thing.people or thing.target)
    return (
        2.0 * is_yield(happening)
        + 1.0 * min(len(happening.tellings), 3)
        + 1.0 * min(happening.documents - 1, 3)
        + 2.0 * any(_is_first(t.document.blocks, t.event.evidence.sentence[0]) for t in happening.tellings)
        + 1.0 * detail
        + 0.5 * bool(event.actors)
        + _FORETOLD.get(event.stance.kind, 0.0)
        + event.confidence
    )


def _is_first(blocks: Sequence[Block], place: int) -> bool:
    """Whether a place lies in the lead or title of its document."""
    return any(b.span[0] <= place < b.span[1] and b.kind in ("lead", "title") for b in blocks)


def _brief(happening: Happening, s: Strings) -> Line:
    full = line(happening, s)
    kept = {s.of("fact", k) for k in ("probability", "horizon", "forecaster")}
    return replace(full, facts=tuple(f for f in full.facts if f.label in kept))
