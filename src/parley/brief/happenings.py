"""Tellings and happenings: one event in one document, and one thing that any number of them tell of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from parley.brief import dates
from parley.brief.names import is_state
from parley.model import Actor, Document, Event, Reading


@dataclass(frozen=True, slots=True)
class Telling:
    """An event and the document that tells it."""

    event: Event
    document: Document

    @property
    def key(self) -> tuple[str, str, int, str]:
        """Where it stands among all tellings, whatever the order of arrival."""
        published = self.document.published.edtf if self.document.published else "9999"
        return published, self.document.id, self.event.evidence.trigger[0], self.event.id


@dataclass(frozen=True, slots=True)
class Happening:
    """Tellings of one thing. `event` is the fullest of them, its gaps filled from the others, told in `document`."""

    event: Event
    document: Document
    tellings: tuple[Telling, ...]

    @property
    def sources(self) -> tuple[Actor, ...]:
        """Who is named as claiming it, if nobody asserts it in a voice of its own."""
        claims = [t.event.attribution for t in self.tellings]
        if any(c is None for c in claims):
            return ()
        return tuple({c.name: c for c in claims if c is not None}.values())

    @property
    def documents(self) -> int:
        """By how many documents it is told."""
        return len({t.document.id for t in self.tellings})

    @property
    def ids(self) -> frozenset[tuple[str, str]]:
        """Document and event ids of its tellings."""
        return frozenset((t.document.id, t.event.id) for t in self.tellings)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of those who act."""
        return frozenset(a.code for a in self.event.actors if a.code)

    @property
    def edtf(self) -> str | None:
        """Its date."""
        return self.event.when.edtf if self.event.when else None

    @property
    def order(self) -> tuple[tuple[str, str], tuple[str, str, int, str]]:
        """By date, then by where it is told first."""
        return dates.order(self.edtf), self.tellings[0].key


def proven(readings: Iterable[Reading]) -> tuple[list[Telling], int]:
    """All events whose quote is verbatim in the document, in order, each once; and the number of the others."""
    found: dict[tuple[str, str], Telling] = {}
    lost = 0
    for reading in readings:
        for event in reading.events:
            if _verbatim(event, reading.document):
                found[reading.document.id, event.id] = Telling(event, reading.document)
            else:
                lost += 1
    return sorted(found.values(), key=lambda t: t.key), lost


def _verbatim(event: Event, document: Document) -> bool:
    start, end = event.evidence.sentence
    first, last = event.evidence.trigger
    return 0 <= start <= first <= last <= end and document.text[start:end] == event.evidence.quote


def merged(group: Sequence[Telling]) -> Happening:
    """What the tellings of a group tell together."""
    best = max(group, key=lambda t: (_fullness(t.event), t.event.attribution is None, t.event.confidence))
    event, rest = best.event, [t.event for t in group]
    near = [t.event for t in group if t.document.id == best.document.id]
    event = replace(
        event,
        when=event.when or next((e.when for e in rest if e.when), None),
        where=event.where or next((e.where for e in rest if e.where), ()),
        actors=event.actors or next((e.actors for e in rest if e.actors), ()),
        recipients=event.recipients or next((e.recipients for e in rest if e.recipients), ()),
        object=event.object or next((e.object for e in near if e.object), None),
        ordinal=event.ordinal or next((e.ordinal for e in near if e.ordinal), None),
        grounds=event.grounds or next((e.grounds for e in near if e.grounds), None),
        confidence=max(e.confidence for e in rest),
    )
    return Happening(event, best.document, tuple(group))


def _fullness(event: Event) -> int:
    """How much an event tells: a field each, named actors and counts twice."""
    thing = event.object
    return (
        sum(1 for a in event.actors if not is_state(a))
        + bool(event.recipients)
        + 2 * bool(event.when)
        + bool(event.where)
        + bool(event.ordinal)
        + (0 if thing is None else 1 + bool(thing.count) + len(thing.people) + len(thing.parts) + bool(thing.measure))
    )
