"""Excel workbooks, out: each table a sheet. What would be a formula is text, and stays text when it is edited."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from parley.errors import InputError
from parley.formats.packages import steady
from parley.formats.tables import FORMULA, Table, plain

#: Limits of a sheet (Microsoft, "Excel specifications and limits"): rows, columns, characters of a cell, of a sheet's name.
ROWS, COLUMNS, CHARACTERS, NAME = 1_048_576, 16_384, 32_767, 31
_CUT = " […]"


def write(path: Path, tables: Sequence[Table]) -> None:
    """Write a workbook. Raises InputError for a table with too many rows or columns, and for a path that cannot be
    written.
    """
    data = workbook(tables)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}", "give another path") from None


def workbook(tables: Sequence[Table]) -> bytes:
    """The bytes of a workbook."""
    from openpyxl import Workbook

    book = Workbook()
    del book[book.sheetnames[0]]
    for table in tables or (Table("", (), ()),):
        _sheet(book, table)
    held = io.BytesIO()
    book.save(held)
    return steady(held.getvalue())


def _sheet(book: Any, table: Table) -> None:
    if len(table.rows) + 1 > ROWS or len(table.heads) > COLUMNS:
        size = f"{len(table.rows):,} rows and {len(table.heads):,} columns"
        raise InputError(f"a sheet cannot hold {size}", "ask for less, or write CSV")
    sheet = book.create_sheet(_name(table.title, book.sheetnames))
    for at, row in enumerate((table.heads, *table.rows), 1):
        for place, value in enumerate(row, 1):
            _cell(sheet.cell(at, place), value)
    if table.heads:
        sheet.freeze_panes = "A2"


def _cell(cell: Any, value: object) -> None:
    """Put a value into a cell; text never as a formula."""
    shown = plain(value)
    if not isinstance(shown, str):
        cell.value = shown
        return
    if len(shown) > CHARACTERS:
        shown = shown[: CHARACTERS - len(_CUT)] + _CUT
    cell.value = shown
    cell.data_type = "s"
    if shown.startswith(FORMULA):
        cell.quotePrefix = True


def _name(title: str, taken: Sequence[str]) -> str:
    """A name that a sheet may have: short, without the characters that references use, and not yet taken."""
    name = re.sub(r"[\[\]:*?/\\']", " ", str(plain(title) or "")).strip()[:NAME] or "Sheet"
    number = 1
    shown = name
    while shown.lower() in {other.lower() for other in taken}:
        number += 1
        shown = f"{name[: NAME - len(str(number)) - 1]} {number}"
    return shown
