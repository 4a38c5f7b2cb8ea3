"""A disk that is full, a dossier that may not be written: a plain error with its next step, and the dossier as it was."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from makers import add, many, read
from sqlalchemy import event

from parley.errors import DossierError
from parley.store import Dossier


def limited(dossier: Dossier, pragma: str) -> None:
    """Every connection from now on has this pragma."""
    dossier._engine.dispose()

    @event.listens_for(dossier._engine, "connect")
    def _connected(connection: sqlite3.Connection, _: Any) -> None:
        connection.execute(pragma)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "talks.parley"
    with Dossier.open(path, create=True) as dossier:
        for number in range(5):
            add(dossier, many(number))
    return path


def fill(dossier: Dossier, said: list[int]) -> None:
    """Add documents until that fails; the numbers of those that are in go to `said`."""
    for number in range(5, 500):
        add(dossier, many(number))
        said.append(number)


def is_whole(path: Path, documents: int) -> bool:
    with Dossier.open(path) as dossier:
        return len(dossier.documents()) == documents and dossier.verify().faults == []


@pytest.mark.parametrize("room", range(0, 40, 3))
def test_a_full_disk_loses_nothing_and_leaves_nothing_half(room: int, filled: Path) -> None:
    """The disk is full after so many pages more, wherever in the writing of a document that is."""
    pages = sqlite3.connect(filled).execute("PRAGMA page_count").fetchone()[0]
    said: list[int] = []
    with Dossier.open(filled) as dossier:
        limited(dossier, f"PRAGMA max_page_count = {pages + room}")
        with pytest.raises(DossierError) as caught:
            fill(dossier, said)
    assert "the disk is full" in caught.value.message
    assert "nothing was lost" in caught.value.next_step
    assert is_whole(filled, 5 + len(said))


def test_after_room_is_made_the_same_is_read(filled: Path) -> None:
    pages = sqlite3.connect(filled).execute("PRAGMA page_count").fetchone()[0]
    with Dossier.open(filled) as dossier:
        limited(dossier, f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DossierError):
            fill(dossier, [])
    with Dossier.open(filled) as dossier:
        add(dossier, many(999))
        assert dossier.verify().faults == []


def test_a_dossier_that_may_not_be_written_is_a_plain_error_and_can_be_read(filled: Path) -> None:
    with Dossier.open(filled) as dossier:
        limited(dossier, "PRAGMA query_only = ON")
        with pytest.raises(DossierError) as caught:
            add(dossier, many(9))
        assert "may not be written" in caught.value.message
        assert "permissions" in caught.value.next_step
        assert len(dossier.documents()) == 5
        assert dossier.source(dossier.documents()[0].id) is not None
    assert is_whole(filled, 5)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_file_without_leave_to_write(filled: Path) -> None:
    filled.chmod(0o400)
    filled.parent.chmod(0o500)
    try:
        with pytest.raises(DossierError) as caught, Dossier.open(filled) as dossier:
            add(dossier, many(9))
        assert caught.value.next_step
    finally:
        filled.parent.chmod(0o700)
        filled.chmod(0o600)
    assert is_whole(filled, 5)


@pytest.mark.parametrize("kept", [0, 1, 15, 100, 4096, 9000])
def test_a_file_cut_off_is_an_error_that_says_so(kept: int, filled: Path) -> None:
    """Cut within its first page it is no dossier, or an empty one that is made anew; cut later it is damaged."""
    data = filled.read_bytes()
    for more in ("-wal", "-shm"):
        filled.with_name(filled.name + more).unlink(missing_ok=True)
    filled.write_bytes(data[:kept])
    try:
        with Dossier.open(filled) as dossier:
            found = [fault.what for fault in dossier.verify().faults]
    except DossierError as error:
        found = [error.next_step]
    assert found
    assert all(found)


def test_reading_the_same_again_adds_nothing(filled: Path) -> None:
    with Dossier.open(filled) as dossier:
        assert add(dossier, many(3)) == "unchanged"
        taken, reading, data = read(many(3))
        assert dossier.add(taken, reading, data) == "unchanged"
    assert is_whole(filled, 5)
