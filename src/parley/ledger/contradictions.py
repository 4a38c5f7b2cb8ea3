"""Contradictions: what cannot all be so, found and shown with the words of both sides, never thrown and never mended.

Kinds, each with its own finder below. A contradiction is closed by a person, or vanishes when a later document or a
correction takes its ground away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from parley.ledger import actors, days, people
from parley.ledger.answers import persons
from parley.ledger.balance import bound
from parley.ledger.entries import day_of
from parley.ledger.pairs import NEAR_WORDS, sources_differ, thing_score, veto
from parley.ledger.parts import Grounds, Key, Part
from parley.ledger.rounds import number_of, rounds_of
from parley.ledger.traits import of as traits_of
from parley.ledger.types import Proposition

Kind = Literal[
    "denied and asserted",
    "freed and still held",
    "more freed than held",
    "lifted before imposed",
    "rounds out of order",
    "earlier rounds missing",
    "same but different",
    "told before it happened",
    "date that is none",
    "decisions in conflict",
]


_WEEK = 7


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something that cannot be so as told: `kind`, `text` in a sentence, ids of the propositions and events on either
    side, the `day` it is about, and whether a person `closed` it.
    """

    id: str
    kind: Kind
    text: str
    propositions: tuple[str, ...]
    one: tuple[str, ...]
    other: tuple[str, ...]
    day: str
    closed: bool

    @property
    def order(self) -> tuple[str, str]:
        """Its place in lists: by day."""
        return self.day, self.id


def keys(one: Proposition) -> Iterator[Key]:
    """What a proposition can be at odds with: itself, others on its persons, its measure, its rounds, its count."""
    yield "self", one.id
    if one.family in ("release", "custody"):
        for entry in one.entries:
            yield from (("person", actors.identity(p)) for p in people.persons(entry.event))
        if one.standing == "occurred" and len(one.sides) == 1:
            yield "custody", one.sides[0]
    if one.family in ("imposition", "relief") and one.standing == "occurred" and one.sides:
        yield from (("measure", one.sides, target) for target in bound(one))
    if one.standing == "occurred" and one.family == "talks" and len(one.sides) > 1:
        yield "rounds", one.sides
    if one.standing == "denied" or (one.standing == "occurred" and one.dated):
        yield "deed", one.act, one.sides, *sorted(persons(one.object))


def of(key: Key, members: Sequence[Proposition], grounds: Grounds) -> Iterator[Contradiction]:
    """The contradictions among the propositions of a key."""
    assert isinstance(key, tuple)
    found = {
        "self": _itself,
        "person": _persons,
        "custody": _custody,
        "measure": _measures,
        "rounds": _rounds,
        "deed": _denials,
    }[key[0]]
    for kind, text, mine, its, one, other in found(members):
        day = min(p.day for p in (*mine, *its))
        yield _made(kind, text, (*mine, *its), one, other, day, grounds)


_Found = tuple[Kind, str, Sequence[Proposition], Sequence[Proposition], tuple[str, ...], tuple[str, ...]]


def _made(
    kind: Kind,
    text: str,
    about: Sequence[Proposition],
    one: tuple[str, ...],
    other: tuple[str, ...],
    day: str,
    grounds: Grounds,
) -> Contradiction:
    ids = tuple(sorted({p.id for p in about}))
    name = "\x1f".join((kind, *one, "\x1e", *other))
    id = "c" + hashlib.sha256(name.encode()).hexdigest()[:15]
    return Contradiction(id, kind, text, ids, one, other, day, id in grounds.closed)


def _events(one: Proposition) -> tuple[str, ...]:
    return tuple(e.id for e in one.entries)


def _itself(members: Sequence[Proposition]) -> Iterator[_Found]:
    """Dates that are none, words before the deed, and tellings called the same that cannot be."""
    for p in members:
        for e in p.entries:
            when = e.event.when.edtf if e.event.when else None
            if when is not None and days.window(when) is None and "XXXX" not in when:
                yield "date that is none", f"{when!r} is no date", (p,), (), (e.id,), ()
            told = days.window(e.source.published) if e.source.published else None
            span = days.window(when) if when else None
            if told and span and p.standing == "occurred" and e.event.stance.kind == "asserted" and span[0] > told[1]:
                text = f"told on {e.source.published} as done, and dated {when}"
                yield "told before it happened", text, (p,), (), (e.id,), ()
        yield from _called_same(p)


def _called_same(p: Proposition) -> Iterator[_Found]:
    here = {e.id: e for e in p.entries}
    for e in p.entries:
        for link in e.event.links:
            other = here.get(link.event)
            if link.kind != "same_as" or other is None or other.id < e.id:
                continue
            reason = veto(one := traits_of(e), its := traits_of(other))
            if reason is not None and not sources_differ(one, its):
                yield "same but different", f"called the same, but: {reason}", (p,), (), (e.id,), (other.id,)


def _persons(members: Sequence[Proposition]) -> Iterator[_Found]:
    """A person freed and later still held, with no arrest between."""
    freed = [p for p in members if p.family == "release" and p.standing == "occurred" and p.window and p.dated]
    caught = [p.day for p in members if p.family == "custody" and p.standing == "occurred"]
    for p in members:
        if p.standing != "denied" or p.family != "release":
            continue
        for e in p.entries:
            day = day_of(e.source)
            if e.event.stance.kind not in ("denied", "asserted") or day is None:
                continue
            before = [f for f in freed if f.day <= day and persons(f.object) & persons(p.object)]
            before = [f for f in before if not any(f.day <= c <= day for c in caught)]
            if before:
                last = max(before, key=lambda f: f.order)
                text = f"freed on {last.when}, and not free on {day}"
                yield "freed and still held", text, (last,), (p,), _events(last), (e.id,)


