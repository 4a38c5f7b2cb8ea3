"""Names that are known before reading, found in a sentence: states and all that stands for them, organisations, persons, places.

English names are matched as they are written, Polish ones by their declined forms: a token matches a word of a name if it is
that word, has it among its lemmas, or is its stem with an ending of Polish declension.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from parley.knowledge.countries import ambiguous, countries
from parley.knowledge.organisations import organisations
from parley.knowledge.persons import persons
from parley.knowledge.places import places
from parley.language.words import Sentence, Word

_ENDINGS = frozenset(
    """a u y i e o ą ę owi em iem ie om ów ami ach im ym ego emu ej iej ii ię ią ia io ze cie dzie rze owie ymi imi ich ych mi
    sie le he""".split()
)
_VOWELS = "aeiouyąęó"
_PREFIX = 3


@dataclass(frozen=True, slots=True)
class Entity:
    """What a name names. `kind` is `country`, `organisation`, `person` or `place`; `place_kind` tells a city from a region."""

    id: str
    name: str
    code: str | None
    sector: str | None
    kind: str
    members: tuple[str, ...] = ()
    place_kind: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A known name in a sentence: indices of its first and last word, what it names, and in which role (`name`, `adjective`,
    `prefix`, `demonym`, `capital`, `metonym`, `surname`); `others` are other things of the same name.
    """

    first: int
    last: int
    entity: Entity
    role: str
    others: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    entity: Entity
    role: str


class Gazetteer:
    """All known names of a language, by the first letters of their first word."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._names: dict[str, list[_Name]] = {}
        self._prefixes: dict[str, Entity] = {}
        for text, entity, role in _known(code):
            if role == "prefix":
                self._prefixes[text.casefold()] = entity
            else:
                words = tuple(_split(text, code))
                self._names.setdefault(words[0][:_PREFIX], []).append(_Name(words, entity, role))
        for names in self._names.values():
            names.sort(key=lambda n: -len(n.words))

    def find(self, sentence: Sentence) -> list[Found]:
        """The known names of a sentence, longest first at each place, none inside another."""
        found: list[Found] = []
        at = 0
        while at < len(sentence.words):
            hit = self._at(sentence.words, at)
            if hit is None:
                found += self._compound(sentence.words[at])
                at += 1
            else:
                found.append(hit)
                at = hit.last + 1
        return found

    def _at(self, words: list[Word], at: int) -> Found | None:
        word = words[at]
        if not word.text[0].isalpha():
            return None
        candidates: dict[int, list[_Name]] = {}
        for start in {word.lower[:_PREFIX], *(a.lemma.casefold()[:_PREFIX] for a in word.analyses)}:
            for name in self._names.get(start, ()):
                if at + len(name.words) <= len(words) and self._fits(name, words, at):
                    candidates.setdefault(len(name.words), []).append(name)
        if not candidates:
            return None
        length = max(candidates)
        chosen = sorted(candidates[length], key=lambda n: _RANK.get(n.role, 9))
        others = tuple(dict.fromkeys(n.entity for n in chosen[1:] if n.entity != chosen[0].entity))
        return Found(at, at + length - 1, chosen[0].entity, chosen[0].role, others)

    def _fits(self, name: _Name, words: list[Word], at: int) -> bool:
        first = words[at]
        lowercase = name.role in ("adjective", "demonym") if self.code == "pl" else False
        if first.text[0].islower() and not lowercase and name.words[0][0] != "\x00":
            return False
        if len(name.words) == 1 and len(name.words[0]) <= 3 and not first.text.isupper() and name.words[0].isalpha():
            return self.code == "en" and name.words[0] not in ("us", "it", "who", "un", "eu") and first.lower == name.words[0]
        return all(self._same(wanted, words[at + n], name.role) for n, wanted in enumerate(name.words))

    def _same(self, wanted: str, word: Word, role: str) -> bool:
        if word.lower == wanted:
            return True
        if self.code != "pl":
            return role in ("demonym", "adjective") and word.lower in (f"{wanted}s", f"{wanted}es") and word.text[0].isupper()
        if any(a.lemma.casefold() == wanted for a in word.analyses):
            return role != "adjective" or any(a.upos == "ADJ" and a.lemma.casefold() == wanted for a in word.analyses)
        if role == "adjective" or word.text.isupper() or (not word.text[0].isupper() and role != "demonym"):
            return False
        if any("’" in word.text or "'" in word.text for _ in (0,)):
            return word.lower.replace("'", "’").partition("’")[0] == wanted.rstrip("e") or word.lower.replace("'", "’").partition("’")[0] == wanted
        stem = wanted[:-1] if wanted[-1] in _VOWELS and len(wanted) > 3 else wanted
        return len(stem) >= 3 and word.lower.startswith(stem) and word.lower[len(stem) :] in _ENDINGS

    def _compound(self, word: Word) -> list[Found]:
        """`amerykańsko-białoruskich`, `US-brokered`, `Sino-Indian`: the states that its parts name."""
        if "-" not in word.text and "–" not in word.text:
            return []
        parts = word.lower.replace("–", "-").split("-")
        found = []
        for number, part in enumerate(parts):
            entity = self._prefixes.get(part) or self._adjective(part, word, number == len(parts) - 1)
            if entity is not None:
                found.append(Found(word.index, word.index, entity, "adjective"))
        return found

    def _adjective(self, part: str, word: Word, last: bool) -> Entity | None:
        forms = {part} | ({a.lemma.casefold().rpartition("-")[2] for a in word.analyses} if last else set())
        for form in forms:
            for name in self._names.get(form[:_PREFIX], ()):
                if name.words == (form,) and (name.role in ("adjective", "name", "demonym")) and name.entity.kind in ("country", "organisation"):
                    return name.entity
        return None


_RANK = {"name": 0, "adjective": 1, "metonym": 2, "capital": 3, "demonym": 4, "surname": 6}


def _split(text: str, code: str) -> Iterator[str]:
    for part in text.casefold().replace("’", "'").split():
        yield part


def _known(code: str) -> Iterator[tuple[str, Entity, str]]:
    """Every (name, entity, role) of a language."""
    polish = code == "pl"
    unclear = ambiguous()
    for country in countries().values():
        entity = Entity(country.wikidata or f"local:{country.code}", country.name_en, country.state, "GOV", "country")
        for text, role in country.words("pl" if polish else "en"):
            first = unclear.get(("pl" if polish else "en", text))
            if first is None or first[0] == country.code:
                yield text, entity, role
    for body in organisations().values():
        entity = Entity(body.id, body.name_en, body.code or None, body.sector or None, "organisation", body.members)
        for text in dict.fromkeys(body.names_pl if polish else body.names_en):
            yield text, entity, "name"
    yield from _persons(polish)
    for spot in places().values():
        entity = Entity(spot.id, spot.name_en, spot.code or None, None, "place", (), spot.kind)
        for text in dict.fromkeys(spot.names_pl if polish else spot.names_en):
            yield text, entity, "name"


def _persons(polish: bool) -> Iterator[tuple[str, Entity, str]]:
    for person in persons().values():
        entity = Entity(person.id, person.name, person.code or None, person.sector or None, "person")
        names = person.names_pl if polish and person.names_pl else (person.name, *person.names_en)
        for text in dict.fromkeys((*names, person.name, *person.names_en)):
            yield text, entity, "name"


@lru_cache(maxsize=8)
def gazetteer(code: str) -> Gazetteer:
    """The known names of a language, gathered once a process."""
    return Gazetteer(code)
