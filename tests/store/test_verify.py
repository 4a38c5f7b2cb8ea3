"""A dossier is spoiled in one place at a time; `verify` names each, and nothing in one that is whole."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from makers import ENGLISH, POLISH, add, read
from test_archive import PAGE

from parley.intake import take
from parley.model import Reading
from parley.pipeline import read_document
from parley.store import Dossier, archive

Spoil = Callable[[sqlite3.Connection, Path], None]
PDF = Path(__file__).parents[2] / "examples" / "komentarz-rozmowy-w-minsku.pdf"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with everything in it: bytes here and beside, a PDF with boxes, two readings, a fetch, decisions."""
    path = tmp_path_factory.mktemp("whole") / "talks.parley"
    with Dossier.open(path, create=True) as dossier:
        add(dossier, POLISH, version="1.0.0")
        add(dossier, POLISH, version="1.1.0")
        dossier.place = "beside"
        taken, reading, data = read(ENGLISH)
        dossier.add(taken, reading, data, fetched=PAGE)
        dossier.place = "dossier"
        printed = take(PDF.read_bytes(), name="a.pdf")
        dossier.add(printed, read_document(printed.document), PDF.read_bytes())
        empty = take(b"", name="empty.txt")
        dossier.add(empty, Reading(empty.document), b"")
        event = dossier.events()[0].event.id
        dossier.judge("accept", event, who="anna")
        dossier.judge("reject", event, who="ola", reason="no")
    return path


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """A copy to be spoiled, with its folder."""
    import shutil

    shutil.copytree(made.parent, tmp_path / "copy")
    return tmp_path / "copy" / made.name


def sql(statement: str, *values: object) -> Spoil:
    def run(connection: sqlite3.Connection, _: Path) -> None:
        assert connection.execute(statement, values).rowcount > 0

    return run


def flip(table: str, column: str, where: str) -> Spoil:
    """One bit of one byte in the middle of a value."""

    def run(connection: sqlite3.Connection, _: Path) -> None:
        row, value = connection.execute(f"SELECT rowid, {column} FROM {table} WHERE {where} LIMIT 1").fetchone()
        data = bytearray(value if isinstance(value, bytes) else value.encode())
        data[len(data) // 2] ^= 1
        new = bytes(data) if isinstance(value, bytes) else data.decode("utf-8", "surrogateescape")
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (new, row))

    return run


def beside(change: Callable[[Path], object]) -> Spoil:
    def run(_: sqlite3.Connection, path: Path) -> None:
        (file,) = (one for one in archive.folder_of(path).rglob("*") if one.is_file())
        change(file)

    return run


def boxes(change: Callable[[bytes], bytes]) -> Spoil:
    def run(connection: sqlite3.Connection, _: Path) -> None:
        row, data = connection.execute("SELECT rowid, boxes FROM anchors LIMIT 1").fetchone()
        connection.execute(
            "UPDATE anchors SET boxes = ? WHERE rowid = ?", (zlib.compress(change(zlib.decompress(data))), row)
        )

    return run


def unguarded(statement: str) -> Spoil:
    """Past the rule of the database that the log only grows."""

    def run(connection: sqlite3.Connection, _: Path) -> None:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'decisions'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        assert connection.execute(statement).rowcount > 0

    return run


