"""Bringing a dossier to the schema of today: a copy first, then all steps in one transaction."""

from __future__ import annotations

import sqlite3
from importlib import resources
from pathlib import Path

from sqlalchemy import Connection

from parley.errors import DossierError
from parley.store import connect
from parley.store.faults import explained


def bring_up(path: Path, schema: int, steps: Path | None = None, to: int = connect.SCHEMA) -> Path | None:
    """Take the dossier at `path` from `schema` (0: make it) to `to`; the path of the copy made before, if one was.

    `steps` is the folder of migrations. Two programs may do this at once: the second finds it done.
    """
    if schema == to:
        return None
    made = connect.engine(path, foreign_keys=False)
    try:
        with explained(path), made.connect().execution_options(begin="BEGIN IMMEDIATE") as connection:
            now = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if now == to:
                return None
            copy = _copy(path, now) if now else None
            _run(connection, steps)
            _check(connection, path)
            connection.exec_driver_sql(f"PRAGMA application_id = {connect.APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {to}")
            connection.commit()
            return copy
    finally:
        made.dispose()


def _run(connection: Connection, steps: Path | None) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.attributes["connection"] = connection
    with resources.as_file(resources.files("parley.store") / "migrations") as folder:
        config.set_main_option("script_location", str(steps or folder).replace("%", "%%"))
        command.upgrade(config, "head")


def _check(connection: Connection, path: Path) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise DossierError(
            f"{path} could not be brought up to date", "it was left as it was; report this with the file"
        )


def _copy(path: Path, schema: int) -> Path:
    """A copy of the dossier as it is committed, beside it; no earlier copy is overwritten."""
    number = 1
    while (copy := path.with_name(f"{path.name}.schema-{schema}.{number}.backup")).exists():
        number += 1
    source, target = sqlite3.connect(path), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    return copy
