"""The lead: what happened, what led to it and what is ahead, a line or two of each kind, each a line of the brief itself.

The order is that of the questions a reader brings: which talks, what came before, what surrounds them, who gave what, who was
left out, which measures stand, what each side wants, what is expected, what the author makes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from parley.brief import measures
from parley.brief.focus import MEASURES, SURROUNDINGS, TALKS, Focus, is_context, is_open, is_yield, sides
from parley.brief.happenings import Happening
from parley.brief.lines import line
from parley.brief.page import Group, Line
from parley.brief.strings import Strings
from parley.knowledge.acts import acts
from parley.model import Block

#: References that a line of the lead shows; the brief's own line has them all.
SHOWN = 3
_FORETOLD = {
    "expected": 3.0,
    "offered": 2.5,
    "promised": 2.0,
    "threatened": 2.0,
    "planned": 1.5,
    "demanded": 1.0,
    "possible": 0.5,
}
_LEFT_OUT = frozenset({"denied", "refused"})


def group(happenings: Sequence[Happening], about: Focus, s: Strings) -> Group:
    """The lines of the lead: of each kind the weightiest, none twice."""
    past = [h for h in happenings if not is_open(h)]
    ahead = [h for h in happenings if is_open(h)]
    taken: set[frozenset[tuple[str, str]]] = set()
    chosen: list[Line] = []

    def take(found: Iterable[Happening], count: int, draw: Callable[[Happening], Line] | None = None) -> None:
        for happening in _top([h for h in found if h.ids not in taken], count):
            taken.add(happening.ids)
            chosen.append(_brief((draw or (lambda h: line(h, s)))(happening), s))

    take(about.meetings[-1:], 1)
    take((h for h in past if h.event.act in TALKS and h.event.ordinal and _shared(h, about)), 2)
    take((h for h in past if is_yield(h) and about.before(h) and _asserted(h)), 1)
    take((h for h in past if h.event.act in ("call", "visit", "invite") and is_context(h, about)), 2)
    around = [h for h in past if is_context(h, about) and h.event.act in SURROUNDINGS and _asserted(h)]
    take((h for h in around if h.event.act in ("violate", "attack", "cyberattack")), 1)
    take((h for h in around if h.event.act in ("inform", "accuse", "condemn") and h.event.recipients), 1)
    take((h for h in happenings if h.event.act in ("exercise", "deploy") and _counts(h)), 2)
    take((h for h in past if _is_result(h, about) and is_yield(h)), 3)
    take((h for h in past if h.event.stance.kind in _LEFT_OUT), 2)
    old = [h for h in past if h.event.act in MEASURES and _asserted(h)]
    stands = {id(h): told for h, told in zip(old, measures.standing(past, s), strict=True)}
    take((h for h in old if not stands[id(h)].children), 2, lambda h: stands[id(h)])
    for kinds, count in ((("promised",), 1), (("offered", "threatened"), 1), (("demanded",), 2)):
        take((h for h in ahead if h.event.stance.kind in kinds), count)
    negative = [h for h in ahead if (h.event.stance.kind, h.event.stance.polarity) == ("expected", "negative")]
    foretold = [h for h in ahead if h.event.stance.kind in ("expected", "possible") and h not in negative]
    take((h for h in foretold if h.event.stance.word or h.event.stance.holder == "author"), 2)
    take(negative, 1)
    return Group("lead", s("lead"), tuple(chosen))


def _asserted(happening: Happening) -> bool:
    return happening.event.stance.kind == "asserted"


def _shared(happening: Happening, about: Focus) -> bool:
    """Whether a numbered meeting is one between the sides of the main ones."""
    return bool(sides(happening) & about.codes) and _asserted(happening)


def _counts(happening: Happening) -> bool:
    thing = happening.event.object
    return thing is not None and thing.count is not None


def _is_result(happening: Happening, about: Focus) -> bool:
    if not _asserted(happening) or is_context(happening, about):
        return False
    if happening in about.meetings or (about.meetings and happening.event.act in TALKS - {"sign", "agree"}):
        return False
    return happening.event.act not in MEASURES or not (happening.edtf is None or about.before(happening))


def _top(happenings: Sequence[Happening], count: int) -> list[Happening]:
    """The weightiest, in the order of weight; where it is even, in the order of the brief."""
    chosen: dict[tuple[object, ...], Happening] = {}
    for happening in sorted(happenings, key=lambda h: -weight(h)):
        chosen.setdefault(_deed(happening), happening)
    return list(chosen.values())[:count]


def _deed(happening: Happening) -> tuple[object, ...]:
    """What is the same for the phases of one deed: a release of 52 and their transfer."""
    event, thing = happening.event, happening.event.object
    if thing is not None and thing.people:
        return event.act, event.stance.kind, tuple(sorted(p.id for p in thing.people))
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


def _brief(full: Line, s: Strings) -> Line:
    kept = {s.of("fact", k) for k in ("probability", "horizon", "forecaster", "ordinal", "parts", "grounds", "step")}
    return replace(full, facts=tuple(f for f in full.facts if f.label in kept), cites=full.cites[:SHOWN], children=())
