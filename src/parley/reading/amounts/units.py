"""What is counted: the currency, the percent or the noun that follows a number."""

from __future__ import annotations

from typing import NamedTuple

from parley.language.words import Sentence, Word
from parley.reading.amounts.found import AmountKind, Number
from parley.reading.amounts.lexicon import NumberLexicon
from parley.reading.amounts.pieces import Piece, is_dash

_BETWEEN = frozenset({"ADJ", "DET", "NUM", "ADV", "PRON", "SYM"})
_NOUNS = frozenset({"NOUN", "PROPN"})
#: How far behind a number its noun is looked for.
REACH = 6


class Unit(NamedTuple):
    """The unit, the index of its word, the kind of amount that it makes, and the piece after it."""

    name: str | None
    word: int | None
    kind: AmountKind
    after: int


def unit_after(sentence: Sentence, pieces: list[Piece], at: int, number: Number, lexicon: NumberLexicon) -> Unit:
    """The unit of the number phrase that ends before the piece at `at`."""
    kind: AmountKind = "fraction" if number.fraction and number.high < 1 else "count"
    if at >= len(pieces):
        return Unit(None, None, kind, at)
    for length in (2, 1):
        phrase = tuple(p.lower for p in pieces[at : at + length])
        if phrase in lexicon.percents:
            return Unit("percent", pieces[at].word, "percent", at + length)
    start = _past_of(pieces, at, lexicon, number.fraction)
    if start < len(pieces) and (code := lexicon.currencies.get(pieces[start].lower)):
        return Unit(code, pieces[start].word, "money", start + 1)
    if is_dash(pieces[at]):
        return _hyphenated(pieces, at, kind)
    name, word, after = _noun(sentence, pieces, start, lexicon)
    return Unit(name, word, kind, after)


def _past_of(pieces: list[Piece], at: int, lexicon: NumberLexicon, fraction: bool) -> int:
    """`a pair of tickets`, `a third of the members`, `half the members`: the piece after `of` and an article."""
    of = lexicon.is_word("of", pieces[at].lower)
    if of or fraction:
        at += of
        while at < len(pieces) and lexicon.is_word("determiners", pieces[at].lower):
            at += 1
    return at


def _hyphenated(pieces: list[Piece], at: int, kind: AmountKind) -> Unit:
    """`16-year`, `five-member`: the word tied on is the unit."""
    before, after = pieces[at - 1], pieces[at + 1 : at + 2]
    if after and before.end == pieces[at].start and after[0].start == pieces[at].end and after[0].lower.isalpha():
        return Unit(after[0].lower, after[0].word, kind, at + 2)
    return Unit(None, None, kind, at)


def _noun(
    sentence: Sentence, pieces: list[Piece], at: int, lexicon: NumberLexicon
) -> tuple[str | None, int | None, int]:
    while at < len(pieces) and lexicon.is_word("skipped", pieces[at].lower):
        at += 1
    if at >= len(pieces):
        return None, None, at
    words = sentence.words
    if words[pieces[at].word].upos not in ("X", ""):
        found = _tagged_noun(words, pieces[at].word)
        if found is None:
            return None, None, at
        after = next((i for i in range(at, len(pieces)) if pieces[i].word > found), len(pieces))
        return words[found].lemma or words[found].lower, found, after
    form = pieces[at].lower
    if not form[0].isalpha() or lexicon.is_word("not_units", form):
        return None, None, at
    return base_form(words[pieces[at].word]), pieces[at].word, at + 1


def _tagged_noun(words: list[Word], at: int) -> int | None:
    """The head of the noun phrase that begins at `at`, by the tags; in a row of nouns in one case, English the last."""
    for index in range(at, min(at + REACH, len(words))):
        if words[index].upos in _NOUNS:
            while not words[index].case and index + 1 < len(words) and words[index + 1].upos in _NOUNS:
                index += 1
            return index
        if words[index].upos not in _BETWEEN:
            return None
    return None


def base_form(word: Word) -> str:
    """The lemma where an analyser gave one, else the form."""
    if word.lemma:
        return word.lemma
    nouns = [a.lemma for a in word.analyses if a.upos in _NOUNS]
    return nouns[0] if nouns else word.lower or word.text.casefold()
