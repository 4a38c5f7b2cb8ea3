import pytest

from parley.errors import KnowledgeError
from parley.knowledge.files import data, rows, toml

COLUMNS = ("a", "b")


def test_rows_by_column_with_their_line():
    [row] = rows("# a comment\na\tb\n\n1\t2|3\n", "x.tsv", COLUMNS)
    assert (row["a"], row.several("b"), row.line) == ("1", ("2", "3"), 4)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a\tc\n", "x.tsv, line 1: columns"),
        ("a\tb\n1\n", "x.tsv, line 2: 1 cells, not 2"),
        ("a\tb\n1\t 2\n", "x.tsv, line 2: a cell begins"),
    ],
)
def test_malformed_table_names_file_and_line(text, says):
    with pytest.raises(KnowledgeError, match=says):
        list(rows(text, "x.tsv", COLUMNS))


@pytest.mark.parametrize("cell", ["2|", "2|2", "2 |3", "||"])
def test_malformed_list_names_file_and_line(cell):
    [row] = rows(f"a\tb\n1\t{cell}\n", "x.tsv", COLUMNS)
    with pytest.raises(KnowledgeError, match=r"x\.tsv, line 2: b has"):
        row.several("b")


def test_broken_toml_names_file_and_line():
    with pytest.raises(KnowledgeError, match=r"x\.toml, line 2"):
        toml("[a]\nb = \n", "x.toml")


def test_missing_table_is_named():
    with pytest.raises(KnowledgeError, match="no table b"):
        toml("[a]\n", "x.toml", "b")


def test_table_faults_stand_at_its_head():
    table = toml("\n[a]\nn = 1\nf = 1\nl = 1\n", "x.toml")["a"]
    for read in (lambda: table.text("n"), lambda: table.flag("f"), lambda: table.texts("l"), lambda: table.only("n")):
        with pytest.raises(KnowledgeError, match=r"x\.toml, line 2: a: "):
            read()


def test_inner_tables():
    table = toml("[a]\nt = { x = 'y' }\nl = [{ x = 'z' }]\n", "x.toml")["a"]
    assert table.table("t").text("x") == "y"
    assert [t.text("x") for t in table.tables("l")] == ["z"]
    with pytest.raises(KnowledgeError, match="t is no list of tables"):
        table.tables("t")


def test_no_such_data_file():
    with pytest.raises(KnowledgeError, match="no data file nothing"):
        data("nothing")
