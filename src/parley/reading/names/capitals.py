"""Which words of a Polish sentence belong to names by their capitals, and where a capital says nothing."""

from __future__ import annotations

from parley.language.words import Sentence, Word
from parley.reading.names.model import NameMention, Run
from parley.reading.names.words import (
    FUNCTION,
    NOTHING,
    QUOTES,
    heads,
    is_acronym,
    is_address,
    is_capital,
    is_common,
    is_given,
    is_headline,
    is_roman,
    is_title,
    openings,
)

_SAYS_NOTHING = frozenset({"PRON", "DET", "CCONJ", "SCONJ", "VERB", "PART", "ADP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X"})


class Capitals:
    """The capitals of one sentence. `seen` are the lower-case forms and lemmas that stand as names where no sentence opens."""

    def __init__(self, sentence: Sentence, known: list[NameMention], seen: set[str]) -> None:
        self.words = sentence.words
        self.sentence = sentence
        self.seen = seen
        self.opening = openings(sentence)
        self.headline = is_headline(sentence)
        self.at: dict[int, NameMention] = {}
        for mention in known:
            if mention.role not in ("adjective", "demonym", "prefix"):
                self.at.update(dict.fromkeys(range(mention.first, mention.last + 1), mention))
        self.demonyms = {i for m in known if m.role == "demonym" for i in range(m.first, m.last + 1)}

    def is_idle(self, run: Run) -> bool:
        """Whether a run is a single common word whose capital says nothing after all."""
        word = self.words[run.first]
        if run.inner or run.first < run.last or is_acronym(word):
            return False
        if not is_common(word.lower, "pl") or self.is_cued(run.first):
            return False
        if any(a.name_class and a.lemma == word.lemma for a in word.analyses):
            return False
        said = {a.upos for a in word.analyses if a.features and a.lemma[:1].islower()}
        return run.first in self.opening or word.upos == "ADJ" or bool(said & _SAYS_NOTHING)

    def is_name(self, index: int) -> bool:
        """Whether a word that nothing known covers belongs to a name."""
        word = self.words[index]
        if index in self.at or index in self.demonyms or not is_capital(word) or is_title(self.sentence, index, "pl"):
            return False
        if is_address(word):
            return True
        if heads("pl").get(word.lower) == NOTHING:
            return False
        if word.upos in FUNCTION and is_common(word.lower, "pl"):
            return False
        if len(word.text) == 1 or (is_roman(word) and not is_acronym(word)):
            return False
        if self.headline:
            return self.is_proven(word)
        return index not in self.opening or self.opens(index)

    def is_proven(self, word: Word) -> bool:
        """Whether a word is no common one, or stands as a name elsewhere in the document."""
        return not is_common(word.lower, "pl") or (word.lower in self.seen or word.lemma.casefold() in self.seen)

    def opens(self, index: int) -> bool:
        """Whether the first word of a sentence is a name: no common word, seen as a name elsewhere, or gone on with by one."""
        word = self.words[index]
        if self.is_proven(word) or (is_acronym(word) and word.text.isupper()) or self.is_cued(index):
            return True
        if word.upos not in _NOMINAL:
            return False
        if any(a.name_class == "first" for a in word.analyses) and self.capital(index + 1):
            return True
        if word.upos == "PROPN" and any(
            a.name_class in ("first", "person", "place") and a.lemma == word.lemma for a in word.analyses
        ):
            return not any(a.lemma[0].islower() and a.features for a in word.analyses) or self.capital(index + 1)
        following = self.words[index + 1] if index + 1 < len(self.words) else None
        if following is None or not self.capital(index + 1) or is_given(following):
            return False
        head = heads("pl").get(word.lemma.casefold(), "")
        if head:
            return head != "PER" and (following.upos == "ADJ" or following.case == "gen")
        known = self.at.get(index + 1)
        if known is not None and (known.entity.kind != "organisation" or known.first == known.last):
            return False
        return (word.upos == "ADJ" or following.upos == "ADJ") and bool(word.agreement & following.agreement)

    def is_cued(self, index: int) -> bool:
        """Whether a word stands in quotation marks after a noun that tells what it names: `tygodnik „Polityka”`."""
        if index < 2 or self.words[index - 1].text not in QUOTES:
            return False
        return heads("pl").get(self.words[index - 2].lemma.casefold(), "PER") not in ("PER", NOTHING)

    def capital(self, index: int) -> bool:
        """Whether there is a word at `index`, and it has a capital."""
        return index < len(self.words) and self.words[index].text[0].isupper()
