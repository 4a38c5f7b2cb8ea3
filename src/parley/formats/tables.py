"""A table, as all table formats take it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

#: What a spreadsheet takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: Characters that XML 1.0 cannot hold, so no Office file can.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its `title`, the `heads` of its columns, its `rows` (text, numbers, True or False, None for empty)."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def table(title: str, rows: Sequence[dict[str, object]]) -> Table:
    """A table of rows that all have the same names."""
    heads = tuple(rows[0]) if rows else ()
    return Table(title, heads, tuple(tuple(row.values()) for row in rows))


def plain(value: object) -> str | int | float | bool | None:
    """A cell: numbers as they are, all else as text that XML can hold."""
    if value is None or isinstance(value, bool | int | float):
        return value
    return _FORBIDDEN.sub("\ufffd", str(value))