PLANTED: dict[str, tuple[str, Spoil]] = {
    "a bit of kept bytes": ("bytes", flip("sources", "data", "length(data) > 0")),
    "the size of kept bytes": ("bytes", sql("UPDATE sources SET size = size + 1 WHERE place = 'dossier'")),
    "the hash of kept bytes": ("bytes", sql("UPDATE sources SET sha256 = 'f' || substr(sha256, 2)")),
    "a bit of a file beside": ("bytes", beside(lambda f: f.write_bytes(b"X" + f.read_bytes()[1:]))),
    "a file beside cut off": ("bytes", beside(lambda f: f.write_bytes(f.read_bytes()[:-1]))),
    "a file beside gone": ("bytes", beside(lambda f: f.unlink())),
    "a bit of a text": ("text", flip("texts", "text", "length(text) > 100")),
    "a text with a character more": ("text", sql("UPDATE texts SET text = ' ' || text")),
    "the hash of a text": (
        "database",
        sql("UPDATE texts SET sha256 = 'f' || substr(sha256, 2) WHERE length(text) > 9"),
    ),
    "a document's hash": ("document", sql("UPDATE documents SET sha256 = 'x' || substr(sha256, 2)")),
    "a document's outcome": ("document", sql("UPDATE documents SET outcome = 'ok' WHERE outcome = 'no-text'")),
    "a document's date": ("document", sql("UPDATE documents SET published = '1999-01-01'")),
    "a document's pages": ("document", sql("UPDATE documents SET pages = pages + 1")),
    "no reading is current": ("document", sql("UPDATE readings SET current = 0")),
    "a reading's hash": ("reading", sql("UPDATE readings SET digest = 'f' || substr(digest, 2)")),
    "a reading's record": ("reading", sql("UPDATE readings SET record = replace(record, '\"pages\":', '\"pages\":1')")),
    "a record that is no JSON": ("reading", sql("UPDATE readings SET record = substr(record, 2)")),
    "a document's id in a record": (
        "reading",
        sql('UPDATE readings SET record = replace(record, \'"id":"\', \'"id":"0\')'),
    ),
    "an earlier reading": ("reading", sql("UPDATE readings SET digest = 'f' WHERE NOT current")),
    "an event's id": ("event", sql("UPDATE events SET id = 'e000000000000000'")),
    "an event's record": ("event", sql('UPDATE events SET record = replace(record, \'"id":"e\', \'"id":"f\')')),
    "an event's act": ("event", sql("UPDATE events SET act = 'attack'")),
    "an event's stance": ("event", sql("UPDATE events SET stance = 'denied'")),
    "an event's sentence": ("event", sql("UPDATE events SET sentence_start = sentence_start + 1")),
    "an event's word": ("event", sql("UPDATE events SET trigger_end = trigger_end + 1")),
    "an event's quote": ("event", flip("events", "quote", "1")),
    "an event's page": ("event", sql("UPDATE events SET page = page + 1")),
    "an event's page in its record": (
        "event",
        sql("""UPDATE events SET record = json_set(record, '$.evidence.page', 7), page = 7"""),
    ),
    "an event's offsets in its record": (
        "event",
        sql("""UPDATE events SET record = json_set(record, '$.evidence.sentence[0]', 3), sentence_start = 3"""),
    ),
    "an event's date": ("event", sql("UPDATE events SET when_first = '1999-01-01' WHERE when_first IS NOT NULL")),
    "an event's code": ("event", sql("UPDATE events SET cameo = '190'")),
    "an event's confidence": ("event", sql("UPDATE events SET confidence = confidence / 2")),
    "an actor's name": ("event", sql("UPDATE event_actors SET name = 'Nobody'")),
    "an actor's offsets": ("event", sql("UPDATE event_actors SET start = start + 1 WHERE start IS NOT NULL")),
    "an actor more": (
        "event",
        sql(
            "INSERT INTO event_actors (reading, event, role, position, id, name, text, keys) "
            "SELECT reading, position, 'actor', 99, 'Q1', 'A', 'A', '' FROM events LIMIT 1"
        ),
    ),
    "an actor less": ("event", sql("DELETE FROM event_actors WHERE rowid = (SELECT min(rowid) FROM event_actors)")),
    "an assessment's id": ("assessment", sql("UPDATE assessments SET id = 'a0'")),
    "an assessment's quote": ("assessment", flip("assessments", "quote", "1")),
    "an assessment's offsets": ("assessment", sql("UPDATE assessments SET trigger_start = trigger_start + 1")),
    "a mention's offsets": ("mention", sql("UPDATE mentions SET start = start + 1")),
    "a mention's base": ("reading", sql("UPDATE mentions SET base = base || 'x'")),
    "a mention less": ("mention", sql("DELETE FROM mentions WHERE position = 0")),
    "a bit of boxes": ("anchor", flip("anchors", "boxes", "1")),
    "boxes cut off": ("anchor", boxes(lambda data: data[:-16])),
    "boxes that are no numbers": ("anchor", boxes(lambda data: b"\xff" * len(data))),
    "boxes off the page": ("anchor", boxes(lambda data: b"\x00\x00\x80\x47" * (len(data) // 4))),
    "the span of boxes": ("anchor", sql('UPDATE anchors SET "end" = "end" + 1')),
    "the page of boxes": ("anchor", sql("UPDATE anchors SET page = page + 100")),
    "a passage's offsets": ("search", sql("UPDATE passages SET start = start + 1")),
    "a passage less": ("search", sql("DELETE FROM passages WHERE key = (SELECT min(key) FROM passages)")),
    "the hash of a fetch": ("fetch", sql("UPDATE fetches SET sha256 = 'f' || substr(sha256, 2)")),
    "a decision's name": ("decision", unguarded("UPDATE decisions SET who = 'ewa' WHERE key = 1")),
    "a decision less": ("decision", unguarded("DELETE FROM decisions WHERE key = 1")),
    "a decision's time": ("decision", unguarded("UPDATE decisions SET at = '1999' WHERE key = 2")),
    "a state of review": ("decision", sql("UPDATE reviews SET state = 'accepted'")),
    "an orphan": ("database", sql("UPDATE mentions SET reading = 999 WHERE rowid = 1")),
}


def test_a_dossier_that_is_whole_has_no_fault(made: Path) -> None:
    before = made.read_bytes()
    with Dossier.open(made) as dossier:
        found = dossier.verify()
    assert found.faults == []
    assert made.read_bytes() == before
    empty = {kind for kind, count in found.counts.items() if not count}
    assert not empty
    assert found.counts["reading"] == 5
    assert {"bytes", "text", "document", "event", "mention", "anchor", "block", "search", "fetch", "decision"} <= set(
        found.counts
    )


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_each_planted_fault_is_found(name: str, copy: Path) -> None:
    kind, spoil = PLANTED[name]
    connection = sqlite3.connect(copy)
    spoil(connection, copy)
    connection.commit()
    connection.close()
    with Dossier.open(copy) as dossier:
        found = dossier.verify()
    assert kind in {fault.kind for fault in found.faults}, name


def test_faults_are_sorted_and_name_their_document(copy: Path) -> None:
    connection = sqlite3.connect(copy)
    connection.execute("UPDATE events SET quote = 'x'")
    connection.commit()
    connection.close()
    with Dossier.open(copy) as dossier:
        found = dossier.verify().faults
        known = {kept.id for kept in dossier.documents()}
    assert found == sorted(found)
    assert {fault.document for fault in found} <= known


def test_a_quote_that_was_never_in_the_text_is_found_though_every_hash_is_right(dossier: Dossier) -> None:
    """What a faulty reader wrote is consistent, and still wrong."""
    taken, reading, data = read(ENGLISH)
    event = reading.events[0]
    wrong = replace(event, evidence=replace(event.evidence, quote="Nobody said so."))
    dossier.add(taken, replace(reading, events=(wrong, *reading.events[1:])), data)
    assert [fault.kind for fault in dossier.verify().faults] == ["event"]
