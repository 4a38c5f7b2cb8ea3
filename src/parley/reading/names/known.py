"""Every name of the tables of knowledge in one language, with what it names and in which role.

Names come as the tables have them; what one names is made when a text names it (`entity`), since a text names few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from parley.knowledge.countries import ambiguous, countries
from parley.knowledge.names import names
from parley.knowledge.organisations import organisations
from parley.knowledge.persons import persons
from parley.knowledge.places import places
from parley.reading.names.entity import Entity
from parley.reading.names.keys import slug

#: A name, its role, the table in which it stands and its key there.
Known = tuple[str, str, str, str]
#: Things held made; a corpus repeats them.
CACHE = 20_000
_KINDS = {"ORG": "organisation", "PRO": "organisation", "LOC": "place", "EVT": "thing", "PER": "thing"}


def known(code: str) -> Iterator[Known]:
    """Every name of a language; of two things of one name the first is the likelier."""
    polish = code == "pl"
    yield from _countries(polish)
    for key, *_, name_en, others_en, name_pl, others_pl in organisations().raw():
        for text in _listed(name_pl, others_pl) if polish else _listed(name_en, others_en):
            yield text, "name", "organisation", key
    for key, _, _, name, names_en, names_pl, _ in persons().raw():
        for text in _listed(names_pl if polish else "", name, names_en):
            yield text, "name", "person", key
    for key, _, _, name_en, others_en, name_pl, others_pl in places().raw():
        for text in _listed(name_pl, others_pl) if polish else _listed(name_en, others_en):
            yield text, "name", "place", key
    for number, thing in enumerate(names()):
        for text in thing.names_pl if polish else thing.names_en:
            yield text, "name", "thing", str(number)


def _countries(polish: bool) -> Iterator[Known]:
    unclear = ambiguous()
    for code, country in countries().items():
        for text, role in country.words("pl" if polish else "en"):
            first = unclear.get(("pl" if polish else "en", text))
            if first is None or first[0] == code:
                yield text, role, "country", code


def _listed(*cells: str) -> Iterable[str]:
    """The members of several lists, each once, in order."""
    text = "|".join(filter(None, cells))
    return dict.fromkeys(text.split("|")) if "|" in text else (text,)


@lru_cache(maxsize=CACHE)
def entity(table: str, key: str) -> Entity:
    """What stands at a key of a table: `country`, `organisation`, `person`, `place` or `thing`."""
    return _MAKERS[table](key)


def _country(key: str) -> Entity:
    country = countries()[key]
    return Entity(country.wikidata or f"local:{country.code}", country.name_en, country.state, "GOV", "country")


def _organisation(key: str) -> Entity:
    body = organisations()[key]
    name_class = _classes().get(body.name_en, "PRO" if body.kind == "media" else "ORG")
    return Entity(
        body.id, body.name_en, body.code or None, body.sector or None, "organisation", body.members, "", name_class
    )


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    return {n.name_en: n.name_class for n in names()}


def _person(key: str) -> Entity:
    person = persons()[key]
    return Entity(person.id, person.name, person.code or None, person.sector or None, "person")


def _place(key: str) -> Entity:
    spot = places()[key]
    return Entity(spot.id, spot.name_en, spot.code or None, None, "place", (), spot.kind)


def _thing(key: str) -> Entity:
    thing = names()[int(key)]
    own = thing.name_class if thing.name_class in ("PRO", "EVT", "PER") else ""
    kind = _KINDS[thing.name_class]
    return Entity(f"local:{slug(thing.name_en)}", thing.name_en, None, None, kind, (), "", own)


_MAKERS = {
    "country": _country,
    "organisation": _organisation,
    "person": _person,
    "place": _place,
    "thing": _thing,
}
