"""Sources: who published what, whom the documents quote, how reliable an analyst holds each for, and how their forecasts
did.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from parley.ledger import actors
from parley.ledger.entries import Entry
from parley.ledger.forecasts import Forecast
from parley.ledger.scores import Score, score

if TYPE_CHECKING:
    from parley.store import Decision

#: Reliability on the Admiralty scale: A completely reliable … E unreliable, F cannot be judged.
Reliability = Literal["A", "B", "C", "D", "E", "F"]
RELIABILITIES: tuple[str, ...] = get_args(Reliability)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A publisher or a source that documents quote. `documents` it published, `events` told in them; `quoted` how many
    events of others rest on its word alone, in how many documents (`quoted_in`); agencies that several papers quote are
    one source. `reliability` F until an analyst says otherwise.
    """

    name: str
    documents: int
    events: int
    languages: tuple[str, ...]
    first: str | None
    last: str | None
    quoted: int
    quoted_in: int
    reliability: str
    set_by: str | None
    score: Score

    @property
    def order(self) -> tuple[int, str]:
        """Its place in lists: publishers and sources told of most come first."""
        return -(self.events + self.quoted), self.name


def sources(
    entries: Iterable[Entry], forecasts: Iterable[Forecast] = (), decisions: Iterable[Decision] = ()
) -> tuple[SourceRow, ...]:
    """A row for each publisher and each source that is quoted; a publisher quoted by others is one row."""
    published: dict[str, list[Entry]] = defaultdict(list)
    quoted: dict[str, list[Entry]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in sorted(set(entries), key=lambda entry: entry.key):
        name = entry.source.publisher or entry.source.name
        published[_key(name)].append(entry)
        names[_key(name)][name] += 1
        if entry.claimed_by:
            quoted[_key(entry.claimed_by)].append(entry)
            names[_key(entry.claimed_by)][entry.claimed_by] += 1
    held: dict[str, list[Forecast]] = defaultdict(list)
    for one in forecasts:
        held[_key(one.holder)].append(one)
        if one.publisher and _key(one.publisher) != _key(one.holder):
            held[_key(one.publisher)].append(one)
    given = reliabilities(decisions)
    rows = [
        _row(_usual(names[key]), published.get(key, []), quoted.get(key, []), held.get(key, []), given.get(key))
        for key in names
    ]
    return tuple(sorted(rows, key=lambda row: row.order))


def reliabilities(decisions: Iterable[Decision]) -> dict[str, tuple[str, str]]:
    """The reliability that analysts gave, with who gave it, by the folded name; of several the last counts."""
    return {
        _key(one.subject): (str(one.after), one.who)
        for one in decisions
        if one.kind == "source.reliability" and one.after in RELIABILITIES
    }


def _row(
    name: str, told: list[Entry], quoted: list[Entry], held: list[Forecast], given: tuple[str, str] | None
) -> SourceRow:
    dates = sorted(entry.source.published for entry in told if entry.source.published)
    return SourceRow(
        name=name,
        documents=len({entry.source.id for entry in told}),
        events=len(told),
        languages=tuple(sorted({entry.source.language for entry in told if entry.source.language})),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        quoted=len(quoted),
        quoted_in=len({entry.source.id for entry in quoted}),
        reliability=given[0] if given else "F",
        set_by=given[1] if given else None,
        score=score(name, held),
    )


def _usual(names: Counter[str]) -> str:
    """The form of a name used most; of several the first in the alphabet."""
    return min(names, key=lambda name: (-names[name], name))


def _key(name: str) -> str:
    return actors.folded(name)
