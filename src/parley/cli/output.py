"""Ways to print: rows as a table on a terminal and with tabs elsewhere, as lines of JSON, as CSV."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from parley.cli.terminal import one_line

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under their heads: drawn on a terminal, with tabs and no heads elsewhere."""
    cells = [[one_line("" if cell is None else str(cell)) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in cells:
            write("\t".join(row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=SIMPLE_HEAD)
    for at, head in enumerate(heads):
        drawn.add_column(head, no_wrap=at == 0)  # an id must not be cut: it is typed again
    for row in cells:
        drawn.add_row(*(Text(cell) for cell in row))
    sys.stdout.flush()
    Console().print(drawn)


def json_line(thing: object) -> None:
    """Print a thing as one line of JSON."""
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(thing) + b"\n")


def csv_rows(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print rows as CSV under their names; what a spreadsheet would run as a formula is made text."""
    writer: Any = None
    for row in rows:
        out = io.StringIO()
        if writer is None:
            writer = True
            csv.writer(out, lineterminator="\n").writerow(list(row))
        csv.writer(out, lineterminator="\n").writerow([_cell(value) for value in row.values()])
        sys.stdout.buffer.write(out.getvalue().encode())


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def write(line: str) -> None:
    """Print a line in UTF-8, whatever the terminal's own encoding."""
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
