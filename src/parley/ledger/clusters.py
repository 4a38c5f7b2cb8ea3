"""Clusters: tellings of one act on one side, put together greedily in an order that their contents give.

What happened on a day that a text gives is settled first, day by day; what is told without a day joins at most one of
these, or its like; so a vague telling never ties two happenings. What did not happen (yet) is put together by its thing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from parley.ledger.bounds import Bounds
from parley.ledger.pairs import ENOUGH, score, veto
from parley.ledger.traits import Traits
from parley.ledger.types import Why

#: With how many neighbours of its thing, by time, a vague telling is compared; with how many days' clusters.
NEAR = 8
#: From how many tellings of one day on only those with a trait in common are compared.
CROWD = 24
#: A count up to this is no mark of one happening.
FEW = 9


@dataclass(slots=True)
class Cluster:
    """Tellings of one thing, in `Entry.key` order, and why they stand together."""

    members: list[Traits]
    why: list[Why] = field(default_factory=list)


def clustered(tellings: Iterable[Traits], bounds: Bounds) -> list[Cluster]:
    """The clusters of tellings of one act on one side."""
    ordered = sorted(tellings, key=lambda t: t.entry.key)
    happened = [t for t in ordered if t.happened]
    found = list(_days([t for t in happened if t.single], bounds))
    left = _attached([t for t in happened if not t.single], found, bounds)
    found += _loose(left, bounds)
    return found + _loose([t for t in ordered if not t.happened], bounds)


def _days(tellings: Sequence[Traits], bounds: Bounds) -> Iterator[Cluster]:
    days: dict[int, list[Traits]] = {}
    for telling in tellings:
        days.setdefault(telling.first, []).append(telling)
    for day in sorted(days):
        there = days[day]
        yield from _greedy(there, _pairs_of_day(there), bounds)


def _pairs_of_day(there: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    if len(there) <= CROWD:
        yield from ((a, b) for b in range(len(there)) for a in range(b))
        return
    yield from _bucketed(there)


def _bucketed(there: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Pairs of neighbours in each bucket of one thing, and of tellings that are tied in their document."""
    buckets: dict[tuple[object, ...], list[int]] = {}
    for at, telling in enumerate(there):
        buckets.setdefault(telling.thing, []).append(at)
    for members in buckets.values():
        for place, b in enumerate(members):
            yield from ((a, b) for a in members[max(0, place - NEAR) : place])
    documents: dict[str, list[int]] = {}
    for at, telling in enumerate(there):
        documents.setdefault(telling.entry.source.id, []).append(at)
    for members in documents.values():
        for place, b in enumerate(members):
            yield from ((a, b) for a in members[max(0, place - NEAR) : place] if there[a].thing != there[b].thing)


def _greedy(there: Sequence[Traits], pairs: Iterable[tuple[int, int]], bounds: Bounds) -> list[Cluster]:
    """Join the best pair first, as long as nothing in the two clusters forbids it."""
    scored = []
    for a, b in pairs:
        value, reasons = score(there[a], there[b])
        if value >= ENOUGH:
            scored.append((-value, a, b, reasons))
    scored.sort(key=lambda pair: pair[:3])
    home = list(range(len(there)))
    members = {at: [at] for at in home}
    why: dict[int, list[Why]] = {at: [] for at in home}
    for value, a, b, reasons in scored:
        one, other = home[a], home[b]
        if one == other:
            continue
        barred = _barred([there[at] for at in members[one]], [there[at] for at in members[other]], bounds)
        if barred:
            why[one].append(barred)
            why[other].append(barred)
            continue
        keep, gone = min(one, other), max(one, other)
        for at in members[gone]:
            home[at] = keep
        members[keep] += members.pop(gone)
        why[keep] += [*why.pop(gone), Why("joined", there[a].entry.id, there[b].entry.id, -value, reasons)]
    return [Cluster([there[at] for at in sorted(members[keep])], why[keep]) for keep in sorted(members)]


