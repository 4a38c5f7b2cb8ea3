"""Killed at any moment, a dossier holds each document wholly or not at all, and every one that was said to be in."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from makers import kills

from parley.store import Dossier

WRITER = Path(__file__).parent / "writer.py"
#: Documents that one process would add, were it let to.
DOCUMENTS = 60
#: Events of a document of `makers.many`, and its passages.
EVENTS = 3


def killed(path: Path, first: int, delay: float, after: str) -> list[int]:
    """The numbers said to be in by a process that is killed `delay` seconds after it says `after`."""
    command = [sys.executable, str(WRITER), str(path), str(first), str(first + DOCUMENTS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert after + "\n" in iter(process.stdout.readline, "")
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read()
    lines = [line.strip() for line in said.splitlines(keepends=True) if line.endswith("\n")]
    return [int(line) for line in lines if line.isdigit()]


def faults(path: Path, said: set[int]) -> list[str]:
    """What is wrong with the dossier, if anything."""
    with Dossier.open(path, create=True) as dossier:
        readings = dossier.readings()
        kept = {int(one.document.text.split("number ")[1].split(".")[0]) for one in readings}
        found = [f"lost: {number}" for number in sorted(said - kept)]
        found += [f"half: {one.document.id}" for one in readings if len(one.events) != EVENTS]
        found += [f"not found: {one.document.id}" for one in readings if dossier.source(one.document.id) is None]
    connection = sqlite3.connect(path)
    found += [str(row) for row in connection.execute("PRAGMA integrity_check") if row != ("ok",)]
    found += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
    lonely = "SELECT count(*) FROM readings WHERE key NOT IN (SELECT reading FROM passages)"
    found += ["no passages"] * connection.execute(lonely).fetchone()[0]
    indexed = "SELECT (SELECT count(*) FROM passages) - (SELECT count(*) FROM search_docsize)"
    found += ["index and passages differ"] * (connection.execute(indexed).fetchone()[0] != 0)
    connection.close()
    return found


def test_kills(tmp_path: Path) -> None:
    random_ = random.Random(2)
    path, said, first = tmp_path / "talks.parley", set[int](), 0
    for number in range(kills()):
        if number % 5 == 0:  # a new file, so that the making of one is killed too
            path, said, first = tmp_path / f"talks-{number}.parley", set[int](), 0
            said |= set(killed(path, first, random_.uniform(0.0, 1.0), "begun"))
        else:
            said |= set(killed(path, first, random_.uniform(0.0, 0.3), "open"))
        assert faults(path, said) == []
        first = max(said, default=first - 1) + 1
