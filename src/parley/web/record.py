"""The ledger of a dossier, derived once for each state that it is in, and asked by one view at a time."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock, Thread
from typing import Any

from parley.ledger import Ledger
from parley.ledger import open as open_record
from parley.ledger.types import Proposition
from parley.web import shown
from parley.web.asked import Asked

#: Items of each kind on the first page.
FEW = 6
#: Events up to which a page waits for the ledger.
LARGE = 5_000


class Records:
    """The ledger behind a lock, since it is not made for several threads. In a large dossier it is derived beside the
    pages, which show the last one until the next is there.
    """

    def __init__(self, dossier: Any) -> None:
        self._dossier = dossier
        self._record = open_record(dossier)
        self._lock = Lock()
        self._starting = Lock()
        self._last: tuple[tuple[int, ...], Ledger] | None = None
        self._worker: Thread | None = None

    def ledger(self, as_of: str | None, known_at: str | None) -> Ledger:
        """The whole ledger as of a day, as known on a day (EDTF), its measures and forecasts with the answers for that
        day. DateError for what is no date.
        """
        days: dict[str, str | None] = {"as_of": as_of, "known_at": known_at}
        with self._lock:
            made = self._record.ledger(**days)
            return replace(made, measures=self._record.measures(**days), forecasts=self._record.forecasts(**days))

    def latest(self) -> Ledger | None:
        """The ledger of today, as it was last derived where that is long work; None where that goes on still."""
        stamp = self._dossier.stamp()
        if self._last is not None and self._last[0] == stamp:
            return self._last[1]
        if sum(self._dossier.states().values()) <= LARGE:
            self._last = stamp, self.ledger(None, None)
            return self._last[1]
        with self._starting:
            if self._worker is None or not self._worker.is_alive():
                self._worker = Thread(target=self._derive, args=(stamp,), name="ledger", daemon=True)
                self._worker.start()
        return self._last[1] if self._last is not None else None

    def _derive(self, stamp: tuple[int, ...]) -> None:
        self._last = stamp, self.ledger(None, None)


class Told:
    """Propositions in words of the page's language, with their evidence."""

    def __init__(self, asked: Asked, ledger: Ledger) -> None:
        self.asked = asked
        self.ledger = ledger
        self.by_id = {p.id: p for p in (*ledger.occurrences, *ledger.claims, *ledger.propositions)}
        self.homes = {e.id: p for p in self.by_id.values() for e in p.entries}
        self._kept = {kept.id: kept for kept in asked.dossier.documents()}

    def words(self, one: Proposition) -> list[dict[str, Any]]:
        """What it says, in a sentence."""
        entry = one.entries[0]
        return shown.words_of(entry.event, self._kept[entry.source.id], self.asked.t.language)

    def evidence(self, *events: str) -> list[dict[str, Any]]:
        """The quoted words behind events, each once."""
        found = []
        for key in dict.fromkeys(events):
            home = self.homes.get(key)
            entry = next((e for e in home.entries if e.id == key), None) if home else None
            if entry is not None:
                evidence = entry.event.evidence
                found.append(
                    {
                        "event": entry.id,
                        "document": entry.source.id,
                        "name": entry.source.name,
                        "language": entry.source.language,
                        "page": evidence.page,
                        "quote": evidence.quote,
                    }
                )
        return found

    def of(self, one: Proposition) -> list[dict[str, Any]]:
        """The evidence of a proposition."""
        return self.evidence(*(entry.id for entry in one.entries))

    def event(self, key: str) -> list[dict[str, Any]]:
        """What one event says, in a sentence; nothing where it is not in the ledger."""
        home = self.homes.get(key)
        entry = next((e for e in home.entries if e.id == key), None) if home else None
        if entry is None:
            return []
        return shown.words_of(entry.event, self._kept[entry.source.id], self.asked.t.language)


def ledger_of(asked: Asked) -> Ledger | None:
    """The ledger for the days that the address gives; None where the one of today is still being derived."""
    as_of, known_at = (asked.query.get(name, "").strip()[:40] or None for name in ("as_of", "known_at"))
    records: Records = asked.state.records
    return records.ledger(as_of, known_at) if as_of or known_at else records.latest()


def open_items(asked: Asked) -> dict[str, Any]:
    """What the ledger holds open, for the first page: what is owed, what contradicts, which forecasts are due."""
    ledger = asked.state.records.latest()
    if ledger is None:
        return {}
    told = Told(asked, ledger)
    last = max((d.published or "" for d in asked.dossier.documents()), default="")[:10]
    due = [f for f in ledger.forecasts if f.outcome == "open" and f.horizon and f.horizon < last]
    return {
        "balance": [
            _line(told, o.proposition, o.evidence) for o in ledger.balance if o.overdue or o.kind == "promised"
        ][:FEW],
        "contradictions": [{"text": c.text, "event": _first(c.one)} for c in ledger.contradictions if not c.closed][
            :FEW
        ],
        "forecasts": [{"text": _plain(told, f.event), "event": f.event} for f in due][:FEW],
    }


def _line(told: Told, proposition: str, evidence: tuple[str, ...]) -> dict[str, Any]:
    one = told.by_id.get(proposition)
    text = "".join(part["text"] for part in told.words(one)) if one else proposition
    return {"text": text, "event": _first(evidence)}


def _plain(told: Told, event: str) -> str:
    one = told.homes.get(event)
    return "".join(part["text"] for part in told.words(one)) if one else event


def _first(events: tuple[str, ...]) -> str | None:
    return events[0] if events else None
