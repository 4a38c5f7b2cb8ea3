"""What single words say about names: whether one may be part of a name, opens a sentence, is a given name, a head or an acronym."""

from __future__ import annotations

import re
from functools import lru_cache

from parley.knowledge.names import given_names
from parley.knowledge.persons import persons
from parley.language.interface import language
from parley.language.words import Sentence, Word
from parley.reading.lexicon import lexicon
from parley.reading.names.readings import bare
from parley.reading.roles_table import role_at

_ROMAN = re.compile(r"^[IVX]{1,6}$")
_ADDRESS = re.compile(r"^[\w-]+(\.[\w-]+)*\.(?:pl|com|org|net|eu|info|ru|by|ua|de|fr|uk|co|io|tv)$", re.IGNORECASE)
_MIXED = re.compile(r"^[a-z]{1,2}[A-Z]\w+")
#: Acronyms of the table of heads that name nothing.
NOTHING = "-"
QUOTES = frozenset("„“”\"«»'‚’")
_OPENERS = frozenset({"„", "“", ":", '"', "–", "—", "•", "-", "»", "«", "…", "...", "?", "!"})
FUNCTION = frozenset(
    {"PRON", "DET", "ADP", "CCONJ", "SCONJ", "PART", "AUX", "VERB", "ADV", "INTJ", "NUM", "PUNCT", "SYM"}
)


@lru_cache(maxsize=8)
def heads(code: str) -> dict[str, str]:
    """The nouns of a language by which a name tells its kind, with the class of the names."""
    file = language(code).folder / "name_heads.tsv"
    if not file.is_file():
        return {}
    rows = [r.split("\t") for r in file.read_text("utf-8").splitlines() if r and not r.startswith("#")]
    return {row[0]: row[1] for row in rows[1:]}


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    known = {text.split()[0] for row in persons().raw() for text in "|".join(row[3:6]).split("|") if " " in text}
    return frozenset({*given_names(), *(k for k in known if len(k) > 2 and not k.isupper())})


@lru_cache(maxsize=50_000)
def _is_given(text: str, lemmas: tuple[str, ...]) -> bool:
    return any(form in _given() for form in (text, *lemmas))


def is_given(word: Word) -> bool:
    """Whether a word is a given name, declined or not."""
    if not word.text[0].isupper() or (word.text.isupper() and len(word.text) < 4):
        return False
    if any(a.name_class == "first" for a in word.analyses):
        return True
    return _is_given(word.text, tuple(a.lemma for a in word.analyses))


def is_initial(word: Word) -> bool:
    """`J.`"""
    return len(word.text) <= 2 and word.text[0].isupper() and word.text[-1:] in ".’" and len(word.text) == 2


def is_acronym(word: Word) -> bool:
    """`ONZ`, `MSZ-u`, `TVN24`."""
    text = bare(word.text) or word.text
    upper = sum(c.isupper() for c in text)
    return upper > 1 and upper * 2 >= sum(c.isalpha() for c in text) and text[0].isupper()


def is_roman(word: Word) -> bool:
    """`XVI`"""
    return bool(_ROMAN.match(word.text))


def is_address(word: Word) -> bool:
    """The name of a site: `example.pl`."""
    return bool(_ADDRESS.match(word.text)) and len(word.text) > 4


def is_capital(word: Word) -> bool:
    """Whether a word is written as a name: with a capital, or as a brand or a site."""
    first = word.text[0]
    return first.isupper() or bool(_MIXED.match(word.text)) or (first.isalnum() and is_address(word))


@lru_cache(maxsize=100_000)
def is_common(lower: str, code: str) -> bool:
    """Whether the dictionary has the word without its capital."""
    return language(code).is_word(lower)


def openings(sentence: Sentence) -> set[int]:
    """The words that open a sentence, a quotation or a line, where a capital means nothing."""
    found, opening = set(), True
    for word in sentence.words:
        if opening and word.text[0].isalnum():
            found.add(word.index)
            opening = False
        opening = opening or word.text in _OPENERS
    return found


def is_title(sentence: Sentence, index: int, code: str) -> bool:
    """Titles, months and weekdays name nothing by themselves."""
    word = sentence.words[index]
    if word.lower in lexicon(code).words("calendar"):
        return True
    if code == "pl":
        role = role_at(sentence, index, code)
        return (
            role is not None
            and role.kind == "person"
            and is_common(word.lower, code)
            and not any(a.name_class == "person" and a.lemma == word.text for a in word.analyses[:1])
        )
    return word.tag == "NNP" and role_at(sentence, index, code) is not None


def is_headline(sentence: Sentence) -> bool:
    """Whether most words are in capitals, so that capitals tell nothing."""
    words = [w for w in sentence.words if w.text[0].isalpha() and len(w.text) > 1]
    return len(words) > 2 and sum(w.text.isupper() for w in words) * 2 > len(words)
