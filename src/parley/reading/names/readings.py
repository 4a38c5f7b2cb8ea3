"""What each word of a Polish name can be: number, case and gender with a base form and a weight."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from parley.knowledge.names import given_names
from parley.language.pl.tagset import CASES
from parley.language.words import Analysis, Word
from parley.reading.names.forms import Forms

_GENDERS = ("m1", "m3", "f", "n")
_STATES = 2 * 6 * 4
#: Endings that a nominative hardly ever has, so that an unknown word with one is in another case.
_OBLIQUE = re.compile(
    r"(?:(?<=[^aeouy])(?:em|owi|ego|emu|ów|ami|ach|owie)|ą|ę|[^aeiouy]ce|(?:rz|dz|c|n|w|s|z|m|b|p)ie|rze)$"
)
_ACRONYM = re.compile(r"^(\w*[A-ZĄĆĘŁŃÓŚŹŻ]\d*)[-'’](?:u|a|ie|em|m|owi|y|i|ów|om|ami|ach|etu|ecie|etem|etowi)$")
_ENDED = re.compile(r"^([A-ZĄĆĘŁŃÓŚŹŻ][\wąćęłńóśźż]*[A-ZĄĆĘŁŃÓŚŹŻ])(?:u|a|em|ie|owi|owcy|ów)$")
_APOSTROPHE = re.compile(r"^(.+)['’ʼ](?:a|owi|em|m|go|ego|mu|emu|ie|u|y|ów|om|ami|ach|owie|iem|ą|ę)$")


class Reading(NamedTuple):
    """A base form of a word with its weight; `adjective` with its degree, "" for anything else."""

    weight: float
    lemma: str
    adjective: str = ""


Table = dict[int, Reading]


def state(number: int, case: int, gender: int) -> int:
    """Number, case and gender as one index."""
    return number * 24 + case * 4 + gender


def parts(index: int) -> tuple[str, str, str]:
    """Number, case and gender of an index."""
    return ("sg", "pl")[index // 24], CASES[index % 24 // 4], _GENDERS[index % 4]


@lru_cache(maxsize=4096)
def _states(agreement: int, tag: str) -> tuple[int, ...]:
    if agreement == 0:
        case = tag.partition(".")[2]
        cases = [CASES.index(case)] if case in CASES[:6] else []
        return tuple(state(n, c, g) for n in (0, 1) for c in cases for g in range(4))
    return tuple(
        state(n, c, g) for n in (0, 1) for c in range(6) for g in range(4) if agreement >> (n * 28 + c * 4 + g) & 1
    )


def bare(text: str) -> str | None:
    """What is left of an acronym or foreign name without its ending, where a mark or capitals set it off; else None."""
    for pattern in (_ACRONYM, _ENDED, _APOSTROPHE):
        if found := pattern.match(text):
            return found[1]
    return None


def readings(word: Word, kind: str, forms: Forms, extra: tuple[Analysis, ...]) -> Table:
    """The best reading of a word in each state; `extra` are guesses beside what the dictionary says."""
    table: Table = {}
    for number, analysis in enumerate((*word.analyses, *extra)):
        if analysis.upos not in ("NOUN", "PROPN", "ADJ") or not analysis.lemma or analysis.features.startswith("ger"):
            continue
        weight = (
            _weight(word, analysis, kind, number >= len(word.analyses)) + forms.votes(analysis.lemma, word.text) * 0.7
        )
        degree = _degree(analysis)
        for index in _states(analysis.agreement, analysis.tag):
            better = weight + (1.2 if CASES[index % 24 // 4] == word.case else 0.0)
            if index >= 24 and kind in ("PER", "LOC", "ORG"):
                better -= 1.4
            elif index % 24 < 4:
                better += 0.3
            if index not in table or table[index].weight < better:
                table[index] = Reading(better, analysis.lemma, degree)
    return table


def _degree(analysis: Analysis) -> str:
    if analysis.upos != "ADJ":
        return ""
    return next((d for d in ("sup", "com") if analysis.features.endswith(d)), "pos")


_NAMES = {
    "PER": ("first", "person"),
    "LOC": ("place",),
    "ORG": ("organisation",),
    "PRO": ("product",),
    "EVT": ("event",),
}


def _weight(word: Word, analysis: Analysis, kind: str, guessed: bool) -> float:
    weight = 0.4 if analysis.lemma == word.lemma else 0.0
    if kind == "PER" and analysis.name_class == "first":
        return weight + (3.4 if analysis.lemma.endswith("ek") else 2.9)  # `Jacka` is rather Jacek than Jack
    if kind == "PER" and analysis.lemma in given_names():
        return weight + 2.8
    if analysis.name_class in _NAMES.get(kind, ()):
        return weight + 2.4
    if analysis.features and not guessed:
        usual = analysis.upos == "ADJ" or kind != "PER"
        if kind == "LOC" and analysis.upos == "ADJ" and any(a.name_class == "place" for a in word.analyses):
            return weight + 0.6
        return weight + (1.8 if usual else 1.2)
    if analysis.agreement == 0:
        weight += 0.5 if analysis.lemma[-1:] in "eiou" else 0.1
    if analysis.lemma[-1:] not in "aeiouy" and analysis.lemma != word.text:
        weight += 0.3
    if analysis.lemma == word.text and _OBLIQUE.search(word.text) and not word.text[0].islower():
        weight -= 1.0
    return weight + 0.6
