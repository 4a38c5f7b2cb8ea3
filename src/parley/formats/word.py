"""Word documents, out: each table under its title. All of it is text; nothing is a field or a link."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from parley.errors import InputError
from parley.formats.packages import steady
from parley.formats.tables import Table, plain


def write(path: Path, tables: Sequence[Table]) -> None:
    """Write a document. Raises InputError for a path that cannot be written."""
    data = document(tables)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}", "give another path") from None


def document(tables: Sequence[Table]) -> bytes:
    """The bytes of a document."""
    from docx import Document
    from docx.enum.section import WD_ORIENT

    made = Document()
    section = made.sections[0]
    # a table of many columns reads better on the long side of the page
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    made.core_properties.comments = made.core_properties.author = ""
    for table in tables:
        made.add_heading(str(plain(table.title)), level=1)
        if table.heads:
            grid = made.add_table(len(table.rows) + 1, len(table.heads), style="Table Grid")
            for at, row in enumerate((table.heads, *table.rows)):
                cells = grid.rows[at].cells
                for place, value in enumerate(row):
                    cells[place].text = "" if value is None else str(plain(value))
    held = io.BytesIO()
    made.save(held)
    return steady(held.getvalue())
