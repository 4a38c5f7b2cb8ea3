"""Ordinals: `dwudziestego piątego`, `twenty-fifth`, `24th`, `7.`, `15-tego`, `IV`."""

from __future__ import annotations

import re

from parley.reading.amounts.lexicon import NumberLexicon
from parley.reading.amounts.pieces import Piece, is_dash

_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})\Z")
_ONES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


def roman(text: str) -> int | None:
    """The value of a Roman numeral up to 39 in capitals, or None."""
    match = _ROMAN.match(text)
    return 10 * len(match[1]) + _ONES[match[2]] or None if match else None


def read_ordinal(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> tuple[int, int] | None:
    """The ordinal that begins at `at` and the index after it, or None. A figure with a stop is left to the caller."""
    if pieces[at].lower.isdecimal():
        return _suffixed(pieces, at, lexicon)
    return _in_words(pieces, at, lexicon)


def _suffixed(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> tuple[int, int] | None:
    """`24th`, `15-tego`, `3go`."""
    after = at + 1
    if after + 1 < len(pieces) and is_dash(pieces[after]) and pieces[after].start == pieces[at].end:
        after += 1
    if after >= len(pieces) or pieces[after].start != pieces[after - 1].end or len(pieces[at].lower) > 4:
        return None
    suffixed = lexicon.is_word("ordinal_suffixes", pieces[after].lower)
    return (int(pieces[at].lower), after + 1) if suffixed else None


def _in_words(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> tuple[int, int] | None:
    form = pieces[at].lower
    value = lexicon.ordinals.get(form)
    if value is None:
        return _tens_and_ordinal(pieces, at, lexicon)
    if 20 <= value < 100 and value % 10 == 0 and at + 1 < len(pieces):
        ones = lexicon.ordinals.get(pieces[at + 1].lower, 0)
        if 0 < ones < 10:
            return value + ones, at + 2
    return value, at + 1


def _tens_and_ordinal(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> tuple[int, int] | None:
    """`twenty-fifth`: the tens a cardinal, the ones an ordinal, a hyphen between them or not."""
    tens = lexicon.cardinals.get(pieces[at].lower, 0)
    if not 20 <= tens < 100 or tens % 10:
        return None
    after = at + 1
    if after < len(pieces) and is_dash(pieces[after]):
        after += 1
    ones = lexicon.ordinals.get(pieces[after].lower, 0) if after < len(pieces) else 0
    return (tens + ones, after + 1) if 0 < ones < 10 else None
