"""Nouns that name people and bodies by their role (`roles.tsv` of a language): sector, office, kind."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from parley.language.interface import language
from parley.language.words import Sentence


class Role(NamedTuple):
    """A role noun: its words (base form of the first, the rest as they stand), PLOVER sector, office, kind."""

    words: tuple[str, ...]
    sector: str | None
    office: str | None
    kind: str


@lru_cache(maxsize=8)
def roles(code: str) -> dict[str, tuple[Role, ...]]:
    """The role nouns of a language by their first word, longest first."""
    found: dict[str, list[Role]] = {}
    lines = (language(code).folder / "roles.tsv").read_text("utf-8").splitlines()
    for line in [r for r in lines if r.strip() and not r.startswith("#")][1:]:
        lemma, sector, office, kind = [*line.split("\t"), "", "", ""][:4]
        words = tuple(lemma.casefold().split())
        found.setdefault(words[0], []).append(Role(words, sector or None, office or None, kind))
    return {first: tuple(sorted(members, key=lambda r: -len(r.words))) for first, members in found.items()}


def role_at(sentence: Sentence, index: int, code: str) -> Role | None:
    """The role noun that stands at `index` or ends there (`foreign minister`), the longest."""
    words = sentence.words
    best: Role | None = None
    for start in range(max(0, index - 3), index + 1):
        for lemma in dict.fromkeys((words[start].lemma.casefold(), words[start].lower)):
            for role in roles(code).get(lemma, ()):
                end = start + len(role.words) - 1
                heads = index in (start, end)
                if heads and end < len(words) and (best is None or len(role.words) > len(best.words)):
                    if all(
                        _is(words[start + n].lower, words[start + n].lemma.casefold(), w)
                        for n, w in enumerate(role.words)
                    ):
                        best = role
    return best


def _is(lower: str, lemma: str, wanted: str) -> bool:
    return wanted in (lower, lemma)
