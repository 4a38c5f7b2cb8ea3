"""Limits and deaths: each ends in an outcome, and the next document is read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from parley.intake import kinds, sandbox, sources, take, take_all
from parley.intake.parsers import PARSERS
from parley.settings import Settings, load

from . import pages

BROKEN = Path(__file__).resolve().parents[3] / "shared" / "data" / "broken_pdf"
OUTCOMES = {"ok", "partial", "no-text", "encrypted", "unsupported", "too-large", "timed-out", "crashed"}


def files() -> list[Path]:
    found = sorted(p for p in BROKEN.rglob("*") if p.is_file() and p.suffix in (".pdf", ""))
    return found[::10]


@pytest.mark.skipif(not BROKEN.is_dir(), reason="the folder of broken PDFs is not beside the checkout")
def test_broken_files_each_have_an_outcome() -> None:
    paths = files()
    taken = list(take_all(sources(paths), jobs=2))
    assert len(taken) == len(paths)
    for document in (t.document for t in taken):
        assert document.outcome in OUTCOMES
        assert document.outcome == "ok" or (document.reason and document.next_step)
        assert document.outcome in ("ok", "partial") or document.text == ""


def test_time_is_limited() -> None:
    page = b"<html><body>" + b"<p>text of a page" * 400_000 + b"</body></html>"
    document = take(page, name="a.html", settings=load({"max_seconds": 0.3})).document
    assert (document.outcome, document.text) == ("timed-out", "")


def test_memory_is_limited() -> None:
    page = b"<html><body>" + b"<b><i>x</i></b>" * 3_000_000 + b"</body></html>"
    document = take(page, name="a.html", settings=load({"max_memory_mb": 700})).document
    assert document.outcome in ("too-large", "crashed", "timed-out")
    assert document.text == ""


def test_a_dead_warden_is_an_outcome_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = pages.one_column().data
    assert take(sample, name="a.pdf").document.outcome == "ok"
    monkeypatch.setattr(sandbox._Warden, "ask", _killed)
    assert take(sample, name="a.pdf").document.outcome == "crashed"
    monkeypatch.undo()
    assert take(sample, name="a.pdf").document.outcome == "ok"


def _killed(warden: sandbox._Warden, data: bytes, job: sandbox.Job) -> object:
    warden.process.kill()
    warden.process.wait()
    raise EOFError


def test_every_kind_that_is_told_has_a_parser() -> None:
    told = {getattr(kinds, name) for name in dir(kinds) if name.isupper() and not name.startswith("_")}
    assert set(PARSERS) == {kind for kind in told if isinstance(kind, str)} - {kinds.UNKNOWN}


def test_order_is_stable_over_kinds(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"Text {number} is short.")
        (tmp_path / f"{number}.pdf").write_bytes(pages.one_column(number).data)
    names = [Path(t.document.uri).name for t in take_all(sources([tmp_path]), jobs=3)]
    assert names == sorted(names)


def test_nothing_of_the_folder_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "pypdfium2.py").write_text("raise SystemExit('loaded')")
    (tmp_path / "a.pdf").write_bytes(pages.one_column().data)
    code = "import sys; sys.path.pop(0); from parley.intake import take;"
    code += "print(take(open('a.pdf', 'rb').read(), name='a.pdf').document.outcome)"
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, env=_environment())
    assert run.stdout.strip() == "ok"


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(Path(sandbox.__file__).resolve().parents[2])}


def test_import_is_cheap() -> None:
    heavy = ("pypdfium2", "trafilatura", "docx", "lxml", "concurrent.futures")
    code = f"import sys, parley.intake; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=_environment())
    assert run.stdout.strip() == "[]"


def test_settings_cross_the_wire() -> None:
    assert Settings() == load(environ={})
