"""Names that are known before reading, found in a sentence: states and all that stands for them, organisations, persons, places.

English names are matched as they are written, Polish ones by their declined forms: a token matches a word of a name if it is
that word, has it among its lemmas, or is its stem with an ending of Polish declension.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from parley.language.words import Sentence, Word
from parley.reading.names.entity import Entity
from parley.reading.names.known import Known, entity, known

__all__ = ["Entity", "Found", "Gazetteer", "gazetteer"]

_ENDINGS = frozenset(
    """a u y i e o ą ę owi em iem ie om ów ami ach im ym ego emu ej iej ii ię ią ia io ze cie dzie rze owie ymi imi ich ych mi
    sie le he""".split()
)
_VOWELS = "aeiouyąęó"
_LONGEST = max(len(e) for e in _ENDINGS)
_OPENING = frozenset("„“”\"«»'‚")
#: What stands in a sentence with a capital in both languages or in Polish without one.
_SMALL = frozenset({"adjective", "demonym"})


class Found(NamedTuple):
    """A known name in a sentence: indices of its first and last word, what it names, and in which role (`name`, `adjective`,
    `prefix`, `demonym`, `capital`, `metonym`, `surname`); `others` are other things of the same name, `text` is the name as
    the table has it.
    """

    first: int
    last: int
    entity: Entity
    role: str
    others: tuple[Entity, ...] = ()
    text: str = ""


class _Name(NamedTuple):
    words: tuple[str, ...]
    entity: Entity
    role: str
    text: str
    capitals: tuple[bool, ...]
    quoted: bool

    @property
    def small(self) -> bool:
        """Whether it can begin with a small letter."""
        return not self.capitals[0]


class Gazetteer:
    """All known names of a language, by their first word and, in Polish, by its stem."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._known: dict[str, list[Known]] = {}
        self._stems: dict[str, list[Known]] = {}
        self._prefixes: dict[str, Known] = {}
        self._made: dict[Known, _Name] = {}
        for row in known(code):
            if row[1] == "prefix":
                self._prefixes[row[0].casefold()] = row
                continue
            first = _first(row[0])
            self._known.setdefault(first, []).append(row)
            if code == "pl" and row[1] != "adjective":
                self._stems.setdefault(_stem(first), []).append(row)

    def _name(self, row: Known) -> _Name:
        """A row made ready to be compared, once."""
        found = self._made.get(row)
        if found is None:
            found = self._made[row] = self._make(*row)
        return found

    def _make(self, text: str, role: str, table: str, key: str) -> _Name:
        plain = text.strip("„”")
        words = tuple(w.strip("„”") for w in plain.casefold().replace("’", "'").split())
        lower = self.code == "pl" and role in _SMALL
        capitals = tuple(not lower and not w.strip("„”")[0].islower() for w in plain.split())
        return _Name(words, entity(table, key), role, plain, capitals, text[0] == "„")

    def _names(self, key: str) -> list[_Name]:
        """The names whose first word is `key`."""
        return [self._name(row) for row in self._known.get(key, ())]

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
        if not words[at].text[0].isalpha():
            return None
        length, chosen = 0, list[_Name]()
        for name in self._candidates(words[at]):
            size = len(name.words)
            if size >= length and at + size <= len(words) and self._fits(name, words, at):
                chosen = chosen if size == length else []
                length = size
                chosen.append(name)
        if not chosen:
            return None
        lemmas = {words[at].lower, *(a.lemma.casefold() for a in words[at].analyses)}
        best = min(chosen, key=lambda n: (not n.quoted, n.words[0] not in lemmas, _RANK.get(n.role, 9)))
        others = tuple(dict.fromkeys(n.entity for n in chosen if n.entity != best.entity))
        return Found(at, at + length - 1, best.entity, best.role, others, best.text)

    def _candidates(self, word: Word) -> Iterable[_Name]:
        """Names whose first word can be this one, in the order of the tables, none twice."""
        found: dict[int, _Name] = {}
        lower = word.lower.replace("’", "'")
        for key in dict.fromkeys((lower, *(a.lemma.casefold() for a in word.analyses))):
            for name in self._names(key):
                found[id(name)] = name
        if self.code == "en":
            for key in (lower.removesuffix("s"), lower.removesuffix("es")):
                for name in self._names(key):
                    found[id(name)] = name
        if self.code == "pl":
            stem = lower.partition("'")[0]
            for end in range(max(3, len(stem) - _LONGEST), len(stem) + 1):
                if end == len(stem) or stem[end:] in _ENDINGS:
                    for row in self._stems.get(stem[:end], ()):
                        name = self._name(row)
                        found[id(name)] = name
        return found.values()

    def _fits(self, name: _Name, words: list[Word], at: int) -> bool:
        first = words[at]
        if name.quoted and not (at and words[at - 1].text in _OPENING):
            return False
        if first.text[0].islower() and not name.small:
            return False
        if len(name.words) == 1 and len(name.words[0]) <= 3 and not first.text.isupper() and name.words[0].isalpha():
            if self.code != "en":
                return first.text == name.text and name.entity.kind == "organisation" and at > 0
            return name.words[0] not in ("us", "it", "who", "un", "eu") and first.lower == name.words[0]
        return all(self._same(name, n, words[at + n]) for n in range(len(name.words)))

    def _same(self, name: _Name, place: int, word: Word) -> bool:
        wanted = name.words[place]
        if word.lower == wanted:
            return not (name.small and name.capitals[place] and word.text[0].islower())  # `the City`
        if self.code != "pl":
            return name.role in _SMALL and word.lower in (f"{wanted}s", f"{wanted}es") and word.text[0].isupper()
        if any(a.lemma.casefold() == wanted for a in word.analyses):
            return name.role != "adjective" or any(
                a.upos == "ADJ" and a.lemma.casefold() == wanted for a in word.analyses
            )
        if name.role == "adjective" or (word.text.isupper() and len(wanted) <= 5):
            return False
        if not word.text[0].isupper() and name.capitals[place]:
            return False
        if name.text.isupper() and not word.text[: len(wanted) - 1].isupper():
            return False
        lower = word.lower.replace("’", "'")
        if "'" in lower:
            return lower == wanted or lower.partition("'")[0] in (wanted, wanted.rstrip("e"))
        stem = _stem(wanted)
        return len(stem) >= 3 and lower.startswith(stem) and lower[len(stem) :] in _ENDINGS

    def _compound(self, word: Word) -> list[Found]:
        """`amerykańsko-białoruskich`, `US-brokered`, `Sino-Indian`: the states that its parts name."""
        if "-" not in word.text and "–" not in word.text:
            return []
        parts = word.lower.replace("–", "-").split("-")
        found = []
        for number, part in enumerate(parts):
            prefix = self._prefixes.get(part)
            meant = entity(*prefix[2:]) if prefix else self._adjective(part, word, number == len(parts) - 1)
            if meant is not None:
                found.append(Found(word.index, word.index, meant, "adjective"))
        return found

    def _adjective(self, part: str, word: Word, last: bool) -> Entity | None:
        forms = {part} | ({a.lemma.casefold().rpartition("-")[2] for a in word.analyses} if last else set())
        for form in forms:
            for name in self._names(form):
                if (
                    name.words == (form,)
                    and (name.role in ("adjective", "name", "demonym"))
                    and name.entity.kind in ("country", "organisation")
                ):
                    return name.entity
        return None


_RANK = {"name": 0, "adjective": 1, "metonym": 2, "capital": 3, "demonym": 4, "surname": 6}


def _first(name: str) -> str:
    """The first word of a name as it is looked up."""
    word = name.partition(" ")[0].casefold()
    return word if word.isalpha() else word.strip("„”").replace("’", "'")


def _stem(word: str) -> str:
    return word[:-1] if word[-1] in _VOWELS and len(word) > 3 else word


@lru_cache(maxsize=8)
def gazetteer(code: str) -> Gazetteer:
    """The known names of a language, gathered once a process."""
    return Gazetteer(code)
