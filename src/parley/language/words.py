"""Sentences and words: what a language makes of a text, and what every stage of reading works on.

The stages fill a word in step by step: the tokeniser its place, the analyser what it can be, the tagger what it is, the
parser whom it depends on. Tags and relations are those of Universal Dependencies (training/README.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

#: Bits of one number: 7 cases of 4 genders each (language.pl.tagset.bits).
_CASES, _GENDERS = 7, 4


def without_case(agreement: int) -> int:
    """Number and gender alone, of the bits of `Word.agreement`: 2 × 4 bits; 0 where a language has no agreement."""
    found = 0
    for number in range(2):
        for case in range(_CASES):
            found |= ((agreement >> (number * _CASES * _GENDERS + case * _GENDERS)) & 0b1111) << (number * _GENDERS)
    return found


class Analysis(NamedTuple):
    """One thing that a word form can be.

    `tag` is what the tagger chooses among (training/README.md), `features` the dictionary's own tag with all that it
    says, `name_class` what kind of name it can be (`person`, `first`, `place`, `organisation`, …) or "", and `agreement`
    a bit for each number, case and gender.
    """

    lemma: str
    upos: str
    tag: str
    name_class: str = ""
    features: str = ""
    agreement: int = 0


@dataclass(slots=True)
class Word:
    """A token. `start`, `end` are offsets into the document's text; `case` and `form` are the case and the verb form of
    the tag (`gen`, `fin`), "" where it has none; `features` and `agreement` are those of the analysis chosen; `head` is
    the index of its head in the sentence, -1 for the root.
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
    features: str = ""
    agreement: int = 0
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
