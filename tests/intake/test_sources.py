from __future__ import annotations

import hashlib
import io
import json
import sys
from pathlib import Path

import pytest

from parley.errors import NotFound
from parley.intake import sources, take_all
from parley.intake.batch import take_source


def test_directories_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.txt"):
        (tmp_path / name).write_text(name)
    found = [Path(s.name).relative_to(tmp_path).as_posix() for s in sources([tmp_path])]
    assert found == ["a.txt", "b.txt", "sub/c.txt"]


def test_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        sources([tmp_path / "none"])


def test_lines_of_json(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    line = {
        "id": "x1",
        "text": "Tekst żółty.",
        "published": "2024-05-01",
        "publisher": "P",
        "title": "T",
        "language": "pl",
    }
    file.write_text(json.dumps(line, ensure_ascii=False) + "\n\nbroken\n" + json.dumps({"text": "Drugi tekst."}) + "\n")
    first, broken, second = [t.document for t in take_all(sources([file]))]
    assert first.id == hashlib.sha256("Tekst żółty.".encode()).hexdigest()[:16]
    assert (first.uri, first.title, first.publisher, first.language) == ("x1", "T", "P", "pl")
    assert first.published is not None
    assert (broken.outcome, broken.text) == ("unsupported", "")
    assert second.uri.endswith("a.jsonl:4")
    assert second.outcome == "ok"


def test_wrong_date_in_a_line_is_an_outcome(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "Tekst.", "published": "soon"}\n')
    (taken,) = take_all(sources([file]))
    assert taken.document.outcome == "unsupported"


@pytest.mark.parametrize(("data", "count"), [(b"A text.", 1), (b'{"text": "a b"}\n{"text": "c d"}\n', 2)])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, count: int) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert len(list(take_all(sources(["-"])))) == count


def test_unreadable_file_is_an_outcome(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("text")
    (source,) = sources([file])
    file.unlink()
    assert take_source(source).document.outcome == "crashed"


def test_order_of_results_is_that_of_sources(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(f"Text number {number}.")
    taken = list(take_all(sources([tmp_path]), jobs=4))
    assert [t.document.text for t in taken] == [f"Text number {n}." for n in range(30)]
