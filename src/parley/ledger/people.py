"""People: who is held, convicted, freed, taken away, dead or would not go; by name, and groups by their count.

A person's status on a day is what the last act of theirs up to that day made of them (data/statuses.tsv). Who is asked
for, promised or expected to be freed, and of whom nothing else is known, is held by inference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parley.ledger import actors
from parley.ledger.entries import Entry, day_of
from parley.ledger.parts import Grounds, Key, Part
from parley.ledger.tables import StatusRule, statuses
from parley.ledger.traits import things
from parley.ledger.types import Proposition
from parley.model import Actor, Amount, Event

_LEAVERS = frozenset({"leave"})
_PROMISES = frozenset({"promised", "offered", "planned"})
#: Statuses of those who are in custody.
HELD = frozenset({"held", "convicted"})


@dataclass(frozen=True, slots=True)
class Change:
    """A step in a person's story: the day (ISO), what it made of them, and the proposition and event that say so."""

    day: str
    status: str
    basis: str
    act: str
    stance: str
    proposition: str
    event: str


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a group: how many, and of whom."""

    count: Amount
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person, or a group that was counted (`count` given, `name` the words for it).

    `status` since the day `since`; `basis` words or inference; `holder` the code of who holds or held them; `promised` and
    `wanted_by`: the open propositions that promise their release, and who asks for it; `spellings` as texts have them.
    """

    id: str
    name: str
    code: str | None
    status: str
    since: str
    basis: str
    holder: str | None
    spellings: tuple[str, ...]
    wanted_by: tuple[str, ...]
    promised: tuple[str, ...]
    changes: tuple[Change, ...]
    count: Amount | None = None
    parts: tuple[Group, ...] = ()

    @property
    def held(self) -> bool:
        """Whether they are in custody."""
        return self.status in HELD

    @property
    def order(self) -> tuple[bool, str, str]:
        """Its place in lists: persons by name, then groups by day."""
        return self.count is not None, self.since if self.count is not None else self.name.casefold(), self.id


def keys(one: Proposition) -> Iterator[Key]:
    """The persons that a proposition is about, and itself where it is about a group that was counted."""
    for entry in one.entries:
        if (entry.event.act, entry.event.stance.kind) in statuses():
            yield from (("person", actors.identity(person)) for person in persons(entry.event))
    if _counted(one):
        yield "group", one.id


def persons(event: Event) -> Iterable[Actor]:
    """The persons acted upon; of who leaves, those who do."""
    if event.act in _LEAVERS:
        return [a for a in event.actors if not actors.is_state(a)]
    return [p for item in things(event.object) for p in item.people]


def _counted(one: Proposition) -> bool:
    thing = one.object
    return (
        thing is not None
        and thing.kind == "person"
        and thing.count is not None
        and one.standing in ("occurred", "claimed")
        and (one.act, "asserted") in statuses()
    )


def of(key: Key, members: Sequence[Proposition], grounds: Grounds) -> Iterator[Person]:
    """The person or group of a key."""
    assert isinstance(key, tuple)
    kind, id = key
    if kind == "group":
        yield from (_group(one) for one in members)
        return
    mentions = [
        (p, entry, a) for p in members for entry in p.entries for a in persons(entry.event) if actors.identity(a) == id
    ]
    changes = sorted(
        {c: rule for p, entry, _ in mentions if (c := _change(p, entry)) and (rule := _rule(entry.event))}.items(),
        key=lambda pair: (pair[0].day, pair[1].rank, pair[0].event),
    )
    if not changes:
        return
    now = _now([change for change, _ in changes])
    names = Counter(a.name for _, _, a in mentions)
    yield Person(
        id=id,
        name=min(names, key=lambda n: (-names[n], n)),
        code=next((a.code for _, _, a in mentions if a.code), None),
        status=now.status,
        since=now.day,
        basis=now.basis,
        holder=_holder(members),
        spellings=tuple(sorted({a.text for _, _, a in mentions if a.text})),
        wanted_by=tuple(sorted({w for p in members for w in _wanting(p)})) if now.status in HELD else (),
        promised=tuple(p.id for p in members if _promises(p, grounds)) if now.status in HELD else (),
        changes=tuple(change for change, _ in changes),
    )


def _rule(event: Event) -> StatusRule | None:
    if event.stance.polarity == "negative":
        return None
    return statuses().get((event.act, event.stance.kind))


def _change(one: Proposition, entry: Entry) -> Change | None:
    rule = _rule(entry.event)
    if rule is None:
        return None
    stance = entry.event.stance.kind
    if stance == "asserted" and one.window:
        day = one.window[0] if one.dated else one.window[1]
    else:
        day = day_of(entry.source) or one.known or "9999-12-31"
    return Change(day, rule.status, rule.basis, one.act, stance, one.id, entry.id)


def _now(changes: Sequence[Change]) -> Change:
    """The last step that counts: an inference only where no words came before it; the first of those that say the same."""
    said = [c for c in changes if c.basis == "words"] or list(changes)
    now = said[-1]
    for change in reversed(said):
        if change.status != now.status:
            break
        now = change
    return now


def _holder(members: Sequence[Proposition]) -> str | None:
    sides = Counter(
        p.sides[0] for p in members if len(p.sides) == 1 and (p.family in ("custody", "release") or p.act == "abduct")
    )
    return min(sides, key=lambda s: (-sides[s], s)) if sides else None


def _wanting(one: Proposition) -> Iterator[str]:
    for entry in one.entries:
        holder = entry.event.stance.holder
        if entry.event.stance.kind == "demanded" and holder is not None and not isinstance(holder, str):
            yield actors.side(holder)


def _promises(one: Proposition, grounds: Grounds) -> bool:
    return (
        any(e.event.stance.kind in _PROMISES and e.event.stance.polarity == "positive" for e in one.entries)
        and (one.family == "release")
        and not grounds.answers.get(one.id)
    )


def _group(one: Proposition) -> Person:
    assert one.object is not None
    rule = statuses()[one.act, "asserted"]
    parts = {
        (p.count.value, p.text): Group(p.count, p.text)
        for e in one.entries
        for item in things(e.event.object)
        for p in item.parts
        if p.count
    }
    day = one.window[0] if one.window and one.dated else one.window[1] if one.window else "9999-12-31"
    return Person(
        id="g" + one.id[1:],
        name=" ".join(one.object.text.split()),
        code=None,
        status=rule.status,
        since=day,
        basis="words",
        holder=one.sides[0] if len(one.sides) == 1 else None,
        spellings=(),
        wanted_by=(),
        promised=(),
        changes=tuple(c for e in one.entries if (c := _change(one, e))),
        count=one.object.count,
        parts=tuple(parts[key] for key in sorted(parts)),
    )


PART = Part("people", keys, of)
