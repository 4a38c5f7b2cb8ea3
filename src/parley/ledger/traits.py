"""Traits: what merging looks at in one telling, computed once from its event and document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from parley.knowledge.acts import acts
from parley.ledger import actors, days
from parley.ledger.entries import Entry
from parley.model import Actor, Amount, Event, Object

#: How far back news reach: an undated telling is of the days before its document, as many as this.
NEWS = 45


_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Traits:
    """`sides` as in `Proposition`, empty where unknown; `first`, `last` the window as day numbers, `dated` whether a text
    gave it; `persons`, `targets` identities in the object; `others` the sides of recipients; `named` as in actors.named;
    `ties` the events that its document calls the same.
    """

    entry: Entry
    act: str
    family: str
    sides: tuple[str, ...]
    happened: bool
    first: int
    last: int
    dated: bool
    persons: frozenset[str]
    count: Amount | None
    parts: frozenset[float]
    targets: frozenset[str]
    scope: str | None
    words: frozenset[str]
    others: frozenset[str]
    named: frozenset[tuple[str, str]]
    places: frozenset[str]
    ordinal: int | None
    kind: str | None = None
    document: str = ""
    ties: frozenset[str] = _NOTHING

    @property
    def single(self) -> bool:
        """Whether a text gives the very day."""
        return self.dated and self.first == self.last

    @property
    def thing(self) -> tuple[object, ...]:
        """What its object is, to look for others alike."""
        if self.persons:
            return ("persons", *sorted(self.persons))
        if self.targets:
            return ("targets", *sorted(self.targets), self.scope)
        if self.count is not None:
            return ("count", self.count.value, self.count.max)
        return ("words", *sorted(self.words))


def of_document(entries: Sequence[Entry]) -> list[Traits]:
    """The traits of one document's entries; sides that a telling leaves open are those of its family's others there."""
    found = _dated_beside([of(entry) for entry in entries])
    known: dict[str, set[tuple[str, ...]]] = {}
    for one in found:
        if _whole(one):
            known.setdefault(one.family, set()).add(one.sides)
    return [one if _whole(one) else _filled(one, known.get(one.family, set())) for one in found]


def _dated_beside(found: list[Traits]) -> list[Traits]:
    """Undated talks with the day of talks of the same sides in their sentence: "the meeting of 11 September was the
    fourth round of talks".
    """
    days_of: dict[tuple[object, ...], set[tuple[int, int]]] = {}
    for one in found:
        if one.single and one.happened and one.family == "talks":
            days_of.setdefault(_beside(one), set()).add((one.first, one.last))
    return [
        replace(one, first=first, last=last, dated=True)
        if one.happened
        and one.family == "talks"
        and not one.dated
        and len(there := days_of.get(_beside(one), set())) == 1
        and (first := next(iter(there))[0]) == (last := next(iter(there))[1])
        else one
        for one in found
    ]


def _beside(one: Traits) -> tuple[object, ...]:
    return one.entry.source.id, one.entry.event.evidence.sentence, one.sides


def _whole(one: Traits) -> bool:
    return len(one.sides) >= (2 if _together(one.act) else 1)


def _filled(one: Traits, known: set[tuple[str, ...]]) -> Traits:
    """With the only sides of its family in the document that have its own among them; else as it is."""
    fits = [sides for sides in known if set(one.sides) <= set(sides)]
    return replace(one, sides=fits[0]) if len(fits) == 1 else one


def _together(act: str) -> bool:
    """Whether all who have a part are sides of one doing."""
    found = acts().get(act)
    return found is not None and (found.reciprocal or found.family == "talks")


def of(entry: Entry) -> Traits:
    """The traits of one entry by itself."""
    event = entry.event
    together = _together(event.act)
    found = acts().get(event.act)
    first, last, dated = span(entry)
    items = tuple(things(event.object))
    doers = (*event.actors, *event.recipients) if together else event.actors
    return Traits(
        entry=entry,
        act=event.act,
        family=found.family if found else event.act,
        sides=actors.sides(doers),
        happened=event.stance.kind == "asserted" and event.stance.polarity == "positive",
        first=first,
        last=last,
        dated=dated,
        persons=frozenset(actors.identity(p) for item in items for p in item.people),
        count=event.object.count if event.object else None,
        parts=frozenset(p.count.value for item in items for p in item.parts if p.count),
        targets=_targets(event, items) if found and found.measure else frozenset(),
        scope=next((actors.folded(i.measure.scope) for i in items if i.measure and i.measure.scope), None),
        words=frozenset(word[:5] for item in items for word in actors.folded(item.text).split() if len(word) > 3),
        others=frozenset() if together else frozenset(actors.sides(event.recipients)),
        named=actors.named(doers),
        places=frozenset(actors.folded(place.name) for place in event.where),
        ordinal=event.ordinal.value if event.ordinal else None,
        kind=event.object.kind if event.object else None,
        document=entry.source.id,
        ties=frozenset(link.event for link in event.links if link.kind == "same_as") if event.links else _NOTHING,
    )


def things(thing: Object | None) -> Iterable[Object]:
    """An object and the members of it that stand under one verb."""
    if thing is not None:
        yield thing
        for item in thing.items:
            yield from things(item)


def _targets(event: Event, items: Iterable[Object]) -> frozenset[str]:
    bound = [item.target for item in items if item.target] or list(event.recipients)
    firms = [actor for actor in bound if not actors.is_state(actor)]
    return frozenset(_target(actor) for actor in firms or bound)


def _target(actor: Actor) -> str:
    return actors.side(actor) if actors.is_state(actor) else actors.identity(actor)


def span(entry: Entry) -> tuple[int, int, bool]:
    """The window of an entry and whether a text gave it: its date; else the days that its document can tell of as news
    (before it for what happened, after it for what is ahead); else all days.
    """
    event = entry.event
    stated = days.window(event.when.edtf) if event.when else None
    if stated is not None:
        return (*stated, True)
    told = days.window(entry.source.published) if entry.source.published else None
    if told is None and entry.source.known:
        told = (days.number(entry.source.known),) * 2
    if told is None:
        return days.FIRST, days.LAST, False
    if event.stance.kind in ("asserted", "denied"):
        return told[0] - NEWS, told[1], False
    ahead = days.window(event.stance.horizon) if event.stance.horizon else None
    return (max(told[0], ahead[0]) if ahead else told[0]), (ahead[1] if ahead else days.LAST), False
