import pytest

from parley.errors import KnowledgeError
from parley.knowledge.cells import Line, actor_code, identifier, lines, names, sector, several

COLUMNS = ("id", "names", "code")
HEAD = "id\tnames\tcode\n"


def read(text):
    return list(lines(text, COLUMNS, Line("x.tsv")))


def test_comments_and_empty_lines_do_not_count():
    assert read("# one\n\n" + HEAD + "# two\nQ1\tA\tPOL\n\n") == [["Q1", "A", "POL"]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("id\tname\tcode\n", 1),
        (HEAD + "Q1\tA\n", 2),
        (HEAD + "Q1\tA\tPOL\nQ2\tB\tPOL\tmore\n", 3),
        (HEAD + "Q1\tA\tPOL\n Q2\tB\tPOL\n", 3),
        (HEAD + "Q1\tA \tPOL\n", 2),
        (HEAD + "Q1\tA||B\tPOL\n", 2),
        (HEAD + "Q1\tA|\tPOL\n", 2),
        (HEAD + "Q1\tA | B\tPOL\n", 2),
        (HEAD + "Q1\tA\tPOL\r\n", 2),
    ],
)
def test_a_fault_names_file_and_line(text, line):
    with pytest.raises(KnowledgeError, match=rf"^x\.tsv, line {line}: "):
        read(text)


@pytest.mark.parametrize("cell", ["Q1", "Q22686", "local:john-coale", "local:e3", "local:14th-dalai-lama"])
def test_ids(cell):
    assert identifier(cell, Line("x.tsv")) == cell


@pytest.mark.parametrize("cell", ["", "Q", "Q01", "q1", "P1", "local:", "local:a--b", "local:a-", "local:ł"])
def test_no_ids(cell):
    with pytest.raises(KnowledgeError, match="neither a Wikidata id nor local"):
        identifier(cell, Line("x.tsv"))


@pytest.mark.parametrize(
    ("cell", "code"), [("", None), ("POL", "POL"), ("IGO:NATO", "IGO:NATO"), ("IGO:P5+1", "IGO:P5+1")]
)
def test_codes(cell, code):
    assert actor_code(cell, Line("x.tsv")) == code


@pytest.mark.parametrize("cell", ["PL", "pol", "POLA", "IGO:", "IGO:Nato", "NGO:X"])
def test_no_codes(cell):
    with pytest.raises(KnowledgeError, match="neither the code of a state nor IGO"):
        actor_code(cell, Line("x.tsv"))


def test_sectors():
    at = Line("x.tsv")
    assert sector("GOV", at) == "GOV"
    assert sector("", at) is None
    with pytest.raises(KnowledgeError, match="no sector 'GOVT'"):
        sector("GOVT", at)


def test_lists():
    at = Line("x.tsv")
    assert several("", at) == ()
    assert several("A", at) == ("A",)
    assert several("A|B", at) == ("A", "B")
    with pytest.raises(KnowledgeError, match="stands twice"):
        several("A|B|A", at)


def test_names_have_the_usual_one_first():
    assert names("A", "B|C", Line("x.tsv")) == ("A", "B", "C")
    assert names("A", "", Line("x.tsv")) == ("A",)


@pytest.mark.parametrize(("first", "others"), [("", ""), ("", "B"), ("A", "B|A")])
def test_no_names(first, others):
    with pytest.raises(KnowledgeError, match="a name is empty or stands among its other forms"):
        names(first, others, Line("x.tsv"))
