from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
PARTS = ("timeline", "rounds", "exchanges", "people", "balance", "contradictions")


@pytest.fixture
def dossier(run: Run, folder: Path) -> Path:
    run("read", "--published", "2025-09-15", "en.txt", "pl.txt")
    return folder / "talks.parley"


def occurrence(run: Run) -> str:
    return run("timeline", "--act", "release").stdout.split("\t")[0]


def test_timeline_has_a_line_a_happening_with_its_source(run: Run, dossier: Path) -> None:
    lines = [line.split("\t") for line in run("timeline").stdout.splitlines()]
    assert [line[1:4] for line in lines] == [["2025-09-11", "release", "occurred"], ["2025-09-12", "lift", "occurred"]]
    assert "page 1 (+1)" in lines[0][-1]


def test_timeline_as_json_and_csv_are_the_same_with_their_evidence(run: Run, dossier: Path) -> None:
    as_json = [json.loads(line) for line in run("timeline", "--json").stdout.splitlines()]
    as_csv = list(csv.DictReader(io.StringIO(run("timeline", "--csv").stdout)))
    assert [one["id"] for one in as_json] == [row["id"] for row in as_csv]
    assert (
        "Minsk freed 52 political prisoners" in as_json[0]["evidence"][0]["quote"] + as_json[0]["evidence"][1]["quote"]
    )
    assert all(row["quote"] and row["page"] == "1" for row in as_csv)


def test_evidence_shows_each_sentence_under_its_happening(run: Run, dossier: Path) -> None:
    shown = run("timeline", "--act", "release", "--evidence").stdout
    assert shown.count("“") == 2
    assert "“Minsk freed 52 political prisoners on 2025-09-11.”" in shown


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (["--actor", "USA"], 1),
        (["--actor", "BLR", "--actor", "USA"], 0),
        (["--from", "2025-09-12"], 1),
        (["--as-of", "2025-09-11"], 1),
        (["--known-at", "2025-09-14"], 0),
    ],
)
def test_filters(run: Run, dossier: Path, arguments: list[str], number: int) -> None:
    done = run("timeline", *arguments)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, number)
    assert number or "no such timeline" in done.stderr


@pytest.mark.parametrize("part", PARTS)
def test_every_part_prints_in_every_way(run: Run, dossier: Path, part: str) -> None:
    for way in ((), ("--json",), ("--csv",), ("--evidence",)):
        assert run(part, *way).returncode == 0
    assert run(part, "--json", "--csv").returncode == 2
    assert run(part, "--as-of", "soon").returncode == 2


def test_explain_says_why_tellings_are_one(run: Run, dossier: Path) -> None:
    done = run("explain", occurrence(run))
    assert "joined" in done.stdout
    assert "same day; same words" in done.stdout
    (why,) = (json.loads(line) for line in run("explain", occurrence(run), "--json").stdout.splitlines())
    assert why["verdict"] == "joined"


def test_apart_and_same_bind(run: Run, dossier: Path) -> None:
    one, other = (line.split("\t")[0] for line in run("events", "--act", "release").stdout.splitlines())
    assert run("apart", one, other, "--by", "ann").stdout.count("1 tellings") == 2
    assert len(run("timeline", "--act", "release").stdout.splitlines()) == 2
    assert "2 tellings" in run("same", one, other, "--by", "ann").stdout
    assert len(run("timeline", "--act", "release").stdout.splitlines()) == 1


def test_same_of_nothing_is_an_error_with_a_next_step(run: Run, dossier: Path) -> None:
    done = run("same", "o-none", "o-none", "--by", "ann")
    assert (done.returncode, "parley timeline" in done.stderr) == (2, True)


def test_diff_tells_what_became_known(run: Run, dossier: Path) -> None:
    shown = run("diff", "--known-at", "2025-09-01", "2025-09-15").stdout
    assert [line.split("\t")[:2] for line in shown.splitlines()][:2] == [["new", "occurrences"]] * 2
    assert "nothing became known" in run("diff", "2025-09-15", "2025-09-16").stderr
    first = json.loads(run("diff", "2025-09-01", "2025-09-15", "--json").stdout.splitlines()[0])
    assert first["item"]["evidence"]
    assert run("diff", "2025-09-01", "2025-09-15", "--part", "rounds").stdout == ""
