"""Dates that lean on an event, and their resolution."""

from __future__ import annotations

import pytest
from tests.reading.plain import sentence

from parley.model.when import When
from parley.reading.dates import find_dates, resolve

PUBLISHED = When.parse("2025-09-15")

FOLLOWING = [
    ("pl", "Dzień po ataku wrócił do domu.", "after", "2022-02-25", "ataku"),
    ("pl", "Kilka dni po wyborach wrócił do domu.", "after", "2022-02-27~/2022-03-05~", "wyborach"),
    ("pl", "W przededniu szczytu wrócił do domu.", "before", "2022-02-23~", "szczytu"),
    ("pl", "Nazajutrz po rozmowach wrócił do domu.", "after", "2022-02-25", "rozmowach"),
    ("pl", "W dniu ataku wrócił do domu.", "same", "2022-02-24", "ataku"),
    ("pl", "Rok po wyborach wrócił do domu.", "after", "2023-02~", "wyborach"),
    ("en", "Two days after the attack he went home.", "after", "2022-02-26", "the"),
    ("en", "Hours before the vote he went home.", "before", "2022-02-24~/2022-02-24~", "the"),
    ("en", "The day after Lavrov spoke he went home.", "after", "2022-02-25", "Lavrov"),
    ("en", "On the eve of the summit he went home.", "before", "2022-02-23~", "the"),
]

PREVIOUS = [
    ("pl", "Trzy tygodnie wcześniej zamknięto granicę.", "before", "2022-02-03"),
    ("pl", "Tego samego dnia zamknięto granicę.", "same", "2022-02-24"),
    ("pl", "W następnym miesiącu zamknięto granicę.", "after", "2022-03"),
    ("pl", "Rok wcześniej zamknięto granicę.", "before", "2021-02~"),
    ("pl", "Następnego dnia zamknięto granicę.", "after", "2022-02-25"),
    ("en", "A week earlier the border was closed.", "before", "2022-02-17"),
    ("en", "A month later, the border was closed.", "after", "2022-03"),
    ("en", "The border was closed the month before.", "before", "2022-01"),
    ("en", "The border was closed the year before.", "before", "2021"),
    ("en", "The following month the border was closed.", "after", "2022-03"),
    ("en", "The same day the border was closed.", "same", "2022-02-24"),
    ("en", "That day the border was closed.", "same", "2022-02-24"),
]


@pytest.mark.parametrize(("language", "text", "relation", "edtf", "anchor"), FOLLOWING)
def test_on_what_follows(language: str, text: str, relation: str, edtf: str, anchor: str) -> None:
    words = sentence(text)
    [found] = find_dates(words, language, PUBLISHED)
    assert (found.when, found.relation, found.anchor) == (None, relation, "following")
    assert found.anchor_index is not None
    assert words.words[found.anchor_index].text == anchor
    assert str(resolve(found, When.parse("2022-02-24"))) == edtf


@pytest.mark.parametrize(("language", "text", "relation", "edtf"), PREVIOUS)
def test_on_what_was_told(language: str, text: str, relation: str, edtf: str) -> None:
    [found] = find_dates(sentence(text), language, PUBLISHED)
    assert (found.when, found.relation, found.anchor) == (None, relation, "previous")
    [told] = find_dates(sentence(text), language, PUBLISHED, When.parse("2022-02-24"))
    assert str(told.when) == str(resolve(found, When.parse("2022-02-24"))) == edtf


def test_no_finer_than_its_anchor() -> None:
    [found] = find_dates(sentence("Two weeks later they met."), "en", PUBLISHED)
    assert str(resolve(found, When.parse("2022-02"))) == "2022-03~"
    assert str(resolve(found, When.parse("2022"))) == "2023~"


def test_month_of_the_same_year() -> None:
    text = "In December of the same year ten were freed."
    [found] = find_dates(sentence(text), "en", PUBLISHED, When.parse("2023-10"))
    assert str(found.when) == "2023-12"


def test_season_after_what_was_told() -> None:
    [found] = find_dates(sentence("The following spring they left."), "en", PUBLISHED, When.parse("2023-12-13"))
    assert str(found.when) == "2024-03/2024-05"


def test_leans_on_the_date_before_it_in_the_sentence() -> None:
    text = "On 20 November they opened the crossings that had been closed three weeks earlier."
    found = find_dates(sentence(text), "en", When.parse("2025-12-15"), When.parse("2022-02-24"))
    assert [str(f.when) for f in found] == ["2025-11-20", "2025-10-30"]
