"""Whom English pronouns and "both sides" mean, told by the codes of the actors that events get."""

from __future__ import annotations

import pytest

from parley.model import Document, Event
from parley.reading import read


def events(text: str) -> list[Event]:
    return list(read(Document("d", "d", "test", "text/plain", text, language="en")).events)


def codes(text: str, act: str) -> tuple[set[str], set[str]]:
    """(actors, recipients) of the first event with this act."""
    event = next(e for e in events(text) if e.act == act)
    return {a.code for a in event.actors if a.code}, {a.code for a in event.recipients if a.code}


@pytest.mark.parametrize(
    ("text", "act", "actors"),
    [
        ("Norway said it had recalled its ambassador from Peru.", "break_relations", {"NOR"}),
        ("Peru welcomed a visit from Norway. The Chilean president said he would visit Lima.", "visit", {"CHL"}),
        ("The Kenyan minister met reporters. “I visited Uganda in May,” he said.", "visit", {"KEN"}),
        ("Chile and Peru held talks in March. They signed a treaty on fishing.", "sign", {"CHL", "PER"}),
        ("Chile and Peru held talks in March. The two countries signed a treaty on fishing.", "sign", {"CHL", "PER"}),
        ("After the talks with Ghana, Togo reopened its border.", "open_border", {"TGO"}),
    ],
)
def test_actors(text: str, act: str, actors: set[str]) -> None:
    found = [e for e in events(text) if e.act == act]
    assert any({a.code for a in e.actors if a.code} == actors for e in found), [
        (e.act, [a.code for a in e.actors]) for e in events(text)
    ]


def test_a_woman_is_not_he() -> None:
    text = "Maria Sandu of Moldova met John Mahama of Ghana. He visited Togo."
    assert codes(text, "visit")[0] == {"GHA"}


def test_an_object_is_not_its_own_subject() -> None:
    text = "Ghana praised Togo. Benin condemned it."
    assert codes(text, "condemn")[1] != {"BEN"}
