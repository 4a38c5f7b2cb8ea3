"""The bytes of documents, by their SHA-256: in the dossier, or in a folder beside it.

The folder is called like the dossier with `.files` after it. A file in it is named by its hash and by nothing else, so
that no name of a document can lead anywhere; it is whole and on the disk before the dossier says that it is there.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from parley.errors import DossierError
from parley.intake.fetch.answer import Fetched
from parley.store import rows, tables

IN_DOSSIER, BESIDE, NOWHERE = "dossier", "beside", "nowhere"
_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_S = tables.sources.c


def folder_of(dossier: Path) -> Path:
    """The folder beside a dossier."""
    return dossier.with_name(f"{dossier.name}.files")


def file_of(dossier: Path, digest: str) -> Path:
    """The file beside a dossier for bytes with this SHA-256. Raises DossierError for what is no digest."""
    if not _DIGEST.match(digest):
        raise DossierError(f"{digest!r} is no SHA-256", "the dossier is damaged; run: parley verify")
    return folder_of(dossier) / digest[:2] / digest


def keep(connection: Connection, dossier: Path, digest: str, data: bytes, place: str) -> None:
    """Keep bytes once, where `place` says; those that are kept already stay where they are."""
    if place == NOWHERE or sha256(data).hexdigest() != digest:
        return
    if connection.execute(select(_S.sha256).where(_S.sha256 == digest)).first() is not None:
        return
    if place == BESIDE:
        _write(file_of(dossier, digest), data)
    row = {"sha256": digest, "size": len(data), "place": place, "data": b"" if place == BESIDE else data}
    connection.execute(insert_or(tables.sources).values(row).on_conflict_do_nothing())


def get(connection: Connection, dossier: Path, digest: str) -> bytes | None:
    """The bytes with this SHA-256; None where they were not kept, or are gone."""
    row = connection.execute(select(_S.place, _S.data).where(_S.sha256 == digest)).first()
    if row is None or row.place != BESIDE:
        return None if row is None else row.data
    try:
        return file_of(dossier, digest).read_bytes()
    except OSError:
        return None


def keep_fetch(connection: Connection, document: str, fetched: Fetched) -> None:
    """Note that a page was fetched: from where, when, and what the server said with it."""
    row = {
        "document": document,
        "url": fetched.url,
        "hops": rows.encode(fetched.hops),
        "address": fetched.address,
        "at": fetched.time,
        "status": fetched.status,
        "headers": rows.encode(fetched.headers),
        "sha256": fetched.sha256,
    }
    connection.execute(insert_or(tables.fetches).values(row).on_conflict_do_nothing())


def fetches(connection: Connection, document: str | None) -> list[dict[str, Any]]:
    """The fetches of one document or of all, the earliest first, as rows of their table without keys."""
    f = tables.fetches.c
    wanted = select(tables.fetches).order_by(f.at, f.key)
    if document is not None:
        wanted = wanted.where(f.document == document)
    return [dict(_fetch(row)) for row in connection.execute(wanted).mappings()]


def _fetch(row: Any) -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if name != "key":
            yield name, rows.decode(value) if name in ("hops", "headers") else value


def _write(path: Path, data: bytes) -> None:
    """Write a file so that it is there wholly or not at all, also when the machine goes down."""
    if path.exists() and path.stat().st_size == len(data):
        return
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
        _settle(path.parent)
        _settle(path.parent.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        step = "make room, or look at the permissions of the folder; nothing was lost"
        raise DossierError(f"{path.parent.parent} cannot be written: {error.strerror}", step) from None


def _settle(folder: Path) -> None:
    """Make the names in a folder durable, on systems where that can be asked."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
