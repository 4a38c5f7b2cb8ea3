"""Names to follow: what a dossier knows of each person, firm or measure of a list, and what is new since a day."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from parley.errors import InputError
from parley.ledger.derive import day
from parley.ledger.filters import called
from parley.ledger.record import Asked, Day

#: Heads under which a list keeps its names; without one the first column is taken.
HEADS = frozenset({"name", "names", "nazwa", "nazwisko", "imię i nazwisko", "osoba", "kto", "who"})


@dataclass(frozen=True, slots=True)
class Watched:
    """A name of the list. `status` and `since` of the person of that name, `measures` the answers for measures that bind
    it (`in force` …), `tellings` how many events name it, `last` the day (ISO) on which the dossier last heard of it, `new`
    how many of them became known after the day asked, `evidence` the ids of these, or of all where no day was asked.
    """

    name: str
    status: str | None
    since: str | None
    measures: tuple[str, ...]
    tellings: int
    last: str | None
    new: int
    evidence: tuple[str, ...]


def names_in(data: bytes) -> tuple[str, ...]:
    """The names of a list as CSV (any usual encoding and separator), each once, in its order. Raises InputError for what
    is no text and for a list without names.
    """
    from parley.intake.encoding import decode

    decoded = decode(data)
    if decoded is None:
        raise InputError("the list is no text", "save it as CSV")
    rows = [row for row in csv.reader(io.StringIO(decoded.text), _dialect(decoded.text)) if any(row)]
    heads = [cell.strip().casefold() for cell in rows[0]] if rows else []
    place = next((at for at, head in enumerate(heads) if head in HEADS), None)
    told = rows if place is None else rows[1:]
    found = (row[place or 0].strip() for row in told if len(row) > (place or 0))
    names = tuple(dict.fromkeys(name for name in found if name))
    if not names:
        raise InputError("the list has no names", "write one name a line, or a column with the head: name")
    return names


def _dialect(text: str) -> type[csv.Dialect]:
    """The separator that the first line has most of; a comma where it has none."""

    class Found(csv.excel):
        delimiter = max(",;\t", key=lambda sign: (text.split("\n", 1)[0].count(sign), sign == ","))

    return Found


def watch(
    dossier: Asked, names: Iterable[str], *, since: Day = None, as_of: Day = None, known_at: Day = None
) -> tuple[Watched, ...]:
    """What the dossier knows of each name, in the order of the list; of one that it does not know, nothing."""
    after = day(since)
    return tuple(_watched(dossier, name, after.isoformat() if after else "", as_of, known_at) for name in names)


def _watched(dossier: Asked, name: str, after: str, as_of: Day, known_at: Day) -> Watched:
    asked = {"as_of": as_of, "known_at": known_at, "actor": name}
    found = (*dossier.timeline(**asked), *dossier.propositions(**asked))
    entries = sorted({entry for one in found for entry in one.entries}, key=lambda entry: entry.key)
    new = [entry for entry in entries if (entry.source.known or "") > after]
    people = dossier.people(**asked)
    measures = dossier.measures(**asked)
    # those who act for or upon others have a part too: the status is of the one who is called so
    person = next((one for one in people if called(name, one.name)), None)
    return Watched(
        name=name,
        status=person.status if person else None,
        since=person.since if person else None,
        measures=tuple(
            f"{one.scope or one.kind}: {one.state.answer}" for one in measures if one.state and not one.dyad
        ),
        tellings=len(entries),
        last=max((entry.source.known for entry in entries if entry.source.known), default=None),
        new=len(new),
        evidence=tuple(entry.id for entry in new),
    )
