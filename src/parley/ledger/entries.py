"""Entries: the events of a dossier, each with the facts of the document that tells it. All that the ledger reads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parley.ledger import days
from parley.model import Event, Reading

if TYPE_CHECKING:
    from parley.store import Dossier


_SEEN = frozenset({"event.accept", "event.correct", "event.add"})


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the ledger knows it: `published` EDTF or None, `known` the day (ISO) from which the dossier can
    have known what it says: the last day that `published` can be, else the day it was added, else None.
    """

    id: str
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    uri: str = ""
    language: str | None = None
    known: str | None = None

    @property
    def name(self) -> str:
        """What to call it: its title, else where it came from, else its id."""
        return self.title or self.uri or self.id


@dataclass(frozen=True, slots=True)
class Entry:
    """One telling: an event, the document that tells it, and whether a person has looked at it."""

    event: Event
    source: Source
    reviewed: bool = False

    @property
    def id(self) -> str:
        """The event's id."""
        return self.event.id

    @property
    def key(self) -> tuple[str, str, int, str]:
        """Its place among all entries, whatever the order of arrival: by publication, document, place in the text."""
        return self.source.published or "9999", self.source.id, self.event.evidence.trigger[0], self.event.id

    @property
    def claimed_by(self) -> str | None:
        """Who reports it, where the document does not say it in its own voice."""
        return self.event.attribution.name if self.event.attribution else None


def entries(
    readings: Iterable[Reading], added: Mapping[str, str] | None = None, reviewed: Collection[str] = ()
) -> tuple[Entry, ...]:
    """The entries of readings, in the order of `Entry.key`, each event once; `added` the days documents came in, by id;
    `reviewed` the ids of events that a person has accepted, corrected or added.
    """
    found = {
        entry.id: entry
        for reading in readings
        for entry in of_reading(reading, (added or {}).get(reading.document.id), reviewed)
    }
    return tuple(sorted(found.values(), key=lambda entry: entry.key))


def of_reading(reading: Reading, added: str | None = None, reviewed: Collection[str] = ()) -> Iterator[Entry]:
    """The entries of one document, in the order of its events."""
    source = source_of(reading, added)
    for event in reading.events:
        yield Entry(event, source, event.id in reviewed)


def source_of(reading: Reading, added: str | None = None) -> Source:
    """The facts of a reading's document; `added` the day (ISO) it came into the dossier."""
    document = reading.document
    published = document.published.edtf if document.published else None
    return Source(
        document.id,
        document.publisher,
        published,
        document.title,
        document.uri,
        document.language,
        known(published, added),
    )


def known(published: str | None, added: str | None = None) -> str | None:
    """The day (ISO) from which a document's word was known: the last day of `published`, else `added`, else None."""
    window = days.window(published) if published is not None else None
    if window is not None and window[1] < days.LAST:
        return days.iso(window[1])
    return added[:10] if added else None


@lru_cache(4096)
def day_of(source: Source) -> str | None:
    """The first day (ISO) that a document can be of: from when somebody holds what it promises or expects."""
    if source.published is not None:
        window = days.window(source.published)
        if window is not None:
            return days.iso(window[0])
    return source.known


def of_dossier(dossier: Dossier) -> tuple[Entry, ...]:
    """The entries of a dossier's current readings, as people corrected them."""
    added = {kept.id: kept.added for kept in dossier.documents()}
    seen = {one.subject for one in dossier.standing("event") if one.kind in _SEEN}
    return entries(dossier.readings(reviewed=True), added, seen)
