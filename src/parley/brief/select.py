"""Which events tell of one thing: the ledger's propositions, each parted by the sense in which it is told.

The ledger says which tellings are one (parley.ledger); a brief says in a line of its own what was done, what was promised,
and whose demand or forecast it is. The order of documents plays no part.
"""

from __future__ import annotations

from collections.abc import Sequence

from parley.brief.happenings import Happening, Telling, merged
from parley.ledger import derive
from parley.ledger.entries import Entry, source_of
from parley.model import Actor, Reading


def gather(tellings: Sequence[Telling]) -> list[Happening]:
    """The happenings that the tellings tell of, by date."""
    place = {(t.document.id, t.event.id): t for t in tellings}
    sources = {t.document.id: source_of(Reading(t.document)) for t in tellings}
    ledger = derive([Entry(t.event, sources[t.document.id]) for t in tellings], parts=())
    groups: list[list[Telling]] = []
    for told in (*ledger.occurrences, *ledger.claims, *ledger.propositions):
        parted: dict[tuple[str, str, str, str], list[Telling]] = {}
        for entry in told.entries:
            telling = place[entry.source.id, entry.id]
            parted.setdefault(_sense(telling), []).append(telling)
        groups += [sorted(group, key=lambda t: t.key) for group in parted.values()]
    return sorted((merged(g) for g in groups), key=lambda h: h.order)


def _sense(telling: Telling) -> tuple[str, str, str, str]:
    """Act, stance, polarity and whose stance: events that differ in one are never one line. A forecast is its author's."""
    event, stance = telling.event, telling.event.stance
    holder = ""
    if stance.kind in ("expected", "possible"):
        holder = stance.holder.name if isinstance(stance.holder, Actor) else telling.document.id
    elif stance.kind in ("demanded", "threatened", "refused") and isinstance(stance.holder, Actor):
        holder = stance.holder.code or stance.holder.name
    return event.act, stance.kind, stance.polarity, holder
