"""What a Polish word can be: Morfeusz's analyses in the tags of training/README.md, and guesses for what it does not know.

Unknown to SGJP are most foreign names, and it takes `Cole’em` for a cola; so a capitalised word that is unknown, or has an
apostrophe, is declined backwards by the endings in `paradigms.tsv`.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

from parley.language.interface import FolderLanguage
from parley.language.pl import tagset
from parley.language.pl.repairs import repair
from parley.language.words import Analysis, Word

#: Distinct words held; a document has a few thousand, a corpus repeats them.
CACHE = 100_000
_NAME_CLASSES = {
    "imię": "first", "nazwisko": "person", "nazwa_geograficzna": "place", "nazwa_organizacji": "organisation",
    "nazwa_własna": "name", "patronimicum": "person", "człon_nazwiska": "person", "człon_nazwy_geograficznej": "place",
    "marka": "product", "tytuł": "product", "wydarzenie": "event", "przydomek": "person", "pseudonim": "person",
}  # fmt: skip
_APOSTROPHES = "'’ʼ"
_CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
#: Endings that an apostrophe sets off (`Cole’em`, `Tony’ego`); what else follows one belongs to the name (`O’Leary`).
_LONGEST_ENDING = 4


def _at_apostrophe(text: str) -> tuple[str, str, str]:
    """A form cut at the apostrophe before its ending; stem, apostrophe, ending, the last two empty where there is none."""
    at = max(text.rfind(mark, 1) for mark in _APOSTROPHES)
    ending = text[at + 1 :]
    if at < 1 or not ending.islower() or len(ending) > _LONGEST_ENDING:
        return text, "", ""
    return text[:at], text[at], ending


class Polish(FolderLanguage):
    """The Polish language."""

    code = "pl"
    package = "parley.language.pl"

    @cached_property
    def _morfeusz(self) -> Any:
        import morfeusz2

        return morfeusz2.Morfeusz(generate=False, praet="composite")

    @cached_property
    def _paradigms(self) -> list[tuple[str, str, str, tuple[str, ...], str]]:
        """Rows (ending, ending of the base form, class, cases, number and gender), longest ending first."""
        rows = [(r[0].strip("-"), r[1].strip("-"), r[2], tuple(r[3].split()), r[4]) for r in self.rows("paradigms")]
        return sorted(rows, key=lambda row: -len(row[0]))

    @cached_property
    def _closed(self) -> dict[str, tuple[Analysis, ...]]:
        """Words whose analyses we give ourselves: form → analyses, from `closed.tsv` (form, lemma, tags)."""
        table: dict[str, tuple[Analysis, ...]] = {}
        for form, lemma, tags in self.rows("closed"):
            table[form] = tuple(Analysis(lemma, t.partition(".")[0], t) for t in tags.split())
        return table

    @cached_property
    def _homographs(self) -> dict[tuple[str, str], str]:
        """The usual lemma of a form that the dictionary has under several of one class, from `homographs.tsv`."""
        return {(form, upos): lemma for form, upos, lemma in self.rows("homographs")}

    @cached_property
    def _adverbials(self) -> frozenset[tuple[str, str]]:
        pairs = (phrase.split() for phrase in self.table("tokens")["adverbials"])
        return frozenset((first, last) for first, last in pairs)

    def is_word(self, text: str) -> bool:
        """Whether SGJP has `text` as a form; with a hyphen at its end, whether it is a first part of compounds (`polsko-`)."""
        if text.endswith("-"):
            return any(tag == "adja" for _, _, (_, _, tag, _, _) in self._morfeusz.analyse(text))
        return bool(text) and bool(self._known(text))

    @lru_cache(maxsize=CACHE)  # noqa: B019 – there is one object a language, and it lives as long as the program
    def _known(self, text: str) -> tuple[Analysis, ...]:
        found: list[Analysis] = []
        for start, end, (form, lemma, tag, classes, _) in self._morfeusz.analyse(text):
            if form == text and start == 0 and end == 1 and tag != "ign":
                name_class = next((_NAME_CLASSES[c] for c in classes if c in _NAME_CLASSES), "")
                found += tagset.expand(lemma.partition(":")[0].replace("_", " "), tag, name_class)
        return tuple(found)

    def analyse(self, word: Word, first: bool) -> tuple[Analysis, ...]:
        """All that a word can be; `first` says that it opens a sentence, where a capital means nothing."""
        return self._analyse(word.text, first)

    @lru_cache(maxsize=CACHE)  # noqa: B019
    def _analyse(self, text: str, first: bool) -> tuple[Analysis, ...]:
        lower = text.casefold()
        if lower in self._closed:
            return self._closed[lower]
        if not any(c.isalnum() for c in text):
            return (Analysis(text, "SYM", "SYM") if text in "$€£%§" else Analysis(text, "PUNCT", "PUNCT"),)
        if text[0].isdigit():
            return self._figure(text)
        found = self._dictionary(text, first)
        if not found and "-" in text:
            found = self._compound(text, first)
        return found or self._guess(text)

    def _dictionary(self, text: str, first: bool) -> tuple[Analysis, ...]:
        if any(mark in text for mark in _APOSTROPHES):
            return ()
        known = self._known(text)
        if text.isupper() and len(text) > 1 and not any(a.name_class or a.lemma.isupper() for a in known):
            known = known or self._known(text.capitalize()) or self._known(text.casefold())
        if text[0].islower():
            return tuple(a for a in known if not a.lemma[:1].isupper() or a.upos == "ADJ") or known
        if not first:
            named = tuple(
                a._replace(upos="PROPN", tag=a.tag.replace("NOUN", "PROPN")) for a in known if a.upos == "NOUN"
            )
            known += named
        elif known and all(a.upos == "NOUN" for a in known) and not text.isupper():
            known += (Analysis(text, "PROPN", "PROPN.nom", "", "", tagset.bits("sg", "nom", "m1")),)
        return known

    def _figure(self, text: str) -> tuple[Analysis, ...]:
        """Figures are numbers or, in dates, ordinals, in every case; `18-letni` is an adjective."""
        if text[-1].isalpha() and "-" in text and (known := self._known(text.rpartition("-")[2])):
            return tuple(a._replace(lemma=text.rpartition("-")[0] + "-" + a.lemma) for a in known)
        cased = (Analysis(text, c, f"{c}.{k}") for c in ("NUM", "ADJ") for k in _CASES)
        return (*cased, Analysis(text, "ADJ", "ADJ"), Analysis(text, "NUM", "NUM"))

    def _compound(self, text: str, first: bool) -> tuple[Analysis, ...]:
        """`amerykańsko-białoruskich`: what the last part is, with the whole as lemma."""
        head, _, last = text.rpartition("-")
        found = self._dictionary(last, first) if last else ()
        if head[:1].isupper() and last[:1].isupper():
            found = tuple(a for a in found if a.name_class) or self._guess(last) if last else ()
        return tuple(a._replace(lemma=f"{head}-{a.lemma}") for a in found)

    def guess(self, text: str) -> tuple[Analysis, ...]:
        """What a name can be for all that the dictionary says of it: many foreign names look like forms of Polish words."""
        return self._guess(text)

    def _guess(self, text: str) -> tuple[Analysis, ...]:
        """An unknown word: the paradigms whose ending it has; a name if it has a capital."""
        stem, mark, ending = _at_apostrophe(text)
        upos = "PROPN" if text[0].isupper() else "NOUN"
        if mark:
            known = tagset.APOSTROPHE_CASES
            cases = known.get(ending) or known.get(ending.removeprefix("e"), _CASES)
            return tuple(Analysis(stem, upos, f"{upos}.{c}", "person", "", tagset.bits("sg", c, "m1")) for c in cases)
        if text.isupper() and 1 < len(text) <= 6:
            return tuple(
                Analysis(text, "PROPN", f"PROPN.{c}", "", "", tagset.bits("sg.pl", c, "m3.f.n")) for c in _CASES
            )
        return self._decline(text, upos)

    def _decline(self, text: str, upos: str) -> tuple[Analysis, ...]:
        """Guesses by every paradigm with a matching ending; the bare form as nominative always among them."""
        found: dict[tuple[str, str], Analysis] = {}
        for ending, base, kind, cases, gender in self._paradigms:
            if text.endswith(ending) and len(text) - len(ending) >= 2 and (kind == "ADJ") <= text[0].islower():
                lemma = text[: len(text) - len(ending)] + base if ending or base else text
                number, _, genders = gender.partition(":")
                where = upos if kind != "ADJ" else "ADJ"
                for case in cases:
                    found.setdefault(
                        (lemma, f"{where}.{case}"),
                        Analysis(lemma, where, f"{where}.{case}", "", "", tagset.bits(number, case, genders)),
                    )
        found.setdefault(
            (text, f"{upos}.nom"), Analysis(text, upos, f"{upos}.nom", "", "", tagset.bits("sg", "nom", "m1.m2.m3.f.n"))
        )
        if text[0].isupper():
            for case in _CASES[1:]:
                found.setdefault((text, f"{upos}.{case}"), Analysis(text, upos, f"{upos}.{case}", "", "", 0))
        return tuple(found.values())

    def finish(self, words: list[Word]) -> None:
        """Set right what case and agreement forbid in the tree; then settle lemma and UPOS."""
        repair(words, self._adverbials)
        for word in words:
            word.lemma = self._homographs.get((word.lower, word.upos), word.lemma)
            word.upos = tagset.settled(word, words)
