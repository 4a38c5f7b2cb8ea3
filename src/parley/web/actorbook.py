"""Actors to choose from: those of the dossier, and those of the knowledge base (states, organisations, persons)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from parley.knowledge.countries import countries
from parley.knowledge.organisations import organisations
from parley.knowledge.persons import persons
from parley.store.keys import fold
from parley.store.lists import Party


@dataclass(frozen=True, slots=True)
class Known:
    """An actor with all its folded names. `events` counts its events in the dossier, 0 where it has none."""

    id: str
    name: str
    code: str | None
    sector: str | None
    names: tuple[str, ...] = ()
    events: int = 0


@cache
def book() -> dict[str, Known]:
    """The actors of the knowledge base by id."""
    found: dict[str, Known] = {}
    for country in countries().values():
        key = country.wikidata or f"local:{country.code.lower()}"
        spelled = (*country.names_en, *country.names_pl)
        found[key] = Known(key, country.names_en[0], country.state or country.code, "GOV", _folded(spelled))
    for body in organisations().values():
        spelled = (*body.names_en, *body.names_pl)
        found[body.id] = Known(body.id, spelled[0], body.code, body.sector, _folded(spelled))
    for person in persons().values():
        spelled = (person.name, *person.names_en, *person.names_pl)
        found[person.id] = Known(person.id, person.name, person.code, person.sector, _folded(spelled))
    return found


def _folded(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(name) for name in names))


def find(given: str, parties: Iterable[Party], limit: int = 12) -> list[Known]:
    """The actors that a name, a part of one, a code or an id means: the same name first, then by events."""
    sought, code = fold(given), given.strip().upper()
    if not sought:
        return []
    known = dict(book())
    for party in parties:
        base = known.get(party.id)
        names = (fold(party.name), *(base.names if base else ()))
        known[party.id] = Known(party.id, party.name, party.code, party.sector, names, party.events)
    hits = [one for one in known.values() if any(sought in name for name in one.names) or code in (one.code, one.id)]
    return sorted(hits, key=lambda one: (_distance(one, sought, code), -one.events, one.name, one.id))[:limit]


def _distance(one: Known, sought: str, code: str) -> int:
    if sought in one.names or code == one.id:
        return 0
    if fold(one.name).startswith(sought):
        return 1
    if code == one.code:
        return 2
    return 3 if any(name.startswith(sought) for name in one.names) else 4


def by_id(key: str, parties: Iterable[Party]) -> Known | None:
    """The actor with this id."""
    for party in parties:
        if party.id == key:
            return Known(party.id, party.name, party.code, party.sector, (), party.events)
    return book().get(key)
