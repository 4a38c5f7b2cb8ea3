"""Places known before reading: cities, regions, islands, waters, bases, crossings, landmarks (data/places.tsv).

States, disputed territories and their capitals are in countries.py and not here.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, cast, get_args

from parley.knowledge.cells import Line, actor_code, identifier, names
from parley.knowledge.files import data
from parley.knowledge.table import Table

Kind = Literal["city", "region", "island", "sea", "river", "base", "crossing", "continent", "landmark"]
_KINDS = frozenset(get_args(Kind))
COLUMNS = ("id", "code", "kind", "name_en", "aliases_en", "name_pl", "aliases_pl")


class Place(NamedTuple):
    """A place. `code` is the state in which it lies (ISO 3166-1 alpha-3), None where it lies in none or in several;
    `names_*` have the usual name first.
    """

    id: str
    code: str | None
    kind: Kind
    names_en: tuple[str, ...]
    names_pl: tuple[str, ...]

    @property
    def name_en(self) -> str:
        """The usual English name."""
        return self.names_en[0]

    @property
    def name_pl(self) -> str:
        """The usual Polish name."""
        return self.names_pl[0]


@cache
def places() -> Table[Place]:
    """Every place by its id, in the order of the file. Each is made when it is asked for."""
    return Table([("places.tsv", data("places.tsv"))], COLUMNS, _place)


def parse_places(text: str, file: str = "places.tsv") -> dict[str, Place]:
    """The places in the text of a table; KnowledgeError, with the line, where one is malformed or told twice."""
    return Table([(file, text)], COLUMNS, _place).whole()


def _place(cells: list[str], at: Line) -> Place:
    key, code, kind, name_en, aliases_en, name_pl, aliases_pl = cells
    if kind not in _KINDS:
        raise at.fault(f"no kind {kind!r}")
    if code and len(code) != 3:
        raise at.fault(f"a place lies in a state, not in {code!r}")
    return Place(
        identifier(key, at),
        actor_code(code, at),
        cast(Kind, kind),
        names(name_en, aliases_en, at),
        names(name_pl, aliases_pl, at),
    )
