"""Where names stand in a Polish sentence: words with capitals side by side, what ties them, and where one name ends and another begins."""

from __future__ import annotations

from collections.abc import Iterator

from parley.language.words import Word
from parley.reading.names.capitals import Capitals
from parley.reading.names.model import Run
from parley.reading.names.words import NOTHING, heads, is_acronym, is_address, is_common, is_given, is_initial, is_roman

PARTICLES = frozenset("de da di du von van der den la le el al bin ibn ben ul y e zu del della dos das".split())
_FOREIGN = frozenset("of for the and et les des und der die das für".split())
#: What may stand between the words of a name that has a head: `Komitet na rzecz …`, `Urząd ds. …`, `Fundacja im. …`.
_TIES = frozenset("i na rzecz ds. do spraw im. św. dla o imienia oraz przeciw przeciwko w".split())
_LONGEST_TIE = 2


class Cutter(Capitals):
    """Finds the runs of one sentence."""

    def runs(self) -> Iterator[Run]:
        """The runs, left to right. Known names that stand alone are among them, with themselves as `inner`."""
        index = 0
        while index < len(self.words):
            run = self._run(index)
            if run is None:
                index += 1
            else:
                if not self.is_idle(run):
                    yield run
                index = run.last + 1

    def _run(self, first: int) -> Run | None:
        known = self.at.get(first)
        if known is None and not self.is_name(first):
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
        if index in self.at and self.at[index].entity.kind != "organisation":
            return ""
        found = heads("pl").get(self.words[index].lemma.casefold(), "")
        return "" if found in ("PER", NOTHING) else found

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
            if after < len(self.words) and self._is_tie(run, tie) and (after in self.at or self.is_name(after)):
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
            return (
                single
                and word.case == "gen"
                and word.upos in ("NOUN", "ADJ")
                and self.words[run.last].case == "gen"
                and run.last > run.first
            )
        if lower in ("w", "o", "do", "dla", "na", "przeciw", "przeciwko") and len(tie) == 1:
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
        if is_initial(word) and (is_given(before) or is_initial(before)) and self.capital(index + 1):
            return True
        if run.inner and not self._goes_on_from_known(run, word):
            return False
        return self.is_name(index) and index not in self.opening and not self._splits(run, before, word)

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
        return (
            bool(run.head)
            and (word.case == "gen" or acronym)
            and known.entity.kind in ("country", "place", "organisation")
        )

    def _goes_on_from_known(self, run: Run, word: Word) -> bool:
        """After a known name only an adjective that agrees with it goes on, or what its own head governs."""
        last = self.words[run.last]
        if run.last > run.inner[-1].last:
            return True
        return (
            word.upos == "ADJ"
            and bool(word.agreement & last.agreement)
            and not is_given(word)
            and run.inner[-1].entity.kind != "person"
        )

    def _splits(self, run: Run, before: Word, word: Word) -> bool:
        """Whether a new name begins at `word`."""
        if is_given(word) and not is_given(before) and not is_initial(before) and before.lower not in PARTICLES:
            foreign = not run.head and not is_common(before.lower, "pl") and not self.capital(word.index + 1)
            return not (run.head and word.case == "gen") and not foreign
        if is_acronym(before) and not is_acronym(word):
            return is_common(word.lower, "pl") or self.capital(word.index + 1)
        if is_acronym(word) and not is_acronym(before):
            return is_given(self.words[run.first]) or (not run.head and word.text.isupper() and len(word.text) > 2)
        if is_address(word) or is_address(before):
            return True
        clash = (
            word.case == "nom"
            and before.case not in ("nom", "")
            and not is_given(before)
            and word.upos in ("NOUN", "PROPN")
        )
        return clash and bool(word.features) and bool(before.features) and not run.head
