"""Numbers that are no amounts: labels, years, times of day, list numbers, `one` as a pronoun, `half` of a match."""

from __future__ import annotations

from parley.reading.amounts.found import Number
from parley.reading.amounts.lexicon import NumberLexicon
from parley.reading.amounts.pieces import Piece, is_dash
from parley.reading.amounts.units import Unit

#: How far behind `both` an `and` makes it "both … and".
BOTH_REACH = 5


def refuses(
    pieces: list[Piece],
    start: int,
    after: int,
    number: Number,
    unit: Unit,
    currency: str | None,
    lexicon: NumberLexicon,
) -> bool:
    """Whether the number in the pieces `start` to `after` says no amount."""
    if currency is not None or unit.kind in ("money", "percent"):
        return False
    before = pieces[start - 1].lower if start > 0 else ""
    following = pieces[after].lower if after < len(pieces) else ""
    if lexicon.is_word("labels", before) or before in ("#", "[") or lexicon.is_word("clock", following):
        return True
    if lexicon.is_word("per", before):
        return True
    if number.digits:
        return _figure(pieces, start, after, number, unit, lexicon)
    return _word(pieces, start, after, before, following, unit, lexicon)


def _figure(pieces: list[Piece], start: int, after: int, number: Number, unit: Unit, lexicon: NumberLexicon) -> bool:
    single, text = after == start + 1, pieces[start].text
    following = pieces[after] if after < len(pieces) else None
    if single and following is not None:
        if start == 0 and following.lower in (".", ")") and len(pieces) > 2:
            return True
        if _is_ordinal(pieces, start, following, lexicon):
            return True
    if single and len(text) > 1 and text[0] == "0" and text.isdecimal():
        return True
    if start > 0 and (_tied_to_letters(pieces, start, lexicon) or (single and _names(pieces, start, following, unit))):
        return True
    return single and unit.name is None and text.isdecimal() and 1900 <= number.low <= 2100


def _names(pieces: list[Piece], start: int, following: Piece | None, unit: Unit) -> bool:
    """`Nord Stream 2`, `iPhone 11 Pro`, `Game 7`: a small number that is part of a name."""
    before, text = pieces[start - 1], pieces[start].text
    if start < 2 or not text.isdecimal() or len(text) > 3 or not before.text.isalpha() or before.text.islower():
        return False
    return unit.name is None or (following is not None and following.text[0].isupper())


def _is_ordinal(pieces: list[Piece], start: int, following: Piece, lexicon: NumberLexicon) -> bool:
    """`7.` before a word in small letters, `24th`: left to the ordinals."""
    if following.start != pieces[start].end:
        return False
    if lexicon.is_word("ordinal_suffixes", following.lower):
        return True
    after = pieces[start + 2] if start + 2 < len(pieces) else None
    stopped = lexicon.is_word("ordinal_stop", following.lower) and len(pieces[start].text) <= 3
    return stopped and after is not None and after.text[0].islower()


def _tied_to_letters(pieces: list[Piece], start: int, lexicon: NumberLexicon) -> bool:
    """`F-16`, `COVID-19`, `A4`."""
    before = pieces[start - 1]
    if before.end != pieces[start].start:
        return False
    if before.lower[0].isalpha():
        return True
    if not is_dash(before) or start < 2 or lexicon.is_word("tied", pieces[start - 2].lower):
        return False
    return pieces[start - 2].end == before.start and pieces[start - 2].lower[0].isalpha()


def _word(
    pieces: list[Piece], start: int, after: int, before: str, following: str, unit: Unit, lexicon: NumberLexicon
) -> bool:
    form = pieces[after - 1].lower
    if after - start == 1 and lexicon.is_word("one", form):
        return unit.name is None or lexicon.is_word("not_one", before) or lexicon.is_word("one_alone", following)
    if lexicon.is_word("both", form):
        if any(lexicon.is_word("both_and", p.lower) for p in pieces[after : after + BOTH_REACH]):
            return True
        return unit.name is None or pieces[after].text[:1].isupper()
    if lexicon.is_word("pairs", form):
        return unit.name is None
    if form in lexicon.fractions:
        if after < len(pieces) and is_dash(pieces[after]) and pieces[after].start == pieces[after - 1].end:
            return True
        alone = unit.name is None and not lexicon.is_word("of", following)
        return alone or before in lexicon.ordinals or lexicon.is_word("half_not_after", before)
    return bool(after - start == 1 and form in lexicon.ordinals)
