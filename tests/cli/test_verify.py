from __future__ import annotations

import json
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
pytestmark = pytest.mark.usefixtures("folder")


def test_a_whole_dossier(run: Run) -> None:
    run("read", "en.txt", "pl.txt")
    done = run("verify")
    assert (done.returncode, done.stdout) == (0, "")
    assert "2 document" in done.stderr
    assert done.stderr.endswith("no faults\n")


def test_faults_are_lines_and_code_1(run: Run, folder: Path) -> None:
    run("read", "en.txt")
    connection = sqlite3.connect(folder / "talks.parley")
    connection.execute("UPDATE events SET quote = 'x' WHERE position = 0")
    connection.commit()
    connection.close()
    done = run("verify")
    assert done.returncode == 1
    document, kind, what = done.stdout.rstrip("\n").split("\t")
    assert (kind, len(document)) == ("event", 16)
    assert what
    assert done.stderr.endswith("1 fault\n")
    assert json.loads(run("verify", "--json").stdout) == {"document": document, "kind": kind, "what": what}


def test_a_dossier_cut_off_is_code_3(run: Run, folder: Path) -> None:
    run("read", "en.txt")
    file = folder / "talks.parley"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    done = run("verify")
    assert done.returncode in (1, 3)
    assert "Traceback" not in done.stderr
    assert "damaged" in done.stderr or done.stdout
