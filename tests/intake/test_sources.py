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
from parley.settings import load


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


def test_a_file_over_the_limit_has_the_id_and_size_of_the_whole_file(tmp_path: Path) -> None:
    data = b"A text of the ministry. " * 100
    (tmp_path / "a.txt").write_bytes(data)
    (source,) = sources([tmp_path])
    document = take_source(source, settings=load({"max_bytes": 50})).document
    assert (document.outcome, document.sha256) == ("too-large", hashlib.sha256(data).hexdigest())
    assert f"{len(data):,} bytes" in str(document.reason)
    assert document.id == document.sha256[:16]


@pytest.mark.parametrize("source", ["file", "input"])
def test_a_line_over_the_limit_is_an_outcome_and_the_next_is_read(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [b'{"text": "First of all."}', b'{"text": "' + b"x" * 5000 + b'"}', b'{"text": "Third of all."}']
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"\n".join(lines) + b"\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes())))
    taken = list(take_all(sources([str(file) if source == "file" else "-"], settings=load({"max_bytes": 200}))))
    assert [t.document.outcome for t in taken] == ["ok", "too-large", "ok"]
    assert taken[2].document.uri.endswith(":3")


def test_standard_input_is_not_held_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            self.given += len(buffer)
            buffer[:] = b"x" * len(buffer)
            return len(buffer)

    endless = Endless()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(endless)))
    (source,) = sources(["-"], settings=load({"max_bytes": 1000}))
    assert len(source.read(1000)) == 1001
    assert endless.given < 1 << 20


@pytest.mark.parametrize("name", ["x" * 5000, "a\x00b", "../" * 2000, "nowhere/../../../etc/none"])
def test_a_name_that_no_file_can_have_is_a_plain_error(name: str) -> None:
    with pytest.raises(NotFound):
        sources([name])
