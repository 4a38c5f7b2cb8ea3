"""Ranges of numbers: `3-5 mld`, `od 3 do 5`, `between 3 and 5 million`, `dwa lub trzy`."""

from __future__ import annotations

from dataclasses import replace

from parley.reading.amounts.found import Number
from parley.reading.amounts.lexicon import NumberLexicon
from parley.reading.amounts.numbers import read_number
from parley.reading.amounts.pieces import CURRENCY_SIGNS, Piece, is_dash


def read_range(pieces: list[Piece], start: int, first: Number, at: int, lexicon: NumberLexicon) -> tuple[Number, int]:
    """`first` (pieces `start` to `at`) widened to a range where a second number follows it; else as it was."""
    said = at
    at = _past_unit(pieces, at, lexicon)
    if at + 1 >= len(pieces) or not (is_dash(pieces[at]) or lexicon.is_word("range_to", pieces[at].lower)):
        return first, said
    begin = at + 1 + (pieces[at + 1].lower in CURRENCY_SIGNS and at + 2 < len(pieces))
    read = read_number(pieces, begin, lexicon)
    money = begin > at + 1 or said < at
    if read is None or not _joins(pieces, start, at, money, lexicon):
        return first, said
    second, after = read
    if said < at and _past_unit(pieces, after, lexicon) == after:
        return first, said
    low, high = first.low, second.high
    if first.scale == 1 and second.scale > 1 and low * second.scale <= high:
        low *= second.scale
    if low >= high:
        return first, said
    return replace(second, low=low, high=high), after


def _past_unit(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> int:
    """`5% to 10%`, `1 per cent to 1.5 per cent`: the piece after a percent sign or word."""
    for length in (2, 1):
        if tuple(p.lower for p in pieces[at : at + length]) in lexicon.percents:
            return at + length
    return at


def is_score(pieces: list[Piece], at: int) -> bool:
    """Whether the number before `at` is the first half of a score or a code: `2-0`, `15:00`, `1/16`."""
    if at + 1 >= len(pieces) or pieces[at - 1].end != pieces[at].start or pieces[at + 1].start != pieces[at].end:
        return False
    return (is_dash(pieces[at]) or pieces[at].lower in ":/") and pieces[at + 1].lower[0].isdecimal()


def _joins(pieces: list[Piece], start: int, at: int, money: bool, lexicon: NumberLexicon) -> bool:
    """Whether the word at `at` makes a range: a dash always, `do` and `to` unless `z 20 do 10`, `and` only after
    `between`.
    """
    before = pieces[start - 1].lower if start > 0 else ""
    form = pieces[at].lower
    if is_dash(pieces[at]):
        return True
    if lexicon.is_word("range_and", form):
        return lexicon.is_word("range_between", before)
    return not lexicon.is_word("range_not_from", before) and not (money and lexicon.is_word("range_not_by", before))
