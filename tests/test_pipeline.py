from __future__ import annotations

from pathlib import Path

import pytest

import parley.reading
from parley.errors import KnowledgeError
from parley.intake import Source
from parley.model import Document, Event, Evidence, Reading, Stance
from parley.pipeline import NO_DATE, anchored, read_all, read_document
from parley.settings import Settings

TEXT = b"Minsk freed 52 political prisoners, said the ministers of the country to the press."


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parley.reading, "read", Reading)


def test_bytes_come_with_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (one,) = read_all([Source("a.txt", tmp_path / "a.txt")])
    assert (one.data, one.reading.document.outcome) == (TEXT, "ok")


def test_a_file_that_is_gone_is_an_outcome(tmp_path: Path) -> None:
    (one,) = read_all([Source("a.txt", tmp_path / "a.txt")])
    assert (one.data, one.reading.document.outcome) == (None, "crashed")


def test_bytes_read_in_part_are_not_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (one,) = read_all([Source("a.txt", tmp_path / "a.txt")], settings=Settings(max_bytes=10))
    assert (one.data, one.reading.document.outcome) == (None, "too-large")


def test_what_was_said_earlier_is_used() -> None:
    (one,) = read_all([Source("a.txt", data=TEXT)], remembered=lambda _: {"published": "2025-09-12"})
    assert one.reading.document.warnings == ()
    assert one.given == {"published": "2025-09-12"}


def test_no_date_is_warned_of_once() -> None:
    (one,) = read_all([Source("a.txt", data=TEXT)])
    assert read_document(one.reading.document).document.warnings == (NO_DATE,)


def test_a_fault_of_the_installation_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: Document) -> Reading:
        raise KnowledgeError("acts.toml: no label", "install Parley again")

    monkeypatch.setattr(parley.reading, "read", broken)
    with pytest.raises(KnowledgeError):
        list(read_all([Source("a.txt", data=TEXT)]))


def test_a_fault_of_the_reader_is_the_outcome_of_its_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: Document) -> Reading:
        raise IndexError("out of range")

    monkeypatch.setattr(parley.reading, "read", broken)
    (one,) = read_all([Source("a.txt", data=TEXT)])
    assert one.reading.document.outcome == "crashed"
    assert "IndexError" in str(one.reading.document.reason)


def test_an_event_whose_quote_is_not_in_the_text_is_left_out() -> None:
    def event(quote: str, trigger: tuple[int, int]) -> Event:
        return Event("e1", "release", Stance("asserted"), Evidence(1, (0, 11), trigger, quote))

    (one,) = read_all([Source("a.txt", data=TEXT)])
    good = event("Minsk freed", (6, 11))
    events = (good, event("Minsk freee", (6, 11)), event("Minsk freed", (6, 20)), event("Minsk freed", (6, 6)))
    kept = anchored(Reading(one.reading.document, events))
    assert kept.events == (good,)
    assert kept.document.warnings[-1].startswith("3 left out")
