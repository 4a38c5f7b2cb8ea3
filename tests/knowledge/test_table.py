from __future__ import annotations

import pytest

from parley.errors import KnowledgeError
from parley.knowledge.cells import Line
from parley.knowledge.offices import offices_of, parse_tenures, tenures
from parley.knowledge.organisations import organisations, parse_organisations
from parley.knowledge.persons import parse_persons, persons
from parley.knowledge.places import parse_places, places
from parley.knowledge.table import Groups, Table

COLUMNS = ("id", "name")
TEXT = "# a comment\nid\tname\na\tone\n\nb\ttwo\n"


def upper(cells: list[str], at: Line) -> str:
    if cells[1] == "bad":
        raise at.fault("a bad name")
    return cells[1].upper()


def table(*texts: str) -> Table[str]:
    return Table([("x.tsv", text) for text in texts], COLUMNS, upper)


def test_a_line_is_made_when_it_is_asked_for():
    lazy = table(TEXT + "c\tbad\n")
    assert lazy["b"] == "TWO"
    assert lazy["b"] is lazy["b"]
    with pytest.raises(KnowledgeError, match=r"x\.tsv, line 6: a bad name"):
        lazy["c"]


def test_it_is_a_mapping_in_the_order_of_the_file():
    assert dict(table(TEXT)) == table(TEXT).whole() == {"a": "ONE", "b": "TWO"}
    assert "a" in table(TEXT)
    assert table(TEXT).get("z") is None
    assert list(table(TEXT).raw()) == [["a", "one"], ["b", "two"]]


def test_a_later_table_lies_over_an_earlier_one():
    assert table(TEXT, "id\tname\nb\tthree\nc\tfour\n").whole() == {"a": "ONE", "b": "THREE", "c": "FOUR"}


@pytest.mark.parametrize("text", ["", "name\tid\na\tb\n", "# only\n"])
def test_a_wrong_heading_is_told(text: str):
    with pytest.raises(KnowledgeError, match="the columns are not id, name"):
        table(text)


def test_an_id_told_twice_is_told_at_once():
    with pytest.raises(KnowledgeError, match="line 6: a stands twice"):
        table(TEXT + "a\tagain\n")


@pytest.mark.parametrize(("line", "what"), [("c\tx\ty", "3 cells"), ("c\t x", "blank"), ("c\tx||y", "empty member")])
def test_the_form_of_a_line_is_looked_at(line: str, what: str):
    with pytest.raises(KnowledgeError, match=f"line 6: .*{what}"):
        table(f"{TEXT}{line}\n")["c"]


def test_groups_share_the_cells_of_columns():
    groups = Groups([("x.tsv", "id\tname\na\tone\nb\ttwo\na\tthree\n")], COLUMNS, upper, by=("id",))
    assert groups("a") == ("ONE", "THREE")
    assert groups("z") == ()


def test_a_later_text_stands_in_place_of_the_same():
    first, second = "id\tname\na\tone\na\ttwo\nb\tthree\n", "id\tname\na\tfour\n"
    groups = Groups([("x.tsv", first), ("y.tsv", second)], COLUMNS, upper, by=(), over=("id",))
    assert groups() == ("THREE", "FOUR")


def test_lazy_tables_are_what_a_strict_reading_gives():
    from parley.knowledge.files import data

    assert persons().whole() == parse_persons(data("persons.tsv"))
    assert organisations().whole() == parse_organisations(data("organisations.tsv"))
    assert places().whole() == parse_places(data("places.tsv"))
    told = parse_tenures(data("offices.tsv"))
    assert tenures() == told
    for person in {t.person for t in told}:
        assert offices_of(person, None) == tuple(t for t in told if t.person == person)
