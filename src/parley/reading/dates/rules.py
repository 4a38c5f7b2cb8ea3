"""The little language of the rules.

A rule reads `DAY MONTH YEAR? r.|roku? -> calendar`. Names in capitals are classes of the lexicon, others stand for
themselves; `|` parts what may stand in one place, `?` marks what may be missing. After the arrow stands what is meant,
with constants (`-> ago sign=1`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from parley.errors import KnowledgeError


class Place(NamedTuple):
    """One place of a pattern: what may stand there, and whether it may be empty."""

    names: tuple[str, ...]
    optional: bool


class Rule(NamedTuple):
    """A pattern and what it means; `order` is its place among the rules of its layer."""

    order: int
    places: tuple[Place, ...]
    meaning: str
    args: dict[str, str]
    source: str


def parse_rule(source: str, order: int) -> Rule:
    """A rule as written in the data; KnowledgeError where it cannot be read."""
    left, arrow, right = source.partition("->")
    words = right.split()
    if not arrow or not words or not left.strip():
        raise KnowledgeError(f"no rule: {source!r}", "write it as `PATTERN -> meaning name=value`")
    places = tuple(_place(p) for p in left.split())
    args = {key: value for key, _, value in (w.partition("=") for w in words[1:])}
    return Rule(order, places, words[0], args, source)


@lru_cache(maxsize=1024)
def _place(text: str) -> Place:
    optional = text.endswith("?") and len(text) > 1
    return Place(tuple((text[:-1] if optional else text).split("|")), optional)


def first_names(rule: Rule) -> list[str]:
    """Every name that an item can have with which the rule begins."""
    names: list[str] = []
    for place in rule.places:
        names += place.names
        if not place.optional:
            break
    return names
