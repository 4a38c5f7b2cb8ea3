"""Kinds of measures, and the programmes under which they are imposed (data/measures.toml,
data/programmes.tsv).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from parley.knowledge.files import Row, Table, data, rows, toml

COLUMNS = ("id", "kind", "imposer", "target", "name_en", "name_pl", "keys")


class MeasureKind(NamedTuple):
    """A kind of measure, as `Measure.kind` of the record has it, with its labels."""

    id: str
    label_en: str
    label_pl: str


class Programme(NamedTuple):
    """A programme: the `kind` of measure it chiefly is, codes of `imposer` and `target` (None where aimed at deeds
    and not at a state), its names, and `keys`, the acts of law that make it.
    """

    id: str
    kind: str
    imposer: str
    target: str | None
    name_en: str
    name_pl: str
    keys: tuple[str, ...]


@cache
def measure_kinds() -> Mapping[str, MeasureKind]:
    """Every kind of measure by its id."""
    return parse_kinds(data("measures.toml"))


@cache
def programmes() -> Mapping[str, Programme]:
    """Every programme by its id (`EU-BLR`), in the order of the file."""
    return parse_programmes(data("programmes.tsv"), measure_kinds())


def parse_kinds(text: str, file: str = "measures.toml") -> Mapping[str, MeasureKind]:
    """The kinds that a TOML text describes; KnowledgeError, with file and line, where it is not of the form."""
    table = toml(text, file, "kinds")["kinds"]
    return MappingProxyType({key: _kind(table, key) for key in table.values})


def parse_programmes(
    text: str, kinds: Mapping[str, MeasureKind], file: str = "programmes.tsv"
) -> Mapping[str, Programme]:
    """The programmes that a table describes; KnowledgeError, with file and line, where it is not of the form."""
    found: dict[str, Programme] = {}
    for row in rows(text, file, COLUMNS):
        if row["id"] in found:
            raise row.fault(f"{row['id']} stands twice")
        found[row["id"]] = _programme(row, kinds)
    return MappingProxyType(found)


def _kind(table: Table, key: str) -> MeasureKind:
    labels = table.texts(key)
    if len(labels) != 2:
        raise table.fault(f"{key} has no label in English and Polish")
    return MeasureKind(key, *labels)


def _programme(row: Row, kinds: Mapping[str, MeasureKind]) -> Programme:
    if row["kind"] not in kinds:
        raise row.fault(f"no kind of measure: {row['kind']!r}")
    keys = row.several("keys")
    if not (keys and row["imposer"] and row["name_en"] and row["name_pl"]):
        raise row.fault("imposer, a name or the keys are missing")
    return Programme(
        id=row["id"],
        kind=row["kind"],
        imposer=row["imposer"],
        target=row["target"] or None,
        name_en=row["name_en"],
        name_pl=row["name_pl"],
        keys=keys,
    )
