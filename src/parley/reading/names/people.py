"""Whom a person's name means: full names first, then surnames, in any transliteration, two people of one surname kept apart."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from parley.knowledge.offices import offices_of
from parley.knowledge.persons import persons
from parley.language.words import Word
from parley.reading.names.entity import Entity
from parley.reading.names.keys import alike, fold, folds, outlines, sound
from parley.reading.names.known import entity

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

    def add(self, who: Entity, given: str, surnames: list[str], sentence: int) -> None:
        """Remember a person named in full in a sentence, under every form that the surname can have."""
        for form in dict.fromkeys(fold(s) for s in surnames):
            if form and all(e != who for _, _, e in self._by_surname[form]):
                self._by_surname[form].append((sentence, given, who))
                self._by_sound[sound(form)].add(form)

    def add_known(self, who: Entity, word: Word, sentence: int) -> None:
        """Remember a person of the knowledge base."""
        known = persons().get(who.id)
        spellings = (known.name, *known.names_en, *known.names_pl) if known else (who.name,)
        given = spellings[0].split()[0]
        self.add(who, given, [s.split()[-1] for s in spellings] + [word.lemma, word.text], sentence)

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


def _spellings() -> list[tuple[str, list[str]]]:
    """Every spelling of the name of every known person, in words, with their id."""
    return [
        (row[0], text.split())
        for row in persons().raw()
        for text in dict.fromkeys("|".join(filter(None, row[3:6])).split("|"))
    ]


@lru_cache(maxsize=1)
def _surnames() -> dict[str, dict[str, None]]:
    """Surname (folded) → the ids of the known persons who have it."""
    table: dict[str, dict[str, None]] = {}
    spelled = _spellings()
    for (person, _), surname in zip(spelled, folds([words[-1] for _, words in spelled]), strict=True):
        table.setdefault(surname, {})[person] = None
    return table


@lru_cache(maxsize=1)
def _outlines() -> dict[str, list[tuple[str, str, str]]]:
    """Outline of a surname → given name, surname and id of the known persons, for names of two words or more."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    spelled = [(words[0], words[-1], person) for person, words in _spellings() if len(words) > 1]
    for row, outline in zip(spelled, outlines([surname for _, surname, _ in spelled]), strict=True):
        table.setdefault(outline, []).append(row)
    return table


def _having(surname: str) -> tuple[Entity, ...]:
    return tuple(entity("person", person) for person in _surnames().get(surname, ()))


def by_full_name(name: str) -> Entity | None:
    """A person of the knowledge base whose given name and surname sound like those of `name`, where there is one only."""
    given, surname = name.split()[0], name.split()[-1]
    if len(given) < 3:
        return None
    near = _outlines().get(outlines([surname])[0], ())
    members = {p for g, s, p in near if alike(s, surname) and alike(g, given)}
    return entity("person", members.pop()) if len(members) == 1 else None


def by_surname(word: Word) -> Entity | None:
    """A person of the knowledge base by surname alone, where only one has it or one leads a state."""
    for form in dict.fromkeys((word.lemma, word.text)):
        if members := _having(fold(form)):
            return _foremost(members)
    for ending in _ENDINGS:
        stem = fold(word.text.removesuffix(ending))
        if word.text.endswith(ending) and len(stem) > 3 and stem in _surnames():
            return _foremost(_having(stem))
    return None


def _foremost(members: tuple[Entity, ...]) -> Entity | None:
    if len(members) == 1:
        return members[0]
    for office in _FOREMOST:
        holders = [m for m in members if any(t.office == office for t in offices_of(m.id, None))]
        if holders:
            return holders[0] if len(holders) == 1 else None
    return None
