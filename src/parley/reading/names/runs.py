"""Where names stand in a Polish sentence: words with capitals side by side, what ties them, and where one name ends and another begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from parley.language.words import Sentence, Word
from parley.reading.names.model import NameMention
from parley.reading.names.words import (
    FUNCTION,
    NOTHING,
    heads,
    is_acronym,
    is_address,
    is_capital,
    is_common,
    is_given,
    is_headline,
    is_initial,
    is_roman,
    is_title,
    openings,
)

PARTICLES = frozenset("de da di du von van der den la le el al bin ibn ben ul y e zu del della dos das".split())
_FOREIGN = frozenset("of for the and et les des und der die das für".split())
#: What may stand between the words of a name that has a head: `Komitet na rzecz …`, `Urząd ds. …`, `Fundacja im. …`.
_TIES = frozenset("i na rzecz ds. do spraw im. św. dla o imienia oraz przeciw przeciwko w".split())
_LONGEST_TIE = 2
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X"})


@dataclass(slots=True)
class Run:
    """A stretch of words that is a name, the known names inside it, and the class that its head tells, if any."""

    first: int
    last: int
    head: str = ""
    inner: list[NameMention] = field(default_factory=list)


class Cutter:
    """Finds the runs of one sentence. `seen` are the lower-case forms and lemmas that stand as names where no sentence opens."""

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

    def runs(self) -> Iterator[Run]:
        """The runs, left to right. Known names that stand alone are among them, with themselves as `inner`."""
        index = 0
        while index < len(self.words):
            run = self._run(index)
            if run is None:
                index += 1
            else:
                yield run
                index = run.last + 1

    def _run(self, first: int) -> Run | None:
        known = self.at.get(first)
        if known is None and not self._is_name(first):
            return None
        run = Run(first, known.last if known else first, self._head(first), [known] if known else [])
        while (end := self._extension(run)) is not None:
            following = self.at.get(end)
            if following is not None:
                run.inner.append(following)
            run.head = run.head or self._head(end)
            run.last = following.last if following else end
        return run

    def _head(self, index: int) -> str:
        """The class that a word of a name tells as its head; persons' titles are no heads."""
        if index in self.at:
            return "" if self.at[index].entity.kind != "organisation" else heads("pl").get(self.words[index].lemma.casefold(), "")
        found = heads("pl").get(self.words[index].lemma.casefold(), "")
        return "" if found in ("PER", NOTHING) else found

    def _is_name(self, index: int) -> bool:
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
            return self._is_proven(word)
        return index not in self.opening or self._opens(index)

    def _is_proven(self, word: Word) -> bool:
        return not is_common(word.lower, "pl") or (word.lower in self.seen or word.lemma.casefold() in self.seen)

    def _opens(self, index: int) -> bool:
        """Whether the first word of a sentence is a name: no common word, seen as a name elsewhere, or gone on with by one."""
        word = self.words[index]
        if self._is_proven(word) or (is_acronym(word) and word.text.isupper()):
            return True
        if word.upos not in _NOMINAL:
            return False
        if any(a.name_class == "first" for a in word.analyses) and self._capital(index + 1):
            return True
        if word.upos == "PROPN" and any(a.name_class in ("first", "person", "place") and a.lemma == word.lemma for a in word.analyses):
            return not any(a.lemma[0].islower() and a.features for a in word.analyses) or self._capital(index + 1)
        following = self.words[index + 1] if index + 1 < len(self.words) else None
        if following is None or not self._capital(index + 1) or is_given(following):
            return False
        head = heads("pl").get(word.lemma.casefold(), "")
        if head:
            return head != "PER" and (following.upos == "ADJ" or following.case == "gen")
        known = self.at.get(index + 1)
        if known is not None and (known.entity.kind != "organisation" or known.first == known.last):
            return False
        return (word.upos == "ADJ" or following.upos == "ADJ") and bool(word.agreement & following.agreement)

    def _capital(self, index: int) -> bool:
        return index < len(self.words) and self.words[index].text[0].isupper() and self.words[index].upos not in ("PUNCT",)

    def _extension(self, run: Run) -> int | None:
        """The word with which a run goes on, or None."""
        index = run.last + 1
        if index >= len(self.words):
            return None
        if self._joins(run, index):
            return index
        for length in range(1, _LONGEST_TIE + 1):
            after = index + length
            tie = self.words[index:after]
            if after < len(self.words) and self._is_tie(run, tie) and (after in self.at or self._is_name(after)):
                return after if self._tied(run, tie, after) else None
        return None

    def _is_tie(self, run: Run, tie: list[Word]) -> bool:
        lower = [w.lower for w in tie]
        if len(lower) == 1:
            return lower[0] in PARTICLES or lower[0] in _FOREIGN or (bool(run.head) and lower[0] in _TIES)
        return bool(run.head) and tuple(lower) in (("na", "rzecz"), ("do", "spraw"), ("of", "the"), ("w", "sprawie"))

    def _tied(self, run: Run, tie: list[Word], after: int) -> bool:
        lower, word, head = tie[0].lower, self.words[after], self.words[run.first]
        if lower in ("i", "oraz"):
            single = run.head == "ORG" and after not in self.at and not is_given(word)
            return single and word.case == "gen" and word.upos in ("NOUN", "ADJ") and self.words[run.last].case == "gen" and run.last > run.first
        if lower in ("w", "o", "dla", "na", "przeciw", "przeciwko") and len(tie) == 1:
            return lower == "dla" and after not in self.at and run.head in ("ORG", "EVT") and not is_given(word)
        if lower in PARTICLES and lower not in _FOREIGN:
            return after not in self.at and not (lower in ("e", "al") and head.lower in heads("pl"))
        if lower in ("la", "le") and after in self.at:
            return not is_common(head.lower, "pl")
        return True

    def _joins(self, run: Run, index: int) -> bool:
        word, before = self.words[index], self.words[index - 1]
        if index in self.at:
            return self._joins_known(run, index)
        if is_roman(word) and is_given(before) and not run.head and word.text.isupper():
            return True
        if is_initial(word) and (is_given(before) or is_initial(before)) and self._capital(index + 1):
            return True
        if run.inner and not self._goes_on_from_known(run, word):
            return False
        return self._is_name(index) and index not in self.opening and not self._splits(run, before, word)

    def _joins_known(self, run: Run, index: int) -> bool:
        """A known name inside a longer one: `Ministerstwo Obrony Ukrainy`, `Uniwersytet Warszawski w …` apart."""
        known, word = self.at[index], self.words[index]
        if not run.inner and run.first == run.last and self.words[run.first].upos == "ADJ":
            whole = known.entity.kind == "organisation" and known.last > known.first
            return whole and bool(self.words[run.first].agreement & word.agreement)
        if run.inner and run.inner[-1].entity.kind != "organisation":
            return False
        if known.entity.kind in ("person", "thing"):
            return bool(run.head) and word.case == "gen" and known.entity.kind == "person" and not run.inner
        if is_given(self.words[index - 1]) and run.first == index - 1 and known.first == known.last and not run.head:
            return known.entity.kind != "country" and not is_acronym(word)
        acronym = is_acronym(word) and known.first == known.last
        return bool(run.head) and (word.case == "gen" or acronym) and known.entity.kind in ("country", "place", "organisation")

    def _goes_on_from_known(self, run: Run, word: Word) -> bool:
        """After a known name only an adjective that agrees with it goes on, or what its own head governs."""
        last = self.words[run.last]
        if run.last > run.inner[-1].last:
            return True
        return word.upos == "ADJ" and bool(word.agreement & last.agreement) and not is_given(word) and run.inner[-1].entity.kind != "person"

    def _splits(self, run: Run, before: Word, word: Word) -> bool:
        """Whether a new name begins at `word`."""
        if is_given(word) and not is_given(before) and not is_initial(before) and before.lower not in PARTICLES:
            foreign = not run.head and not is_common(before.lower, "pl") and not self._capital(word.index + 1)
            return not (run.head and word.case == "gen") and not foreign
        if is_acronym(before) and not is_acronym(word):
            return is_common(word.lower, "pl") or self._capital(word.index + 1)
        if is_acronym(word) and not is_acronym(before):
            return is_given(self.words[run.first]) or (not run.head and word.text.isupper() and len(word.text) > 2)
        if is_address(word) or is_address(before):
            return True
        clash = word.case == "nom" and before.case not in ("nom", "") and word.upos in ("NOUN", "PROPN")
        return clash and bool(word.features) and bool(before.features) and not run.head
