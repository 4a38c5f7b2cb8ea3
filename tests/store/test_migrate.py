from __future__ import annotations

import shutil
import sqlite3
from importlib import resources
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from makers import ENGLISH, add

from parley.store import Dossier, connect, migrate
from parley.store.tables import METADATA

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{next:04}"
down_revision = "{now:04}"


def upgrade() -> None:
    op.add_column("documents", sa.Column("remark", sa.Text()))
    {more}
"""


def steps(tmp_path: Path, more: str = "") -> Path:
    """The migrations with one more than there is."""
    with resources.as_file(resources.files("parley.store") / "migrations") as folder:
        made = shutil.copytree(folder, tmp_path / "migrations")
    text = NEXT.format(more=more, now=connect.SCHEMA, next=connect.SCHEMA + 1)
    (made / "versions" / "m9999_next.py").write_text(text)
    return made


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return int(found)


def test_migrations_make_the_tables_of_the_code(dossier: Dossier) -> None:
    with dossier._engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    # the tables of the full-text index are not SQLAlchemy's
    assert [d for d in differences if not str(d[1]).startswith("search")] == []


def test_an_older_dossier_is_copied_then_brought_up(dossier: Dossier, tmp_path: Path) -> None:
    add(dossier, ENGLISH)
    dossier.close()
    copy = migrate.bring_up(dossier.path, connect.SCHEMA, steps(tmp_path), connect.SCHEMA + 1)
    assert copy is not None
    assert (version(dossier.path), version(copy)) == (connect.SCHEMA + 1, connect.SCHEMA)
    with Dossier.open(copy) as opened:
        assert len(opened.events()) == 2
    connection = sqlite3.connect(dossier.path)
    assert connection.execute("SELECT count(remark), count(*) FROM documents").fetchone() == (0, 1)
    connection.close()


def test_a_step_that_fails_leaves_it_as_it_was(dossier: Dossier, tmp_path: Path) -> None:
    add(dossier, ENGLISH)
    dossier.close()
    with pytest.raises(ZeroDivisionError):
        migrate.bring_up(dossier.path, connect.SCHEMA, steps(tmp_path, "1 / 0"), connect.SCHEMA + 1)
    assert version(dossier.path) == connect.SCHEMA
    with Dossier.open(dossier.path) as opened:
        assert len(opened.events()) == 2


def test_no_copy_overwrites_another(dossier: Dossier) -> None:
    names = {migrate._copy(dossier.path, 1).name for _ in range(3)}
    assert len(names) == 3


def test_what_is_up_to_date_is_left_alone(dossier: Dossier) -> None:
    assert migrate.bring_up(dossier.path, connect.SCHEMA) is None
    assert dossier.backup is None
