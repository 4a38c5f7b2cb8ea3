"""Answers: which occurrence does what somebody promised, offered, demanded, planned or expected.

An occurrence answers an open proposition of its block (family of acts and sides) if it does the act or a phase of it, to
the same persons or target where both say which, after it was made and inside its horizon. One relation serves what is
owed, what was forecast and what was asked for; a person confirms what is not beyond doubt.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.ledger import actors, days
from parley.ledger.traits import things
from parley.ledger.types import Answer, AnswerKind, Proposition
from parley.model import Object

#: How many occurrences, the first after it was made, are looked at for one that is open, and how many kept.
LOOKED_AT, KEPT = 40, 5


@dataclass(frozen=True, slots=True)
class Look:
    """What was found for an open proposition: its answers in the order of their days, and the order of the last
    occurrence looked at, None where it was looked to the end.
    """

    answers: tuple[Answer, ...]
    reach: tuple[str, str, str] | None

    def concerns(self, made: str, first: str, last: str) -> bool:
        """Whether a change among the occurrences from day `first` to `last` can change it."""
        return made <= last and (self.reach is None or first <= self.reach[0])


def can_answer(one: Proposition) -> bool:
    """Whether it is an occurrence with a time."""
    return one.standing == "occurred" and one.window is not None


def can_be_answered(one: Proposition) -> bool:
    """Whether it is held by somebody since a day, and did not occur."""
    return one.standing in ("open", "denied") and one.made is not None


def look(one: Proposition, done: Sequence[Proposition], orders: Sequence[tuple[str, str, str]]) -> Look:
    """Looks for the answers to one among the occurrences of its block, `orders` theirs, sorted."""
    found: list[Answer] = []
    start = bisect_left(orders, (one.made or "", "", ""))
    for at in range(start, min(start + LOOKED_AT, len(done))):
        told = answer(one, done[at])
        if told is not None:
            found.append(told)
            if len(found) == KEPT:
                return Look(tuple(found), orders[at])
    end = start + LOOKED_AT
    return Look(tuple(found), orders[end - 1] if end <= len(done) else None)


def answers(block: Sequence[Proposition]) -> Iterator[Answer]:
    """The answers inside a block whose propositions come in their order."""
    done = [p for p in block if can_answer(p)]
    orders = [p.order for p in done]
    for one in block:
        if can_be_answered(one):
            yield from look(one, done, orders).answers


def answer(one: Proposition, other: Proposition) -> Answer | None:
    """How an occurrence answers an open proposition of its block; None where it does not."""
    reasons = ["same act" if one.act == other.act else "a phase of the act"]
    strength = 0.4 if one.act == other.act else 0.25
    if _late(one, other):
        return None
    for mine, its, reason in (
        (persons(one.object), persons(other.object), "same persons"),
        (targets(one), targets(other), "same target"),
    ):
        if mine and (its or reason == "same persons") and not mine & its:
            return None
        if mine & its:
            strength += 0.4
            reasons.append(reason)
    if one.object and other.object and one.object.kind == other.object.kind:
        strength += 0.15
        reasons.append("same kind of object")
    if other.dated:
        strength += 0.1
    kind, part = _kind(one, other)
    return Answer(one.id, other.id, kind, round(min(strength, 1.0), 2), (*reasons, *part))


def _late(one: Proposition, other: Proposition) -> bool:
    """Whether it comes after every horizon that was given, or before a day planned."""
    horizons = [w for e in one.entries if e.event.stance.horizon and (w := days.window(e.event.stance.horizon))]
    day = days.number(other.day)
    if horizons and day > max(w[1] for w in horizons):
        return True
    return bool(one.dated and one.window and not one.window[0] <= other.day <= one.window[1] and one.when is not None)


def _kind(one: Proposition, other: Proposition) -> tuple[AnswerKind, tuple[str, ...]]:
    if one.standing == "denied" or any(e.event.stance.polarity == "negative" for e in one.entries):
        return "contradicts", ()
    wanted = one.object.count if one.object else None
    given = other.object.count if other.object else None
    if wanted is not None and given is not None and given.value < wanted.value:
        return "partly", (f"{given.value:g} of {wanted.value:g}",)
    return "fulfils", ()


def persons(thing: Object | None) -> frozenset[str]:
    """Identities of the persons named in an object."""
    return frozenset(actors.identity(p) for item in things(thing) for p in item.people)


def targets(one: Proposition) -> frozenset[str]:
    """Identities of those whom its measure binds; states by their code."""
    bound = [item.target for item in things(one.object) if item.target]
    return frozenset(actors.side(a) if actors.is_state(a) else actors.identity(a) for a in bound)
