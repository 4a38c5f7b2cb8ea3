"""The names of a document: known ones by the gazetteer, unknown ones by their capitals, each linked through the document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.knowledge.offices import offices_of
from parley.knowledge.persons import persons
from parley.language.words import Sentence, Word
from parley.model import Mention
from parley.reading.gazetteer import Entity, gazetteer
from parley.reading.lexicon import lexicon
from parley.reading.roles_table import role_at

_CLASS = {"country": "LOC", "place": "LOC", "organisation": "ORG", "person": "PER"}
_CONNECTORS = frozenset("de da di du von van der den la le el al bin ibn ben ul".split())


def slug(text: str) -> str:
    """A name as the tail of a local id: lower case, letters and digits with hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return re.sub(r"[^\w]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-") or "x"


def fold(text: str) -> str:
    """A name without case, diacritics and apostrophes, for comparing."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(c for c in plain if c.isalnum())


@dataclass(slots=True)
class NameMention:
    """A name in a sentence: its words, what it names, its role (as in the gazetteer, or `unknown`), class and base form."""

    first: int
    last: int
    entity: Entity
    role: str
    name_class: str
    base: str


@dataclass(slots=True)
class Names:
    """All names of a document: for each sentence its mentions, and by word index."""

    code: str
    mentions: list[list[NameMention]] = field(default_factory=list)
    by_word: list[dict[int, list[NameMention]]] = field(default_factory=list)
    persons: dict[str, Entity] = field(default_factory=dict)

    def at(self, sentence: int, index: int) -> list[NameMention]:
        """The mentions that cover a word (several for `amerykańsko-białoruskie`)."""
        return self.by_word[sentence].get(index, [])

    def replace(self, old: Entity, new: Entity) -> None:
        """Let every mention of `old` name `new` (a code learnt later in the document)."""
        for members in self.mentions:
            for mention in members:
                if mention.entity == old:
                    mention.entity = new
        for key, entity in self.persons.items():
            if entity == old:
                self.persons[key] = new


def find_names(sentences: list[Sentence], code: str) -> Names:
    """The names of all sentences. Full names of persons are found first, so that a surname alone finds its person anywhere."""
    names = Names(code)
    known = gazetteer(code)
    for sentence in sentences:
        found = []
        for hit in known.find(sentence):
            role = hit.role
            base = hit.entity.name if role not in ("adjective",) else sentence.words[hit.first].lemma
            found.append(NameMention(hit.first, hit.last, hit.entity, role, _class(hit.entity, role), base))
            if hit.entity.kind == "person":
                _remember(names, sentence.words[hit.last], hit.entity)
        names.mentions.append(found)
    for sentence, found in zip(sentences, names.mentions, strict=True):
        _unknown_full_names(sentence, found, names)
    for sentence, found in zip(sentences, names.mentions, strict=True):
        _single_names(sentence, found, names)
        found.sort(key=lambda m: m.first)
        names.by_word.append(_index(found))
    return names


def _index(found: Iterable[NameMention]) -> dict[int, list[NameMention]]:
    table: dict[int, list[NameMention]] = {}
    for mention in found:
        for index in range(mention.first, mention.last + 1):
            table.setdefault(index, []).append(mention)
    return table


def _class(entity: Entity, role: str) -> str:
    return "" if role in ("adjective", "demonym", "prefix") else _CLASS[entity.kind]


def _remember(names: Names, word: Word, entity: Entity) -> None:
    """A person's surname, in every base form that it can have, leads to the person."""
    known = persons().get(entity.id)
    spellings = (known.name, *known.names_en, *known.names_pl) if known else (entity.name,)
    for form in [s.split()[-1] for s in spellings] + [word.lemma, word.text]:
        names.persons.setdefault(fold(form), entity)


def _covered(found: list[NameMention]) -> set[int]:
    return {i for m in found for i in range(m.first, m.last + 1)}


