"""Independence: how many sources really say a thing. Documents that quote one source, come from one publisher, or have
nearly the same sentence count once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from parley.ledger import actors
from parley.ledger.entries import Entry

#: Runs of so many words are compared; sentences are nearly the same from this share of common runs on.
_RUN, _SAME = 4, 0.5
_CACHE = 16_384


def origin(entry: Entry) -> str:
    """Where a telling comes from by its own account: the source it names, else the publisher, else the document."""
    event = entry.event
    if event.attribution is not None:
        return actors.folded(event.attribution.name)
    holder = event.stance.holder
    if holder is not None and not isinstance(holder, str) and event.stance.kind in ("expected", "possible"):
        return actors.folded(holder.name)
    return actors.folded(entry.source.publisher) if entry.source.publisher else entry.source.id


def said_by(entry: Entry) -> str:
    """The name of where a telling comes from, as texts have it: the source named, the forecaster, else who published it."""
    event = entry.event
    if event.attribution is not None:
        return event.attribution.name
    holder = event.stance.holder
    if holder is not None and not isinstance(holder, str) and event.stance.kind in ("expected", "possible"):
        return holder.name
    return entry.source.publisher or entry.source.name


def origins(entries: Iterable[Entry]) -> dict[str, str]:
    """The origin of each entry by its id, those with nearly the same sentence brought to one (the least of theirs)."""
    told = sorted(set(entries), key=lambda entry: entry.key)
    parent = {one: one for one in sorted({origin(entry) for entry in told})}
    for at, entry in enumerate(told):
        for other in told[:at]:
            if other.source.id != entry.source.id and _alike(entry, other):
                first, second = sorted((_root(parent, origin(entry)), _root(parent, origin(other))))
                parent[second] = first
    return {entry.id: _root(parent, origin(entry)) for entry in told}


def independent(entries: Sequence[Entry]) -> int:
    """How many independent sources the entries have."""
    return len(set(origins(entries).values()))


def _root(parent: dict[str, str], one: str) -> str:
    while parent[one] != one:
        one = parent[one]
    return one


def _alike(one: Entry, other: Entry) -> bool:
    mine, its = _runs(one.event.evidence.quote), _runs(other.event.evidence.quote)
    return bool(mine and its) and len(mine & its) / len(mine | its) >= _SAME


@lru_cache(_CACHE)
def _runs(quote: str) -> frozenset[str]:
    words = actors.folded(quote).split()
    return frozenset(" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
