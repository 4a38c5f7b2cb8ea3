"""Persons known before reading, with their names in English and Polish (data/persons.tsv).

Their offices, with dates, are in offices.py.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, cast

from parley.knowledge.cells import Line, actor_code, identifier, sector, several
from parley.knowledge.own import texts
from parley.knowledge.table import Table

Gender = Literal["f", "m"]
COLUMNS = ("id", "code", "sector", "name", "names_en", "names_pl", "gender")


class Person(NamedTuple):
    """A person. `code` is the state or organisation of states that they act for or belong to, or None; `sector` the one
    they are best known in. `names_en` are other English spellings than `name`; `names_pl` Polish base forms, the usual
    one first, which is `name` itself where Polish writes it the same way.
    """

    id: str
    code: str | None
    sector: str | None
    name: str
    names_en: tuple[str, ...]
    names_pl: tuple[str, ...]
    gender: Gender


@cache
def persons() -> Table[Person]:
    """Every person by their id, in the order of the file, the user's own over ours (own.py). Each is made when it is asked for."""
    return Table(texts("persons.tsv"), COLUMNS, _person)


def parse_persons(text: str, file: str = "persons.tsv") -> dict[str, Person]:
    """The persons in the text of a table; KnowledgeError, with the line, where one is malformed or told twice."""
    return Table([(file, text)], COLUMNS, _person).whole()


def _person(cells: list[str], at: Line) -> Person:
    key, code, about, name, names_en, names_pl, gender = cells
    others = several(names_en, at)
    if not name or name in others:
        raise at.fault(f"the name is empty or stands among names_en: {name!r}")
    if gender not in ("f", "m"):
        raise at.fault(f"gender is neither f nor m: {gender!r}")
    return Person(
        identifier(key, at),
        actor_code(code, at),
        sector(about, at),
        name,
        others,
        several(names_pl, at) or (name,),
        cast(Gender, gender),
    )
