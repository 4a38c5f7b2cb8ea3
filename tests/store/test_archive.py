from __future__ import annotations

import hashlib
import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from makers import ENGLISH, read

from parley.errors import DossierError
from parley.intake import sources
from parley.intake.fetch.answer import Fetched
from parley.intake.parsed import failed
from parley.intake.take import lost
from parley.model import Reading
from parley.pipeline import read_all
from parley.store import Dossier, archive

PAGE = Fetched(
    "https://a.test/x#top",
    ("https://a.test/x", "https://a.test/y"),
    "192.0.2.1",
    "2025-09-12T10:00:00+00:00",
    200,
    (("Content-Type", "text/plain"), ("ETag", '"ż"')),
    ENGLISH.encode(),
)


@pytest.mark.parametrize("place", ["dossier", "beside"])
def test_bytes_are_kept_where_it_is_said_and_found_again(place: str, dossier: Dossier) -> None:
    dossier.place = place
    taken, reading, data = read(ENGLISH)
    dossier.add(taken, reading, data)
    dossier.add(taken, reading, data)
    assert dossier.source(reading.document.id) == data
    file = archive.file_of(dossier.path, reading.document.sha256)
    assert file.exists() == (place == "beside")
    assert [path.name for path in file.parent.glob("*")] == ([file.name] if place == "beside" else [])


def test_bytes_are_kept_nowhere_where_that_is_said(dossier: Dossier) -> None:
    dossier.place = "nowhere"
    taken, reading, data = read(ENGLISH)
    dossier.add(taken, reading, data)
    assert dossier.source(reading.document.id) is None


def test_what_is_kept_stays_where_it_is(dossier: Dossier) -> None:
    taken, reading, data = read(ENGLISH)
    dossier.add(taken, reading, data)
    dossier.place = "beside"
    dossier.add(taken, reading, data)
    assert not archive.folder_of(dossier.path).exists()
    assert dossier.source(reading.document.id) == data


def test_a_file_beside_that_is_gone_is_none(dossier: Dossier) -> None:
    dossier.place = "beside"
    taken, reading, data = read(ENGLISH)
    dossier.add(taken, reading, data)
    archive.file_of(dossier.path, reading.document.sha256).unlink()
    assert dossier.source(reading.document.id) is None


@pytest.mark.parametrize(
    "digest",
    ["", "..", "../../etc/passwd", "/etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n", "a" * 62 + "/.", "\x00" * 64],
)
def test_a_file_is_named_by_a_digest_and_by_nothing_else(digest: str, tmp_path: Path) -> None:
    with pytest.raises(DossierError):
        archive.file_of(tmp_path / "d.parley", digest)


@pytest.mark.skipif(os.geteuid() == 0 or os.name != "posix", reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_is_an_error_and_the_dossier_is_as_it_was(dossier: Dossier) -> None:
    archive.folder_of(dossier.path).mkdir()
    archive.folder_of(dossier.path).chmod(0o500)
    dossier.place = "beside"
    taken, reading, data = read(ENGLISH)
    with pytest.raises(DossierError):
        dossier.add(taken, reading, data)
    assert dossier.documents() == []


def test_a_folder_that_cannot_be_made_is_an_error_and_the_dossier_is_as_it_was(dossier: Dossier) -> None:
    archive.folder_of(dossier.path).write_text("in the way")
    dossier.place = "beside"
    taken, reading, data = read(ENGLISH)
    with pytest.raises(DossierError) as caught:
        dossier.add(taken, reading, data)
    assert "nothing was lost" in caught.value.next_step
    assert dossier.documents() == []


def test_a_fetched_page_keeps_what_proves_it(dossier: Dossier) -> None:
    taken, reading, data = read(ENGLISH)
    dossier.add(taken, reading, data, fetched=PAGE)
    later = replace(PAGE, time="2025-09-13T10:00:00+00:00")
    assert dossier.add(taken, reading, data, fetched=later) == "unchanged"
    dossier.add(taken, reading, data, fetched=later)
    first, second = dossier.fetches(reading.document.id)
    assert first == {
        "document": reading.document.id,
        "url": PAGE.url,
        "hops": list(PAGE.hops),
        "address": PAGE.address,
        "at": PAGE.time,
        "status": 200,
        "headers": [["Content-Type", "text/plain"], ["ETag", '"ż"']],
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    assert second["at"] == later.time
    assert len(dossier.fetches()) == 2


def test_a_document_that_can_be_had_at_last_takes_the_place_of_the_one_that_could_not(
    dossier: Dossier, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ENGLISH)
    (source,) = sources([file])
    file.unlink()
    other = lost("b.txt", failed("crashed", "gone", "look for it"))
    dossier.add(other, Reading(other.document), None)
    (gone,) = read_all([source])
    dossier.add(gone.taken, gone.reading, gone.data)
    assert [kept.outcome for kept in dossier.documents()] == ["crashed", "crashed"]
    file.write_text(ENGLISH)
    (there,) = read_all([source])
    assert dossier.add(there.taken, there.reading, there.data) == "added"
    assert {kept.uri: kept.outcome for kept in dossier.documents()} == {"b.txt": "crashed", str(file): "ok"}
    connection = sqlite3.connect(dossier.path)
    assert list(connection.execute("PRAGMA foreign_key_check")) == []
    connection.close()
