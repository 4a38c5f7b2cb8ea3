"""Ordinals in sentences."""

from __future__ import annotations

import pytest
from tests.reading.plain import sentence

from parley.reading.amounts import find_ordinals

FOUND = [
    ("pl", "To jego druga wizyta w Mińsku.", 2, "wizyta"),
    ("pl", "Czwarta tura rozmów nie dała nic.", 4, "tura"),
    ("pl", "Zaczęła się 7. runda rozmów.", 7, "runda"),
    ("pl", "Zaczęła się IV tura rozmów.", 4, "tura"),
    ("pl", "Dwudziesty pierwszy pakiet przyjęto.", 21, "pakiet"),
    ("pl", "Spotkali się po raz trzeci.", 3, "raz"),
    ("en", "The fourth round of talks failed.", 4, "round"),
    ("en", "The 24th package was adopted.", 24, "package"),
    ("en", "The twenty-first package was adopted.", 21, "package"),
    ("en", "They met for the third time.", 3, "time"),
]

NONE = [
    ("pl", "Po drugie nie ma na to zgody."),
    ("pl", "Z drugiej strony nie ma na to zgody."),
    ("en", "At first they said no."),
    ("en", "It took one second."),
]


@pytest.mark.parametrize(("language", "text", "value", "scope"), FOUND)
def test_ordinal(language: str, text: str, value: int, scope: str) -> None:
    [found] = find_ordinals(sentence(text), language)
    assert (found.value, found.scope) == (value, scope)


@pytest.mark.parametrize(("language", "text"), NONE)
def test_no_ordinal(language: str, text: str) -> None:
    assert find_ordinals(sentence(text), language) == []


def test_what_is_taken_is_left_out() -> None:
    assert find_ordinals(sentence("The fourth round failed."), "en", [(1, 1)]) == []
