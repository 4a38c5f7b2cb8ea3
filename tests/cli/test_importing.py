"""`parley import`: a chronology kept by hand becomes a source of the dossier."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

import parley

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROWS = (
    ("Data", "Wydarzenie"),
    ("2025-09-11", "Minsk freed 52 political prisoners, said the president of the country."),
    ("soon", "Nothing of the kind was said in the press and for the most part it is of no use."),
)


def as_csv() -> bytes:
    return "\n".join(";".join(row) for row in ROWS).encode()


def as_xlsx() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)  # type: ignore[union-attr]
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def as_docx() -> bytes:
    made = docx.Document()
    grid = made.add_table(len(ROWS), 2)
    for at, row in enumerate(ROWS):
        for place, text in enumerate(row):
            grid.cell(at, place).text = text
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


@pytest.mark.parametrize(("name", "data"), [("c.csv", as_csv()), ("c.xlsx", as_xlsx()), ("c.docx", as_docx())])
def test_rows_become_tellings_with_the_file_as_their_source(run: Run, tmp_path: Path, name: str, data: bytes):
    (tmp_path / name).write_bytes(data)
    done = run("import", name, "--language", "en")
    assert (done.returncode, "2 rows, 1 events (added)" in done.stderr) == (0, True), done.stderr
    assert "nothing was read in rows 3" in done.stderr
    with parley.open(tmp_path / "talks.parley") as dossier:
        (told,) = dossier.events()
        assert (told.document.uri, told.event.act, told.event.when and told.event.when.edtf) == (
            name,
            "release",
            "2025-09-11",
        )
        text = dossier.reading(told.document.id).document.text
        assert text[slice(*told.event.evidence.sentence)] == told.event.evidence.quote
    assert "(unchanged)" in run("import", name, "--language", "en").stderr


def test_columns_are_said_once_and_kept(run: Run, tmp_path: Path):
    data = as_csv().replace(b"Data;Wydarzenie", b"X;Y")
    (tmp_path / "a.csv").write_bytes(data)
    done = run("import", "a.csv", "--language", "en")
    assert (done.returncode, "--column date=…" in done.stderr, "X, Y" in done.stderr) == (2, True, True)
    assert run("import", "a.csv", "--language", "en", "--column", "date=X", "--column", "what=Y").returncode == 0
    (tmp_path / "b.csv").write_bytes(data + b"\n2025-09-12;Minsk freed nobody")
    assert run("import", "b.csv", "--language", "en").returncode == 0


@pytest.mark.parametrize(
    ("name", "data"), [("a.csv", b""), ("a.xlsx", b"PK no"), ("a.docx", b"x"), ("a.txt", b"a"), ("a.csv", b"Data;Co\n")]
)
def test_what_is_no_chronology_is_told(run: Run, tmp_path: Path, name: str, data: bytes):
    (tmp_path / name).write_bytes(data)
    assert run("import", name).returncode == 2
    assert run("import", "missing.csv").returncode == 2
