"""Asking a dossier for its ledger: `parley.ledger.open(dossier)`, or the methods that `parley.open` gives a dossier.

with parley.open("talks.parley") as dossier:
    for owed in dossier.balance(as_of="2025-10-01"):
        print(owed.sides, owed.act, owed.what)
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from parley.errors import NotFound
from parley.ledger import forecasts, measures, scores, sources
from parley.ledger.bounds import event_of, place, subject
from parley.ledger.changes import Difference, diff
from parley.ledger.derive import day, derive
from parley.ledger.deriver import Deriver
from parley.ledger.entries import Entry, of_dossier
from parley.ledger.filters import Filter
from parley.ledger.forecasts import Forecast
from parley.ledger.measures import Measure
from parley.ledger.scores import Score
from parley.ledger.sources import SourceRow
from parley.ledger.types import Ledger, Proposition

if TYPE_CHECKING:
    from parley.store import Decision, Kind
    from parley.store import Dossier as Stored

Day = date | str | None
Names = str | Collection[str]
#: How many ledgers of one state of a dossier are kept, by the days that were asked for.
KEPT = 8


class Asked:
    """The questions to a ledger. Every one takes `as_of` (valid time) and `known_at` (known time): a date or EDTF, of
    which the last day counts; and filters: `actor` (a code, an id, a name in any spelling; several: all of them),
    `act`, `since` and `until` (EDTF). Raises DateError for what is no date.
    """

    def ledger(self, *, as_of: Day = None, known_at: Day = None) -> Ledger:
        """The whole ledger."""
        raise NotImplementedError

    def timeline(self, *, as_of: Day = None, known_at: Day = None, **asked: Any) -> tuple[Proposition, ...]:
        """What happened or is claimed to have, in the order of time."""
        made = self.ledger(as_of=as_of, known_at=known_at)
        found = sorted((*made.occurrences, *made.claims), key=lambda p: p.order)
        return Filter.of(**asked).propositions(found)

    def occurrences(self, *, as_of: Day = None, known_at: Day = None, **asked: Any) -> tuple[Proposition, ...]:
        """What at least one document asserts in its own voice."""
        return Filter.of(**asked).propositions(self.ledger(as_of=as_of, known_at=known_at).occurrences)

    def claims(self, *, as_of: Day = None, known_at: Day = None, **asked: Any) -> tuple[Proposition, ...]:
        """What only a named source says."""
        return Filter.of(**asked).propositions(self.ledger(as_of=as_of, known_at=known_at).claims)

    def propositions(self, *, as_of: Day = None, known_at: Day = None, **asked: Any) -> tuple[Proposition, ...]:
        """What was promised, offered, demanded, planned, expected …, or denied."""
        return Filter.of(**asked).propositions(self.ledger(as_of=as_of, known_at=known_at).propositions)

    def rounds(self, *, as_of: Day = None, known_at: Day = None, **asked: Any) -> tuple[Any, ...]:
        """Rounds of talks, by parties and in order."""
        return self._part("rounds", as_of, known_at, asked)

    def exchanges(self, *, as_of: Day = None, known_at: Day = None, **asked: Any) -> tuple[Any, ...]:
        """Who gave what for what."""
        return self._part("exchanges", as_of, known_at, asked)

    def measures(self, *, as_of: Day = None, known_at: Day = None, **asked: Any) -> tuple[Measure, ...]:
        """Measures, and whether they are in force on the day asked (without one, on the last day known)."""
        # what is told later of a step taken by then counts: the day asks for the state, not for who knew it
        found = self._part("measures", None, known_at, asked)
        until = self._until(as_of, known_at)
        return measures.answered(found, until) if until else ()

    def people(self, *, as_of: Day = None, known_at: Day = None, **asked: Any) -> tuple[Any, ...]:
        """Who is held, freed, convicted …"""
        return self._part("people", as_of, known_at, asked)

    def figures(self, *, as_of: Day = None, known_at: Day = None, **asked: Any) -> tuple[Any, ...]:
        """Counts of one thing from different sources."""
        return self._part("figures", as_of, known_at, asked)

    def forecasts(self, *, as_of: Day = None, known_at: Day = None, **asked: Any) -> tuple[Forecast, ...]:
        """What was foreseen, by whom, and what came of it by the day asked (without one, by the last day known)."""
        found = self._part("forecasts", as_of, known_at, asked)
        until = self._until(as_of, known_at)
        found = forecasts.evidenced(found, self.ledger(as_of=as_of, known_at=known_at))
        return forecasts.as_of(forecasts.confirmed(found, self._decided("forecast")), until) if until else ()

    def scores(self, *, by: str = "holder", as_of: Day = None, known_at: Day = None, **asked: Any) -> tuple[Score, ...]:
        """The scores of forecasters (`by` holder) or publishers (`by` publisher), over resolved forecasts only."""
        found = self.forecasts(as_of=as_of, known_at=known_at, **asked)
        return scores.scores(found, lambda one: one.publisher if by == "publisher" else one.holder)

    def sources(self, *, as_of: Day = None, known_at: Day = None, **asked: Any) -> tuple[SourceRow, ...]:
        """Who published and who is quoted, with their reliability, and how their forecasts did."""
        made = self.ledger(as_of=as_of, known_at=known_at)
        told = (*made.occurrences, *made.claims, *made.propositions)
        kept = (e for p in Filter.of(**asked).propositions(told) for e in p.entries)
        foreseen = self.forecasts(as_of=as_of, known_at=known_at, **asked)
        return sources.sources(kept, foreseen, self._decided("source"))

    def balance(self, *, as_of: Day = None, known_at: Day = None, **asked: Any) -> tuple[Any, ...]:
        """What was promised, offered or announced and is not given yet."""
        return self._part("balance", as_of, known_at, asked)

    def contradictions(self, *, as_of: Day = None, known_at: Day = None, **asked: Any) -> tuple[Any, ...]:
        """What cannot all be so."""
        return self._part("contradictions", as_of, known_at, asked)

    def diff(self, before: Day, after: Day, *, as_of: Day = None) -> tuple[Difference, ...]:
        """What became known between two days."""
        return diff(self.ledger(known_at=before, as_of=as_of), self.ledger(known_at=after, as_of=as_of))

    def occurrence(self, given: str) -> Proposition:
        """The proposition with this id, its unique beginning, or the id of an event in it. Raises NotFound."""
        made = self.ledger()
        found: dict[str, Proposition] = {}
        for p in (*made.occurrences, *made.claims, *made.propositions):
            if p.id == given or any(e.id == event_of(given) for e in p.entries):
                return p
            if given and (p.id.startswith(given) or any(e.id.startswith(given) for e in p.entries)):
                found[p.id] = p
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            raise NotFound(
                f"several occurrences begin with {given!r}", f"give more of one: {', '.join(sorted(found)[:5])}"
            )
        raise NotFound(f"no occurrence {given!r} in the dossier", "see which there are with: parley timeline")

    def _until(self, as_of: Day, known_at: Day) -> str | None:
        """The day asked for (ISO), else the last one known."""
        last = day(as_of) or day(known_at)
        return last.isoformat() if last else known_until(self.ledger(known_at=known_at))

    def _decided(self, family: str) -> Sequence[Decision]:
        """What people decided of this family (`forecast`, `source`) and nobody took back."""
        return ()

    def _part(self, name: str, as_of: Day, known_at: Day, asked: dict[str, Any]) -> tuple[Any, ...]:
        made = self.ledger(as_of=as_of, known_at=known_at)
        return Filter.of(**asked).items(getattr(made, name), made)


class Record(Asked):
    """The ledger of a dossier as it is now; it looks again when the dossier has changed since."""

    def __init__(self, dossier: Stored) -> None:
        self.dossier = dossier
        self._stamp: object = None
        self._deriver: Deriver | None = None
        self._entries: tuple[Entry, ...] = ()
        self._decisions: list[Decision] = []
        self._made: dict[tuple[date | None, date | None], Ledger] = {}

    def ledger(self, *, as_of: Day = None, known_at: Day = None) -> Ledger:
        """The whole ledger."""
        deriver = self._settled()
        days = day(as_of), day(known_at)
        if days not in self._made:
            while len(self._made) >= KEPT:
                del self._made[next(iter(self._made))]
            self._made[days] = self._derived(deriver, *days)
        return self._made[days]

    def _derived(self, deriver: Deriver, as_of: date | None, known_at: date | None) -> Ledger:
        if known_at is None:
            return deriver.ledger(as_of=as_of)
        return derive(self._entries, self._decisions, as_of=as_of, known_at=known_at)

    def _settled(self) -> Deriver:
        stamp = self.dossier.stamp()
        if self._deriver is None or stamp != self._stamp:
            self._stamp, self._made = stamp, {}
            self._entries = of_dossier(self.dossier)
            self._decisions = [d for f in ("occurrence", "contradiction") for d in self.dossier.standing(f)]
            self._deriver = Deriver(self._decisions)
            self._deriver.add(self._entries)
        return self._deriver

    def _decided(self, family: str) -> Sequence[Decision]:
        return self.dossier.standing(family)

    def entry(self, event: str) -> Entry:
        """The entry of an event. Raises NotFound."""
        self._settled()
        for one in self._entries:
            if one.id == event:
                return one
        raise NotFound(f"no event {event!r} in the dossier", "see which there are with: parley events")

    def same(self, one: str, other: str, *, who: str, reason: str | None = None) -> Decision:
        """Hold two occurrences (ids of them, or of events) for one; it binds whatever is read later. Raises NotFound."""
        return self._decide("occurrence.same", one, other, who, reason)

    def apart(self, one: str, other: str, *, who: str, reason: str | None = None) -> Decision:
        """Hold two tellings apart that stand in one occurrence, or never let two occurrences become one."""
        return self._decide("occurrence.apart", one, other, who, reason)

    def close(self, contradiction: str, *, who: str, reason: str) -> Decision:
        """Close a contradiction. Raises NotFound."""
        found = [c for c in self.contradictions() if c.id.startswith(contradiction)]
        if len(found) != 1:
            raise NotFound(f"no one contradiction {contradiction!r}", "see which there are with: parley contradictions")
        return self.dossier.decide("contradiction.close", found[0].id, who=who, after="closed", reason=reason)

    def _decide(self, kind: Kind, one: str, other: str, who: str, reason: str | None) -> Decision:
        events = [self._event(given) for given in (one, other)]
        after = {e.id: place(e) for e in events}
        return self.dossier.decide(kind, subject(*(e.id for e in events)), who=who, after=after, reason=reason)

    def _event(self, given: str) -> Entry:
        """The entry that an id stands for: of an event, or the first of an occurrence."""
        found = self.occurrence(given)
        exact = [e for e in found.entries if e.id == event_of(given) or (given[:1] == "e" and e.id.startswith(given))]
        return (exact or list(found.entries))[0]


def known_until(made: Ledger) -> str | None:
    """The last day (ISO) from which a ledger knows anything; None for an empty one."""
    told = (*made.occurrences, *made.claims, *made.propositions)
    return max((e.source.known for p in told for e in p.entries if e.source.known), default=None)


def open(dossier: Stored) -> Record:
    """The ledger of an open dossier."""
    return Record(dossier)
