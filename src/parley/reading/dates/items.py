"""Pieces → items: what the rules of a language match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from parley.language.words import Sentence
from parley.reading.amounts.found import Number
from parley.reading.amounts.numbers import read_number
from parley.reading.amounts.numerals import is_figure
from parley.reading.amounts.ordinals import read_ordinal, roman
from parley.reading.amounts.pieces import Piece, is_dash, pieces_of
from parley.reading.dates.lexicon import DateLexicon
from parley.reading.dates.numeric import numeric_date

#: The years that four figures can mean.
YEARS = range(1000, 2200)


@dataclass(slots=True)
class Item:
    """One or more words with what they can be: `names` maps classes (in capitals) and the form itself to values."""

    first: int
    last: int
    text: str
    start: int
    end: int
    names: dict[str, Any]


def items_of(sentence: Sentence, lexicon: DateLexicon) -> list[Item]:
    """The items of a sentence: numbers gathered, dates in figures read, words with their classes."""
    pieces = pieces_of(sentence, lexicon.known)
    items: list[Item] = []
    at = 0
    while at < len(pieces):
        item, at = _item(pieces, at, lexicon)
        items.append(item)
    return items


def _item(pieces: list[Piece], at: int, lexicon: DateLexicon) -> tuple[Item, int]:
    piece = pieces[at]
    if piece.lower[0].isdecimal():
        return _figure(pieces, at, lexicon)
    names: dict[str, Any] = {piece.lower: piece.text, **lexicon.words.get(piece.lower, {})}
    after = at + 1
    ordinal = read_ordinal(pieces, at, lexicon.numbers)
    read = read_number(pieces, at, lexicon.numbers)
    if ordinal is not None and (read is None or ordinal[1] >= read[1]):
        names |= _ordinal_names(ordinal[0])
        after = ordinal[1]
    elif read is not None and "PART" not in names:
        names["NUM"], after = read
        if after - at > 1:
            names.pop(piece.lower)
    elif is_dash(piece):
        names["-"] = piece.text
    elif piece.text.isupper() and (value := roman(piece.text)):
        names["ROMAN"] = value
    return _made(pieces, at, after, names), after


def _figure(pieces: list[Piece], at: int, lexicon: DateLexicon) -> tuple[Item, int]:
    dated = numeric_date(pieces, at, lexicon.month_first)
    if dated is not None:
        spec, after = dated
        return _made(pieces, at, after, {"DATE": spec, "DATE_" + spec.kind.upper(): spec, "FIGURES": spec}), after
    piece = pieces[at]
    ordinal = read_ordinal(pieces, at, lexicon.numbers)
    if ordinal is not None:
        return _made(pieces, at, ordinal[1], _ordinal_names(ordinal[0])), ordinal[1]
    names: dict[str, Any] = {piece.lower: piece.text}
    if piece.text.isdecimal():
        return _plain(pieces, at, names, lexicon)
    read = read_number(pieces, at, lexicon.numbers) if is_figure(piece.text) else None
    if read is None:
        return _made(pieces, at, at + 1, names), at + 1
    names["NUM"] = read[0]
    return _made(pieces, at, read[1], names), read[1]


def _plain(pieces: list[Piece], at: int, names: dict[str, Any], lexicon: DateLexicon) -> tuple[Item, int]:
    """A whole number: a day, a year, a count; with the stop of an ordinal where the language writes one."""
    text = pieces[at].text
    value = int(text)
    if len(text) <= 2 and 1 <= value <= 31:
        names["DAY"] = value
    if len(text) <= 2 and 1 <= value <= 12:
        names["MM"] = value
    if len(text) == 2:
        names["YY"] = value
    if len(text) == 4 and value in YEARS:
        names["YEAR"] = value
    read = read_number(pieces, at, lexicon.numbers)
    after = at + 1
    if read is not None and read[1] > after and not ("DAY" in names and pieces[after].lower.isdecimal()):
        return _made(pieces, at, read[1], {"NUM": read[0]}), read[1]
    names["NUM"] = Number(value, value, digits=True)
    return _made(pieces, at, after, names), after


def _ordinal_names(value: int) -> dict[str, Any]:
    names: dict[str, Any] = {"ORD": value}
    if 1 <= value <= 31:
        names["DAY"] = value
        names["DAYORD"] = value
    return names


def _made(pieces: list[Piece], at: int, after: int, names: dict[str, Any]) -> Item:
    first, last = pieces[at], pieces[after - 1]
    return Item(first.word, last.last, first.text, first.start, last.end, names)
