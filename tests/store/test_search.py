from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from makers import ENGLISH, POLISH, add

from parley.errors import InputError
from parley.store import Dossier
from parley.store.search import LONGEST, Query

TABLE = "CREATE VIRTUAL TABLE s USING fts5(keys, tokenize=\"unicode61 remove_diacritics 0 tokenchars '~'\")"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("minsku", ["Mińsku"]),
        ("Lukaszenki", ["Łukaszenką", "Łukaszenki"]),
        ("Łukaszenka", ["Łukaszenką", "Łukaszenki"]),
        ("obecność", ["obec-\nności"]),
        ('"czwarta tura"', ["czwartą", "turą"]),
        ("„czwarta tura”", ["czwartą", "turą"]),
        ("wizyta sukces", ["Wizyta"]),
    ],
)
def test_words_are_found_where_they_stand(dossier: Dossier, query: str, found: list[str]) -> None:
    add(dossier, POLISH)
    (hit,) = dossier.search(query)
    text = dossier.readings()[0].document.text
    assert text[slice(*hit.span)] == hit.text
    assert [text[slice(*mark)] for mark in hit.marks] == found


@pytest.mark.parametrize("query", ["Warszawa", "wizyta Warszawa", '"tura czwarta"', "prisoners"])
def test_not_found(dossier: Dossier, query: str) -> None:
    add(dossier, POLISH)
    assert dossier.search(query) == []


@pytest.mark.parametrize("query", ["", "   ", '""', "?!", "„”"])
def test_nothing_to_search_for(query: str) -> None:
    with pytest.raises(InputError):
        Query.parse(query)


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_no_query_is_a_fault_of_the_database(text: str) -> None:
    try:
        match = Query.parse(text).match
    except InputError:
        return
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(TABLE)
        connection.execute("SELECT * FROM s WHERE s MATCH ?", (match,)).fetchall()


def test_only_the_current_reading_is_searched(dossier: Dossier) -> None:
    add(dossier, ENGLISH, "1.0.0")
    add(dossier, ENGLISH, "2.0.0")
    assert len(dossier.search("prisoners")) == 1


def test_a_long_block_is_searched_to_its_end(dossier: Dossier) -> None:
    add(dossier, "the talks of the day " * (2 * LONGEST // 20) + "ended with a handshake")
    (hit,) = dossier.search("handshake")
    assert hit.text.endswith("handshake")
    assert len(hit.text) < LONGEST


def test_the_limit_holds(dossier: Dossier) -> None:
    for number in range(4):
        add(dossier, f"{ENGLISH} {number}")
    assert len(dossier.search("prisoners", limit=3)) == 3
