"""Documents that could not be read stay in the dossier with their outcome, and are read again when it is asked for."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
pytestmark = pytest.mark.usefixtures("folder")
PAGE = "<p>Minsk freed 52 political prisoners, said the ministers of the country and the president of it.</p>"


def outcomes(run: Run, *more: str) -> dict[str, str]:
    lines = run("documents", "--json", *more).stdout.splitlines()
    return {kept["uri"]: kept["outcome"] for kept in map(json.loads, lines)}


def test_outcomes_are_stored_and_listed(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    run("read", "en.txt", "empty.txt")
    assert outcomes(run) == {"en.txt": "ok", "empty.txt": "no-text"}
    assert outcomes(run, "--outcome", "failed") == outcomes(run, "--outcome", "no-text") == {"empty.txt": "no-text"}
    assert "fetch it again" in run("documents", "--outcome", "no-text").stdout
    wrong = run("documents", "--outcome", "fine")
    assert (wrong.returncode, "no-text" in wrong.stderr) == (2, True)


def test_a_limit_raised_reads_the_rest_from_the_kept_bytes(run: Run, folder: Path) -> None:
    (folder / "page.htm").write_text(PAGE)
    run("read", "page.htm", "pl.txt", "--set", "max_characters=70")
    assert outcomes(run) == {"page.htm": "partial", "pl.txt": "partial"}
    (folder / "page.htm").unlink()
    (folder / "pl.txt").unlink()
    done = run("read", "--retry")
    assert "2 reread" in done.stderr
    assert outcomes(run) == {"page.htm": "ok", "pl.txt": "ok"}
    assert run("read", "--retry").stderr.startswith("0 documents")


def test_a_file_that_was_too_large_is_the_same_document(run: Run, folder: Path) -> None:
    run("read", "en.txt", "--set", "max_bytes=20")
    (before,) = map(json.loads, run("documents", "--json").stdout.splitlines())
    run("read", "--retry")
    (after,) = map(json.loads, run("documents", "--json").stdout.splitlines())
    assert (before["id"], before["outcome"]) == (after["id"], "too-large")
    assert (after["outcome"], after["events"]) == ("ok", 2)
    assert run("verify").returncode == 0


def test_what_cannot_be_had_any_more_is_named_and_left(run: Run, folder: Path) -> None:
    run("read", "en.txt", "--set", "max_bytes=20")
    (folder / "en.txt").unlink()
    done = run("read", "--retry")
    assert "en.txt: too-large, as before" in done.stderr
    assert outcomes(run) == {"en.txt": "too-large"}


def test_a_line_that_was_no_json_is_never_read_as_prose(run: Run, folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"id": "n1", "text": "Minsk freed the prisoners of the country."\n')
    run("read", "a.jsonl")
    run("read", "--retry")
    assert outcomes(run) == {"a.jsonl:1": "unsupported"}


def test_other_files_may_be_read_along(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    run("read", "empty.txt")
    run("read", "--retry", "en.txt")
    assert outcomes(run) == {"empty.txt": "no-text", "en.txt": "ok"}


def test_without_a_dossier_there_is_nothing_to_retry(run: Run, folder: Path) -> None:
    done = run("read", "--retry")
    assert done.returncode == 2
    assert not (folder / "talks.parley").exists()


def test_facts_said_before_still_hold(run: Run, folder: Path) -> None:
    run("read", "en.txt", "--published", "2025-09-12", "--set", "max_characters=30")
    run("read", "--retry")
    (kept,) = map(json.loads, run("documents", "--json").stdout.splitlines())
    assert (kept["outcome"], kept["published"]) == ("ok", "2025-09-12")