def _runs(sentence: Sentence, taken: set[int], code: str) -> list[tuple[int, int]]:
    """Stretches of words that look like a name: proper names side by side, cut where a given name begins anew."""
    runs: list[tuple[int, int]] = []
    start = -1
    for index, word in enumerate(sentence.words):
        inside = index not in taken and word.upos == "PROPN" and word.text[0].isupper() and not _is_common(sentence, index, code)
        inside = inside or (start >= 0 and word.lower in _CONNECTORS and index not in taken and _next_is_name(sentence, index, taken))
        if inside and start >= 0 and _starts_anew(sentence, start, index):
            runs.append((start, index - 1))
            start = index
        elif inside and start < 0:
            start = index
        elif not inside and start >= 0:
            runs.append((start, index - 1))
            start = -1
    if start >= 0:
        runs.append((start, len(sentence.words) - 1))
    return runs


def _is_common(sentence: Sentence, index: int, code: str) -> bool:
    """Titles, months and weekdays have capitals in English and name nothing by themselves."""
    word = sentence.words[index]
    if word.lower in lexicon(code).words("calendar"):
        return True
    return word.tag == "NNP" and role_at(sentence, index, code) is not None


def _next_is_name(sentence: Sentence, index: int, taken: set[int]) -> bool:
    following = sentence.words[index + 1 : index + 2]
    return bool(following) and following[0].upos == "PROPN" and index + 1 not in taken


def _starts_anew(sentence: Sentence, start: int, index: int) -> bool:
    word, before = sentence.words[index], sentence.words[index - 1]
    return index - start >= 2 and _is_first(word) and not _is_first(before) and word.case != before.case


def _is_first(word: Word) -> bool:
    return any(a.name_class == "first" for a in word.analyses)


def _base(sentence: Sentence, first: int, last: int, code: str) -> str:
    """The base form of an unknown name: each word's lemma, with the capitals of the text."""
    parts = []
    for word in sentence.words[first : last + 1]:
        lemma = word.lemma if code == "pl" else word.text
        lemma = lemma if lemma and lemma[0].isupper() else lemma[:1].upper() + lemma[1:] if word.text[0].isupper() else lemma
        parts.append(word.text if word.text.isupper() else lemma)
    return " ".join(parts)


def _unknown_full_names(sentence: Sentence, found: list[NameMention], names: Names) -> None:
    """Names of several words, and single ones after a title, that nothing known covers."""
    for first, last in _runs(sentence, _covered(found), names.code):
        person = _is_person(sentence, first, last, names.code)
        if last == first and not person:
            continue
        base = _base(sentence, first, last, names.code)
        surname = names.persons.get(fold(sentence.words[last].lemma)) or names.persons.get(fold(sentence.words[last].text))
        if person and last == first and (surname or _known_surname(sentence.words[last])):
            continue
        if person and surname is not None and surname.name.split()[0][:1] == base[:1]:
            entity = surname
        else:
            entity = Entity(f"local:{slug(base)}", base, None, None, "person" if person else _kind(sentence, first, last))
        if entity.kind == "person":
            _remember(names, sentence.words[last], entity)
        found.append(NameMention(first, last, entity, "unknown", _CLASS[entity.kind], base))


def _is_person(sentence: Sentence, first: int, last: int, code: str) -> bool:
    """A given name in front, or a title whose apposition it is, tells a person."""
    words = sentence.words
    if last > first and (_is_first(words[first]) or any(a.name_class == "person" for a in words[last].analyses)):
        return True
    head = words[first]
    if head.relation == "appos" and head.head >= 0:
        role = role_at(sentence, head.head, code)
        return role is not None and role.kind == "person"
    role = role_at(sentence, first - 1, code) if first > 0 else None
    if role is not None and role.kind == "person" and (code != "pl" or words[first].case == words[first - 1].case):
        return True
    return code == "en" and last - first in (1, 2) and not any(w.text.isupper() and len(w.text) > 1 for w in words[first : last + 1]) and _speaks(sentence, first)


