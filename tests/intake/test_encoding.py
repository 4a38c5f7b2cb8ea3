from __future__ import annotations

import pytest

from parley.intake import take
from parley.intake.encoding import decode

POLISH = "Zażółć gęślą jaźń. „Świętość” – Łukaszenka, źródło, ćwiczenia, późniejsze końce.\nDrugi wiersz.\n"
PLAIN = "Zażółć gęślą jaźń. Świętość, Łukaszenka, źródło, ćwiczenia, późniejsze końce.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1250"])
def test_polish_is_read_right(encoding: str) -> None:
    data = POLISH.encode(encoding)
    found = decode(data)
    assert found is not None
    assert found.text == POLISH


def test_iso_8859_2_is_told_from_cp1250() -> None:
    found = decode(PLAIN.encode("iso8859-2"))
    assert found is not None
    assert (found.text, found.encoding) == (PLAIN, "iso8859-2")
    assert found.warnings


def test_utf_16_be_mark() -> None:
    found = decode(b"\xfe\xff" + POLISH.encode("utf-16-be"))
    assert found is not None
    assert found.text == POLISH


def test_broken_utf_8_is_flagged() -> None:
    document = take(POLISH.encode() * 5 + b"\xff ko\xc5", name="a.txt").document
    assert document.outcome == "partial"
    assert document.warnings
    assert "\ufffd" in document.text


def test_mojibake_is_flagged_and_kept() -> None:
    text = POLISH.encode().decode("cp1250", "replace")
    document = take(text.encode(), name="a.txt").document
    assert document.text == text
    assert any("misread" in warning for warning in document.warnings)


def test_good_polish_is_not_flagged() -> None:
    assert take(POLISH.encode(), name="a.txt").document.warnings == ()


def test_random_bytes_are_no_text() -> None:
    import random

    data = random.Random(1).randbytes(5000)
    assert decode(data) is None
    assert take(data, name="a.txt").document.outcome == "unsupported"


def test_line_ends() -> None:
    found = decode(b"a\r\nb\rc\n")
    assert found is not None
    assert found.text == "a\nb\nc\n"
