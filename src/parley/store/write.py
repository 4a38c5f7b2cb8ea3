"""Writing what was read of a document: what counts as the same, what replaces what, and the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from parley.model import Document, PageAnchors, Reader, Reading, encode
from parley.store import rows, standing, tables
from parley.store.search import index
from parley.version import __version__

Change = Literal["added", "unchanged", "reread"]

_READ = frozenset({"ok", "partial"})
#: Who is named as the reader of a document that no reader saw.
_NOBODY = Reader("none", __version__)


def add(
    connection: Connection,
    reading: Reading,
    anchors: Iterable[PageAnchors],
    given: Mapping[str, str],
) -> Change:
    """Write one document and what was read in it, if it says something new; within the caller's transaction."""
    document, reader = reading.document, reading.reader or _NOBODY
    digest = digest_of(reading)
    r = tables.readings.c
    current = connection.execute(
        select(r.key, r.reader, r.version, r.digest, tables.documents.c.outcome)
        .join(tables.documents)
        .where(r.document == document.id, r.current)
    ).first()
    if current is not None:
        if (current.reader, current.version, current.digest) == (reader.name, reader.version, digest):
            return "unchanged"
        if not _supersedes(document, reader, current):
            return "unchanged"
        connection.execute(update(tables.readings).where(r.key == current.key).values(current=False))
    _keep_document(connection, document, given)
    if not _again(connection, document, reader, digest):
        key = _keep_reading(connection, reading, reader, digest)
        _keep_parts(connection, key, reading, anchors)
    if current is not None:
        standing.rematch(connection, reading)
    return "added" if current is None else "reread"


def digest_of(reading: Reading) -> str:
    """The SHA-256 of all that was read, wherever the file lay."""
    return sha256(encode(replace(reading, document=replace(reading.document, uri="")))).hexdigest()


def _supersedes(document: Document, reader: Reader, current: Any) -> bool:
    """Whether a new reading is to be the current one: not where it could read less, nor where its reader is older."""
    if document.outcome not in _READ and current.outcome in _READ:
        return False
    if document.outcome in _READ and current.outcome not in _READ:
        return True
    return reader.name != current.reader or _version(reader.version) >= _version(current.version)


def _version(text: str) -> list[tuple[int, str]]:
    """A version as something to compare: 1.10 is newer than 1.9."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|[a-z]+", text)]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def document_row(document: Document) -> rows.Row:
    """What a reading says of its document, as a row of `documents`."""
    return {
        "id": document.id,
        "sha256": document.sha256,
        "uri": document.uri,
        "media_type": document.media_type,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.edtf if document.published else None,
        "published_from": document.published.origin if document.published else None,
        "language": document.language,
        "pages": document.pages,
        "outcome": document.outcome,
        "reason": document.reason,
        "next_step": document.next_step,
    }


def _keep_document(connection: Connection, document: Document, given: Mapping[str, str]) -> None:
    row = {**document_row(document), "given": rows.encode(dict(sorted(given.items())))}
    new = insert_or(tables.documents).values(**row, added=_now())
    connection.execute(new.on_conflict_do_update(index_elements=["id"], set_=row))


def replace_lost(connection: Connection, document: Document) -> None:
    """Take out what stood for this document while its bytes could not be had at all: a row under the hash of its name.

    One that a person decided on stays.
    """
    d, r = tables.documents.c, tables.readings.c
    name = sha256(document.uri.encode("utf-8", "replace")).hexdigest()
    stood = connection.execute(select(d.id, d.outcome).where(d.sha256 == name, d.uri == document.uri)).first()
    if stood is None or stood.id == document.id or stood.outcome in _READ:
        return
    decided = select(tables.decisions.c.key).where(tables.decisions.c.document == stood.id).limit(1)
    if connection.execute(decided).first() is None:
        connection.execute(delete(tables.readings).where(r.document == stood.id))
        connection.execute(delete(tables.documents).where(d.id == stood.id))


def _again(connection: Connection, document: Document, reader: Reader, digest: str) -> bool:
    """Make an earlier reading that said the same the current one, where there is one."""
    found = connection.execute(
        update(tables.readings)
        .where(
            tables.readings.c.document == document.id,
            tables.readings.c.reader == reader.name,
            tables.readings.c.version == reader.version,
            tables.readings.c.digest == digest,
        )
        .values(current=True)
    )
    return found.rowcount > 0


def _keep_reading(connection: Connection, reading: Reading, reader: Reader, digest: str) -> int:
    text = reading.document.text
    text_digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    connection.execute(insert_or(tables.texts).values(sha256=text_digest, text=text).on_conflict_do_nothing())
    frame = replace(reading, document=replace(reading.document, text=""), events=(), assessments=(), mentions=())
    row = {
        "document": reading.document.id,
        "reader": reader.name,
        "version": reader.version,
        "digest": digest,
        "text_sha256": text_digest,
        "record": msgspec.json.encode(frame).decode(),
        "read": _now(),
        "current": True,
    }
    new = insert(tables.readings).values(row).returning(tables.readings.c.key)
    return int(connection.execute(new).scalar_one())


def _keep_parts(connection: Connection, key: int, reading: Reading, anchors: Iterable[PageAnchors]) -> None:
    document = reading.document
    events = list(enumerate(reading.events))
    _insert(connection, tables.anchors, [rows.anchors_row(key, page) for page in anchors])
    _insert(
        connection, tables.events, [rows.event_row(key, at, document.id, event, document.text) for at, event in events]
    )
    _insert(
        connection,
        tables.event_actors,
        [row for at, event in events for row in rows.actor_rows(key, at, event, document.language)],
    )
    assessments = [rows.assessment_row(key, at, document.id, one) for at, one in enumerate(reading.assessments)]
    _insert(connection, tables.assessments, assessments)
    _insert(connection, tables.mentions, [rows.mention_row(key, at, one) for at, one in enumerate(reading.mentions)])
    index(connection, key, document)


def _insert(connection: Connection, table: Table, values: list[rows.Row]) -> None:
    if values:
        connection.execute(insert(table), values)
