"""The forms of names that a document has: declined forms of one unknown name vote for the base form that they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from parley.language.words import Sentence, Word

_MOST = 3


class Forms:
    """Which base forms the capitalised words of a document can have, and how many different forms speak for each."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._support: dict[str, set[str]] = defaultdict(set)
        self._texts: set[str] = set()
        for sentence in sentences:
            for word in sentence.words:
                if word.text[0].isupper() and word.text not in self._texts:
                    self._add(word)

    def _add(self, word: Word) -> None:
        self._texts.add(word.text)
        for lemma in {a.lemma for a in word.analyses}:
            self._support[lemma.casefold()].add(word.text)

    def votes(self, lemma: str, text: str) -> float:
        """What the other forms of the document say for `lemma` as the base of `text`: 0 to 3, half a vote more where it stands there."""
        others = len(self._support.get(lemma.casefold(), ())) - 1
        seen = lemma != text and lemma in self._texts
        return max(0, min(_MOST, others)) + (0.5 if seen else 0.0)


NO_FORMS = Forms(())
