"""Acronyms that a text introduces in brackets after the full name: `Agencja Rezerw Materiałowych (ARM)`."""

from __future__ import annotations

from itertools import pairwise

from parley.language.words import Sentence
from parley.reading.names.entity import Entity
from parley.reading.names.model import NameMention
from parley.reading.names.words import is_acronym

_OPEN = frozenset({"("})
_CLOSE = frozenset({")", ",", ";"})


def introduced(sentences: list[Sentence], mentions: list[list[NameMention]]) -> dict[Entity, Entity]:
    """What the acronyms stand for that nothing known explains: the entity of the acronym → that of the full name."""
    found: dict[Entity, Entity] = {}
    for sentence, members in zip(sentences, mentions, strict=True):
        for full, short in pairwise(members):
            if _is_pair(sentence, full, short):
                found.setdefault(short.entity, full.entity)
    return found


def _is_pair(sentence: Sentence, full: NameMention, short: NameMention) -> bool:
    words = sentence.words
    if short.first != full.last + 2 or short.last != short.first or words[full.last + 1].text not in _OPEN:
        return False
    after = words[short.last + 1 : short.last + 2]
    alone = bool(after) and after[0].text in _CLOSE and is_acronym(words[short.first])
    unknown = short.entity.id.startswith("local:") and short.role == "unknown"
    return alone and unknown and full.entity.kind == "organisation" and full.last > full.first
