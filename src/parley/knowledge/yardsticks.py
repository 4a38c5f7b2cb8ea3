"""Yardsticks of probability: what range a term stands for (data/yardsticks.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from parley.knowledge.files import Table, data, toml

Range = tuple[float, float]


class Yardstick(NamedTuple):
    """A yardstick: its id, name and source, and the range (low, high) of each term. Ranges may leave gaps."""

    id: str
    name: str
    source: str
    terms: Mapping[str, Range]


@cache
def yardsticks() -> Mapping[str, Yardstick]:
    """Every yardstick by its id: `icd203`, `phia`, `kent`."""
    return parse_yardsticks(data("yardsticks.toml"))


def parse_yardsticks(text: str, file: str = "yardsticks.toml") -> Mapping[str, Yardstick]:
    """The yardsticks that a TOML text describes; KnowledgeError, with file and line, where it is not of the form."""
    return MappingProxyType({name: _yardstick(name, table) for name, table in toml(text, file).items()})


def _yardstick(name: str, table: Table) -> Yardstick:
    table.only("name", "source", "terms")
    terms = table.table("terms")
    ranges = {term: _range(terms, term) for term in terms.values}
    return Yardstick(name, table.text("name"), table.text("source"), MappingProxyType(ranges))


def _range(table: Table, term: str) -> Range:
    value = table.values[term]
    if not (isinstance(value, list) and len(value) == 2 and all(isinstance(n, float) for n in value)):
        raise table.fault(f"{term!r} is no pair of numbers: {value!r}")
    low, high = value
    if not 0 <= low <= high <= 1:
        raise table.fault(f"{term!r} is no range between 0 and 1: {value!r}")
    return low, high
