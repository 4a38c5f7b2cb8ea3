"""Tables as Excel and Word: nothing in them is a formula, and the same table is the same bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.errors import InputError
from parley.formats import word, xlsx
from parley.formats.tables import Table, table

EVIL = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0", "'=1")


def read(data: bytes) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[cell.value for cell in row] for row in book[book.sheetnames[0]].iter_rows()]


def sheet_xml(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("xl/worksheets/sheet1.xml").decode()


def test_numbers_and_words_come_back():
    made = Table("People", ("name", "count"), (("Zenon Ż.", 52), (None, 1.5)))
    assert read(xlsx.workbook([made])) == [["name", "count"], ["Zenon Ż.", 52], [None, 1.5]]


@pytest.mark.parametrize("text", EVIL)
def test_no_formula_is_written(text: str):
    data = xlsx.workbook([Table("t", ("what",), ((text,),))])
    assert "<f" not in sheet_xml(data)
    book = openpyxl.load_workbook(io.BytesIO(data))
    cell = book["t"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] in "=+-@\t")


def test_heads_are_no_formulas_either():
    assert "<f" not in sheet_xml(xlsx.workbook([Table("t", ("=1+1",), (("x",),))]))


def test_a_cell_that_is_too_long_is_cut_and_shows_it():
    (_, (shown,)) = read(xlsx.workbook([Table("t", ("h",), (("x" * 40_000,),))]))
    assert isinstance(shown, str)
    assert (len(shown), shown[-4:]) == (32_767, " […]"[-4:])


def test_names_of_sheets_are_allowed_and_differ():
    data = xlsx.workbook([Table("a/b" * 20, (), ()), Table("a/b" * 20, (), ()), Table("", (), ())])
    names = openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    assert len({name.lower() for name in names}) == 3
    assert all(len(name) <= 31 and "/" not in name for name in names)


def test_more_columns_than_a_sheet_holds_are_refused():
    with pytest.raises(InputError, match="cannot hold"):
        xlsx.workbook([Table("t", tuple(str(n) for n in range(16_385)), ())])


@pytest.mark.parametrize("make", [xlsx.workbook, word.document])
def test_the_same_table_is_the_same_bytes(make):
    made = table("T", [{"a": 1, "b": "=x"}])
    assert make([made]) == make([made])


@pytest.mark.parametrize("module", [xlsx, word])
def test_a_path_that_cannot_be_written_is_told(module, tmp_path: Path):
    with pytest.raises(InputError, match="cannot be written"):
        module.write(tmp_path / "no" / "such", [])


def test_word_holds_the_text_and_no_field():
    data = word.document([Table("People", ("name",), (("{ HYPERLINK x }",), (None,)))])
    made = docx.Document(io.BytesIO(data))
    assert [[c.text for c in row.cells] for row in made.tables[0].rows] == [["name"], ["{ HYPERLINK x }"], [""]]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"fldChar" not in package.read("word/document.xml")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_any_text_can_be_written(text: str):
    rows = ((text,),)
    (_, (shown,)) = read(xlsx.workbook([Table(text, ("h",), rows)]))
    assert "<f" not in sheet_xml(xlsx.workbook([Table(text, ("h",), rows)]))
    assert shown is None or isinstance(shown, str)
    word.document([Table(text, ("h",), rows)])
