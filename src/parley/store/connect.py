"""Connections to a dossier: which file is one, and how SQLite is to keep it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from parley.errors import NewerDossier, NotADossier, NotFound
from parley.store.faults import explained

#: "PRLY": what SQLite's header says of the program that a file belongs to.
APPLICATION_ID = 0x50524C59
#: The schema that this Parley writes; the number of its last migration.
SCHEMA = 5
#: Seconds to wait for another writer.
PATIENCE = 60.0
_MAGIC = b"SQLite format 3\x00"


def engine(path: Path, foreign_keys: bool = True) -> Engine:
    """An engine on the file. Transactions begin with BEGIN, or with the option `begin` of the connection."""
    made = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False),
        poolclass=QueuePool,
    )

    @event.listens_for(made, "connect")
    def _connected(connection: sqlite3.Connection, _: Any) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        # in WAL, only FULL makes a commit durable when the machine goes down
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")

    @event.listens_for(made, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return made


def schema_of(path: Path, create: bool) -> int:
    """The schema of the dossier at `path`, 0 for one that is still to be made. The file is not changed.

    Raises NotFound where there is none and `create` is false, NotADossier for any other file, NewerDossier for the
    dossier of a newer Parley.
    """
    if not path.exists():
        if create:
            return 0
        raise NotFound(f"no dossier at {path}", "make one with: parley read FILE…")
    if path.is_dir() or not _has_magic(path):
        raise NotADossier(f"{path} is no dossier", "name another file with --dossier; this one was not touched")
    schema = _ask(path)
    if schema is None and create:
        return 0
    if schema is None:
        raise NotADossier(
            f"{path} is an SQLite file, but no dossier", "name another file with --dossier; this one was not touched"
        )
    if schema > SCHEMA:
        raise NewerDossier(
            f"{path} was written by a newer Parley (schema {schema}, this one knows {SCHEMA})", "update Parley"
        )
    return schema


def _has_magic(path: Path) -> bool:
    """Whether the file is SQLite's, or is empty, as one is that was begun and not finished."""
    with explained(path):
        try:
            with path.open("rb") as stream:
                return stream.read(len(_MAGIC)) in (b"", _MAGIC)
        except OSError as error:
            raise NotADossier(
                f"{path} cannot be opened: {error.strerror}", "look at the permissions of the file"
            ) from None


def _ask(path: Path) -> int | None:
    """The schema that the file says it has; None where it is no dossier, or is empty."""
    with explained(path):
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, timeout=PATIENCE)
        try:
            owner = connection.execute("PRAGMA application_id").fetchone()[0]
            if owner == APPLICATION_ID:
                return int(connection.execute("PRAGMA user_version").fetchone()[0])
            if owner or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise NotADossier(
                    f"{path} is an SQLite file, but no dossier",
                    "name another file with --dossier; this one was not touched",
                )
            return None
        finally:
            connection.close()
