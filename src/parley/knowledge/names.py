"""Names known before reading that stand in no other table: products, events, companies, peoples (data/names.tsv), and given names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple, cast, get_args

from parley.knowledge.files import data, rows

NameClass = Literal["PER", "LOC", "ORG", "PRO", "EVT"]
Gender = Literal["f", "m", "both"]
COLUMNS = ("class", "name_en", "aliases_en", "name_pl", "aliases_pl")


class Name(NamedTuple):
    """A name with its class; `names_*` have the usual form first."""

    name_class: NameClass
    names_en: tuple[str, ...]
    names_pl: tuple[str, ...]

    @property
    def name_en(self) -> str:
        """The usual English form."""
        return self.names_en[0]


@cache
def names() -> tuple[Name, ...]:
    """Every name, in the order of the file."""
    return parse_names(data("names.tsv"))


def parse_names(text: str, file: str = "names.tsv") -> tuple[Name, ...]:
    """The names in the text of a table; KnowledgeError, with the line, where one is malformed or told twice."""
    found: dict[tuple[str, str], Name] = {}
    for row in rows(text, file, COLUMNS):
        key = (row["class"], row["name_en"])
        if row["class"] not in get_args(NameClass):
            raise row.fault(f"no class {row['class']!r}")
        if not row["name_en"] or not row["name_pl"] or key in found:
            raise row.fault(f"a name is empty or stands twice: {row['name_en']!r}")
        en = (row["name_en"], *row.several("aliases_en"))
        pl = (row["name_pl"], *row.several("aliases_pl"))
        if len(set(en)) < len(en) or len(set(pl)) < len(pl):
            raise row.fault("a name stands among its own aliases")
        found[key] = Name(cast(NameClass, row["class"]), en, pl)
    return tuple(found.values())


@cache
def given_names() -> Mapping[str, Gender]:
    """Given names with their gender."""
    return MappingProxyType(
        {
            row["name"]: cast(Gender, row["gender"])
            for row in rows(data("given_names.tsv"), "given_names.tsv", ("name", "gender"))
        }
    )
