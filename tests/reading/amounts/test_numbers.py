"""Number phrases against num2words, an independent speller of numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words
from tests.reading.plain import sentence

from parley.reading.amounts.lexicon import numbers
from parley.reading.amounts.numbers import read_number
from parley.reading.amounts.numerals import figure
from parley.reading.amounts.ordinals import read_ordinal, roman
from parley.reading.amounts.pieces import pieces_of


def _read(text: str, language: str) -> tuple[float, int, int]:
    lexicon = numbers(language)
    pieces = pieces_of(sentence(text), lexicon.known)
    read = read_number(pieces, 0, lexicon)
    assert read is not None
    return read[0].low, read[1], len(pieces)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_polish_cardinals(value: int) -> None:
    low, after, length = _read(num2words(value, lang="pl"), "pl")
    assert (low, after) == (value, length)


@given(st.integers(min_value=0, max_value=999_999))
def test_english_cardinals(value: int) -> None:
    low, after, length = _read(num2words(value, lang="en").replace(",", ""), "en")
    assert (low, after) == (value, length)


@given(st.integers(min_value=1, max_value=99))
def test_ordinals(value: int) -> None:
    for language in ("pl", "en"):
        lexicon = numbers(language)
        pieces = pieces_of(sentence(num2words(value, lang=language, to="ordinal")), lexicon.known)
        assert read_ordinal(pieces, 0, lexicon) == (value, len(pieces))


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1,5", ",", 1.5), ("1.5", ",", 1.5), ("10.000", ",", 10000), ("1 000 000", ",", 1000000),
        ("1.5", ".", 1.5), ("1,5", ".", 1.5), ("600,000", ".", 600000), ("1,234.5", ".", 1234.5),
        ("11.09.2025", ",", None), ("1,23,4", ".", None),
    ],
)  # fmt: skip
def test_figures(text: str, decimal: str, value: float | None) -> None:
    assert figure(text, decimal) == value


@pytest.mark.parametrize(
    ("text", "value"), [("IV", 4), ("XX", 20), ("XXXIX", 39), ("IIII", None), ("ABC", None), ("", None)]
)
def test_roman(text: str, value: int | None) -> None:
    assert roman(text) == value
