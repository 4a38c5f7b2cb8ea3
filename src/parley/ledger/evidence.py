"""The words that an item of the ledger rests on."""

from __future__ import annotations

from typing import Any

from parley.ledger.entries import Entry
from parley.ledger.filters import ids_of
from parley.ledger.types import Ledger, Proposition


class Evidences:
    """Finds the entries that items of a ledger rest on."""

    def __init__(self, ledger: Ledger) -> None:
        all_of = (*ledger.occurrences, *ledger.claims, *ledger.propositions)
        self._propositions = {p.id: p for p in all_of}
        self._entries = {e.id: e for p in all_of for e in p.entries}

    def of(self, item: Any) -> list[Entry]:
        """The entries of an item, in order: of the events that it names, else of the propositions that it names."""
        if isinstance(item, Proposition):
            return list(item.entries)
        ids = list(dict.fromkeys(ids_of(item)))
        found = {id: self._entries[id] for id in ids if id in self._entries}
        if not found:
            told = (self._propositions[id] for id in ids if id in self._propositions)
            found = {e.id: e for p in told for e in p.entries}
        return sorted(found.values(), key=lambda e: e.key)
