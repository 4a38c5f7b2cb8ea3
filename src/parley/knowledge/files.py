"""Reading the data files of knowledge: tables separated by tabs, and TOML. Every fault names the file and the line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from parley.errors import KnowledgeError


def data(name: str) -> str:
    """The text of a data file of knowledge; KnowledgeError where there is none of that name."""
    try:
        return (files("parley.knowledge") / "data" / name).read_text("utf-8")
    except FileNotFoundError:
        raise KnowledgeError(f"no data file {name}", "install Parley anew") from None


def fault(file: str, line: int, what: str) -> KnowledgeError:
    """The error for a fault in `file` at `line` (from 1)."""
    return KnowledgeError(f"{file}, line {line}: {what}", "mend the data file")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its cells by the name of their column, and where it stands."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def several(self, column: str) -> tuple[str, ...]:
        """The members of a cell that is a list separated by `|`; KnowledgeError for an empty or repeated one."""
        cell = self.cells[column]
        if "|" not in cell:
            return (cell,) if cell else ()
        members = tuple(cell.split("|"))
        if " |" in cell or "| " in cell or "" in members or len(set(members)) < len(members):
            raise self.fault(f"{column} has an empty or repeated member: {cell!r}")
        return members

    def fault(self, what: str) -> KnowledgeError:
        """The error for a fault in this line."""
        return fault(self.file, self.line, what)


def rows(text: str, file: str, columns: Sequence[str]) -> Iterator[Row]:
    """The lines of a table whose first line names `columns`; empty lines and those that start with `#` do not count."""
    head = False
    width = len(columns)
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not head:
            head = True
            if cells != list(columns):
                raise fault(file, number, f"columns are {cells}, not {list(columns)}")
            continue
        if len(cells) != width:
            raise fault(file, number, f"{len(cells)} cells, not {width}")
        if " \t" in line or "\t " in line or line != line.strip(" "):
            raise fault(file, number, "a cell begins or ends with a blank")
        yield Row(file, number, dict(zip(columns, cells, strict=True)))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a TOML file: its dotted name, its values, and the whole text, which tells the line of a fault."""

    file: str
    name: str
    values: Mapping[str, Any]
    whole: str

    def fault(self, what: str) -> KnowledgeError:
        """The error for a fault in this table; its line is that of the table's head."""
        head = re.search(rf"^\[{re.escape(self.name)}\]", self.whole, re.MULTILINE)
        line = self.whole.count("\n", 0, head.start()) + 1 if head else 1
        return fault(self.file, line, f"{self.name}: {what}")

    def only(self, *keys: str) -> None:
        """KnowledgeError where the table has a key that is none of `keys`."""
        if unknown := sorted(set(self.values) - set(keys)):
            raise self.fault(f"unknown {', '.join(unknown)}")

    def text(self, key: str, default: str | None = None) -> str:
        """The string at `key`; KnowledgeError where there is none and no default."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.fault(f"{key} is no string: {value!r}")
        return value

    def maybe(self, key: str) -> str | None:
        """The string at `key`, or None."""
        return self.text(key) if key in self.values else None

    def flag(self, key: str) -> bool:
        """The truth value at `key`, False where nothing is said."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.fault(f"{key} is neither true nor false: {value!r}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of strings at `key`, empty where nothing is said."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.fault(f"{key} is no list of strings: {value!r}")
        return tuple(value)

    def table(self, key: str) -> Table:
        """The table at `key`, empty where nothing is said; its faults are told at this table's line."""
        return self._inner(key, self.values.get(key, {}))

    def tables(self, key: str) -> tuple[Table, ...]:
        """The list of tables at `key`, empty where nothing is said."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.fault(f"{key} is no list of tables: {value!r}")
        return tuple(self._inner(key, v) for v in value)

    def children(self) -> Iterator[tuple[str, Table]]:
        """The tables of which this one consists, by name; each tells its faults at its own head."""
        for key, value in self.values.items():
            yield key, Table(self.file, f"{self.name}.{key}", self._inner(key, value).values, self.whole)

    def _inner(self, key: str, value: object) -> Table:
        if not isinstance(value, dict):
            raise self.fault(f"{key} is no table: {value!r}")
        return Table(self.file, self.name, value, self.whole)


def toml(text: str, file: str, *names: str) -> dict[str, Table]:
    """The tables of a TOML text by name, in the order of the file; KnowledgeError where one of `names` is missing."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _undecodable(file, str(error)) from None
    for name in (*names, *values):
        if not isinstance(values.get(name), dict):
            raise fault(file, 1, f"no table {name}")
    return {name: Table(file, name, value, text) for name, value in values.items()}


def _undecodable(file: str, message: str) -> KnowledgeError:
    line = re.search(r"at line (\d+)", message)
    return fault(file, int(line[1]) if line else 1, f"no TOML: {message}")
