from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

QUERY = {
    "head": {"vars": ["item", "itemLabel", "country", "positionLabel", "start"]},
    "results": {
        "bindings": [
            {
                "item": {"value": "http://www.wikidata.org/entity/Q999999991"},
                "itemLabel": {"value": "Ilse Varga"},
                "country": {"value": "HU"},
                "itemAltLabel": {"value": "I. Varga, Ilse V."},
                "genderLabel": {"value": "female"},
            },
            {"item": {"value": "http://www.wikidata.org/entity/Q5"}, "itemLabel": {"value": "Q5"}},
        ]
    },
}
FTM = [
    {"id": "x-1", "schema": "Person", "properties": {"name": ["Oto Kral"], "alias": ["Otto Kral"], "country": ["cz"]}},
    {"id": "x-2", "schema": "Organization", "properties": {"name": ["Blue Ridge Council"], "country": ["us"]}},
    {"id": "x-3", "schema": "Vessel", "properties": {"name": ["Star"]}},
]
CSV = "name,code,office,title,start,end,names_pl,gender\nMira Doren,POL,foreign_minister,foreign minister,2031-02-01,,Mira Doren|M. Doren,f\n"


def parley(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    if folder is not None:
        environ["PARLEY_ACTORS"] = str(folder)
    return subprocess.run(
        [sys.executable, "-m", "parley", *arguments], capture_output=True, text=True, env=environ, check=False
    )


def told(text: str, *more: str, folder: Path) -> dict[str, object]:
    done = parley("actors", "show", text, "--json", *more, folder=folder)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[0])
    return found


def test_what_is_added_is_shown_and_read(tmp_path: Path):
    own = tmp_path / "own"
    done = parley(
        "actors", "add", "Tessa Brandvik", "--code", "NO", "--sector", "GOV", "--polish", "Tessa Brandvik", "--gender", "f",
        "--office", "envoy", "--title", "special envoy", "--from", "2025-03", "--set", f"actors={own}",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    shown = told("Tessa Brandvik", folder=own)
    assert (shown["id"], shown["code"], shown["own"]) == ("local:tessa-brandvik", "NOR", True)
    assert shown["offices"][0]["start"] == "2025-03"  # type: ignore[index]
    text = tmp_path / "a.txt"
    text.write_text("Tessa Brandvik visited Minsk on Tuesday and met the foreign minister of Belarus.", "utf-8")
    with_own, without = (parley("read", "--json", str(text), folder=f).stdout for f in (own, None))
    codes = [[a["code"] for e in json.loads(said)["events"] for a in e["actors"]] for said in (with_own, without)]
    assert "NOR" in codes[0]
    assert "NOR" not in codes[1]


@pytest.mark.parametrize(
    ("name", "text", "who", "code", "left"),
    [
        ("a.csv", CSV, "Mira Doren", "POL", ""),
        ("a.ftm.json", "\n".join(map(json.dumps, FTM)), "Oto Kral", "CZE", ", 1 entries that name none left out"),
        ("q.json", json.dumps(QUERY), "Ilse Varga", "HUN", ", 1 entries that name none left out"),
    ],
)
def test_files_of_other_programs_are_taken_in(tmp_path: Path, name: str, text: str, who: str, code: str, left: str):
    (tmp_path / name).write_text(text, "utf-8")
    own = tmp_path / "own"
    done = parley("actors", "import", str(tmp_path / name), folder=None)
    assert done.returncode == 2
    assert "PARLEY_ACTORS=FOLDER" in done.stderr
    own.mkdir()
    done = parley("actors", "import", str(tmp_path / name), folder=own)
    assert done.returncode == 0, done.stderr
    assert f"actors{left}: kept in" in done.stdout
    assert told(who, folder=own)["code"] == code
    again = {p.name: p.read_bytes() for p in own.iterdir()}
    parley("actors", "import", str(tmp_path / name), folder=own)
    assert {p.name: p.read_bytes() for p in own.iterdir()} == again


def test_own_lies_over_ours(tmp_path: Path):
    ours = told("Donald Tusk", folder=tmp_path)
    assert ours["own"] is False
    parley("actors", "add", "Donald Tusk", "--code", "POL", "--sector", "OPP", folder=tmp_path)
    mine = told("Donald Tusk", folder=tmp_path)
    assert (mine["id"], mine["sector"], mine["own"]) == (ours["id"], "OPP", True)
    listed = parley("actors", "list", "Tusk", "--own", "--json", folder=tmp_path).stdout.splitlines()
    assert [json.loads(line)["id"] for line in listed] == [ours["id"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "Nobody Atall"), "no actor 'Nobody Atall'"),
        (("add", "A B", "--code", "Atlantis"), "no state 'Atlantis'"),
        (("add", "A B", "--kind", "club"), "no kind 'club'"),
        (("add", "A B", "--sector", "XXX"), "no sector 'XXX'"),
        (("add", "A B", "--id", "77"), "neither a Wikidata id"),
        (("add", "A B", "--office", "king", "--code", "POL"), "no office 'king'"),
        (("import", "nothing.csv"), "cannot be read"),
    ],
)
def test_what_cannot_be_taken_is_told(tmp_path: Path, arguments: tuple[str, ...], said: str):
    done = parley("actors", *arguments, folder=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    done = parley("actors", "list", folder=tmp_path / "gone")
    assert done.returncode == 2
    assert "no folder" in done.stderr
