"""Dates that a sentence does not give but the document does: of the same happening told elsewhere, of the talks whose result it is,
of the event on whose day, or so many days before or after which, it happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parley.model import Dated, Event, Link, When
from parley.reading.dates import FoundDate, resolve


@dataclass(frozen=True, slots=True)
class Leaning:
    """A date of one event that leans on another: `event` is so far (`date`) before or after `anchor`, both by number."""

    event: int
    anchor: int
    date: FoundDate


def settle(
    events: Sequence[Event], leanings: Sequence[Leaning], results: Sequence[tuple[int, int]], text: str
) -> list[Event]:
    """The events with dates handed on. `results` are pairs (outcome, talks) of numbers; they are linked as `result`."""
    found = list(events)
    for outcome, talks in results:
        links = {*found[outcome].links, Link("result", found[talks].id)}
        found[outcome] = replace(found[outcome], links=tuple(sorted(links, key=lambda x: (x.kind, x.event))))
    for _ in range(3):  # a date can pass from a telling to its twin, to an outcome, to what happened a day earlier
        _share(found)
        for outcome, talks in results:
            _hand_on(found, talks, outcome)
        for leaning in leanings:
            _lean(found, leaning, text)
    return found


def _share(found: list[Event]) -> None:
    """The tellings of one happening have one date; the first one that is given."""
    place = {e.id: n for n, e in enumerate(found)}
    for number, event in enumerate(found):
        for link in event.links:
            if link.kind == "same_as" and link.event in place:
                _hand_on(found, place[link.event], number)
                _hand_on(found, number, place[link.event])


def _hand_on(found: list[Event], source: int, target: int) -> None:
    when = found[source].when
    if (
        found[target].when is None
        and when is not None
        and found[target].stance.kind in ("asserted", "denied")
        and found[source].stance.kind == "asserted"
    ):
        found[target] = replace(found[target], when=when)


def _lean(found: list[Event], leaning: Leaning, text: str) -> None:
    """Fill in either end of a leaning date from the other."""
    here, there = found[leaning.event], found[leaning.anchor]
    date = leaning.date
    passage = text[slice(*date.span)]
    if there.when is not None and here.when is None:
        when = resolve(date, When.parse(there.when.edtf))
        if when is not None:
            found[leaning.event] = replace(here, when=Dated(passage, date.span, str(when)))
    elif (
        here.when is not None
        and there.when is None
        and date.relation in ("before", "after")
        and there.stance.kind in ("asserted", "planned")
    ):
        turned = replace(date, relation="after" if date.relation == "before" else "before")
        when = resolve(turned, When.parse(here.when.edtf))
        if when is not None:
            found[leaning.anchor] = replace(there, when=Dated(passage, date.span, str(when)))
