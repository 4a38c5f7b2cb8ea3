"""What a word is found by: its folded form, its folded lemmas, and its stem.

Folded is lower case, without diacritics, `ł` as `l`. A stem (marked `~`) is the folded form without a Polish ending,
for what no dictionary has: names of people, and words typed without their diacritics. So `minsku` and `Łukaszenką` find
Mińsk and Łukaszenka. Stems of everything are indexed; a query uses them only for names and unknown words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from parley.language import interface
from parley.language.tokens import mend_hyphen
from parley.language.words import Word

#: Distinct words whose keys are held.
CACHE = 100_000
_WORD = re.compile(
    r"[^\W_]+(?:[-\u2010\u2011][ ]?\n[ ]*[^\W_]+|\u00ad\s*[^\W_]+|[-\u2010\u2011'’ʼ.&/][^\W_]+)*", re.UNICODE
)
_PARTS = re.compile(r"[-\u2010\u2011./&]")
_APOSTROPHE = re.compile(r"['’ʼ]")
_NOT_DECOMPOSED = str.maketrans("łđøħıŧ", "ldohit")
# folded; longest first, so that `iem` goes before `em`
_ENDINGS: tuple[str, ...] = (
    "iego", "iemu", "iach", "iami", "ego", "emu", "iej", "imi", "ymi", "ami", "ach", "owi", "iem", "iom", "ej", "im",
    "ym", "em", "om", "ia", "ie", "ii", "io", "iu", "a", "e", "i", "o", "u", "y",
)  # fmt: skip
_SOFTENED = {"sce": "sk", "nce": "nk", "tce": "tk", "dze": "g"}
_STEM = 3
_BEFORE_OW = 4


def fold(text: str) -> str:
    """Lower case without diacritics; only letters and digits stay."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_NOT_DECOMPOSED)
    return "".join(c for c in plain if c.isalnum())


def stem(folded: str) -> str:
    """A folded word without its Polish case ending; no word of the language, but the same for all its cases."""
    for ending, base in _SOFTENED.items():
        if folded.endswith(ending) and len(folded) - len(ending) >= _STEM - 1:
            return folded[: -len(ending)] + base
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _STEM:
            folded = folded[: -len(ending)]
            break
    # Ławrow, Ławrowa, Ławrowowi; Putinowi, Putinów
    return folded[:-2] if folded.endswith("ow") and len(folded) - 2 >= _BEFORE_OW else folded


def words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the words in `text[start:end]`."""
    for match in _WORD.finditer(text, start, end):
        yield match.span()


@lru_cache(maxsize=CACHE)
def keys(word: str, language: str | None) -> frozenset[str]:
    """All keys of a word of a document in `language`."""
    tongue = interface.language(language) if language and interface.has(language) else None
    if tongue is not None:
        word = mend_hyphen(word, tongue.is_word)
    found: set[str] = set()
    for part in _forms(word):
        found |= {fold(part), "~" + stem(fold(part))}
        if language is not None and tongue is not None:
            found |= _lemmas(part, language)
    return frozenset(found - {"", "~"})


@lru_cache(maxsize=CACHE)
def query_keys(word: str) -> frozenset[str]:
    """The keys by which a word of a query is sought, in all installed languages."""
    found: set[str] = {fold(word)}
    known = False
    for code in interface.codes():
        lemmas = _lemmas(word, code)
        found |= lemmas
        known = known or bool(lemmas)
    # `Mińska` is in the dictionary, but the text may have a case that the dictionary gives to another name
    if not known or word[:1].isupper():
        found.add("~" + stem(fold(_APOSTROPHE.split(word)[0])))
    return frozenset(found - {"", "~"})


def _forms(word: str) -> list[str]:
    """The word, the parts that hyphens divide, and what stands before an apostrophe (`Cole’a`)."""
    parts = [word, *(_PARTS.split(word) if _PARTS.search(word) else ())]
    return parts + [_APOSTROPHE.split(part)[0] for part in parts if _APOSTROPHE.search(part)]


def _lemmas(word: str, language: str) -> set[str]:
    """The folded lemmas that the dictionary gives; none for a word that it does not have."""
    tongue = interface.language(language)
    known = tongue.is_word(word) or tongue.is_word(word.casefold())
    if not known:
        return set()
    analyses = tongue.analyse(Word(0, word, 0, len(word), word.casefold()), False)
    return {fold(analysis.lemma) for analysis in analyses} - {""}
