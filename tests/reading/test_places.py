from __future__ import annotations

import pytest

from parley.intake import take
from parley.model import Event
from parley.pipeline import read_document


def events(text: str, language: str, act: str) -> list[Event]:
    document = take(text.encode(), name="a.txt", language=language, published="2025-09-12").document
    return [event for event in read_document(document).events if event.act == act]


@pytest.mark.parametrize(
    ("text", "language", "act", "places"),
    [
        ("The Norwegian foreign minister visited Tirana in May.", "en", "visit", {"Tirana"}),
        ("Premier Norwegii odwiedził w maju Tiranę.", "pl", "visit", {"Tirana"}),
        ("The Norwegian minister met his Serbian counterpart in the Albanian capital.", "en", "meet", {"Tirana"}),
        ("Minister Norwegii spotkał się z ministrem Serbii w albańskiej stolicy.", "pl", "meet", {"Tirana"}),
        ("Minister Norwegii podczas wizyty w Tiranie spotkał się z ministrem Serbii.", "pl", "meet", {"Tirana"}),
        ("Norwegia i Serbia prowadziły rozmowy w Oslo, Tiranie i Zagrzebiu.", "pl", "negotiate", {"Oslo", "Tirana", "Zagreb"}),
    ],
)  # fmt: skip
def test_where_an_act_is_done(text: str, language: str, act: str, places: set[str]):
    found = events(text, language, act)
    assert found
    assert {place.name for place in found[0].where} == places


def test_a_place_of_another_act_is_not_this_one_s():
    (release,) = events("Serbia uwolniła dwóch Norwegów, a minister Norwegii odwiedził Tiranę.", "pl", "release")
    assert release.where == ()


def test_a_date_said_once_counts_for_joined_verbs_of_one_tense():
    said = "W poniedziałek Serbia zniosła cła na zboże, a Norwegia uwolniła trzech Serbów."
    (release,) = events(said, "pl", "release")
    assert release.when is not None
    assert release.when.edtf == "2025-09-08"


def test_what_a_relative_clause_says_is_said_of_its_noun():
    (moved,) = events("Serbia uwolniła 14 więźniów, którzy zostali odwiezieni do Oslo.", "pl", "transfer")
    assert moved.object is not None
    assert moved.object.count is not None
    assert moved.object.count.value == 14
