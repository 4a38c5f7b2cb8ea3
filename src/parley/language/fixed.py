"""What a grammar knows of a sentence before it is parsed: the heads that words may have."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.language.words import Word


@dataclass(slots=True)
class Fixed:
    """For each dependent that the grammar knows the heads that it may have, and its relation under one of them, if known."""

    heads: dict[int, frozenset[int]] = field(default_factory=dict)
    relations: dict[int, str] = field(default_factory=dict)

    def put(self, dependent: int, head: int, relation: str = "") -> None:
        """Fix the head of a word, once."""
        if dependent not in self.heads and dependent != head:
            self.heads[dependent] = frozenset({head})
            if relation:
                self.relations[dependent] = relation

    def label(self, words: list[Word]) -> None:
        """Write the known relations into a parsed sentence, where the parser chose a head that fits."""
        for dependent, relation in self.relations.items():
            word = words[dependent]
            if word.head in self.heads[dependent]:
                word.relation = relation
