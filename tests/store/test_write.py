from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from makers import ENGLISH, POLISH, add, read

from parley.errors import DossierError
from parley.model import Assessment, Document, Event, PageAnchors, Reading
from parley.store import Dossier


def rows(dossier: Dossier) -> dict[str, int]:
    with closing(sqlite3.connect(dossier.path)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith("search")
        ]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def test_the_same_again_adds_nothing(dossier: Dossier) -> None:
    assert add(dossier, ENGLISH) == "added"
    before = rows(dossier)
    assert add(dossier, ENGLISH) == "unchanged"
    assert rows(dossier) == before


def test_the_same_bytes_from_another_place_add_nothing(dossier: Dossier) -> None:
    add(dossier, ENGLISH)
    assert add(dossier, ENGLISH, name="copy.txt") == "unchanged"
    assert len(dossier.documents()) == 1


def test_a_reading_comes_back_whole(dossier: Dossier) -> None:
    taken, reading, data = read(POLISH, published="2025-09-12")
    dossier.add(taken, reading, data)
    assert dossier.reading(taken.document.id) == reading
    assert dossier.source(taken.document.id) == data


def test_a_newer_reader_is_current_and_the_earlier_reading_stays(dossier: Dossier) -> None:
    add(dossier, ENGLISH, "1.9.0")
    assert add(dossier, ENGLISH, "1.10.0") == "reread"
    assert [kept.version for kept in dossier.documents()] == ["1.10.0"]
    assert len(dossier.events()) == 2
    assert rows(dossier)["readings"] == 2


def test_an_older_reader_changes_nothing(dossier: Dossier) -> None:
    add(dossier, ENGLISH, "1.10.0")
    assert add(dossier, ENGLISH, "1.9.0") == "unchanged"
    assert rows(dossier)["readings"] == 1


def test_a_date_given_later_is_taken(dossier: Dossier) -> None:
    add(dossier, ENGLISH)
    assert add(dossier, ENGLISH, published="2025-09-12") == "reread"
    assert dossier.documents()[0].published == "2025-09-12"


def test_back_and_forth_makes_no_third_reading(dossier: Dossier) -> None:
    for date in ("2025-09-12", "2025-09-13", "2025-09-12"):
        add(dossier, ENGLISH, published=date)
    assert dossier.documents()[0].published == "2025-09-12"
    assert rows(dossier)["readings"] == 2


def test_a_document_that_could_not_be_read_is_kept(dossier: Dossier) -> None:
    taken, reading, data = read("   ")
    assert dossier.add(taken, reading, data) == "added"
    kept = dossier.documents()[0]
    assert (kept.outcome, kept.events) == ("no-text", 0)
    assert kept.next_step


def failed(document: Document) -> Reading:
    return Reading(replace(document, outcome="timed-out", reason="30 s", next_step="again", text="", blocks=()))


def test_a_failure_does_not_replace_what_was_read(dossier: Dossier) -> None:
    taken, reading, data = read(ENGLISH)
    dossier.add(taken, reading, data)
    assert dossier.add(taken, failed(taken.document), data) == "unchanged"
    assert dossier.documents()[0].outcome == "ok"


def test_a_success_replaces_a_failure(dossier: Dossier) -> None:
    taken, reading, data = read(ENGLISH)
    dossier.add(taken, failed(taken.document), data)
    assert dossier.add(taken, reading, data) == "reread"
    assert len(dossier.events()) == 2


def test_what_the_user_said_is_remembered(dossier: Dossier) -> None:
    add(dossier, ENGLISH, published="2025-09-12")
    assert dossier.given(dossier.documents()[0].sha256) == {"published": "2025-09-12"}
    assert dossier.given("0" * 64) == {}


def test_anchors_come_back(dossier: Dossier) -> None:
    taken, reading, data = read(ENGLISH)
    anchors = (PageAnchors(1, (0, 2), 595.0, 842.0, bytes(range(32))),)
    dossier.add(replace(taken, anchors=anchors), reading, data)
    assert dossier.anchors(taken.document.id) == list(anchors)


def anchored(thing: Event | Assessment, text: str) -> bool:
    return text[slice(*thing.evidence.sentence)] == thing.evidence.quote


def test_every_quote_stands_in_its_text(dossier: Dossier) -> None:
    add(dossier, ENGLISH)
    add(dossier, POLISH)
    for reading in dossier.readings():
        assert all(anchored(thing, reading.document.text) for thing in (*reading.events, *reading.assessments))


def test_nothing_is_left_where_a_write_fails(dossier: Dossier) -> None:
    taken, reading, data = read(ENGLISH)
    broken = replace(reading, events=(*reading.events, replace(reading.events[0], act=None)))  # type: ignore[arg-type]
    before = rows(dossier)
    with pytest.raises(DossierError, match="NOT NULL"):
        dossier.add(taken, broken, data)
    assert rows(dossier) == before
    assert add(dossier, ENGLISH) == "added"
