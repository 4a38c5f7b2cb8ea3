"""Finds the amounts of a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from parley.language.words import Sentence
from parley.model.amount import Amount, Bound
from parley.reading.amounts.bounds import bound_after, bound_before
from parley.reading.amounts.found import FoundAmount, Number
from parley.reading.amounts.lexicon import NumberLexicon, numbers
from parley.reading.amounts.numbers import read_number
from parley.reading.amounts.pieces import CURRENCY_SIGNS, Piece, is_dash, pieces_of, text_of
from parley.reading.amounts.ranges import is_score, read_range
from parley.reading.amounts.refusal import refuses
from parley.reading.amounts.units import Unit, unit_after


class HasWords(Protocol):
    """Whatever occupies the words `first` to `last`: a date, as a rule."""

    @property
    def first(self) -> int:
        """Its first word."""
        ...

    @property
    def last(self) -> int:
        """Its last word."""
        ...


Taken = HasWords | tuple[int, int]


def covered_by(taken: Iterable[Taken]) -> frozenset[int]:
    """The indices of the words that are taken; each either says its words or is a pair of the first and the last."""
    pairs = (t if isinstance(t, tuple) else (t.first, t.last) for t in taken)
    return frozenset(i for first, last in pairs for i in range(first, last + 1))


def find_amounts(sentence: Sentence, language: str, taken: Iterable[Taken] = ()) -> list[FoundAmount]:
    """The amounts of a sentence, left to right. Words that `taken` (the dates found) cover are left out.

    A vague word gives a range: `kilka`, `several` 3–9, `kilkanaście` 11–19, `kilkadziesiąt` 20–99, `kilkaset` 200–999,
    each "about"; a bare plural at least two of its kind: `dozens` 24, `setki` 200, `tysiące` 2000.
    """
    lexicon = numbers(language)
    if not may_hold_number(sentence, lexicon):
        return []
    pieces = pieces_of(sentence, lexicon.known)
    covered = covered_by(taken)
    found: list[FoundAmount] = []
    at = 0
    while at < len(pieces):
        read = None if pieces[at].word in covered else _read(sentence, pieces, at, lexicon)
        if read is None:
            at += 1
            continue
        amount, at = read
        if amount is not None and not covered.intersection(range(amount.first, amount.last + 1)):
            found.append(amount)
    return found


def may_hold_number(sentence: Sentence, lexicon: NumberLexicon) -> bool:
    """Whether any word can begin or hold a number; the cheap look before all else."""
    triggers = lexicon.triggers
    for word in sentence.words:
        if word.lower in triggers or word.text[0].isdecimal():
            return True
    return any("-" in w.text or not w.lower or _has_digit(w.text) for w in sentence.words)


def _has_digit(text: str) -> bool:
    return not text.isalpha() and any(c.isdecimal() for c in text)


def _read(
    sentence: Sentence, pieces: list[Piece], at: int, lexicon: NumberLexicon
) -> tuple[FoundAmount | None, int] | None:
    """The amount at `at` and where to go on; (None, …) for a number that is no amount; None where no number begins."""
    start, (currency, at) = at, _sign(pieces, at, lexicon)
    read = _pair(pieces, at, lexicon) or read_number(pieces, at, lexicon)
    if read is None:
        return None
    number, after = read
    number, after = read_range(pieces, start, number, after, lexicon)
    start, number = _minus(pieces, start, number, lexicon)
    if is_score(pieces, after):
        return None, after + 2
    _, begin = bound_after(pieces, after, lexicon)
    unit = unit_after(sentence, pieces, begin, number, lexicon)
    if refuses(pieces, start, after, number, unit, currency, lexicon):
        return None, after
    if currency is not None:
        unit = Unit(currency, pieces[start].word, "money", after)
    return _make(sentence, pieces, start, after, number, unit, lexicon), after


def _minus(pieces: list[Piece], start: int, number: Number, lexicon: NumberLexicon) -> tuple[int, Number]:
    """`minus 5`, `minus-260`: the number below zero."""
    at = start - 1
    if at > 0 and is_dash(pieces[at]) and pieces[at].end == pieces[start].start:
        at -= 1
    if at < 0 or not lexicon.is_word("minus", pieces[at].lower):
        return start, number
    return at, replace(number, low=-number.high, high=-number.low)


def _sign(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> tuple[str | None, int]:
    """The currency that stands before a number (`$5`, `US$ 5`, `USD 5`, `$US5`) and where the number begins."""
    piece, after = pieces[at], pieces[at + 1 : at + 3]
    if (
        piece.text in CURRENCY_SIGNS
        and len(after) == 2
        and after[1].lower[0].isdecimal()
        and after[0].start == piece.end
    ):
        code = lexicon.currencies.get(after[0].lower + piece.lower)
        if code is not None:
            return code, at + 2
    code = lexicon.currencies.get(piece.lower)
    if code is None or not after or not after[0].lower[0].isdecimal():
        return None, at
    return (code, at + 1) if piece.lower[-1] in CURRENCY_SIGNS or piece.text.isupper() else (None, at)


def _pair(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> tuple[Number, int] | None:
    """`a pair of`, `a couple of`, `para`: two."""
    if lexicon.is_word("article", pieces[at].lower) and at + 1 < len(pieces):
        at += 1
    form = pieces[at].lower
    if not lexicon.is_word("pairs", form):
        return None
    vague = lexicon.is_word("vague_pairs", form)
    return Number(2, 2, "about" if vague else "exact", vague), at + 1


def _make(
    sentence: Sentence, pieces: list[Piece], start: int, after: int, number: Number, unit: Unit, lexicon: NumberLexicon
) -> FoundAmount:
    said, begin = bound_before(pieces, start, lexicon)
    if number.low != number.high and begin > 0 and lexicon.is_word("range_from", pieces[begin - 1].lower):
        begin -= 1
    later, end = bound_after(pieces, after, lexicon)
    if later is None and unit.after > after:
        later, _ = bound_after(pieces, unit.after, lexicon)
    bound: Bound = said or later or number.bound
    amount = Amount(
        value=number.low,
        max=None if number.low == number.high else number.high,
        bound=bound,
        approximate=bound == "about" or number.approximate,
        unit=unit.name,
    )
    first, last = pieces[begin].word, pieces[end - 1].last
    span = (sentence.words[first].start, sentence.words[last].end)
    return FoundAmount(first, last, span, text_of(sentence, first, last), amount, unit.word, unit.kind)
