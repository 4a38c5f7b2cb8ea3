"""What an English word can be, in Penn Treebank tags: closed classes and irregular verbs from our lists, the open ones from
lemminflect's dictionary, unknown words by their endings. Every second word is noun or verb: the tagger decides.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from parley.language.en import structure, tagset
from parley.language.en.relabel import relabel
from parley.language.fixed import Fixed
from parley.language.interface import FolderLanguage
from parley.language.words import Analysis, Word

#: Distinct words held.
CACHE = 100_000


class English(FolderLanguage):
    """The English language."""

    code = "en"
    package = "parley.language.en"

    @cached_property
    def _closed(self) -> dict[str, tuple[Analysis, ...]]:
        table: dict[str, list[Analysis]] = {}
        for form, lemma, tags in self.rows("closed"):
            table.setdefault(form, []).extend(tagset.analysis(lemma, t) for t in tags.split())
        return {form: tuple(found) for form, found in table.items()}

    @cached_property
    def _irregular(self) -> dict[str, list[tuple[str, str]]]:
        """Irregular forms: form → (lemma, tag)."""
        table: dict[str, list[tuple[str, str]]] = {}
        for lemma, past, participle in self.rows("irregular"):
            for form in past.split("|"):
                table.setdefault(form, []).append((lemma, "VBD"))
            for form in participle.split("|"):
                table.setdefault(form, []).append((lemma, "VBN"))
        return table

    def is_word(self, text: str) -> bool:
        """Whether the dictionary has `text` as a form."""
        return bool(text) and (text in self._closed or bool(_lemmas(text)))

    def analyse(self, word: Word, first: bool) -> tuple[Analysis, ...]:
        """All that a word can be; `first` says that it opens a sentence, where a capital means little."""
        return self._analyse(word.text, first)

    @lru_cache(maxsize=CACHE)  # noqa: B019 – there is one object a language, and it lives as long as the program
    def _analyse(self, text: str, first: bool) -> tuple[Analysis, ...]:
        lower = text.casefold().replace("’", "'")
        if not any(c.isalnum() for c in text):
            return (tagset.analysis(text, "SYM" if text in "$€£%§¥" else "PUNCT"),)
        if text[0].isdigit():
            return self._figure(lower)
        found = list(self._closed.get(lower, ())) or self._open(lower)
        if text == "US":  # the pronoun has no capitals
            return (tagset.analysis(text, "NNP"),)
        if text[0].isupper() or not text.islower():
            plural = lower.endswith("s") and len(text) > 3 and not (first and found)
            names = [tagset.analysis(text, "NNP")] + ([tagset.analysis(text, "NNPS")] if plural else [])
            found = found + names if first and found else names + found
        return tuple(dict.fromkeys(found or self._guess(lower)))

    def _figure(self, lower: str) -> tuple[Analysis, ...]:
        if lower.endswith(("st", "nd", "rd", "th")):
            return (tagset.analysis(lower, "JJ"), tagset.analysis(lower, "NN"))
        if lower.endswith("s") and lower[:-1].isdigit():
            return (tagset.analysis(lower, "NNS"), tagset.analysis(lower, "CD"))
        if "-" in lower and lower[-1].isalpha():
            return (tagset.analysis(lower, "JJ"), tagset.analysis(lower, "NN"))
        return (tagset.analysis(lower, "CD"),)

    def _open(self, lower: str) -> list[Analysis]:
        """Nouns, verbs, adjectives and adverbs of the dictionary."""
        found: list[Analysis] = [tagset.analysis(lemma, tag) for lemma, tag in self._irregular.get(lower, ())]
        lemmas = _lemmas(lower)
        for upos, given in lemmas.items():
            for lemma in given:
                found += [
                    tagset.analysis(lemma, tag)
                    for tag in tagset.open_tags(upos, lower, lemma, lower in self._irregular)
                ]
        if not found and "-" in lower:
            found = self._hyphened(lower)
        return found

    def _hyphened(self, lower: str) -> list[Analysis]:
        """`US-brokered`, `cease-fire`, `so-called`: an adjective or a noun, a participle where the last part is one."""
        last = lower.rpartition("-")[2]
        tags = {a.tag for a in self._open(last)} if last and "-" not in last else set()
        chosen = (
            ["JJ", "NN"]
            + (["NNS"] if "NNS" in tags else [])
            + (["VBN"] if "VBN" in tags else [])
            + (["VBG"] if "VBG" in tags else [])
        )
        return [tagset.analysis(lower, t) for t in chosen]

    def _guess(self, lower: str) -> list[Analysis]:
        return [tagset.analysis(tagset.guess_lemma(lower, t), t) for t in tagset.guess_tags(lower)]

    def fixed(self, words: list[Word]) -> Fixed:
        """The inside of noun phrases and verb groups, and what stands beside them."""
        return structure.fixed(words)

    def finish(self, words: list[Word]) -> None:
        """Settle UPOS by the tree (auxiliary or verb, preposition or conjunction, determiner or pronoun) and the verb form."""
        relabel(words)
        for word in words:
            word.upos = tagset.settled(word, words)
            word.form = tagset.FORMS.get(word.tag, "")


@lru_cache(maxsize=CACHE)
def _lemmas(lower: str) -> dict[str, tuple[str, ...]]:
    from lemminflect import getAllLemmas

    found: dict[str, tuple[str, ...]] = getAllLemmas(lower)
    return found
