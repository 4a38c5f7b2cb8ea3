"""Sentences and words: what a language makes of a text, and what every stage of reading works on.

The stages fill a word in step by step: the tokeniser its place, the analyser what it can be, the tagger what it is, the
parser whom it depends on. Tags and relations are those of Universal Dependencies (training/README.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Analysis(NamedTuple):
    """One thing that a word form can be: `lemma`, UPOS class, form tag of the language, name class or ""."""

    lemma: str
    upos: str
    tag: str
    name_class: str = ""


@dataclass(slots=True)
class Word:
    """A token. `start`, `end` are offsets into the document's text; `head` is the index of its head in the sentence,
    -1 for the root; `case` and `form` are the case and verb form of the tag (`gen`, `fin`), "" where it has none.
    """

    index: int
    text: str
    start: int
    end: int
    lower: str = ""
    analyses: tuple[Analysis, ...] = ()
    lemma: str = ""
    upos: str = "X"
    tag: str = ""
    case: str = ""
    form: str = ""
    head: int = -1
    relation: str = "dep"


@dataclass(slots=True)
class Sentence:
    """The words of one sentence; `start`, `end` without the white space around it. `kind` is that of its block."""

    start: int
    end: int
    words: list[Word]
    kind: str = "prose"
    page: int = 1
    paragraph: int = 0
    _children: list[list[int]] = field(default_factory=list, repr=False)

    def link(self) -> None:
        """Make the lists of dependents anew; called by whoever sets heads."""
        self._children = [[] for _ in self.words]
        for word in self.words:
            if word.head >= 0:
                self._children[word.head].append(word.index)

    def children(self, index: int) -> Iterator[Word]:
        """The dependents of the word at `index`, left to right."""
        for child in self._children[index]:
            yield self.words[child]

    def child(self, index: int, *relations: str) -> Word | None:
        """The first dependent of `index` in one of `relations`, or None."""
        for child in self._children[index]:
            if self.words[child].relation in relations:
                return self.words[child]
        return None

    def subtree(self, index: int) -> list[int]:
        """The indices of a word and all below it, in order."""
        found, waiting = [], [index]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting.extend(self._children[at])
        return sorted(found)
