"""Parties and people: who takes part, who belongs to whom, and what is told of each person acted upon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.brief import names
from parley.brief.happenings import Happening
from parley.brief.lines import cite, short
from parley.brief.page import Cite, Group, Line, Part
from parley.brief.strings import Strings
from parley.model import Actor, Event

# A party is told of everywhere; this many references lead to it.
REFERENCES = 3
_Told = dict[str, list[Happening]]


def groups(happenings: Sequence[Happening], s: Strings) -> tuple[Group, ...]:
    """The parties by how much is told of them, each with who belongs to it; then the persons acted upon."""
    told: _Told = {}
    members: dict[str, dict[str, None]] = {}
    for happening in happenings:
        for actor in _taking_part(happening.event):
            side = names.plain(actor.code, s) if actor.code else names.actor(actor, s)
            if not told.get(side) or told[side][-1] is not happening:
                told.setdefault(side, []).append(happening)
            if not names.is_state(actor) and names.actor(actor, s) != side:
                members.setdefault(side, {})[names.actor(actor, s)] = None
    ranked = sorted(told, key=lambda side: (-len(told[side]), side))
    parties = tuple(_party(side, told[side], list(members.get(side, ())), s) for side in ranked)
    found = (Group("states", s("states"), parties, "", "table"), Group("people", s("people"), _people(happenings, s)))
    return tuple(g for g in found if g.lines)


def _taking_part(event: Event) -> Iterator[Actor]:
    yield from event.actors
    yield from event.recipients
    if isinstance(event.stance.holder, Actor):
        yield event.stance.holder


def _party(side: str, told: Sequence[Happening], members: Sequence[str], s: Strings) -> Line:
    """A party and those who belong to it, each with the first lines that tell of them."""
    below = tuple(_member(name, told, s) for name in sorted(members))
    return Line((Part(side[:1].upper() + side[1:]),), _first(told), children=below)


def _member(name: str, told: Sequence[Happening], s: Strings) -> Line:
    return Line((Part(name),), _first([h for h in told if name in {names.actor(a, s) for a in _taking_part(h.event)}]))


def _first(told: Sequence[Happening]) -> tuple[Cite, ...]:
    return tuple(cite(h.tellings[0]) for h in told[:REFERENCES])


def _people(happenings: Sequence[Happening], s: Strings) -> tuple[Line, ...]:
    """The persons freed, held, convicted … and those who refuse, each with all that is told of them."""
    told: dict[str, list[Happening]] = {}
    for happening in happenings:
        for person in _acted_upon(happening.event):
            told.setdefault(names.actor(person, s), []).append(happening)
    return tuple(Line((Part(name),), children=tuple(short(h, s) for h in told[name])) for name in sorted(told))


def _acted_upon(event: Event) -> Iterator[Actor]:
    if event.object is not None:
        for what in (event.object, *event.object.parts, *event.object.items):
            yield from what.people
    if event.stance.kind == "refused":
        yield from (a for a in event.actors if not names.is_state(a))
