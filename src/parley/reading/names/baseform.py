"""The base form of a name: its head and what agrees with the head in the nominative, all else as it stands.

`Unii Europejskiej` is `Unia Europejska`, `Agencji Rezerw Materiałowych` is `Agencja Rezerw Materiałowych`: adjectives before and after
the head agree with it, a noun that follows is its modifier. In the name of a person every word agrees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parley.language.interface import language
from parley.language.pl import inflect
from parley.language.words import Analysis, Word
from parley.reading.names.forms import NO_FORMS, Forms
from parley.reading.names.readings import Reading, Table, bare, parts, readings

_PARTICLES = frozenset("de da di du von van der den la le el al bin ibn ben ul y e zu del della dos das".split())
_ROMAN = re.compile(r"^[IVX]{1,6}$")
#: Words that open names in other languages, in which nothing is declined but perhaps the end.
_FOREIGN = frozenset("the die der das le la les el il of for and und et".split())


def base_form(words: Sequence[Word], kind: str, forms: Forms = NO_FORMS, code: str = "pl") -> str:
    """The base form of the name that `words` are; `kind` is its class, `forms` those of the document."""
    if code != "pl":
        return " ".join(w.text for w in words)
    if any(w.lower in _FOREIGN for w in words[:-1]) and kind != "PER":
        return _glue(words, [w.text for w in words])
    if kind == "ADJ":
        return " ".join(w.lemma for w in words)
    tables = [_table(w, kind, forms) for w in words]
    agreeing, index = _agreement(words, tables, kind)
    texts = [
        _nominative(words[i], tables[i][index], index) if i in agreeing and index is not None else _left(words[i], i)
        for i in range(len(words))
    ]
    return _glue(words, texts)


def _left(word: Word, place: int) -> str:
    stem = bare(word.text)
    return stem if stem and place == 0 else word.text


def _glue(words: Sequence[Word], texts: Sequence[str]) -> str:
    """The texts with a blank between them where there was one."""
    out = texts[0]
    for before, word, text in zip(words, words[1:], texts[1:], strict=False):
        out += text if before.end == word.start else f" {text}"
    return out


def _table(word: Word, kind: str, forms: Forms) -> Table:
    if not word.text[0].isalpha() or word.lower in _PARTICLES or _ROMAN.match(word.text):
        return {}
    stem = bare(word.text)
    if stem is not None and kind == "PER" and any(mark in word.text for mark in "'’"):
        return readings(word, kind, forms, ())
    if stem is not None and kind != "PER":
        return {i: Reading(3.0, stem) for i in range(48)}
    if word.text.isupper() and len(word.text) > 1 and kind != "PER":
        return {i: Reading(2.0, word.text) for i in range(48)}
    if kind == "PER" and "-" in word.text and (halves := _halves(word)):
        return _joined([readings(half, kind, forms, _guesses(half, kind)) for half in halves])
    return readings(word, kind, forms, _guesses(word, kind))


def _halves(word: Word) -> list[Word]:
    """The parts of a surname of two (`Skłodowskiej-Curie`), each with what it can be."""
    texts = word.text.split("-")
    if len(texts) != 2 or not all(t[:1].isupper() and len(t) > 2 for t in texts):
        return []
    halves = [Word(word.index, t, word.start, word.end, t.casefold(), case=word.case) for t in texts]
    for half in halves:
        half.analyses = language("pl").analyse(half, False)
    return halves


def _joined(tables: list[Table]) -> Table:
    first, second = tables
    return {
        s: Reading(r.weight + second[s].weight, f"{_nominal(r, s)}-{_nominal(second[s], s)}")
        for s, r in first.items()
        if s in second
    }


def _nominal(reading: Reading, index: int) -> str:
    number, _, gender = parts(index)
    lemma = inflect.adjective(reading.lemma, number, gender, reading.adjective) if reading.adjective else reading.lemma
    return lemma[:1].upper() + lemma[1:]


def _guesses(word: Word, kind: str) -> tuple[Analysis, ...]:
    """Guesses beside the dictionary, which takes many foreign names for forms of Polish ones."""
    if any(a.name_class in ("first", "person", "place") and a.lemma == word.text for a in word.analyses):
        return ()
    guess = getattr(language("pl"), "guess", None)
    strange = kind == "PER" or not any(a.features for a in word.analyses)
    return guess(word.text) if guess is not None and strange else ()


def _agreement(words: Sequence[Word], tables: list[Table], kind: str) -> tuple[set[int], int | None]:
    """Which words agree, and in which number, case and gender."""
    agreeing: set[int] = set()
    totals: dict[int, float] = {}
    noun = False
    for i, table in enumerate(tables):
        if not table:
            if kind == "PER":
                continue
            break
        shared = (
            {s: totals[s] + r.weight for s, r in table.items() if s in totals}
            if agreeing
            else {s: r.weight for s, r in table.items()}
        )
        if not shared or not (kind == "PER" or _may_follow(words[i], table, shared, noun)):
            if kind == "PER" and i:
                continue
            break
        if kind != "PER" and noun:
            shared = {s: v for s, v in shared.items() if table[s].adjective} or shared
        totals = shared
        agreeing.add(i)
        noun = noun or not _is_adjective(table)
    if not totals:
        return agreeing, None
    return agreeing, max(totals, key=lambda s: (round(totals[s], 3), -s))


def _is_adjective(table: Table) -> bool:
    best = max(table.values(), key=lambda r: r.weight)
    return bool(best.adjective)


def _may_follow(word: Word, table: Table, shared: dict[int, float], noun: bool) -> bool:
    """After the head only an adjective agrees; before it, adjectives and the head itself."""
    if not noun:
        return True
    return any(table[s].adjective for s in shared)


def _nominative(word: Word, reading: Reading, index: int) -> str:
    number, case, gender = parts(index)
    lemma = reading.lemma
    if case == "nom" and (number == "pl" or reading.adjective or lemma.casefold() == word.lower):
        return word.text
    if reading.adjective:
        lemma = inflect.adjective(lemma, number, gender, reading.adjective)
    elif number == "pl":
        lemma = (
            inflect.noun(lemma, number, gender) or inflect.noun(lemma[:1].lower() + lemma[1:], number, gender) or lemma
        )
    return _cased(lemma, word.text)


def _cased(lemma: str, text: str) -> str:
    if text.isupper() and len(text) > 1 and not lemma.isupper():
        return lemma[:1].upper() + lemma[1:] if len(text) > 4 else lemma.upper()
    return lemma[:1].upper() + lemma[1:] if text[0].isupper() else lemma
