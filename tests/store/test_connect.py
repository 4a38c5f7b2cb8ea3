from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from makers import ENGLISH, add

from parley.errors import DossierError, NewerDossier, NotADossier, NotFound
from parley.store import Dossier
from parley.store.connect import APPLICATION_ID, SCHEMA


def test_none_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="parley read"):
        Dossier.open(tmp_path / "talks.parley")


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\x00" + b"\x01" * 200])
def test_another_file_is_refused_and_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NotADossier):
        Dossier.open(path, create=True)
    assert path.read_bytes() == content


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotADossier):
        Dossier.open(tmp_path, create=True)


@pytest.mark.parametrize("statement", ["CREATE TABLE t (a)", "PRAGMA application_id = 7"])
def test_the_database_of_another_program_is_refused_and_not_touched(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotADossier, match="SQLite"):
        Dossier.open(path, create=True)
    assert path.read_bytes() == before


def test_a_newer_one_is_refused(dossier: Dossier) -> None:
    dossier.close()
    connection = sqlite3.connect(dossier.path)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    with pytest.raises(NewerDossier, match="update Parley"):
        Dossier.open(dossier.path)


@pytest.mark.parametrize("begun", [b"", None])
def test_one_begun_and_not_finished_is_made(tmp_path: Path, begun: bytes | None) -> None:
    path = tmp_path / "talks.parley"
    if begun is None:
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
    else:
        path.write_bytes(begun)
    with Dossier.open(path, create=True) as dossier:
        assert add(dossier, ENGLISH) == "added"


def test_the_file_says_whose_it_is(dossier: Dossier) -> None:
    connection = sqlite3.connect(dossier.path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_foreign_keys_are_on(dossier: Dossier) -> None:
    from sqlalchemy import insert

    from parley.store import tables

    with pytest.raises(DossierError), dossier._asking() as connection:
        connection.execute(insert(tables.passages).values(reading=99, page=1, start=0, end=1))


def test_a_path_with_odd_characters(tmp_path: Path) -> None:
    path = tmp_path / "rozmowy? 100% ąę#1.parley"
    with Dossier.open(path, create=True) as dossier:
        add(dossier, ENGLISH)
    with Dossier.open(path) as dossier:
        assert len(dossier.documents()) == 1


def test_a_damaged_file_is_said_to_be_so(dossier: Dossier) -> None:
    add(dossier, ENGLISH)
    dossier.close()
    data = bytearray(dossier.path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    dossier.path.write_bytes(data)
    with pytest.raises(DossierError), Dossier.open(dossier.path) as opened:
        opened.documents()
