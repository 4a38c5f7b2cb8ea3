"""Tokens: where words begin and end, and what the dictionary makes of a hyphen at a line end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.language.interface import language
from parley.language.tokens import tokenise


def forms(text: str, code: str) -> list[str]:
    own = language(code)
    return [w.text for w in tokenise(text, 0, len(text), own.rules, own.is_word)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dnia 3 maja 2021 r. podpisano umowę.", ["Dnia", "3", "maja", "2021", "r.", "podpisano", "umowę", "."]),
        ("Wizyta Okafora’em i O'Briena", ["Wizyta", "Okafora’em", "i", "O'Briena"]),
        ("ok. 8 tys. osób (m.in. z Gruzji)", ["ok.", "8", "tys.", "osób", "(", "m.in.", "z", "Gruzji", ")"]),
        ("turecko-egipskie rozmowy", ["turecko-egipskie", "rozmowy"]),
        ("1,5 mln zł", ["1,5", "mln", "zł"]),
    ],
)
def test_polish_tokens(text: str, expected: list[str]) -> None:
    assert forms(text, "pl") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad's envoy didn't sign.", ["Chad", "'s", "envoy", "did", "n't", "sign", "."]),
        ("The U.S. paid $2.5 million.", ["The", "U.S.", "paid", "$", "2.5", "million", "."]),
        ("a 30-day truce", ["a", "30-day", "truce"]),
        ("in need.And then", ["in", "need", ".", "And", "then"]),
    ],
)
def test_english_tokens(text: str, expected: list[str]) -> None:
    assert forms(text, "en") == expected


def test_line_end_hyphen_is_dropped_where_the_joined_word_exists() -> None:
    assert forms("zapa-\nsach zboża", "pl") == ["zapasach", "zboża"]


def test_line_end_hyphen_is_kept_in_a_compound() -> None:
    assert forms("polsko-\nlitewskich", "pl") == ["polsko-litewskich"]


def test_span_of_a_mended_token_is_what_stands_in_the_text() -> None:
    own, text = language("pl"), "w zapa-\nsach"
    word = tokenise(text, 0, len(text), own.rules, own.is_word)[1]
    assert text[word.start : word.end] == "zapa-\nsach"


@given(st.text(max_size=200))
def test_tokens_cover_all_but_white_space_and_never_overlap(text: str) -> None:
    own = language("pl")
    words = tokenise(text, 0, len(text), own.rules, lambda _: False)
    assert all(a.end <= b.start for a, b in pairwise(words))
    covered = sum(w.end - w.start for w in words)
    assert covered >= sum(not c.isspace() for c in text)
