"""Tables, in: the rows of a CSV file, of the first sheet of an Excel workbook, of the first table of a Word document."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

from parley.errors import InputError

Grid = list[list[str]]


def grid(data: bytes, name: str) -> Grid:
    """The rows, each a list of texts, without empty ones; dates as ISO 8601. `name` tells the kind by its ending. Raises
    InputError for another kind, for a file that cannot be opened, and for one without rows.
    """
    kind = name.rpartition(".")[2].lower()
    readers = {"csv": _csv, "xlsx": _xlsx, "docx": _docx}
    if kind not in readers:
        raise InputError(f"{name} is no table that is read", "save it as .csv, .xlsx or .docx")
    if kind != "csv":
        _guarded(data, name)
    try:
        rows = readers[kind](data)
    except InputError:
        raise
    except Exception as error:  # the libraries raise of all kinds for a damaged file
        raise InputError(f"{name} cannot be opened: {type(error).__name__}", "save it again and try that") from None
    kept = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if len(kept) < 2:
        raise InputError(f"{name} has no rows below its heads", "look at which sheet or table holds the chronology")
    return kept


def _guarded(data: bytes, name: str) -> None:
    """InputError for a container that must not be unpacked."""
    from parley.intake.containers import fault
    from parley.settings import load

    found = fault(data, load())
    if found is not None:
        raise InputError(f"{name}: {found.reason}", found.next_step or "")


def _csv(data: bytes) -> Grid:
    from parley.intake.encoding import decode

    decoded = decode(data)
    if decoded is None:
        raise InputError("the file is no text", "save it as CSV")
    head = decoded.text.split("\n", 1)[0]
    sign = max(",;\t", key=lambda sign: (head.count(sign), sign == ","))
    return [list(row) for row in csv.reader(io.StringIO(decoded.text), delimiter=sign)]


def _xlsx(data: bytes) -> Grid:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return [[_text(value) for value in row] for row in book[book.sheetnames[0]].iter_rows(values_only=True)]


def _docx(data: bytes) -> Grid:
    from docx import Document

    tables = Document(io.BytesIO(data)).tables
    if not tables:
        raise InputError("the document has no table", "put the chronology into a table")
    return [[cell.text for cell in row.cells] for row in tables[0].rows]


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
