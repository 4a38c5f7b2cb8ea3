"""The ledger's own tables (data/*.tsv)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from parley.knowledge.files import rows

STATUS_COLUMNS = ("act", "stance", "status", "basis")


@dataclass(frozen=True, slots=True)
class StatusRule:
    """What an act in a stance makes of the persons in it; `rank` its place among what one day brings."""

    status: str
    basis: str
    rank: int


@cache
def statuses() -> Mapping[tuple[str, str], StatusRule]:
    """The rules by act and stance."""
    return parse_statuses((files("parley.ledger") / "data" / "statuses.tsv").read_text("utf-8"))


def parse_statuses(text: str, file: str = "statuses.tsv") -> Mapping[tuple[str, str], StatusRule]:
    """The rules that a table describes; KnowledgeError, with file and line, where it is not of the form."""
    found: dict[tuple[str, str], StatusRule] = {}
    for row in rows(text, file, STATUS_COLUMNS):
        key = row["act"], row["stance"]
        if key in found:
            raise row.fault(f"{' '.join(key)} stands twice")
        if row["basis"] not in ("words", "inference"):
            raise row.fault(f"no basis: {row['basis']!r}")
        found[key] = StatusRule(row["status"], row["basis"], len(found))
    return MappingProxyType(found)
