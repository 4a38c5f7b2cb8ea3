import pytest

from parley.errors import KnowledgeError
from parley.knowledge.scopes import COLUMNS, parse_scopes, scope_of_firm, scopes, scopes_in

HEAD = "\t".join(COLUMNS) + "\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zakaz sprzedaży nawozów potasowych lub produktów naftowych", ("potash", "oil")),
        ("sanctions on the airline", ("aviation",)),
        ("the gasket", ()),
        ("a ban on gas", ("gas",)),
        ("sanctions", ()),
    ],
)
def test_scopes_in_words(text: str, found: tuple[str, ...]):
    assert scopes_in(text) == found


def test_firms_that_stand_for_their_goods():
    assert scopes()[scope_of_firm()["local:belaruskali"]].id == "potash"


@pytest.mark.parametrize(
    "line",
    [
        "x\tmaybe\tx\tx\tx\t",
        "x\tyes\tx\t\tx\t",
        "x\tyes\tx\tx\tŻyto\t",
        "x\tyes\tx\tx\tx\tlocal:nobody",
        "x\tyes\tx\tx\tx\t\nx\tyes\tx\tx\tx\t",
    ],
)
def test_faults_are_told_with_the_line(line: str):
    with pytest.raises(KnowledgeError, match=r"scopes\.tsv, line \d"):
        parse_scopes(HEAD + line + "\n")
