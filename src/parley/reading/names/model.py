"""A name in a sentence, and all names of a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.reading.names.entity import Entity


@dataclass(slots=True)
class NameMention:
    """A name in a sentence: its words, what it names, its role (as in the gazetteer, or `unknown`), class and base form."""

    first: int
    last: int
    entity: Entity
    role: str
    name_class: str
    base: str


@dataclass(slots=True)
class Names:
    """All names of a document: for each sentence its mentions, and by word index. `things` are names that act for nobody (events)."""

    code: str
    mentions: list[list[NameMention]] = field(default_factory=list)
    by_word: list[dict[int, list[NameMention]]] = field(default_factory=list)
    things: list[list[NameMention]] = field(default_factory=list)

    def at(self, sentence: int, index: int) -> list[NameMention]:
        """The mentions that cover a word (several for `amerykańsko-białoruskie`)."""
        return self.by_word[sentence].get(index, [])

    def replace(self, old: Entity, new: Entity) -> None:
        """Let every mention of `old` name `new` (a code learnt later in the document)."""
        for members in self.mentions:
            for mention in members:
                if mention.entity == old:
                    mention.entity = new


def by_word(found: Iterable[NameMention]) -> dict[int, list[NameMention]]:
    """The mentions at each word that they cover."""
    table: dict[int, list[NameMention]] = {}
    for mention in found:
        for index in range(mention.first, mention.last + 1):
            table.setdefault(index, []).append(mention)
    return table


@dataclass(slots=True)
class Run:
    """A stretch of words that is a name, the known names inside it, and the class that its head tells, if any."""

    first: int
    last: int
    head: str = ""
    inner: list[NameMention] = field(default_factory=list)
