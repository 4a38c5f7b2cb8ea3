"""`measures`, `figures`, `forecasts`, `sources` on the command line, over the example of an interview."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import parley
from parley.intake import take
from parley.pipeline import read_document

Run = Callable[..., "subprocess.CompletedProcess[str]"]
STORY = Path(__file__).resolve().parents[2] / "examples" / "story"
NAMES = ("2025-09-26-wywiad-harasim.html", "2025-12-13-belarus-frees-123.txt")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a dossier of two documents, read once."""
    path = tmp_path_factory.mktemp("story") / "s.parley"
    with parley.open(path, create=True) as dossier:
        for name in NAMES:
            data = (STORY / name).read_bytes()
            taken = take(data, name=name)
            dossier.add(taken, read_document(taken.document), data)
    return path.read_bytes()


@pytest.fixture
def dossier(story: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "talks.parley"
    path.write_bytes(story)
    return path


def test_measures_answer_for_the_day(run: Run, dossier: Path):
    rows = list(csv.DictReader(io.StringIO(run("measures", "--as-of", "2025-12-31", "--csv").stdout)))
    assert rows
    assert {row["day"] for row in rows} == {"2025-12-31"}
    answers = {row["answer"].removesuffix(" (not sure)") for row in rows}
    assert answers <= {"in force", "not in force", "announced lifted", "announced imposed"}


def test_figures_say_who_says_them(run: Run, dossier: Path):
    figures = [json.loads(line) for line in run("figures", "--act", "release", "--json").stdout.splitlines()]
    values = {value["low"]: value["by"] for one in figures for value in one["values"]}
    assert values[123] == ["Belarus frees Nobel laureate and 122 others as U.S. drops potash sanctions"]
    assert all(one["evidence"] for one in figures)


def test_forecasts_are_resolved_by_a_person_only_and_then_scored(run: Run, dossier: Path):
    rows = list(csv.DictReader(io.StringIO(run("forecasts", "--as-of", "2026-01-02", "--csv").stdout)))
    meeting = next(row for row in rows if row["act"] == "meet" and row["chance"])
    assert (meeting["outcome"], meeting["proposed"]) == ("open", "failed")
    scored = run("forecasts", "--scores", "publisher", "--csv").stdout
    assert [row["scored"] for row in csv.DictReader(io.StringIO(scored))] == ["0"]
    done = run("forecasts", "--resolve", f"{meeting['id']}=failed", "--by", "ana", "--scores", "publisher", "--csv")
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert (row["resolved"], row["scored"], row["brier"]) == ("1", "1", "0.4556")
    left = run("forecasts", "--open", "--act", "meet", "--csv").stdout
    assert meeting["id"] not in left


@pytest.mark.parametrize("given", ["e0=failed", "nonsense", "=failed", "e0=perhaps"])
def test_what_cannot_be_resolved_is_told(run: Run, dossier: Path, given: str):
    done = run("forecasts", "--resolve", given)
    assert done.returncode == 2
    assert "parley forecasts" in done.stderr or "one of" in done.stderr


def test_calibration_is_drawn(run: Run, dossier: Path, tmp_path: Path):
    done = run("forecasts", "--calibration", str(tmp_path / "c.svg"))
    drawn = (tmp_path / "c.svg").read_text("utf-8")
    assert done.returncode == 0
    assert "no forecast with a chance is resolved" in drawn


def test_reliability_is_set_and_kept(run: Run, dossier: Path):
    assert run("sources", "--set", "BelTA=d", "--by", "ana").returncode == 0
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(run("sources", "--csv").stdout))}
    assert (rows["BelTA"]["reliability"], rows["BelTA"]["set by"]) == ("D", "ana")
    assert rows["Dziennik Nadbużański"]["reliability"] == "F"
    assert run("sources", "--set", "BelTA=Z").returncode == 2


@pytest.mark.parametrize("verb", ["measures", "forecasts", "sources", "timeline"])
def test_tables_are_written_for_the_office(run: Run, dossier: Path, tmp_path: Path, verb: str):
    done = run(verb, "--xlsx", str(tmp_path / "t.xlsx"))
    assert (done.returncode, done.stdout) == (0, "")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert sheet is not None
    assert (sheet.title, sheet.max_row > 1) == (verb, True)
    assert run(verb, "--docx", str(tmp_path / "t.docx")).returncode == 0
    assert (tmp_path / "t.docx").read_bytes()[:2] == b"PK"
    assert run(verb, "--docx", "a", "--csv").returncode == 2


def test_watch_tells_what_is_known_and_what_is_new(run: Run, dossier: Path, tmp_path: Path):
    (tmp_path / "names.csv").write_bytes("name;note\nLukashenko;x\nNikt Taki;y\nLukashenko;z\n".encode("cp1250"))
    rows = list(csv.DictReader(io.StringIO(run("watch", "names.csv", "--since", "2025-10-01", "--csv").stdout)))
    assert [row["name"] for row in rows] == ["Lukashenko", "Nikt Taki"]
    known, nobody = rows
    assert int(known["tellings"]) > int(known["new"]) >= 1
    assert (known["last"], known["status"]) == ("2025-12-13", "")
    assert (nobody["tellings"], nobody["new"], nobody["status"]) == ("0", "0", "")


@pytest.mark.parametrize(("data", "code"), [(b"", 2), (b"name\n", 2), (b"\x00\x01\x02\xff" * 50, 2), (b"A\n", 0)])
def test_a_list_without_names_is_told(run: Run, dossier: Path, tmp_path: Path, data: bytes, code: int):
    (tmp_path / "names.csv").write_bytes(data)
    assert run("watch", "names.csv").returncode == code
    assert run("watch", "missing.csv").returncode == 2