def _barred(mine: Sequence[Traits], its: Sequence[Traits], bounds: Bounds) -> Why | None:
    for one in mine:
        for other in its:
            if bounds.parted(one.entry.id, other.entry.id):
                return Why("decided", one.entry.id, other.entry.id, 0.0, ("held apart by a person",))
            reason = veto(one, other)
            if reason is not None:
                return Why("kept apart", one.entry.id, other.entry.id, 0.0, (reason,))
    return None


def _attached(vague: Sequence[Traits], found: Sequence[Cluster], bounds: Bounds) -> list[Traits]:
    """Puts each vague telling to the one cluster of a day that fits it best; gives back those that fit none, or fit two
    as well and are not news.
    """
    dated = sorted(found, key=lambda c: c.members[0].first)
    near = _Near(dated)
    # what is compared is what was dated: so the order in which vague ones come plays no part
    kernels = {id(c): list(c.members) for c in dated}
    joined: list[tuple[Cluster, Traits, Why]] = []
    left = []
    for one in vague:
        best = _best(one, near.of(one), kernels, bounds)
        if best is None:
            left.append(one)
        else:
            joined.append((best[0], one, best[1]))
    for cluster, one, reason in joined:
        if _barred(cluster.members, [one], bounds):
            left.append(one)
            continue
        cluster.members.append(one)
        cluster.why.append(reason)
    for cluster in found:
        cluster.members.sort(key=lambda t: t.entry.key)
    return left


class _Near:
    """Finds the clusters of days that a vague telling can belong to."""

    def __init__(self, dated: Sequence[Cluster]) -> None:
        self._dated = dated
        self._days = [c.members[0].first for c in dated]
        self._homes = {m.entry.id: c for c in dated for m in c.members}
        self._things: dict[tuple[object, ...], list[Cluster]] = {}
        for cluster in dated:
            for thing in {m.thing for m in cluster.members if particular(m)}:
                self._things.setdefault(thing, []).append(cluster)

    def of(self, one: Traits) -> Iterator[Cluster]:
        """Those that its document ties it to; those of the last days of its window; where no text gives it a window, the
        last of the same particular thing before its document.
        """
        found: dict[int, Cluster] = {}
        for link in one.entry.event.links:
            if link.kind == "same_as" and link.event in self._homes:
                found[id(self._homes[link.event])] = self._homes[link.event]
        high = bisect_left(self._days, one.last + 1)
        low = bisect_left(self._days, one.first)
        for cluster in self._dated[max(low, high - 4 * NEAR) : high]:
            found[id(cluster)] = cluster
        if not one.dated and particular(one):
            there = self._things.get(one.thing, [])
            before = bisect_left(there, one.last + 1, key=lambda c: c.members[0].first)
            for cluster in there[max(0, before - NEAR) : before]:
                found[id(cluster)] = cluster
        yield from found.values()


def particular(one: Traits) -> bool:
    """Whether its thing is one of a kind: persons by name, the target of a measure, a count that is no round few."""
    return bool(one.persons or one.targets) or (one.count is not None and one.count.value > FEW)


def _best(
    one: Traits, around: Iterable[Cluster], kernels: Mapping[int, list[Traits]], bounds: Bounds
) -> tuple[Cluster, Why] | None:
    """The cluster that fits best, and why; None where none fits well enough, or two fit as well and it is not news."""
    rated: list[tuple[float, int, Cluster, Why]] = []
    for cluster in around:
        kernel = kernels[id(cluster)]
        if _barred(kernel, [one], bounds):
            continue
        value, reasons, at = max(
            ((*score(one, member), at) for at, member in enumerate(kernel)), key=lambda t: (t[0], -t[2])
        )
        if value >= ENOUGH:
            why = Why("joined", kernel[at].entry.id, one.entry.id, value, reasons)
            rated.append((value, kernel[0].first, cluster, why))
    if not rated:
        return None
    rated.sort(key=lambda r: (-r[0], -r[1], r[2].members[0].entry.key))
    if len(rated) > 1 and one.dated and rated[0][0] == rated[1][0]:
        return None  # "in September", and two of them in September: nobody can say which is meant
    return rated[0][2], rated[0][3]


def _loose(tellings: Sequence[Traits], bounds: Bounds) -> list[Cluster]:
    """Clusters of tellings without a day, by their thing and by their document."""
    return _greedy(tellings, _bucketed(tellings), bounds)
