"""Clusters that people put together, across acts and sides."""

from __future__ import annotations

from collections.abc import Mapping

from parley.ledger.bounds import Bounds, Pair, pair
from parley.ledger.clusters import Cluster
from parley.ledger.propositions import proposition
from parley.ledger.types import Proposition, Why


def joined(
    tied: Mapping[str, Cluster], bounds: Bounds
) -> tuple[dict[str, Proposition], dict[str, Proposition], tuple[Pair, ...]]:
    """What `bounds.same` puts together of the clusters in `tied`, which are by event: the parts, the wholes they make, and the
    pairs that were not put together.

    In the order of the decisions; one that would put together what another holds apart is not followed.
    """
    home = {id(cluster): [cluster] for cluster in tied.values()}
    why: dict[int, list[Why]] = {}
    left: list[Pair] = []
    for one, other in bounds.same:
        if one not in tied or other not in tied:
            continue
        mine, its = home[id(tied[one])], home[id(tied[other])]
        if mine is its:
            continue
        if _parted(mine, its, bounds):
            left.append((one, other))
            continue
        mine += its
        reasons = why.setdefault(id(mine), []) + why.pop(id(its), [])
        why[id(mine)] = [*reasons, Why("decided", one, other, 1.0, ("joined by a person",))]
        for cluster in its:
            home[id(cluster)] = mine
    parts: dict[str, Proposition] = {}
    wholes: dict[str, Proposition] = {}
    for group in {id(group): group for group in home.values() if len(group) > 1}.values():
        for cluster in group:
            made = proposition(cluster)
            parts[made.id] = made
        members = sorted((m for c in group for m in c.members), key=lambda t: t.entry.key)
        # what happened speaks for the whole, before what was said of it ahead
        members.sort(key=lambda t: not t.happened)
        whole = proposition(Cluster(members, [w for c in group for w in c.why] + why[id(group)]))
        wholes[whole.id] = whole
    return parts, wholes, tuple(left)


def _parted(mine: list[Cluster], its: list[Cluster], bounds: Bounds) -> bool:
    return any(
        pair(a.entry.id, b.entry.id) in bounds.apart
        for one in mine
        for other in its
        for a in one.members
        for b in other.members
    )
