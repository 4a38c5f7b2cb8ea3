from __future__ import annotations

from typing import Any

import pytest
from makers import ENGLISH, POLISH, add

from parley.errors import NotFound
from parley.store import Dossier


@pytest.fixture
def filled(dossier: Dossier) -> Dossier:
    add(dossier, ENGLISH, name="a.txt", title="Talks in Minsk")
    add(dossier, POLISH, name="b.txt", published="2025-09-12")
    return dossier


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ({}, 3),
        ({"act": "release"}, 2),
        ({"act": ["release", "lift"]}, 3),
        ({"stance": "promised"}, 0),
        ({"actor": "BLR"}, 2),
        ({"actor": "usa"}, 1),
        ({"actor": "Q184"}, 2),
        ({"actor": "belarus"}, 2),
        ({"actor": "bialorusi"}, 1),
        ({"actor": "united states"}, 1),
        ({"actor": "states of nowhere"}, 0),
        ({"actor": "%"}, 0),
        ({"party": "Washington"}, 1),
        ({"since": "2025-09-12"}, 1),
        ({"until": "2025-09-11"}, 2),
        ({"since": "2025-09", "until": "2025-09"}, 3),
        ({"since": "2026"}, 0),
        ({"document": "b.txt"}, 1),
        ({"act": "release", "actor": "BLR", "until": "2025-09-11", "document": "a.txt"}, 1),
    ],
)
def test_events_are_chosen(filled: Dossier, wanted: dict[str, Any], number: int) -> None:
    assert len(filled.events(**wanted)) == number


def test_a_date_without_a_year_answers_no_question_of_time(dossier: Dossier) -> None:
    from parley.store.rows import bounds

    assert bounds("XXXX-09-11") == (None, None)
    assert bounds("2025-09") == ("2025-09-01", "2025-09-30")
    assert bounds("../2022") == ("0001-01-01", "2022-12-31")


def test_an_event_by_its_id_and_the_beginning_of_it(filled: Dossier) -> None:
    first = filled.events()[0]
    assert filled.event(first.event.id) == first
    assert filled.event(first.event.id[:8]) == first


@pytest.mark.parametrize(("given", "step"), [("nope", "parley events"), ("", "parley events"), ("e", "give more")])
def test_no_such_event(filled: Dossier, given: str, step: str) -> None:
    with pytest.raises(NotFound) as raised:
        filled.event(given)
    assert step in raised.value.next_step


@pytest.mark.parametrize("given", ["nope", ""])
def test_no_such_document(filled: Dossier, given: str) -> None:
    with pytest.raises(NotFound):
        filled.document(given)


def test_a_document_by_uri_and_id(filled: Dossier) -> None:
    kept = filled.document("a.txt")
    assert (kept.title, kept.events) == ("Talks in Minsk", 2)
    assert filled.document(kept.id[:6]) == kept


def test_order_is_that_of_publication_whatever_came_first(filled: Dossier) -> None:
    assert [kept.uri for kept in filled.documents()] == ["b.txt", "a.txt"]
    assert [reading.document.uri for reading in filled.readings()] == ["b.txt", "a.txt"]


def test_assessments(filled: Dossier) -> None:
    assert [judged.assessment.kind for judged in filled.assessments()] == ["evaluation"]
    assert filled.assessments("b.txt") == []


@pytest.mark.parametrize(("view", "number"), [("event", 3), ("assessment", 1), ("evidence", 4), ("actor", 2)])
def test_views_by_the_names_of_the_record(filled: Dossier, view: str, number: int) -> None:
    with filled._asking() as connection:
        assert connection.exec_driver_sql(f"SELECT count(*) FROM {view}").scalar() == number
