"""Figures: one quantity with all values that texts give for it, who says which, and whether they agree."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from parley.knowledge.acts import acts
from parley.ledger import days, independence, part_names, traits
from parley.ledger.entries import Entry
from parley.ledger.parts import Grounds, Key, Part
from parley.ledger.types import Proposition
from parley.model import Amount, Object

Relation = Literal["one value", "agree", "refine", "update", "dispute"]
#: What "about" allows on either side, as a share of the value.
SLACK = 0.1
#: A happening known to so many days is one; told of a longer time, a count is a total of many.
_NARROW = 3
#: Two counts of a standing number (prisoners held) more days apart than this are of different times.
_SAME_TIME = 31


@dataclass(frozen=True, slots=True)
class Value:
    """A value: the least and the greatest number that it allows (`high` None where unbounded), the `amount` as said, `by`
    whom, how many independent `sources` say it, the `day` of the latest document that does, and its `credibility`: 1
    (confirmed) to 6 (cannot be judged), from how many independent sources say it and how many another.
    """

    low: float
    high: float | None
    amount: Amount
    by: tuple[str, ...]
    sources: int
    day: str
    credibility: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity. `what` are the words of the text with the narrowest value; `part_of` the id of the figure it is a stated
    part of, or None; `total` whether it counts a longer time; `standing` whether it counts a state (held) and no happening.
    """

    id: str
    act: str
    sides: tuple[str, ...]
    what: str
    unit: str | None
    when: str | None
    part_of: str | None
    total: bool
    standing: bool
    relation: Relation
    values: tuple[Value, ...]

    @property
    def order(self) -> tuple[str, str, bool, str]:
        """Its place in lists: by day, act, wholes before parts, id."""
        return self.when or "9999", self.act, self.part_of is not None, self.id

    @property
    def disputed(self) -> bool:
        """Whether sources exclude each other."""
        return self.relation == "dispute"


@dataclass(frozen=True, slots=True)
class _Count:
    """A count as one entry gives it; `day` that of its document."""

    entry: Entry
    thing: Object
    amount: Amount
    day: int

    @property
    def bounds(self) -> tuple[float, float]:
        return bounds(self.amount)


def bounds(amount: Amount) -> tuple[float, float]:
    """The least and the greatest number that an amount allows; infinite where it says only "more than"."""
    low, high = float(amount.value), float(amount.max if amount.max is not None else amount.value)
    if amount.bound == "at_least":
        return low, math.inf
    if amount.bound == "at_most":
        return 0.0, high
    slack = SLACK if amount.bound == "about" or amount.approximate else 0.0
    return low * (1 - slack), high * (1 + slack)


def figures_of(propositions: Sequence[Proposition]) -> Iterator[Figure]:
    """The figures of propositions that may tell of one happening (one family of acts, one side)."""
    for group in _together(propositions):
        yield from _figures(group)


def _keys(proposition: Proposition) -> Iterable[Key]:
    if any(_counted(entry) for entry in proposition.entries):
        # what `_together` puts together, so that one more document counts only what it touches
        yield proposition.family, proposition.sides, *_home(proposition)


def _of(key: Key, propositions: Sequence[Proposition], grounds: Grounds) -> Iterable[Figure]:
    return figures_of([one for one in propositions if any(_counted(entry) for entry in one.entries)])


def _counted(entry: Entry) -> bool:
    return any(thing.count is not None or thing.parts for thing in traits.things(entry.event.object))


def _together(propositions: Sequence[Proposition]) -> Iterator[list[Proposition]]:
    """Propositions of one happening: known to the same few days; standing numbers of one act; every other by itself."""
    groups: dict[tuple[object, ...], list[Proposition]] = defaultdict(list)
    for one in propositions:
        groups[_home(one)].append(one)
    for key in sorted(groups, key=repr):
        yield sorted(groups[key], key=lambda one: one.order)


def _home(one: Proposition) -> tuple[object, ...]:
    if standing(one):
        return "standing", one.act
    if one.dated and one.window and days.number(one.window[1]) - days.number(one.window[0]) < _NARROW:
        return "day", one.window[0]
    return "alone", one.id


def standing(one: Proposition) -> bool:
    """Whether it tells a state and no happening: people held, told without a day of its own."""
    found = acts().get(one.act)
    return found is not None and found.persons_in_object and one.family == "custody" and not one.dated


def _figures(group: Sequence[Proposition]) -> Iterator[Figure]:
    wholes: dict[tuple[str, str], list[_Count]] = defaultdict(list)
    pieces: dict[tuple[str, str], list[_Count]] = defaultdict(list)
    for proposition in group:
        for entry in proposition.entries:
            for thing in _tops(entry.event.object):
                if thing.count is not None:
                    wholes[proposition.act, thing.kind].append(_count(entry, thing, thing.count))
                for part in thing.parts:
                    if part.count is not None:
                        pieces[proposition.act, part_names.name(part)].append(_count(entry, part, part.count))
    home = {one.act: one for one in reversed(group)}
    ids = {}
    for (act, kind), counts in sorted(wholes.items()):
        made = _figure(home[act], f"{act}/{kind}", counts, None)
        ids[act] = made.id
        yield made
    named: dict[str, list[tuple[str, _Count]]] = defaultdict(list)
    for (act, name), counts in sorted(pieces.items()):
        named[name] += [(act, count) for count in counts]
    for name, told in sorted(named.items()):
        # a pardon of 14, of them two Poles, and a release of 52, of them three, speak of the same Poles
        act = next((act for act, _ in told if act in ids), told[0][0])
        yield _figure(home[act], f"part/{name}", [count for _, count in told], ids.get(act))


