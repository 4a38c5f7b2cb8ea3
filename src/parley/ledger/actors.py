"""Actors as the ledger compares them: a person acts for a state, "the regime" is the state."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from parley.knowledge.countries import countries
from parley.model import Actor

_CACHE = 65_536
_LETTERS = str.maketrans({"ł": "l", "Ł": "l", "đ": "d", "ø": "o", "ß": "ss", "ı": "i"})


@lru_cache(_CACHE)
def folded(text: str) -> str:
    """Words in small letters without marks, parted by one blank: `Łukaszenkę ` → `lukaszenke`."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def side(actor: Actor) -> str:
    """The side an actor stands on: its code, else who it is."""
    return actor.code or identity(actor)


def sides(actors: Iterable[Actor]) -> tuple[str, ...]:
    """The sides of actors, sorted, each once."""
    return tuple(sorted({side(actor) for actor in actors}))


def identity(actor: Actor) -> str:
    """Who it is: the Wikidata id where one is known, else the folded name."""
    return actor.id if actor.id[:1] == "Q" and actor.id[1:].isdigit() else folded(actor.name)


def is_state(actor: Actor) -> bool:
    """Whether it is the state or organisation itself, or a common noun for it ("the regime"), not somebody of it."""
    if actor.code is None:
        return False
    return _of_state(actor.id, actor.name, actor.code)


@lru_cache(_CACHE)
def _of_state(id: str, name: str, code: str) -> bool:
    if name[:1].islower() or code.removeprefix("IGO:") == name:
        return True
    found = countries().get(code)
    if found is None:
        return code.startswith("IGO:")
    return id == found.wikidata or name in found.names_en or name in found.names_pl


def named(actors: Iterable[Actor]) -> frozenset[tuple[str, str]]:
    """The persons and bodies that are named on a side: (side, identity)."""
    return frozenset((side(actor), identity(actor)) for actor in actors if not is_state(actor))
