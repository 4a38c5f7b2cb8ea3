"""The balance: what was promised, offered or announced and is not given yet, by whom, to whom.

Commitments and offers are owed, never wishes and intents. What was announced as decided ("the United States announced the
lifting") is owed until a text says that it took effect.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from parley.knowledge.acts import acts
from parley.ledger import actors, days
from parley.ledger.entries import Entry
from parley.ledger.exchanges import SURE
from parley.ledger.parts import Grounds, Key, Part
from parley.ledger.traits import things
from parley.ledger.types import Proposition
from parley.model import Amount

Kind = Literal["promised", "offered", "announced"]
#: Steps by which a measure's change takes effect.
EFFECT = frozenset({"adopted", "in_force", "licensed", "suspended", "lapsed"})


@dataclass(frozen=True, slots=True)
class Owed:
    """Something owed: by whom (`sides`) and to whom, the act, the words; `count` how many were promised and `given` how
    many of them came; `since` the day it was said; `horizon` EDTF by when; `overdue` whether that is over on the day
    asked for; `conditions` what it hangs on, in exchange or on condition; `answers` what may have answered it, weakly.
    """

    id: str
    kind: Kind
    sides: tuple[str, ...]
    to: tuple[str, ...]
    act: str
    what: str | None
    count: Amount | None
    given: float
    since: str
    horizon: str | None
    overdue: bool
    conditions: tuple[str, ...]
    answers: tuple[str, ...]
    proposition: str
    evidence: tuple[str, ...]

    @property
    def order(self) -> tuple[str, str]:
        """Its place in lists: the oldest first."""
        return self.since, self.id


def keys(one: Proposition) -> Iterator[Key]:
    """Itself where it can be owed; what is announced, the measures of its target as well."""
    if one.standing == "open" and _gives(one) and any(_binds(e) for e in one.entries):
        yield one.id
    if one.family == "relief" and one.standing == "occurred":
        yield "relief", one.sides, bound(one)


def _gives(one: Proposition) -> bool:
    """Whether the act is one that is owed to somebody: no sanction, arrest or threat is."""
    found = acts().get(one.act)
    return found is not None and found.kind not in ("verbal_conflict", "material_conflict")


def _binds(entry: Entry) -> bool:
    """Whether it binds: a commitment or an offer; a promise of which nothing says how firm it is counts as one."""
    stance = entry.event.stance
    if stance.polarity == "negative":
        return False
    return stance.kind == "offered" or (stance.kind == "promised" and stance.force in (None, "commitment"))


def bound(one: Proposition) -> tuple[str, ...]:
    """Whom its measure binds: identities, sorted; the recipients where the object names nobody."""
    named = [item.target for e in one.entries for item in things(e.event.object) if item.target]
    found = named or [a for e in one.entries for a in e.event.recipients]
    firms = [a for a in found if not actors.is_state(a)]
    return tuple(sorted({actors.side(a) if actors.is_state(a) else actors.identity(a) for a in firms or found}))


def of(key: Key, members: Sequence[Proposition], grounds: Grounds) -> Iterator[Owed]:
    """What is owed under a key."""
    if isinstance(key, tuple):
        yield from _announced(members, grounds)
        return
    for one in members:
        answers = grounds.answers.get(one.id, ())
        if any(a.kind == "fulfils" and a.strength >= SURE for a in answers):
            continue
        kind: Kind = "promised" if any(e.event.stance.kind == "promised" for e in one.entries) else "offered"
        given = [grounds.propositions[a.by] for a in answers if a.kind == "partly" and a.strength >= SURE]
        total = sum(p.object.count.value for p in given if p.object and p.object.count)
        if one.object and one.object.count and total >= one.object.count.value:
            continue
        yield _owed(one, kind, total, tuple(a.by for a in answers), grounds)


def _announced(members: Sequence[Proposition], grounds: Grounds) -> Iterator[Owed]:
    """Relief that was announced and of which no text says that it took effect since."""
    effective = [p for p in members if steps(p) & EFFECT or (p.dated and "announced" not in steps(p))]
    for one in members:
        told = steps(one)
        if "announced" in told and not told & EFFECT and not any(p.order > one.order for p in effective):
            yield _owed(one, "announced", 0, (), grounds)


def steps(one: Proposition) -> set[str]:
    """The steps that texts name of its measure."""
    return {
        item.measure.step
        for e in one.entries
        for item in things(e.event.object)
        if item.measure is not None and item.measure.step is not None
    }


def _owed(one: Proposition, kind: Kind, given: float, answers: tuple[str, ...], grounds: Grounds) -> Owed:
    horizons = sorted(e.event.stance.horizon for e in one.entries if e.event.stance.horizon)
    ends = [w[1] for h in horizons if (w := days.window(h))]
    today = grounds.as_of.toordinal() if grounds.as_of else None
    return Owed(
        id="b" + one.id[1:],
        kind=kind,
        sides=one.sides,
        to=tuple(sorted({*actors.sides(one.recipients)} - {*one.sides})),
        act=one.act,
        what=" ".join(one.object.text.split()) if one.object else None,
        count=one.object.count if one.object else None,
        given=given,
        since=(one.day if kind == "announced" else one.made) or "9999-12-31",
        horizon=horizons[-1] if horizons else None,
        overdue=today is not None and bool(ends) and max(ends) < today,
        conditions=tuple(sorted({link.event for e in one.entries for link in e.event.links if link.kind in _TIES})),
        answers=answers,
        proposition=one.id,
        evidence=tuple(e.id for e in one.entries),
    )


_TIES = frozenset({"exchange", "condition"})

PART = Part("balance", keys, of)