def _tops(thing: Object | None) -> Iterable[Object]:
    """The object, or its members where it has no count of its own."""
    if thing is None:
        return ()
    return (thing,) if thing.count is not None or thing.parts or not thing.items else thing.items


def _count(entry: Entry, thing: Object, amount: Amount) -> _Count:
    known = entry.source.known
    return _Count(entry, thing, amount, days.number(known) if known else days.FIRST)


def _figure(home: Proposition, name: str, counts: Sequence[_Count], part_of: str | None) -> Figure:
    lasting = standing(home)
    narrow = min(counts, key=lambda one: (one.bounds[1] - one.bounds[0], one.entry.key))
    return Figure(
        id="f" + hashlib.sha256(f"{home.family}\x1f{home.sides}\x1f{_home(home)}\x1f{name}".encode()).hexdigest()[:15],
        act=home.act,
        sides=home.sides,
        what=narrow.thing.text,
        unit=narrow.amount.unit,
        when=home.when or (None if lasting else home.day if home.dated else None),
        part_of=part_of,
        total=_home(home)[0] == "alone" and home.dated,
        standing=lasting,
        relation=relation(counts, lasting),
        values=tuple(values(counts, lasting)),
    )


def relation(counts: Sequence[_Count], lasting: bool) -> Relation:
    """How the values lie to each other. Different ones of a standing number at different times, or of one and the same
    source in later documents, are updates; else they agree, one lies inside the other's bounds, or they are disputed.
    """
    spans = {one.bounds for one in counts}
    if len(spans) == 1:
        return "one value" if len({independence.origin(one.entry) for one in counts}) == 1 else "agree"
    current = _current(counts, lasting)
    low, high = max(one.bounds[0] for one in current), min(one.bounds[1] for one in current)
    if low > high:
        return "dispute"
    return "refine" if len({one.bounds for one in current}) > 1 else "update"


def _current(counts: Sequence[_Count], lasting: bool) -> list[_Count]:
    """What each source said last; of a standing number, what was said near the end."""
    last: dict[str, _Count] = {}
    for one in sorted(counts, key=lambda one: (one.day, one.entry.key)):
        last[independence.origin(one.entry)] = one
    newest = max(one.day for one in last.values())
    found = [one for one in last.values() if not lasting or newest - one.day <= _SAME_TIME]
    # two values of one source in one document do not replace each other
    same = [o for o in counts for f in found if o.entry.source.id == f.entry.source.id and o.day == f.day]
    return list({one.entry.id + repr(one.bounds): one for one in [*found, *same]}.values())


def values(counts: Sequence[_Count], lasting: bool = False) -> Iterator[Value]:
    """The values, each once, in the order of their bounds."""
    by_value: dict[tuple[float, float, str], list[_Count]] = defaultdict(list)
    for one in counts:
        by_value[(*one.bounds, one.amount.bound)].append(one)
    origins = independence.origins(one.entry for one in counts)
    for low, high, bound in sorted(by_value):
        mine = by_value[low, high, bound]
        first = min(mine, key=lambda one: one.entry.key)
        yield Value(
            low=low,
            high=None if high == math.inf else high,
            amount=first.amount,
            by=tuple(sorted({independence.said_by(one.entry) for one in mine})),
            sources=len({origins[one.entry.id] for one in mine}),
            day=days.iso(max(one.day for one in mine)),
            credibility=credibility(mine, _against(mine, counts, lasting), origins),
            evidence=tuple(dict.fromkeys(one.entry.id for one in sorted(mine, key=lambda one: one.entry.key))),
        )


def _against(mine: Sequence[_Count], counts: Sequence[_Count], lasting: bool) -> list[_Count]:
    """The counts that exclude these; of a standing number only those of about the same time."""
    low, high = mine[0].bounds
    near = [one for one in counts if not lasting or any(abs(one.day - m.day) <= _SAME_TIME for m in mine)]
    return [one for one in near if one.bounds[0] > high or one.bounds[1] < low]


def credibility(mine: Sequence[_Count], against: Sequence[_Count], origins: Mapping[str, str]) -> int:
    """Credibility on the scale of the Admiralty code: 1 confirmed by independent sources, 2 probably true (more for it
    than against), 3 possibly true (one source, nothing against), 4 doubtful (as many for it as against), 5 improbable
    (more against it), 6 cannot be judged (one source, which only reports what another claims).
    """
    said = {origins[one.entry.id] for one in mine}
    other = {origins[one.entry.id] for one in against} - said
    if len(other) > len(said):
        return 5
    if len(other) == len(said):
        return 4
    if other:
        return 2
    if len(said) > 1:
        return 1
    return 3 if any(one.entry.event.attribution is None for one in mine) else 6


PART = Part("figures", _keys, _of, answers=False)
