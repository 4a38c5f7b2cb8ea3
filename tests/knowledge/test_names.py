import pytest

from parley.errors import KnowledgeError
from parley.knowledge.names import COLUMNS, given_names, names, parse_names

HEAD = "\t".join(COLUMNS) + "\n"


def test_there_are_names_of_every_class():
    assert {n.name_class for n in names()} == {"PER", "LOC", "ORG", "PRO", "EVT"}


def test_a_row():
    (name,) = parse_names(HEAD + "PRO\tGalileo\tEGNOS|GSA\tGalileusz\t\n")
    assert name.name_en == "Galileo"
    assert name.names_en == ("Galileo", "EGNOS", "GSA")
    assert name.names_pl == ("Galileusz",)


@pytest.mark.parametrize("row", ["XXX\tA\t\tA\t", "PRO\t\t\tA\t", "PRO\tA\tA\tA\t", "PRO\tA\t\tA\t\nPRO\tA\t\tB\t"])
def test_faults_are_told(row):
    with pytest.raises(KnowledgeError):
        parse_names(HEAD + row + "\n")


def test_given_names_have_a_gender():
    assert given_names()["Nigel"] == "m"
    assert set(given_names().values()) == {"f", "m", "both"}
