"""The names of a document: known ones by the gazetteer, unknown ones by their capitals, each linked through the document."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from parley.language.words import Sentence, Word
from parley.model import Mention
from parley.reading.gazetteer import Entity, Found, gazetteer
from parley.reading.names.acronyms import introduced
from parley.reading.names.baseform import base_form
from parley.reading.names.english import classify_tagged, tagged_runs
from parley.reading.names.forms import Forms
from parley.reading.names.keys import fold, slug
from parley.reading.names.kinds import classify
from parley.reading.names.model import NameMention, Names, Run, by_word
from parley.reading.names.people import People, by_full_name, by_surname
from parley.reading.names.runs import Cutter
from parley.reading.names.words import is_capital, is_common, is_given, is_initial, openings

__all__ = ["NameMention", "Names", "as_mentions", "find_names", "fold", "slug"]

_SILENT = frozenset({"adjective", "prefix"})
_KINDS = {"LOC": "place", "ORG": "organisation", "PRO": "organisation", "PER": "person", "EVT": "thing"}


def find_names(sentences: list[Sentence], code: str) -> Names:
    """The names of all sentences. Full names of persons are found first, so that a surname alone finds its person anywhere."""
    return _Finder(sentences, code).names()


class _Finder:
    """Finds the names of one document."""

    def __init__(self, sentences: list[Sentence], code: str) -> None:
        self.sentences = sentences
        self.code = code
        self.forms = Forms(sentences if code == "pl" else ())
        self.people = People()
        self.mentions: list[list[NameMention]] = []
        self.things: list[list[NameMention]] = []
        self.classes: dict[str, Counter[str]] = defaultdict(Counter)

    def names(self) -> Names:
        """All names, in order."""
        for at, sentence in enumerate(self.sentences):
            self._known(at, sentence)
        seen = _seen(self.sentences) if self.code == "pl" else set()
        runs = [list(self._runs(at, sentence, seen)) for at, sentence in enumerate(self.sentences)]
        classes = [[self._classify(s, r) for r in rs] for s, rs in zip(self.sentences, runs, strict=True)]
        for sentence, members, told in zip(self.sentences, runs, classes, strict=True):
            for run, name_class in zip(members, told, strict=True):
                if name_class:
                    self.classes[sentence.words[run.last].lemma][name_class] += 1
        told_runs = [(at, *pair) for at in range(len(runs)) for pair in zip(runs[at], classes[at], strict=True)]
        for at, run, name_class in sorted(told_runs, key=lambda r: r[1].last == r[1].first):
            self._add(at, run, name_class or self._class_elsewhere(self.sentences[at], run))
        for found in (*self.mentions, *self.things):
            found.sort(key=lambda m: (m.first, m.last))
        meant = introduced(self.sentences, self.mentions)
        for mention in (m for members in self.mentions for m in members if m.entity in meant):
            mention.entity = meant[mention.entity]
        return Names(self.code, self.mentions, [by_word(m) for m in self.mentions], self.things)

    def _known(self, at: int, sentence: Sentence) -> None:
        mentions: list[NameMention] = []
        things: list[NameMention] = []
        opening = openings(sentence) if self.code == "pl" else set()
        for hit in gazetteer(self.code).find(sentence):
            if hit.first == hit.last and hit.first in opening and _is_chance(sentence.words[hit.first], hit):
                continue
            mention = self._of_hit(sentence, hit)
            thing = next((e for e in (hit.entity, *hit.others) if e.kind == "thing"), None)
            if thing is not None:
                base = (
                    base_form(sentence.words[hit.first : hit.last + 1], "", self.forms, self.code)
                    if thing.name_class == "PER"
                    else hit.text
                )
                things.append(NameMention(hit.first, hit.last, thing, "name", thing.mention_class, base))
            if hit.entity.kind != "thing":
                mentions.append(mention)
            if hit.entity.kind == "person":
                self.people.add_known(hit.entity, sentence.words[hit.last], at)
        self.mentions.append(mentions)
        self.things.append(things)

    def _of_hit(self, sentence: Sentence, hit: Found) -> NameMention:
        words = sentence.words[hit.first : hit.last + 1]
        if hit.role in _SILENT:
            return NameMention(hit.first, hit.last, hit.entity, hit.role, "", words[0].lemma)
        if hit.role == "demonym":
            capital = words[0].text[0].isupper() and self.code == "pl"
            base = base_form(words, "", self.forms, self.code) if capital else hit.entity.name
            return NameMention(hit.first, hit.last, hit.entity, hit.role, "PER" if capital else "", base)
        base = hit.text if self.code == "pl" else " ".join(w.text for w in words)
        return NameMention(hit.first, hit.last, hit.entity, hit.role, hit.entity.mention_class, base)

    def _runs(self, at: int, sentence: Sentence, seen: set[str]) -> list[Run]:
        known = [*self.mentions[at], *(t for t in self.things[at])]
        if self.code != "pl":
            return tagged_runs(sentence, {i for m in known for i in range(m.first, m.last + 1)}, self.code)
        found = list(Cutter(sentence, known, seen).runs())
        return [r for r in found if not (r.inner and (r.inner[0].first, r.inner[0].last) == (r.first, r.last))]

    def _classify(self, sentence: Sentence, run: Run) -> str:
        return classify(sentence, run) if self.code == "pl" else classify_tagged(sentence, run, self.code)

    def _class_elsewhere(self, sentence: Sentence, run: Run) -> str:
        """The class that the same name has elsewhere in the document where something tells it; an organisation if nowhere."""
        told = self.classes.get(sentence.words[run.last].lemma)
        return max(sorted(told), key=lambda c: told[c]) if told else "ORG"

    def _add(self, at: int, run: Run, name_class: str) -> None:
        sentence = self.sentences[at]
        words = sentence.words[run.first : run.last + 1]
        entity = None
        if name_class in ("PER", "ORG", "") and not run.inner and not run.head:
            entity = self._person(at, run, name_class)
        name_class = "PER" if entity is not None else name_class
        base = base_form(words, name_class, self.forms, self.code)
        if entity is None:
            entity = self._entity(run, name_class, base)
            if name_class == "PER" and len(words) > 1:
                given = words[0].text if is_initial(words[0]) else base.split()[0]
                self.people.add(entity, given, [base.split()[-1], words[-1].lemma, words[-1].text], at)
        role = "surname" if run.first == run.last and entity.kind == "person" else "unknown"
        mention = NameMention(run.first, run.last, entity, role, name_class, base)
        if entity.kind == "thing":
            self.things[at].append(mention)
            return
        self.mentions[at] = [m for m in self.mentions[at] if m not in run.inner]
        self.mentions[at].append(mention)

    def _entity(self, run: Run, name_class: str, base: str) -> Entity:
        first = run.inner[0] if run.inner else None
        owner = next((m.entity for m in run.inner if m.entity.kind == "country"), None)
        if first is not None and first.first == run.first and first.entity.kind == "organisation":
            if owner is None or first.entity.code in (None, owner.code):
                return first.entity
        code = owner.code if owner is not None and name_class == "ORG" else None
        kind = _KINDS[name_class]
        return Entity(
            f"local:{slug(base)}", base, code, None, kind, name_class=name_class if name_class in ("PRO", "EVT") else ""
        )

    def _person(self, at: int, run: Run, name_class: str) -> Entity | None:
        """The person whom a name means: one named in full in the document, or a known one."""
        sentence = self.sentences[at]
        word = sentence.words[run.last]
        lemmas = [word.lemma, word.text, *(a.lemma for a in word.analyses)]
        if run.first < run.last:
            first = sentence.words[run.first]
            if name_class != "PER" or not (is_given(first) or is_initial(first)):
                return None
            base = base_form(sentence.words[run.first : run.last + 1], "PER", self.forms, self.code)
            return self.people.find([base.split()[-1], *lemmas], base.split()[0], at) or self._by_sound(at, word, base)
        entity = self.people.find(lemmas, "", at)
        if entity is None and not (run.first == 0 and word.analyses and word.analyses[0].upos != "PROPN"):
            entity = by_surname(word)
        return entity

    def _by_sound(self, at: int, word: Word, base: str) -> Entity | None:
        """A known person in another transliteration: the same id, with the name as this text spells it."""
        known = by_full_name(base)
        if known is None:
            return None
        entity = known if fold(known.name) == fold(base) else replace(known, name=base)
        self.people.add(entity, base.split()[0], [base.split()[-1], word.lemma, word.text], at)
        return entity


def _is_chance(word: Word, hit: Found) -> bool:
    """Whether a word that opens a sentence only looks like a place (`Warto`, `Brak`)."""
    return hit.entity.kind == "place" and word.upos != "PROPN" and is_common(word.lower, "pl")


def _seen(sentences: list[Sentence]) -> set[str]:
    """Forms and lemmas of words that have a capital where no sentence opens."""
    found: set[str] = set()
    for sentence in sentences:
        opening = openings(sentence)
        for word in sentence.words:
            if word.index not in opening and is_capital(word) and not word.text.isupper():
                found.update((word.lower, word.lemma.casefold()))
    return found


def as_mentions(sentences: list[Sentence], names: Names, text: str) -> list[Mention]:
    """The names as the record has them, in the order of the text; none inside another."""
    result = []
    for sentence, members, things in zip(sentences, names.mentions, names.things, strict=True):
        shown = [m for m in members if m.name_class]
        taken = {i for m in things for i in range(m.first, m.last + 1)}
        for m in [*things, *(m for m in shown if taken.isdisjoint(range(m.first, m.last + 1)))]:
            span = (sentence.words[m.first].start, sentence.words[m.last].end)
            result.append(Mention(span, text[span[0] : span[1]], m.name_class, m.base, m.entity.id))  # type: ignore[arg-type]
    return result
