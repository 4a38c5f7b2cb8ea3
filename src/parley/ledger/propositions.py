"""What a cluster of tellings says as one: the fullest of each field, every differing count, all evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parley.ledger import days
from parley.ledger.clusters import Cluster
from parley.ledger.entries import Entry, day_of
from parley.ledger.traits import Traits, things
from parley.ledger.types import Proposition, Standing
from parley.model import Actor, Amount, Object, Place


def proposition(cluster: Cluster) -> Proposition:
    """The proposition that a cluster tells."""
    members = cluster.members
    first = members[0]
    best = min(members, key=lambda t: (not t.dated, t.last - t.first, t.entry.key))
    events = [t.entry.event for t in members]
    fullest = max(events, key=lambda e: (_fullness(e.object), e.attribution is None))
    low, high = _window(members)
    stands = standing(t.entry for t in members)
    return Proposition(
        id=id_of(cluster),
        act=first.act,
        family=first.family,
        standing=stands,
        sides=max((t.sides for t in members), key=lambda s: (len(s), s)),
        actors=_most(e.actors for e in events),
        recipients=_most(e.recipients for e in events),
        object=fullest.object,
        when=best.entry.event.when.edtf if best.dated and best.entry.event.when else _day(best),
        window=(days.iso(low), days.iso(high)) if high < days.LAST or low > days.FIRST else None,
        dated=best.dated,
        where=_places(p for e in events for p in e.where),
        ordinal=next((e.ordinal for e in events if e.ordinal), None),
        counts=_counts(e.object for e in events),
        made=_made(members) if stands in ("open", "denied") else None,
        known=min((t.entry.source.known for t in members if t.entry.source.known), default=None),
        entries=tuple(t.entry for t in members),
        why=tuple(cluster.why),
    )


def id_of(cluster: Cluster) -> str:
    """The id of what a cluster tells: that of its first telling, marked as another thing."""
    return "o" + cluster.members[0].entry.id[1:]


def standing(entries: Iterable[Entry]) -> Standing:
    """What tellings of one thing make of it."""
    held: list[Entry] = list(entries)
    happened = [e for e in held if e.event.stance.kind == "asserted" and e.event.stance.polarity == "positive"]
    if happened:
        return "occurred" if any(e.event.attribution is None for e in happened) else "claimed"
    return "denied" if any(e.event.stance.kind in ("denied", "asserted") for e in held) else "open"


def _day(one: Traits) -> str | None:
    """The day of a telling that took it from another of its sentence."""
    return days.iso(one.first) if one.dated and one.first == one.last else None


def _window(members: Sequence[Traits]) -> days.Window:
    """The days that all who give a date leave open; where none does, those that the first one leaves."""
    given = [t for t in members if t.dated] or list(members[:1])
    low, high = max(t.first for t in given), min(t.last for t in given)
    # joined by a person over different times: all of it
    return (low, high) if low <= high else (min(t.first for t in given), max(t.last for t in given))


def _made(members: Sequence[Traits]) -> str | None:
    return min((day for t in members if (day := day_of(t.entry.source))), default=None)


def _most(groups: Iterable[tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """The fullest group: most actors, then most named by id; the first told of those alike."""
    return max(groups, key=lambda g: (len(g), sum(a.id[:1] == "Q" for a in g)), default=())


def _fullness(thing: Object | None) -> int:
    if thing is None:
        return 0
    return sum(
        1
        + 2 * (i.count is not None)
        + len(i.people)
        + 2 * len(i.parts)
        + (i.target is not None)
        + (i.measure is not None)
        for i in things(thing)
    )


def _places(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple({place.name: place for place in places}.values())


def _counts(objects: Iterable[Object | None]) -> tuple[Amount, ...]:
    found: dict[tuple[object, ...], Amount] = {}
    for thing in objects:
        if thing is not None and thing.count is not None:
            found.setdefault((thing.count.value, thing.count.max, thing.count.bound), thing.count)
    return tuple(sorted(found.values(), key=lambda a: (a.value, a.max or a.value, a.bound)))


def all_of(clusters: Iterable[Cluster]) -> Iterator[Proposition]:
    """The propositions of clusters."""
    return (proposition(cluster) for cluster in clusters)
