"""Whom a person's name means: full names first, then surnames, in any transliteration, two people of one surname kept apart."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from parley.knowledge.offices import offices_of
from parley.knowledge.persons import persons
from parley.language.words import Word
from parley.reading.names.entity import Entity
from parley.reading.names.keys import alike, fold, sound

_FOREMOST = (
    "head_of_state",
    "head_of_government",
    "supreme_leader",
    "monarch",
    "foreign_minister",
    "secretary_general",
)
_ENDINGS = ("owi", "em", "iem", "a", "ie", "ą", "ę", "y", "i")


class People:
    """The persons of a document by surname, in the order in which they are named in full."""

    def __init__(self) -> None:
        self._by_surname: dict[str, list[tuple[int, str, Entity]]] = defaultdict(list)
        self._by_sound: dict[str, set[str]] = defaultdict(set)

    def add(self, entity: Entity, given: str, surnames: list[str], sentence: int) -> None:
        """Remember a person named in full in a sentence, under every form that the surname can have."""
        for form in dict.fromkeys(fold(s) for s in surnames):
            if form and all(e != entity for _, _, e in self._by_surname[form]):
                self._by_surname[form].append((sentence, given, entity))
                self._by_sound[sound(form)].add(form)

    def add_known(self, entity: Entity, word: Word, sentence: int) -> None:
        """Remember a person of the knowledge base."""
        known = persons().get(entity.id)
        spellings = (known.name, *known.names_en, *known.names_pl) if known else (entity.name,)
        given = spellings[0].split()[0]
        self.add(entity, given, [s.split()[-1] for s in spellings] + [word.lemma, word.text], sentence)

    def find(self, forms: list[str], given: str, sentence: int) -> Entity | None:
        """The person of a surname, by given name or initial where there is one; else who was named last before, or first at all."""
        found = [m for form in dict.fromkeys(fold(f) for f in forms) for m in self._by_surname.get(form, ())]
        if not found:
            found = self._alike(forms)
        if given:
            found = [m for m in found if _same_given(given, m[1])]
        if not found:
            return None
        before = [m for m in found if m[0] <= sentence]
        return max(before, key=lambda m: m[0])[2] if before else found[0][2]

    def _alike(self, forms: list[str]) -> list[tuple[int, str, Entity]]:
        for form in forms:
            for other in sorted(self._by_sound.get(sound(form), ())):
                if len(fold(form)) > 3 and alike(form, other):
                    return self._by_surname[other]
        return []


def _same_given(one: str, other: str) -> bool:
    a, b = fold(one), fold(other)
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1] or sound(a)[:1] == sound(b)[:1] != ""
    return a == b or alike(one, other) or (a[:3] == b[:3] and len(a) > 3)


@lru_cache(maxsize=1)
def _surnames() -> dict[str, tuple[Entity, ...]]:
    """Surname (folded) → the persons of the knowledge base who have it."""
    table: dict[str, dict[str, Entity]] = {}
    for person in persons().values():
        entity = Entity(person.id, person.name, person.code or None, person.sector or None, "person")
        for text in (person.name, *person.names_en, *person.names_pl):
            table.setdefault(fold(text.split()[-1]), {})[person.id] = entity
    return {key: tuple(members.values()) for key, members in table.items()}


@lru_cache(maxsize=1)
def _sounds() -> dict[str, tuple[tuple[str, str, Entity], ...]]:
    """Sound of a surname → given name, surname and person of the knowledge base, for names of two words or more."""
    table: dict[str, dict[tuple[str, str, Entity], None]] = defaultdict(dict)
    for person in persons().values():
        entity = Entity(person.id, person.name, person.code or None, person.sector or None, "person")
        for text in (person.name, *person.names_en, *person.names_pl):
            if " " in text:
                given, surname = text.split()[0], text.split()[-1]
                table[sound(surname)][given, surname, entity] = None
    return {key: tuple(members) for key, members in table.items()}


def by_full_name(name: str) -> Entity | None:
    """A person of the knowledge base whose given name and surname sound like those of `name`, where there is one only."""
    given, surname = name.split()[0], name.split()[-1]
    if len(given) < 3:
        return None
    members = {e for g, s, e in _sounds().get(sound(surname), ()) if alike(s, surname) and alike(g, given)}
    return next(iter(members)) if len(members) == 1 else None


def by_surname(word: Word) -> Entity | None:
    """A person of the knowledge base by surname alone, where only one has it or one leads a state."""
    for form in dict.fromkeys((word.lemma, word.text)):
        if members := _surnames().get(fold(form), ()):
            return _foremost(members)
    for ending in _ENDINGS:
        stem = fold(word.text.removesuffix(ending))
        if word.text.endswith(ending) and len(stem) > 3 and stem in _surnames():
            return _foremost(_surnames()[stem])
    return None


def _foremost(members: tuple[Entity, ...]) -> Entity | None:
    if len(members) == 1:
        return members[0]
    for office in _FOREMOST:
        holders = [m for m in members if any(t.office == office for t in offices_of(m.id, None))]
        if holders:
            return holders[0] if len(holders) == 1 else None
    return None
