"""Names made comparable: as part of an id, without diacritics, and as they sound whatever the transliteration."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Distinct names held; a corpus repeats them.
CACHE = 50_000
#: Spellings of one sound, longest first: Polish, Czech, English, German and French ways to write Cyrillic and Arabic.
_SOUNDS = (
    ("schtsch", "s"), ("shch", "s"), ("szcz", "s"), ("dzh", "z"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("tz", "c"), ("ts", "c"), ("cz", "c"),
    ("ch", "c"), ("kh", "c"), ("zh", "z"), ("rz", "z"), ("dz", "z"), ("dj", "z"), ("sz", "s"), ("sh", "s"), ("ph", "f"), ("th", "t"), ("gh", "g"),
    ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("ff", "f"), ("j", ""), ("y", ""), ("h", "c"),
)  # fmt: skip
_VOWELS = dict.fromkeys(map(ord, "aeiou"))
_TWICE = re.compile(r"(.)\1+")
_HARD = re.compile(r"c(?=[aourl])")
_NOT_KEPT = re.compile(r"[^bmnl\n]+")
_KEPT_TWICE = re.compile(r"([bmnl])\1+")
_NO_LETTER = re.compile(r"[^\w\n]+|_+")
_NO_SOUND = re.compile(r"[^\w\n]+|[\d_]+")
#: How alike two spellings must be besides.
_ALIKE = 0.6


def _plain(text: str) -> str:
    """Small letters, each diacritic as a mark of its own, which is no letter."""
    return unicodedata.normalize("NFKD", text.casefold().replace("ł", "l").replace("ø", "o").replace("ß", "ss"))


@lru_cache(maxsize=CACHE)
def slug(text: str) -> str:
    """A name as the tail of a local id: lower case, letters and digits with hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return re.sub(r"[^\w]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-") or "x"


@lru_cache(maxsize=CACHE)
def fold(text: str) -> str:
    """A name without case, diacritics and apostrophes, for comparing."""
    return _folded(text)


def folds(texts: list[str]) -> list[str]:
    """What `fold` makes of each text (none with a line end), many times faster for thousands of them."""
    return _folded("\n".join(texts)).split("\n")


def _folded(text: str) -> str:
    return _NO_LETTER.sub("", _plain(text))


@lru_cache(maxsize=CACHE)
def sound(text: str) -> str:
    """The consonants of a name, the same for all its transliterations: `Łukaszenka`, `Lukashenko` → `lksnk`."""
    plain = _NO_SOUND.sub("", _plain(text))
    plain = _HARD.sub("k", plain) if plain[:1] == "c" and plain[1:2] not in ("h", "z") else plain
    for spelling, short in _SOUNDS:
        plain = plain.replace(spelling, short)
    return _TWICE.sub(r"\1", plain).translate(_VOWELS)


def outlines(texts: list[str]) -> list[str]:
    """The letters of each text (none with a line end) that every spelling of its sound keeps: names of one sound have one
    outline, and it costs next to nothing.
    """
    return _KEPT_TWICE.sub(r"\1", _NOT_KEPT.sub("", _plain("\n".join(texts)))).split("\n")


def alike(one: str, other: str) -> bool:
    """Whether two names can be one in two transliterations: the same sounds, and not too far apart in letters."""
    if fold(one) == fold(other):
        return True
    key = sound(one)
    if len(key) < 2 or key != sound(other):
        return False
    from rapidfuzz.distance import Levenshtein  # 20 ms, which most texts need not spend

    return Levenshtein.normalized_similarity(fold(one), fold(other)) >= (_ALIKE if len(key) > 2 else 0.75)
