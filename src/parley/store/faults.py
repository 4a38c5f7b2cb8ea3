"""Faults of the database, in words that a person can use."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from parley.errors import DossierError, NotADossier

_NEXT_STEPS = (
    ("locked", "is in use by another program", "wait for it to end, then do it again"),
    ("full", "cannot grow: the disk is full", "make room on the disk, then do it again; nothing was lost"),
    ("readonly", "may not be written", "look at the permissions of the file and its folder"),
    ("unable to open", "cannot be opened", "look at the permissions of the file and its folder"),
    ("malformed", "is damaged", "go back to a copy; `sqlite3 FILE .recover` may save what is left"),
    ("not a database", "is no dossier", "name another file"),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite says of `path` into a DossierError with its next step."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise explain(path, error) from error


def explain(path: Path, error: Exception) -> DossierError:
    """The DossierError for what SQLite said."""
    said = str(getattr(error, "orig", None) or error)
    for word, what, step in _NEXT_STEPS:
        if word in said:
            kind = NotADossier if word == "not a database" else DossierError
            return kind(f"{path} {what}", step)
    return DossierError(f"{path} cannot be used: {said}", "report this as a fault of Parley")
