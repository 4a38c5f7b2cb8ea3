"""The whole check, in the order in which one part leans on another. Nothing is written."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, select

from parley.store import archive, decisions, standing, tables
from parley.store.verify import reading
from parley.store.verify.fault import Verified


def verify(connection: Connection, path: Path) -> Verified:
    """What is wrong with the dossier at `path`, sorted by document. Raises DatabaseError where it cannot even be asked."""
    found = Verified()
    _database(connection, found)
    _sources(connection, path, found)
    _texts(connection, found)
    _documents(connection, found)
    reading.check_all(connection, found)
    _search(connection, found)
    _fetches(connection, found)
    _decisions(connection, found)
    found.faults.sort()
    return found


def _database(connection: Connection, found: Verified) -> None:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            found.wrong("database", "", f"SQLite says: {said}")
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        found.wrong("database", "", f"row {row} of {table} leads to no row of {parent}")


def _sources(connection: Connection, path: Path, found: Verified) -> None:
    s = tables.sources.c
    for digest, size in connection.execute(select(s.sha256, s.size)).all():
        found.looked("bytes")
        data = archive.get(connection, path, digest) if len(digest) == 64 else None
        if data is None:
            found.wrong("bytes", digest[:16], f"the bytes {digest} are gone")
        elif len(data) != size or sha256(data).hexdigest() != digest:
            found.wrong("bytes", digest[:16], f"the bytes are not those of {digest}")


def _texts(connection: Connection, found: Verified) -> None:
    for digest, text in connection.execute(select(tables.texts.c.sha256, tables.texts.c.text)):
        found.looked("text")
        if sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != digest:
            found.wrong("text", "", f"a text is not the one of {digest}")


def _documents(connection: Connection, found: Verified) -> None:
    d, r = tables.documents.c, tables.readings.c
    current = select(r.document).where(r.current)
    with_reading = set(connection.execute(current).scalars())
    for key, digest in connection.execute(select(d.id, d.sha256)):
        found.looked("document")
        if len(digest) != 64 or not digest.startswith(key) or len(key) != 16:
            found.wrong("document", key, f"its id does not follow from its hash {digest}")
        if key not in with_reading:
            found.wrong("document", key, "no reading of it is the current one")


def _search(connection: Connection, found: Verified) -> None:
    """The index has a row for each passage, and no other."""
    passages = set(connection.execute(select(tables.passages.c.key)).scalars())
    indexed = set(connection.exec_driver_sql("SELECT id FROM search_docsize").scalars())
    if passages != indexed:
        found.wrong("search", "", f"{len(passages ^ indexed)} passages and rows of the index have no counterpart")


def _fetches(connection: Connection, found: Verified) -> None:
    f, d = tables.fetches.c, tables.documents.c
    for key, digest, kept in connection.execute(select(f.document, f.sha256, d.sha256).join(tables.documents)):
        found.looked("fetch")
        if digest != kept:
            found.wrong("fetch", key, f"the page was fetched as {digest}, the document is another")


def _decisions(connection: Connection, found: Verified) -> None:
    """Each row of the log follows from the one before; the states follow from the log."""
    before = ""
    for row in connection.execute(select(tables.decisions).order_by(tables.decisions.c.key)).mappings():
        found.looked("decision")
        if decisions.chained(before, dict(row)) != row["id"]:
            found.wrong("decision", row["document"] or "", f"decision {row['key']} was changed after it was written")
        before = row["id"]
    if any(fault.kind in ("decision", "reading") for fault in found.faults):
        return  # what is derived from these would be wrong too, and say nothing new
    v = tables.reviews.c
    kept = [dict(row) for row in connection.execute(select(tables.reviews).order_by(v.subject)).mappings()]
    if kept != standing.replay(connection):
        found.wrong("decision", "", "the states of review do not follow from the log")