def _speaks(sentence: Sentence, first: int) -> bool:
    word = sentence.words[first]
    return word.relation in ("nsubj", "appos") or bool(word.head >= 0 and sentence.words[word.head].relation in ("nsubj",) and word.relation == "flat")


def _kind(sentence: Sentence, first: int, last: int) -> str:
    words = sentence.words[first : last + 1]
    if any(w.text.isupper() and len(w.text) > 1 for w in words):
        return "organisation"
    if any(a.name_class == "place" for w in words for a in w.analyses):
        return "place"
    before = sentence.words[first - 1] if first else None
    return "place" if before is not None and before.lower in ("in", "at", "near", "w", "we", "do", "nad", "pod", "koło") else "organisation"


def _known_surname(word: Word) -> Entity | None:
    """A person of the knowledge base by surname alone, where only one has it."""
    for form in dict.fromkeys((word.lemma, word.text)):
        members = _surnames().get(fold(form), ())
        if members:
            return _foremost(members)
    for ending in ("owi", "em", "iem", "a", "ie", "ą", "ę", "y", "i"):
        stem = fold(word.text.removesuffix(ending))
        if word.text.endswith(ending) and len(stem) > 3 and stem in _surnames():
            return _foremost(_surnames()[stem])
    return None


_FOREMOST = ("head_of_state", "head_of_government", "supreme_leader", "monarch", "foreign_minister", "secretary_general")


def _foremost(members: tuple[Entity, ...]) -> Entity | None:
    """Of several persons of one surname the one who leads a state; None where that is none or not one alone."""
    if len(members) == 1:
        return members[0]
    for office in _FOREMOST:
        holders = [m for m in members if any(t.office == office for t in offices_of(m.id, None))]
        if holders:
            return holders[0] if len(holders) == 1 else None
    return None


_surname_table: dict[str, tuple[Entity, ...]] = {}


def _surnames() -> dict[str, tuple[Entity, ...]]:
    """Surname (folded) → the persons of the knowledge base who have it."""
    if not _surname_table:
        table: dict[str, dict[str, Entity]] = {}
        for person in persons().values():
            entity = Entity(person.id, person.name, person.code or None, person.sector or None, "person")
            for text in (person.name, *person.names_en, *person.names_pl):
                table.setdefault(fold(text.split()[-1]), {})[person.id] = entity
        _surname_table.update({key: tuple(members.values()) for key, members in table.items()})
    return _surname_table


def _single_names(sentence: Sentence, found: list[NameMention], names: Names) -> None:
    """Single proper names: a person named in full elsewhere, a known surname, else unknown."""
    for first, last in _runs(sentence, _covered(found), names.code):
        word = sentence.words[last]
        entity = None
        for form in (word.lemma, word.text, *(a.lemma for a in word.analyses)):
            entity = entity or names.persons.get(fold(form))
        if entity is None and not (first == 0 and word.analyses and word.analyses[0].upos != "PROPN"):
            entity = _known_surname(word)
        base = _base(sentence, first, last, names.code)
        if entity is None:
            person = any(a.name_class in ("person", "first") for a in word.analyses) or _is_person(sentence, first, last, names.code)
            kind = "person" if person and not any(a.name_class == "place" for a in word.analyses) else _kind(sentence, first, last)
            entity = Entity(f"local:{slug(base)}", base, None, None, kind)
        found.append(NameMention(first, last, entity, "surname" if entity.kind == "person" else "unknown", _CLASS[entity.kind], base))


def as_mentions(sentences: list[Sentence], names: Names, text: str) -> list[Mention]:
    """The names as the record has them, in the order of the text."""
    result = []
    for sentence, members in zip(sentences, names.mentions, strict=True):
        for m in members:
            if m.name_class:
                span = (sentence.words[m.first].start, sentence.words[m.last].end)
                result.append(Mention(span, text[span[0] : span[1]], m.name_class, m.base, m.entity.id))  # type: ignore[arg-type]
    return result
