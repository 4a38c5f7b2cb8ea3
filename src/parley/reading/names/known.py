"""Every name of the tables of knowledge in one language, with what it names and in which role."""

from __future__ import annotations

from collections.abc import Iterator

from parley.knowledge.countries import ambiguous, countries
from parley.knowledge.names import names
from parley.knowledge.organisations import organisations
from parley.knowledge.persons import persons
from parley.knowledge.places import places
from parley.reading.names.entity import Entity
from parley.reading.names.keys import slug

_KINDS = {"ORG": "organisation", "PRO": "organisation", "LOC": "place", "EVT": "thing", "PER": "thing"}


def known(code: str) -> Iterator[tuple[str, Entity, str]]:
    """Every (name, entity, role) of a language; of two things of one name the first is the likelier."""
    polish = code == "pl"
    yield from _countries(polish)
    yield from _organisations(polish)
    yield from _persons(polish)
    yield from _places(polish)
    yield from _names(polish)


def _countries(polish: bool) -> Iterator[tuple[str, Entity, str]]:
    unclear = ambiguous()
    for country in countries().values():
        entity = Entity(country.wikidata or f"local:{country.code}", country.name_en, country.state, "GOV", "country")
        for text, role in country.words("pl" if polish else "en"):
            first = unclear.get(("pl" if polish else "en", text))
            if first is None or first[0] == country.code:
                yield text, entity, role


def _organisations(polish: bool) -> Iterator[tuple[str, Entity, str]]:
    classes = {n.name_en: n.name_class for n in names()}
    for body in organisations().values():
        name_class: str = classes.get(body.name_en, "PRO" if body.kind == "media" else "ORG")
        entity = Entity(
            body.id, body.name_en, body.code or None, body.sector or None, "organisation", body.members, "", name_class
        )
        for text in dict.fromkeys(body.names_pl if polish else body.names_en):
            yield text, entity, "name"


def _persons(polish: bool) -> Iterator[tuple[str, Entity, str]]:
    for person in persons().values():
        entity = Entity(person.id, person.name, person.code or None, person.sector or None, "person")
        spellings = person.names_pl if polish and person.names_pl else (person.name, *person.names_en)
        for text in dict.fromkeys((*spellings, person.name, *person.names_en)):
            yield text, entity, "name"


def _places(polish: bool) -> Iterator[tuple[str, Entity, str]]:
    for spot in places().values():
        entity = Entity(spot.id, spot.name_en, spot.code or None, None, "place", (), spot.kind)
        for text in dict.fromkeys(spot.names_pl if polish else spot.names_en):
            yield text, entity, "name"


def _names(polish: bool) -> Iterator[tuple[str, Entity, str]]:
    for name in names():
        own = name.name_class if name.name_class in ("PRO", "EVT", "PER") else ""
        entity = Entity(f"local:{slug(name.name_en)}", name.name_en, None, None, _KINDS[name.name_class], (), "", own)
        for text in name.names_pl if polish else name.names_en:
            yield text, entity, "name"
