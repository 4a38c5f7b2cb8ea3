"""What a stated part of a count is a part of people of: the state they belong to, else what its words say."""

from __future__ import annotations

from functools import cache, lru_cache

from parley.knowledge.countries import countries
from parley.ledger import actors
from parley.model import Object

_CACHE = 8_192
_STEM = 5


def name(part: Object) -> str:
    """A name for what a part counts that is the same in both languages where it is people of a state: `three Poles`,
    `trzech obywateli Polski` → `POL`; else the beginning of the word counted.
    """
    found = _state(part.text)
    if found:
        return found
    if part.count is not None and part.count.unit:
        return actors.folded(part.count.unit)[:_STEM]
    return actors.folded(part.text)


@lru_cache(_CACHE)
def _state(text: str) -> str | None:
    """The state whose people the words name, by the first name or adjective of a state in them."""
    plain = actors.folded(text).split()
    for at in range(len(plain)):
        for length in (3, 2, 1):
            code = _words().get(" ".join(plain[at : at + length]))
            if code:
                return code
    stems = [code for word in plain if (code := _stems().get(word[:_STEM]))]
    return stems[0] if stems else None


@cache
def _words() -> dict[str, str]:
    """Names, adjectives and peoples of states, folded; those of several states left out."""
    found: dict[str, set[str]] = {}
    for code, country in countries().items():
        for language in ("en", "pl"):
            for word, role in country.words(language):
                if role in ("name", "adjective", "demonym"):
                    found.setdefault(actors.folded(word), set()).add(code)
                if role == "demonym" and language == "en":
                    found.setdefault(actors.folded(word) + "s", set()).add(code)
    return {word: min(codes) for word, codes in found.items() if len(codes) == 1}


@cache
def _stems() -> dict[str, str]:
    """The beginnings of these words that only one state has, for inflected forms."""
    found: dict[str, set[str]] = {}
    for word, code in _words().items():
        if " " not in word and len(word) >= _STEM:
            found.setdefault(word[:_STEM], set()).add(code)
    return {stem: min(codes) for stem, codes in found.items() if len(codes) == 1}
