"""What people decided about sameness, as bounds of merging: tellings that are one, tellings that are not.

A decision is about two events (subject: their ids, sorted, with a blank between; an occurrence's id stands for its first
telling). Where a newer reader gave an event another id, `after` says where it stood, and the one that stands there now is
meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parley.ledger.entries import Entry
    from parley.store import Decision

SAME, APART, CLOSE = "occurrence.same", "occurrence.apart", "contradiction.close"
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Pairs of event ids, each sorted, that people hold `apart` and that they hold the `same`; `closed` contradictions."""

    apart: frozenset[Pair] = frozenset()
    same: tuple[Pair, ...] = ()
    closed: frozenset[str] = frozenset()

    def parted(self, one: str, other: str) -> bool:
        """Whether a person holds two events apart."""
        return bool(self.apart) and pair(one, other) in self.apart


def pair(one: str, other: str) -> Pair:
    """Two ids in order."""
    return (one, other) if one < other else (other, one)


def event_of(given: str) -> str:
    """The event that an id of an occurrence or event stands for."""
    return "e" + given[1:] if given[:1] == "o" else given


def subject(one: str, other: str) -> str:
    """The subject of a decision about two occurrences or events."""
    return " ".join(pair(event_of(one), event_of(other)))


def place(entry: Entry) -> dict[str, Any]:
    """Where an event stands, to find it again after another reading."""
    return {"document": entry.source.id, "act": entry.event.act, "trigger": list(entry.event.evidence.trigger)}


def bounds(decisions: Iterable[Decision], entries: Iterable[Entry] = ()) -> Bounds:
    """The bounds that standing decisions set; for each subject the last one counts. `entries` find what was read anew."""
    last: dict[tuple[str, str], Decision] = {}
    for one in sorted(decisions, key=lambda d: d.key):
        if one.kind in (SAME, APART, CLOSE):
            last[one.kind.partition(".")[0], one.subject] = one
    chosen = sorted(last.values(), key=lambda d: d.key)
    if not chosen:
        return Bounds()
    known = _Known(entries)
    apart, same, closed = set(), [], set()
    for one in chosen:
        if one.kind == CLOSE:
            closed.add(one.subject)
            continue
        ids = [known.now(event_of(given), one.after) for given in one.subject.split()]
        if len(ids) == 2 and ids[0] != ids[1]:
            if one.kind == APART:
                apart.add(pair(*ids))
            else:
                same.append(pair(*ids))
    return Bounds(frozenset(apart), tuple(same), frozenset(closed))


class _Known:
    """Events by id and by where they stand."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.ids: set[str] = set()
        self.there: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
        for entry in entries:
            self.ids.add(entry.id)
            low, high = entry.event.evidence.trigger
            self.there.setdefault((entry.source.id, entry.event.act), []).append((low, high, entry.id))

    def now(self, event: str, after: Any) -> str:
        """The id that the event has now: its own, else that of the one of its act whose trigger lies where its did."""
        if event in self.ids or not isinstance(after, Mapping) or event not in after:
            return event
        where = after[event]
        low, high = where["trigger"]
        near = [
            (abs(start - low), id)
            for start, end, id in self.there.get((where["document"], where["act"]), ())
            if start < high and low < end
        ]
        return min(near)[1] if near else event
