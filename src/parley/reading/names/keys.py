"""Names made comparable: as part of an id, without diacritics, and as they sound whatever the transliteration."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

#: Distinct names held; a corpus repeats them.
CACHE = 50_000
#: Spellings of one sound, longest first: Polish, Czech, English, German and French ways to write Cyrillic and Arabic.
_SOUNDS = (
    ("schtsch", "s"), ("shch", "s"), ("szcz", "s"), ("dzh", "z"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("tz", "c"), ("ts", "c"), ("cz", "c"),
    ("ch", "c"), ("kh", "c"), ("zh", "z"), ("rz", "z"), ("dz", "z"), ("dj", "z"), ("sz", "s"), ("sh", "s"), ("ph", "f"), ("th", "t"), ("gh", "g"),
    ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("ff", "f"), ("j", ""), ("y", ""), ("h", "c"),
)  # fmt: skip
_VOWELS = frozenset("aeiou")
_HARD = re.compile(r"c(?=[aourl])")
#: How alike two spellings must be besides.
_ALIKE = 0.6


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l").replace("ø", "o").replace("ß", "ss"))
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=CACHE)
def slug(text: str) -> str:
    """A name as the tail of a local id: lower case, letters and digits with hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return re.sub(r"[^\w]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-") or "x"


@lru_cache(maxsize=CACHE)
def fold(text: str) -> str:
    """A name without case, diacritics and apostrophes, for comparing."""
    return "".join(c for c in _plain(text) if c.isalnum())


@lru_cache(maxsize=CACHE)
def sound(text: str) -> str:
    """The consonants of a name, the same for all its transliterations: `Łukaszenka`, `Lukashenko` → `lksnk`."""
    plain = "".join(c for c in _plain(text) if c.isalpha())
    plain = _HARD.sub("k", plain) if plain[:1] == "c" and plain[1:2] not in ("h", "z") else plain
    for spelling, short in _SOUNDS:
        plain = plain.replace(spelling, short)
    key = [c for i, c in enumerate(plain) if c not in _VOWELS and plain[i - 1 : i] != c]
    return "".join(key)


def alike(one: str, other: str) -> bool:
    """Whether two names can be one in two transliterations: the same sounds, and not too far apart in letters."""
    if fold(one) == fold(other):
        return True
    key = sound(one)
    near = Levenshtein.normalized_similarity(fold(one), fold(other)) >= (_ALIKE if len(key) > 2 else 0.75)
    return len(key) >= 2 and key == sound(other) and near
