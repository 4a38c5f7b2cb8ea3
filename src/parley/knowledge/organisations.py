"""Organisations known before reading (data/organisations.tsv).

Organisations and groups of states, armed groups, organisations of citizens, media, national bodies, companies.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, cast, get_args

from parley.knowledge.cells import Line, actor_code, identifier, names, sector, several
from parley.knowledge.own import texts
from parley.knowledge.table import Table

Kind = Literal["igo", "armed_group", "ngo", "media", "body", "company", "group"]
KINDS = frozenset(get_args(Kind))
COLUMNS = ("id", "code", "sector", "kind", "members", "name_en", "aliases_en", "name_pl", "aliases_pl")


class Organisation(NamedTuple):
    """An organisation. `code` is `IGO:…` for organisations and groups of states, else the state it belongs to, or None;
    `members` are the states that a small group consists of; `names_*` have the usual name first.
    """

    id: str
    code: str | None
    sector: str | None
    kind: Kind
    members: tuple[str, ...]
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
def organisations() -> Table[Organisation]:
    """Every organisation by its id, in the order of the file, the user's own over ours (own.py). Each is made when it is asked for."""
    return Table(texts("organisations.tsv"), COLUMNS, _organisation)


def parse_organisations(text: str, file: str = "organisations.tsv") -> dict[str, Organisation]:
    """The organisations in the text of a table; KnowledgeError, with the line, where one is malformed or told twice."""
    return Table([(file, text)], COLUMNS, _organisation).whole()


def _organisation(cells: list[str], at: Line) -> Organisation:
    key, code, about, kind, members, name_en, aliases_en, name_pl, aliases_pl = cells
    if kind not in KINDS:
        raise at.fault(f"no kind {kind!r}")
    if members and kind != "group":
        raise at.fault("only a group has members")
    return Organisation(
        identifier(key, at),
        actor_code(code, at),
        sector(about, at),
        cast(Kind, kind),
        several(members, at),
        names(name_en, aliases_en, at),
        names(name_pl, aliases_pl, at),
    )
