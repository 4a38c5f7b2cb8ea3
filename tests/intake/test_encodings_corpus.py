"""A generated corpus of Polish in every encoding that it comes in: right text, or text that is flagged; never a silent change."""

from __future__ import annotations

import random

import pytest

from parley.intake import take
from parley.model import Document

WORDS = (
    "rozejm cieśnina źródło więźniów żądanie świadek łódź jaźń gęś ćwiczenie późniejszy końcówka przyjęcie Śląsk Żagań Łódź Ćmielów "
    "Ókla ambasada rozmowy prezydent sankcje zwolnienie wymiana porozumienie minister granica wojsko traktat umowa oraz i w na do"
).split()
MARKS = (" „cytat”", " – dopowiedzenie", " (nawias)", " 12,5%", " § 3", "…", " ’90")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-16-be-mark", "cp1250", "iso8859-2")


def text(chance: random.Random, words: int, marks: bool) -> str:
    made = []
    for _ in range(max(1, words // 10)):
        sentence = " ".join(chance.choices(WORDS, k=10)).capitalize()
        made.append(sentence + (chance.choice(MARKS) if marks and chance.random() < 0.5 else "") + ".")
    return "\n".join(made) + "\n"


def encoded(said: str, encoding: str) -> bytes:
    if encoding == "utf-16-be-mark":
        return b"\xfe\xff" + said.encode("utf-16-be")
    return said.encode(encoding)


def read(data: bytes) -> Document:
    return take(data, name="a.txt").document


def is_flagged(document: Document) -> bool:
    return bool(document.warnings) or document.outcome not in ("ok",)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_right_text_in_every_encoding(encoding: str) -> None:
    wrong = []
    for number in range(60):
        chance = random.Random(number)
        # the typographer's marks have no place in ISO-8859-2
        said = text(chance, chance.choice((10, 40, 300)), marks=encoding != "iso8859-2")
        document = read(encoded(said, encoding))
        if document.text != said or (encoding.startswith("utf-8") and is_flagged(document)):
            wrong.append((number, document.outcome, document.text[:60]))
    assert wrong == []


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2", "utf-16-le", "utf-16-be"])
def test_an_encoding_that_was_guessed_is_said(encoding: str) -> None:
    document = read(encoded(text(random.Random(1), 100, marks=False), encoding))
    assert any(encoding in warning for warning in document.warnings)


@pytest.mark.parametrize(
    "pair", [("utf-8", "cp1250"), ("cp1250", "utf-8"), ("utf-8", "iso8859-2"), ("iso8859-2", "utf-8")]
)
def test_two_encodings_in_one_file_are_flagged(pair: tuple[str, str]) -> None:
    for number in range(30):
        chance = random.Random(number)
        parts = [text(chance, 60, marks=False).encode(encoding) for encoding in pair]
        document = read(b"".join(parts))
        assert is_flagged(document), (pair, number, document.text[-60:])


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_broken_file_is_never_changed_in_silence(encoding: str) -> None:
    """A few bytes of it are others: what is read is what the bytes say, or there is a warning or an outcome for it."""
    for number in range(60):
        chance = random.Random(1000 + number)
        said = text(chance, 80, marks=False)
        data = bytearray(encoded(said, encoding))
        for _ in range(chance.choice((1, 3))):
            data[chance.randrange(len(data))] = chance.randrange(0x80, 0x100)
        document = read(bytes(data))
        written = (
            document.text.encode(encoding.removesuffix("-mark"), "surrogatepass") if not is_flagged(document) else b""
        )
        mark = {"utf-8-sig": b"", "utf-16-be-mark": b"\xfe\xff"}.get(encoding, b"")
        assert is_flagged(document) or mark + written == bytes(data), (number, document.text[:80])


@pytest.mark.parametrize("wrong", ["cp1250", "iso8859-2", "cp1252", "latin-1"])
def test_text_misread_before_it_came_to_us_is_flagged_and_left_as_it_is(wrong: str) -> None:
    for number in range(30):
        said = text(random.Random(number), 60, marks=False).encode().decode(wrong, "replace")
        document = read(said.encode())
        assert document.text == said
        assert is_flagged(document), (wrong, number)


def test_a_file_cut_off_in_the_middle_of_a_letter_is_flagged() -> None:
    for encoding in ("utf-8", "utf-16", "utf-16-le"):
        data = encoded("Rozejm w cieśninie. " * 20 + "ż", encoding)[:-1]
        assert is_flagged(read(data)), encoding
