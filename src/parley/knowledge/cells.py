"""Reading the long tables of actors and places: lines of cells, ids, codes, sectors, names with their other forms.

These tables have thousands of lines and are read whenever a text is, so a line is split and checked with as little as
can be; `files.rows` is the comfortable way for short ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parley.errors import KnowledgeError
from parley.knowledge.files import fault

SECTORS = frozenset(
    {
        "GOV",
        "MIL",
        "LEG",
        "JUD",
        "SPY",
        "COP",
        "OPP",
        "REB",
        "CVL",
        "MED",
        "BUS",
        "EDU",
        "NGO",
        "PRI",
        "PTY",
        "REL",
        "CRM",
    }
)
"""PLOVER's sectors; organisations of states have none."""
_ID = re.compile(r"Q[1-9]\d*|local:[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{3}|IGO:[A-Z0-9+]+")
_UNTIDY = ("\t ", " \t", " \n", "\n ", "||", "|\t", "\t|", "|\n", "| ", " |", "\r")


class Line:
    """Where a line stands: its file and number, for faults; and the codes found right so far."""

    __slots__ = ("codes", "file", "number")

    def __init__(self, file: str, number: int = 0) -> None:
        self.file = file
        self.number = number
        self.codes: set[str] = set()

    def fault(self, what: str) -> KnowledgeError:
        """The error for a fault in this line."""
        return fault(self.file, self.number, what)


def lines(text: str, columns: Sequence[str], at: Line) -> Iterator[list[str]]:
    """The cells of each line of a table whose first line names `columns`, with `at` following along.

    Empty lines and those that start with `#` do not count. KnowledgeError for a wrong number of cells, and for cells
    that begin or end with a blank or are lists with an empty member.
    """
    for number, line in body(text, columns, at):
        at.number = number
        yield cut(line, len(columns), at)


def body(text: str, columns: Sequence[str], at: Line) -> Iterator[tuple[int, str]]:
    """The lines of a table below its heading with their numbers, empty ones and those that start with `#` left out;
    KnowledgeError where the heading does not name `columns`.
    """
    numbered = ((number, line) for number, line in enumerate(text.split("\n"), 1) if line and line[0] != "#")
    at.number, head = next(numbered, (1, ""))
    if head != "\t".join(columns):
        raise at.fault(f"the columns are not {', '.join(columns)}")
    yield from numbered


def cut(line: str, width: int, at: Line) -> list[str]:
    """The `width` cells of a line; KnowledgeError for another number, for cells that begin or end with a blank, and for
    lists with an empty member.
    """
    framed = f"\n{line}\n"
    if any(mark in framed for mark in _UNTIDY):
        raise at.fault("a cell begins or ends with a blank, or a list has an empty member")
    cells = line.split("\t")
    if len(cells) != width:
        raise at.fault(f"{len(cells)} cells, not {width}")
    return cells


def identifier(cell: str, at: Line) -> str:
    """The cell if it is a Wikidata id, or `local:` and a name in lower case; KnowledgeError for anything else."""
    if not _ID.fullmatch(cell):
        raise at.fault(f"neither a Wikidata id nor local: {cell!r}")
    return cell


def actor_code(cell: str, at: Line) -> str | None:
    """The code of a state or an organisation of states, None for an empty cell; KnowledgeError for anything else."""
    if cell not in at.codes:
        if not cell:
            return None
        if not _CODE.fullmatch(cell):
            raise at.fault(f"neither the code of a state nor IGO:…: {cell!r}")
        at.codes.add(cell)
    return cell


def sector(cell: str, at: Line) -> str | None:
    """PLOVER's sector, None for an empty cell; KnowledgeError for anything else."""
    if cell and cell not in SECTORS:
        raise at.fault(f"no sector {cell!r}")
    return cell or None


def several(cell: str, at: Line) -> tuple[str, ...]:
    """The members of a list separated by `|`; KnowledgeError for a repeated one."""
    if "|" not in cell:
        return (cell,) if cell else ()
    members = tuple(cell.split("|"))
    if len(set(members)) < len(members):
        raise at.fault(f"a member stands twice: {cell!r}")
    return members


def names(first: str, others: str, at: Line) -> tuple[str, ...]:
    """A name and its other forms, the name first; KnowledgeError where it is empty or stands among the others."""
    if not others and first:
        return (first,)
    rest = several(others, at)
    if not first or first in rest:
        raise at.fault(f"a name is empty or stands among its other forms: {first!r}")
    return (first, *rest)
