"""The table of states of review: kept in step with the log in the same transaction, and made again from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from parley.model import Reading
from parley.store import decisions, queries, tables
from parley.store.decisions import Decision
from parley.store.reviews import by_subject, fold, match

_V, _E = tables.reviews.c, tables.events.c
Row = dict[str, Any]


def note(connection: Connection, decision: Decision) -> None:
    """Bring the state of what was just decided on up to date."""
    if decision.family != "event":
        return
    rows = decisions.find(connection, "event", decision.subject)
    row = _row(decision.subject, rows, _meant(connection, decision))
    new = insert_or(tables.reviews).values(row)
    connection.execute(new.on_conflict_do_update(index_elements=["subject"], set_=row))


def rematch(connection: Connection, reading: Reading) -> None:
    """Find again which event each subject of a document means, after another reading became the current one."""
    document = reading.document.id
    wanted = select(tables.decisions.c.key).where(tables.decisions.c.document == document).limit(1)
    if connection.execute(wanted).first() is None:
        return
    rows = decisions.find(connection, "event", document=document)
    meant = match(reading, rows)
    for subject in sorted(by_subject(rows)):
        connection.execute(update(tables.reviews).where(_V.subject == subject).values(event=meant.get(subject)))


def replay(connection: Connection) -> list[Row]:
    """The rows of the table as the log and the current readings give them, by subject; the table is not looked at."""
    rows = decisions.find(connection, "event")
    meant: dict[str, str] = {}
    for document in sorted({row.document for row in rows if row.document}):
        on = [row for row in rows if row.document == document]
        for reading in queries.readings(connection, document):
            meant |= match(reading, on)
    return [_row(subject, on, meant.get(subject)) for subject, on in sorted(by_subject(rows).items())]


def rebuild(connection: Connection) -> None:
    """Make the table again from the log."""
    rows = replay(connection)
    connection.execute(delete(tables.reviews))
    if rows:
        connection.execute(insert_or(tables.reviews), rows)


def kept(connection: Connection) -> list[Row]:
    """The rows of the table, by subject."""
    return [dict(row) for row in connection.execute(select(tables.reviews).order_by(_V.subject)).mappings()]


def _meant(connection: Connection, decision: Decision) -> str | None:
    """The event of the current reading that a decision is on: as known, else the one with the same id."""
    known = connection.execute(select(_V.event).where(_V.subject == decision.subject)).first()
    if known is not None:
        return known.event  # type: ignore[no-any-return]
    current = select(_E.id).join(tables.readings, tables.readings.c.key == _E.reading)
    return connection.execute(current.where(_E.id == decision.subject, tables.readings.c.current)).scalar()


def _row(subject: str, rows: Iterable[Decision], event: str | None) -> Row:
    rows = list(rows)
    state, stands = fold(rows)
    return {
        "subject": subject,
        "document": next((row.document for row in rows if row.document), None),
        "event": event,
        "state": state,
        "last": rows[-1].key,
        "stands": stands.key if stands else None,
    }
