from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import DateError
from parley.intake import take
from parley.settings import load


def test_id_is_the_hash_of_the_bytes() -> None:
    document = take(b"A text.", name="a.txt").document
    assert document.sha256 == hashlib.sha256(b"A text.").hexdigest()
    assert document.id == document.sha256[:16]


@pytest.mark.parametrize("data", [b"", b" \n\n ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty(data: bytes) -> None:
    document = take(data, name="a.txt").document
    assert (document.outcome, document.text) == ("no-text", "")
    assert document.reason
    assert document.next_step


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        (b"{\\rtf1 }", "no-text"),
        (b"\x89PNG\r\n\x1a\n....", "no-text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"PK\x03\x04....", "unsupported"),
    ],
)
def test_other_formats_are_named(data: bytes, outcome: str) -> None:
    document = take(data, name="a").document
    assert document.outcome == outcome
    assert document.reason
    assert document.next_step


def test_too_many_bytes() -> None:
    document = take(b"text " * 100, name="a.txt", settings=load({"max_bytes": 100})).document
    assert (document.outcome, document.text) == ("too-large", "")


def test_too_many_characters_are_cut_and_said() -> None:
    document = take(b"text. " * 100, name="a.txt", settings=load({"max_characters": 50})).document
    assert (document.outcome, len(document.text)) == ("partial", 50)
    assert all(block.span[1] <= 50 for block in document.blocks)


def test_user_says_what_counts() -> None:
    text = "KOMENTARZ       nr 1/2024, 12.08.2024\n\nTytuł tekstu\n\nTreść tekstu jest krótka.".encode()
    document = take(text, name="a.txt", published="2024-08", publisher="Instytut", title="Inny", language="pl").document
    assert document.published is not None
    assert (document.published.edtf, document.published.origin) == ("2024-08", "user")
    assert (document.publisher, document.title, document.language) == ("Instytut", "Inny", "pl")


def test_wrong_date_of_the_user_is_an_error() -> None:
    with pytest.raises(DateError):
        take(b"text", name="a.txt", published="yesterday")


def test_file_times_are_no_dates(tmp_path: Path) -> None:
    assert take(b"A text of the year.", name=str(tmp_path / "2024-01-01.txt")).document.published is None


@given(st.binary(max_size=300))
def test_every_input_has_one_outcome(data: bytes) -> None:
    if b"%PDF-" in data:
        return
    document = take(data, name="a.txt").document
    assert (document.reason is None) == (document.outcome == "ok")
    assert (document.next_step is None) == (document.outcome == "ok")
