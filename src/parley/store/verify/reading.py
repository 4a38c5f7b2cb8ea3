"""One reading: what its rows say against what they must say if its record is right, and its record against its hash."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from parley.model import Document, Reading
from parley.store import queries, rows, search, tables, write
from parley.store.verify import anchors, ids
from parley.store.verify.fault import Verified

Row = dict[str, Any]


def check_all(connection: Connection, found: Verified) -> None:
    """Every reading, the earlier ones too."""
    r = tables.readings.c
    for row in connection.execute(select(tables.readings).order_by(r.document, r.key)).all():
        found.looked("reading")
        try:
            read = queries.whole(connection, row.key)
        except (msgspec.MsgspecError, TypeError, ValueError) as error:
            found.wrong("reading", row.document, f"reading {row.key} cannot be put together: {type(error).__name__}")
            continue
        if read is None:
            found.wrong("reading", row.document, f"the text of reading {row.key} is gone")
            continue
        _check(connection, row, read, found)


def _check(connection: Connection, row: Any, read: Reading, found: Verified) -> None:
    document = read.document
    if write.digest_of(read) != row.digest or document.id != row.document:
        found.wrong("reading", row.document, f"reading {row.key} is not the one of its hash {row.digest}")
    if row.current:
        _check_document(connection, document, found)
    ids.check(read, found)
    anchors.check_spans(read, found)
    _check_anchors(connection, row.key, document, found)
    for table, kind, expected in _parts(row.key, read):
        _compare(connection, table, kind, row.key, document.id, expected, found)


def _check_document(connection: Connection, document: Document, found: Verified) -> None:
    kept = connection.execute(select(tables.documents).where(tables.documents.c.id == document.id)).mappings().first()
    wanted = write.document_row(document)
    if kept is not None and {name: kept[name] for name in wanted if name != "uri"} != {
        name: value for name, value in wanted.items() if name != "uri"
    }:
        found.wrong("document", document.id, "its row is not what its current reading says")


def _check_anchors(connection: Connection, key: int, document: Document, found: Verified) -> None:
    for row in connection.execute(select(tables.anchors).where(tables.anchors.c.reading == key)):
        found.looked("anchor", row.end - row.start)
        try:
            anchors.check_page(rows.anchors_of(row), document, found)
        except zlib.error:
            found.wrong("anchor", document.id, f"the boxes of page {row.page} cannot be unpacked")


def _parts(key: int, read: Reading) -> Iterator[tuple[Table, str, list[Row]]]:
    """The rows that each table must have for a reading."""
    document, events = read.document, list(enumerate(read.events))
    yield tables.events, "event", [rows.event_row(key, at, document.id, one, document.text) for at, one in events]
    yield (
        tables.event_actors,
        "event",
        [row for at, one in events for row in rows.actor_rows(key, at, one, document.language)],
    )
    notes = enumerate(read.assessments)
    yield tables.assessments, "assessment", [rows.assessment_row(key, at, document.id, one) for at, one in notes]
    yield tables.mentions, "mention", [rows.mention_row(key, at, one) for at, one in enumerate(read.mentions)]
    passages = (
        {"reading": key, "page": page, "start": start, "end": end} for page, (start, end) in search.passages(document)
    )
    yield tables.passages, "search", list(passages)


def _compare(
    connection: Connection, table: Table, kind: str, key: int, document: str, expected: list[Row], found: Verified
) -> None:
    found.looked(kind, len(expected) if table is not tables.event_actors else 0)
    kept = [dict(row) for row in connection.execute(select(table).where(table.c.reading == key)).mappings()]
    if table is tables.passages:
        kept = [{name: value for name, value in row.items() if name != "key"} for row in kept]
    for row in _without(kept, expected):
        found.wrong(kind, document, f"a row of {table.name} is not what its record says: {_named(row)}")
    missing = len(expected) - len(kept)
    if missing > 0:
        found.wrong(kind, document, f"{missing} rows of {table.name} are gone")


def _without(kept: Iterable[Row], expected: Iterable[Row]) -> list[Row]:
    wanted = {_sign(row) for row in expected}
    return [row for row in kept if _sign(row) not in wanted]


def _sign(row: Row) -> str:
    return repr(sorted(row.items()))


def _named(row: Row) -> str:
    return str(row.get("id") or f"{row.get('start')}–{row.get('end')}")
