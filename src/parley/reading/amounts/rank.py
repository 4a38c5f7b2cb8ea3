"""Finds the ordinals of a sentence: `druga wizyta`, `7. runda`, `IV tura`, `the fourth round`."""

from __future__ import annotations

from collections.abc import Iterable

from parley.language.words import Sentence
from parley.reading.amounts.finder import Taken, covered_by
from parley.reading.amounts.found import FoundOrdinal, Number
from parley.reading.amounts.lexicon import NumberLexicon, numbers
from parley.reading.amounts.ordinals import read_ordinal, roman
from parley.reading.amounts.pieces import Piece, pieces_of, text_of
from parley.reading.amounts.units import unit_after

_ONE = Number(1, 1)


def find_ordinals(sentence: Sentence, language: str, taken: Iterable[Taken] = ()) -> list[FoundOrdinal]:
    """The ordinals that number a thing, or a time ("po raz drugi", "for the third time"), left to right."""
    lexicon = numbers(language)
    if not _may_hold_ordinal(sentence, lexicon):
        return []
    pieces = pieces_of(sentence, lexicon.known)
    covered = covered_by(taken)
    found: list[FoundOrdinal] = []
    at = 0
    while at < len(pieces):
        read = None if pieces[at].word in covered else _read(pieces, at, lexicon)
        if read is None:
            at += 1
            continue
        value, after = read
        made = _make(sentence, pieces, at, after, value, lexicon)
        if made is not None:
            found.append(made)
        at = after
    return found


def _may_hold_ordinal(sentence: Sentence, lexicon: NumberLexicon) -> bool:
    """The cheap look: an ordinal in words, a figure, a hyphen, or Roman capitals."""
    ordinals = lexicon.ordinals
    for word in sentence.words:
        text = word.text
        if word.lower in ordinals or text[0].isdecimal() or "-" in text or (len(text) > 1 and text[0] in "IVX"):
            return True
    return any(not w.lower for w in sentence.words)


def _read(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> tuple[int, int] | None:
    read = read_ordinal(pieces, at, lexicon) or _stopped(pieces, at, lexicon) or _roman(pieces, at)
    if read is None or _idiom(pieces, at, lexicon):
        return None
    return read


def _stopped(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> tuple[int, int] | None:
    """`7. runda`, where the language writes ordinals so; never at the start of a sentence, where it numbers a list."""
    stop = lexicon.words.get("ordinal_stop", frozenset())
    if not stop or at == 0 or not pieces[at].lower.isdecimal() or len(pieces[at].lower) > 3 or at + 2 >= len(pieces):
        return None
    after = pieces[at + 2]
    if pieces[at + 1].lower not in stop or pieces[at + 1].start != pieces[at].end or not after.text[0].islower():
        return None
    return int(pieces[at].lower), at + 2


def _roman(pieces: list[Piece], at: int) -> tuple[int, int] | None:
    """`IV tura`, `XX pakiet`: capitals before a word in small letters; a single letter is too often something else."""
    value = roman(pieces[at].text) if pieces[at].text.isupper() and len(pieces[at].text) > 1 else None
    if value is None or at + 1 >= len(pieces) or not pieces[at + 1].text[0].islower():
        return None
    return value, at + 1


def _idiom(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> bool:
    """`po drugie`, `z drugiej strony`, `at first`: no ordinals."""
    before = pieces[at - 1].lower + " " if at > 0 else ""
    here = pieces[at].lower
    after = " " + pieces[at + 1].lower if at + 1 < len(pieces) else ""
    idioms = lexicon.words.get("ordinal_idioms", frozenset())
    return any(phrase in idioms for phrase in (before + here, here + after, before + here + after))


def _make(
    sentence: Sentence, pieces: list[Piece], at: int, after: int, value: int, lexicon: NumberLexicon
) -> FoundOrdinal | None:
    unit = unit_after(sentence, pieces, after, _ONE, lexicon)
    scope, index = unit.name, unit.word
    if scope is None or unit.kind != "count":
        if at == 0 or not lexicon.is_word("time_before", pieces[at - 1].lower):
            return None
        scope, index = pieces[at - 1].lower, pieces[at - 1].word
    first, last = pieces[at].word, pieces[after - 1].last
    span = (sentence.words[first].start, sentence.words[last].end)
    return FoundOrdinal(first, last, span, text_of(sentence, first, last), value, scope, index)
