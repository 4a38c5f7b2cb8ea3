from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def dossier(run: Run, folder: Path) -> Path:
    run("read", "--published", "2025-09-15", "en.txt", "pl.txt")
    return folder / "talks.parley"


@pytest.fixture
def event(run: Run, dossier: Path) -> str:
    return run("events", "--document", "en.txt", "--act", "release").stdout.split("\t")[0]


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        ([], 3),
        (["--act", "release"], 2),
        (["--act", "release", "--act", "lift"], 3),
        (["--actor", "BLR"], 2),
        (["--actor", "bialorus"], 1),
        (["--from", "2025-09-12"], 1),
        (["--to", "2025-09-11"], 2),
        (["--stance", "promised"], 0),
    ],
)
def test_events(run: Run, dossier: Path, arguments: list[str], number: int) -> None:
    done = run("events", *arguments)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, number)


def test_events_as_json_and_csv_are_the_same_events(run: Run, dossier: Path) -> None:
    as_json = [json.loads(line)["event"]["id"] for line in run("events", "--json").stdout.splitlines()]
    as_csv = [row["id"] for row in csv.DictReader(io.StringIO(run("events", "--csv").stdout))]
    assert as_json == as_csv
    assert len(as_csv) == 3


def test_show(run: Run, event: str) -> None:
    done = run("show", event[:9])
    assert "[actor: Minsk] [act: freed] [object: 52 political prisoners] on [when: 2025-09-11]." in done.stdout
    assert "en.txt, page 1" in done.stdout


def test_show_as_json(run: Run, event: str) -> None:
    assert json.loads(run("show", event, "--json").stdout)["event"]["id"] == event


def test_explain(run: Run, event: str) -> None:
    done = run("explain", event)
    assert "act\t“freed”\tlexicon:release" in done.stdout
    assert "fake 1.0.0" in done.stdout


def test_explain_as_json(run: Run, event: str) -> None:
    why = json.loads(run("explain", event, "--json").stdout)
    assert (why["field"], why["words"]) == ("act", "freed")


@pytest.mark.parametrize("query", ["minsku", "Lukaszenki", '"czwarta tura"'])
def test_search(run: Run, dossier: Path, query: str) -> None:
    done = run("search", query)
    assert done.returncode == 0
    assert "[" in done.stdout


def test_search_as_json(run: Run, dossier: Path) -> None:
    hit = json.loads(run("search", "--json", "lukaszenki").stdout)
    assert hit["document"]["uri"] == "pl.txt"
    assert len(hit["marks"]) == 2


def test_documents(run: Run, dossier: Path, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    run("read", "empty.txt")
    rows = [line.split("\t") for line in run("documents").stdout.splitlines()]
    assert sorted(row[2] for row in rows) == ["no-text", "ok", "ok"]
    assert len(run("documents", "--json").stdout.splitlines()) == 3


def test_text(run: Run, folder: Path) -> None:
    assert run("text", "en.txt").stdout.strip() == (folder / "en.txt").read_text("utf-8")
    assert run("text", "--blocks", "en.txt").stdout.startswith("[prose, page 1, 0–")


def test_text_of_what_has_none(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    assert run("text", "empty.txt").returncode == 1


def test_schema(run: Run) -> None:
    assert "Reading" in json.loads(run("schema").stdout)["$defs"]


@pytest.mark.parametrize(
    ("arguments", "code", "step"),
    [
        (["events", "--act", "relase"], 2, "release"),
        (["events", "--stance", "sure"], 2, "asserted"),
        (["events", "--json", "--csv"], 2, "one of them"),
        (["events", "--from", "soon"], 2, "2025-09-11"),
        (["show", "nope"], 2, "parley events"),
        (["explain", "nope"], 2, "parley events"),
        (["search", "?!"], 2, "a word"),
        (["events", "--dossier", "no.parley"], 2, "parley read"),
        (["documents", "--dossier", "en.txt"], 3, "another file"),
        (["nonsense"], 2, "No such command"),
    ],
)
def test_errors_end_with_the_next_step(run: Run, dossier: Path, arguments: list[str], code: int, step: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert step in done.stderr
    assert "Traceback" not in done.stderr


def test_output_is_the_same_whatever_the_hash_seed(run: Run, dossier: Path) -> None:
    for verb in (["events", "--json"], ["search", "--json", "minsku"], ["documents"]):
        assert run(*verb, seed="1").stdout == run(*verb, seed="2").stdout


def test_no_arguments_is_help(run: Run) -> None:
    assert "Usage" in run().stdout + run().stderr


def test_version(run: Run) -> None:
    from parley.version import __version__

    assert run("--version").stdout == f"parley {__version__}\n"


@pytest.mark.parametrize("language", ["en", "pl"])
def test_brief(run: Run, dossier: Path, language: str) -> None:
    done = run("brief", "--language", language)
    assert done.returncode == 0
    assert "52" in done.stdout


def test_brief_as_markdown_and_json(run: Run, dossier: Path) -> None:
    assert "52 political prisoners" in run("brief", "--markdown").stdout
    assert json.loads(run("brief", "talks.parley", "--json").stdout)["language"] == "en"


def test_brief_as_a_page(run: Run, dossier: Path, folder: Path) -> None:
    done = run("brief", "--html", "brief.html")
    assert "written to brief.html" in done.stderr
    page = (folder / "brief.html").read_text("utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert run("brief", "--html", "-").stdout.strip() == page.strip()


@pytest.mark.parametrize(
    ("arguments", "step"),
    [
        (["--html", "no/such/folder.html"], "folder of yours"),
        (["--markdown", "--json"], "one of them"),
        (["--language", "de"], "pl"),
        (["--set", "threshold=2"], "give 1 or less"),
        (["no.parley"], "parley read"),
    ],
)
def test_brief_that_cannot_be(run: Run, dossier: Path, arguments: list[str], step: str) -> None:
    done = run("brief", *arguments)
    assert (done.returncode, step in done.stderr) == (2, True)


def test_brief_sets_apart_what_it_is_not_sure_of(run: Run, dossier: Path) -> None:
    low, high = (run("brief", "--json", "--set", f"threshold={value}").stdout for value in ("0", "1"))
    assert low != high
