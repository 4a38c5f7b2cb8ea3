"""How actors and places are called in the language of the brief."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from parley.brief.strings import Strings
from parley.knowledge.countries import Country, countries
from parley.knowledge.organisations import Organisation, organisations
from parley.knowledge.persons import persons
from parley.model import Actor, Place


def country(code: str, s: Strings) -> str:
    """The name of the state or organisation with that code, with its article; the code where it is not known."""
    name = plain(code, s)
    return s.of("article", "pattern").format(name) if code in s.list("article", "codes") else name


def plain(code: str, s: Strings) -> str:
    """The name without an article, as in a heading."""
    found = countries().get(code) or _bodies().get(code)
    if found is None:
        return code.removeprefix("IGO:")
    return found.name_pl if s.language == "pl" else found.name_en


def is_state(actor: Actor) -> bool:
    """Whether the actor is the state itself, not somebody of it."""
    found = countries().get(actor.code or "")
    if found is None:
        return False
    return actor.id == found.wikidata or actor.name in (*found.names_en, *found.names_pl)


def actor(who: Actor, s: Strings) -> str:
    """The name of an actor in the brief's language where it is known in it, else as the record has it.

    One who is called by a common noun only ("the regime") is named by the state, with that noun.
    """
    if is_state(who):
        return country(who.code or "", s)
    if who.name[:1].islower() and who.code in countries():
        return f"{country(who.code or '', s)} ({who.name})"
    return _polish(who) if s.language == "pl" else who.name


def _polish(who: Actor) -> str:
    person, body = persons().get(who.id), organisations().get(who.id)
    if person is not None:
        return person.names_pl[0] if person.names_pl else person.name
    return body.name_pl if body is not None else who.name


def plural(names: tuple[Actor, ...], s: Strings) -> bool:
    """Whether a verb that follows these names stands in the plural."""
    if len(names) != 1:
        return len(names) > 1
    return is_state(names[0]) and (names[0].code in s.list("plural", "codes"))


def place(where: Place, s: Strings) -> str:
    """The name of a place: countries and their capitals in the brief's language, others as the record has them."""
    return _places(s.language).get(where.name, where.name)


def joined(texts: list[str], s: Strings) -> str:
    """Names in a row: "a, b and c"."""
    if len(texts) < 2:
        return "".join(texts)
    return ", ".join(texts[:-1]) + s("and") + texts[-1]


@cache
def _bodies() -> Mapping[str, Organisation]:
    """Organisations of states by their code; the first of those that share one is the whole."""
    found: dict[str, Organisation] = {}
    for body in organisations().values():
        if body.code is not None and body.code.startswith("IGO:"):
            found.setdefault(body.code, body)
    return MappingProxyType(found)


@cache
def _places(language: str) -> MappingProxyType[str, str]:
    found: dict[str, str] = {}
    for state in countries().values():
        for names, usual in _pairs(state, language == "pl"):
            for name in names:
                found.setdefault(name, usual)
    return MappingProxyType(found)


def _pairs(state: Country, polish: bool) -> tuple[tuple[tuple[str, ...], str], ...]:
    pairs = [(((*state.names_en, *state.names_pl)), state.name_pl if polish else state.name_en)]
    if state.capitals_en and state.capitals_pl:
        seats = (state.capitals_en[0], state.capitals_pl[0])
        pairs.append((seats, seats[1] if polish else seats[0]))
    return tuple(pairs)