def _custody(members: Sequence[Proposition]) -> Iterator[_Found]:
    """More freed since a count of those held than were held."""
    held: Proposition | None = None
    freed: list[Proposition] = []
    for p in sorted(members, key=lambda p: p.order):
        if not p.dated or p.object is None or p.object.count is None or p.object.count.bound == "at_least":
            continue
        if p.family == "custody":
            held, freed = p, []
        elif held is not None and held.object and held.object.count and p.act in ("release", "pardon"):
            freed.append(p)
            total = sum(f.object.count.value for f in freed if f.object and f.object.count and f.act == p.act)
            top = held.object.count.max or held.object.count.value
            if held.object.count.bound != "at_least" and total > top:
                text = f"{total:g} freed of {top:g} held"
                yield "more freed than held", text, (held,), tuple(freed), _events(held), _events(p)


def _measures(members: Sequence[Proposition]) -> Iterator[_Found]:
    """A measure lifted although it was imposed only later, and not before."""
    imposed = [p for p in members if p.family == "imposition" and p.dated and p.window]
    lifted = [p for p in members if p.act == "lift" and p.dated and p.window]
    for p in lifted:
        assert p.window
        later = [i for i in imposed if i.window and i.window[0] > p.window[1]]
        if later and len(later) == len(imposed):
            first = min(later, key=lambda i: i.order)
            text = f"lifted {p.when}, imposed {first.when}"
            yield "lifted before imposed", text, (p,), (first,), _events(p), _events(first)


def _rounds(members: Sequence[Proposition]) -> Iterator[_Found]:
    """Rounds whose numbers do not follow their days, and rounds that must have been and that nobody told of."""
    numbered = [p for p in members if number_of(p) is not None]
    if numbered:
        yield from _out_of_order([p for p in numbered if p.dated])
        here = {p.id: p for p in members}
        for r in rounds_of(members[0].sides, members):
            if r.gap:
                about = [here[id] for id in r.occurrences]
                text = f"{r.earlier} earlier rounds, {r.known} known"
                yield "earlier rounds missing", text, about, (), r.evidence, ()
    yield from _visits([p for p in members if p.act == "visit"])


def _out_of_order(numbered: Sequence[Proposition]) -> Iterator[_Found]:
    for before, after in pairwise(sorted(numbered, key=lambda p: p.order)):
        one, other = number_of(before) or 0, number_of(after) or 0
        if other < one and before.window != after.window:
            text = f"round {one} on {before.when}, round {other} on {after.when}"
            yield "rounds out of order", text, (before,), (after,), _events(before), _events(after)


def _visits(visits: Sequence[Proposition]) -> Iterator[_Found]:
    """Visits of a year that a number says have been, and nobody told of."""
    for p in visits:
        if p.ordinal is None or not p.window:
            continue
        who = {actors.identity(a) for a in p.actors}
        earlier = [
            v
            for v in visits
            if v is not p and v.window and v.window[0][:4] == p.window[0][:4] and v.order < (p.window[1], "", "")
            if who & {actors.identity(a) for a in v.actors}
        ]
        if len(earlier) < p.ordinal.value - 1:
            text = f"{p.ordinal.value - 1} earlier visits, {len(earlier)} known"
            yield "earlier rounds missing", text, (p,), (), _events(p), ()


def _denials(members: Sequence[Proposition]) -> Iterator[_Found]:
    """A thing that one says was done and another that it was not, of one time."""
    denied = [p for p in members if p.standing == "denied"]
    done = [p for p in members if p.standing == "occurred"]
    for p in denied:
        for other in done:
            if _meet(p, other) and _one_thing(p, other):
                text = f"done on {other.when}, and denied {'for ' + p.when if p.dated and p.when else 'since'}"
                yield "denied and asserted", text, (other,), (p,), _events(other), _events(p)


def _meet(denied: Proposition, done: Proposition) -> bool:
    """Whether the days meet; a denial without a date is of the week before its document."""
    if not (denied.window and done.window):
        return False
    first, last = denied.window
    if not denied.dated:
        first = days.iso(days.number(last) - _WEEK)
    return first <= done.window[1] and done.window[0] <= last


def _one_thing(one: Proposition, other: Proposition) -> bool:
    """Whether nothing forbids that both are about one thing, and enough speaks for it where things are named."""
    mine, its = traits_of(one.entries[0]), traits_of(other.entries[0])
    reason = veto(mine, its)
    if reason is not None and reason != "different times":
        return False
    return (one.object is None and other.object is None) or thing_score(mine, its) >= NEAR_WORDS


def finish(items: Sequence[Contradiction], grounds: Grounds) -> Iterator[Contradiction]:
    """The contradictions, and the decisions that cannot all be followed."""
    yield from items
    for one, other in grounds.conflicts:
        about = [grounds.propositions[id] for e in (one, other) if (id := grounds.homes.get(e))]
        text = "held the same, and parts of them held apart"
        day = min((p.day for p in about), default="9999-12-31")
        yield _made("decisions in conflict", text, about, (one,), (other,), day, grounds)


PART = Part("contradictions", keys, of, finish, answers=False)
