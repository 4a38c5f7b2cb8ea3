from __future__ import annotations

from dataclasses import replace

import pytest
from makers import ENGLISH, POLISH, add, read

from parley.errors import InputError, NotFound, StaleDecision
from parley.model import Dated, Event, Link, Reader, Stance, event_id
from parley.store import Dossier, standing
from parley.store.carry import carry


def first(dossier: Dossier) -> tuple[str, Event]:
    reading = dossier.readings()[0]
    return reading.document.id, reading.events[0]


def retold(dossier: Dossier, change: object, version: str = "2.0.0", text: str = ENGLISH) -> None:
    """The document read again by a newer reader that gives each event as `change` does."""
    taken, reading, data = read(text)
    events = tuple(found for event in reading.events for found in change(event))  # type: ignore[operator]
    dossier.add(taken, replace(reading, events=events, reader=Reader("fake", version)), data)


def other_stance(event: Event) -> list[Event]:
    doc = dossier_id(ENGLISH)
    return [replace(event, id=event_id(doc, event.evidence.trigger, event.act, "denied"), stance=Stance("denied"))]


def dossier_id(text: str) -> str:
    return read(text)[1].document.id


def test_what_nobody_decided_on_waits(dossier: Dossier) -> None:
    add(dossier, ENGLISH)
    document, event = first(dossier)
    found = dossier.reviews(document)
    assert [(one.state, one.last, one.event == one.read) for one in found] == [("waiting", 0, True)] * 2
    assert dossier.readings(reviewed=True) == dossier.readings()
    assert dossier.readings(checked=True)[0].events == ()
    assert dossier.review(event.id).subject == event.id


def test_each_verdict_changes_the_reading(dossier: Dossier) -> None:
    add(dossier, ENGLISH)
    _, event = first(dossier)
    other = dossier.readings()[0].events[1]
    better = replace(event, act="pardon")
    dossier.judge("correct", event.id, who="Anna", after=better)
    dossier.judge("reject", other.id, who="Anna", reason="a hope")
    assert [one.act for one in dossier.readings(reviewed=True)[0].events] == ["pardon"]
    assert [one.act for one in dossier.readings(checked=True)[0].events] == ["pardon"]
    assert [one.act for one in dossier.readings()[0].events] == ["release", "lift"]
    review = dossier.review(event.id)
    assert (review.state, review.read, review.event) == ("corrected", event, better)
    dossier.judge("skip", other.id, who="Anna")
    assert [one.act for one in dossier.readings(reviewed=True)[0].events] == ["pardon", "lift"]
    assert [one.act for one in dossier.readings(checked=True)[0].events] == ["pardon"]


def test_what_a_verdict_needs(dossier: Dossier) -> None:
    add(dossier, ENGLISH)
    _, event = first(dossier)
    with pytest.raises(InputError, match="reason"):
        dossier.judge("reject", event.id, who="Anna", reason=" ")
    with pytest.raises(InputError):
        dossier.judge("correct", event.id, who="Anna")
    with pytest.raises(InputError):
        dossier.judge("accept", event.id, who="Anna", after=event)
    with pytest.raises(NotFound):
        dossier.judge("accept", "e000", who="Anna")
    with pytest.raises(StaleDecision):
        dossier.judge("accept", event.id, who="Anna", expected=5)
    assert dossier.decisions() == []


def test_undo_brings_the_earlier_state_back(dossier: Dossier) -> None:
    add(dossier, ENGLISH)
    document, event = first(dossier)
    dossier.judge("accept", event.id, who="Anna")
    bad = dossier.judge("reject", event.id, who="Jan", reason="no")
    assert len(dossier.reading(document, reviewed=True).events) == 1
    dossier.undo(bad.key, "Anna")
    assert dossier.review(event.id).state == "accepted"
    assert len(dossier.reading(document, reviewed=True).events) == 2


def test_a_review_survives_a_newer_reader(dossier: Dossier) -> None:
    add(dossier, ENGLISH)
    document, event = first(dossier)
    other = dossier.readings()[0].events[1]
    dossier.judge("accept", event.id, who="Anna")
    dossier.judge("reject", other.id, who="Anna", reason="no")
    retold(dossier, other_stance)
    assert [one.stance.kind for one in dossier.reading(document).events] == ["denied", "denied"]
    now = dossier.reading(document, reviewed=True).events
    assert [(one.act, one.stance.kind) for one in now] == [("release", "asserted")]
    assert now[0].id == dossier.reading(document).events[0].id
    assert dossier.review(now[0].id).subject == event.id
    again = dossier.judge("skip", now[0].id, who="Jan", expected=dossier.review(now[0].id).last)
    assert again.subject == event.id


def test_a_rejection_does_not_reach_another_act(dossier: Dossier) -> None:
    add(dossier, ENGLISH)
    document, event = first(dossier)
    dossier.judge("reject", event.id, who="Anna", reason="no")
    retold(dossier, lambda one: [replace(one, id="e" + one.id[::-1], act="pardon")])
    assert {one.act for one in dossier.reading(document, reviewed=True).events} == {"pardon"}


def test_what_a_newer_reader_misses_is_kept(dossier: Dossier) -> None:
    add(dossier, ENGLISH)
    document, event = first(dossier)
    dossier.judge("accept", event.id, who="Anna")
    retold(dossier, lambda _: [])
    assert dossier.reading(document).events == ()
    assert dossier.reading(document, reviewed=True).events == (event,)


def test_an_event_is_added_and_links_follow(dossier: Dossier) -> None:
    add(dossier, ENGLISH)
    document, event = first(dossier)
    other = dossier.readings()[0].events[1]
    made = replace(
        event, id=event_id(document, event.evidence.trigger, "pardon", "asserted"), act="pardon",
        links=(Link("exchange", other.id), Link("result", "e000")),
    )  # fmt: skip
    dossier.add_event(document, made, who="Anna")
    shown = dossier.reading(document, reviewed=True).events
    assert [one.act for one in shown] == ["release", "pardon", "lift"]
    assert shown[1].links == (Link("exchange", other.id),)
    dossier.judge("reject", other.id, who="Anna", reason="no")
    assert dossier.reading(document, reviewed=True).events[1].links == ()
    with pytest.raises(StaleDecision):
        dossier.add_event(document, made, who="Anna")
    with pytest.raises(InputError, match="already"):
        dossier.add_event(document, event, who="Anna")
    away = replace(made, id="e1", evidence=replace(event.evidence, quote="Nobody said this."))
    with pytest.raises(InputError, match="stand"):
        dossier.add_event(document, away, who="Anna")


def test_the_table_is_what_the_log_gives(dossier: Dossier) -> None:
    add(dossier, ENGLISH)
    add(dossier, POLISH, name="b.txt")
    for reading in dossier.readings():
        for event in reading.events:
            dossier.judge("accept", event.id, who="Anna")
    _, event = first(dossier)
    one = dossier.judge("reject", event.id, who="Jan", reason="no")
    dossier.undo(one.key, "Jan")
    retold(dossier, other_stance)
    with dossier._writing() as connection:
        before = standing.kept(connection)
        assert before == standing.replay(connection)
        assert {row["state"] for row in before} == {"accepted"}
        assert all(row["event"] for row in before)
        assert any(row["event"] != row["subject"] for row in before)
        standing.rebuild(connection)
        assert standing.kept(connection) == before


def test_an_event_is_carried_into_another_text() -> None:
    _, reading, _ = read(ENGLISH)
    event = replace(reading.events[0], when=Dated("2025", (0, 4), "2025"))
    moved = replace(reading.document, text="Added. " + ENGLISH)
    found = carry(event, moved)
    assert found is not None
    (start, end), (low, high) = found.evidence.sentence, found.evidence.trigger
    assert moved.text[start:end] == event.evidence.quote
    assert moved.text[low:high] == "freed"
    assert [moved.text[slice(*one.span)] for one in found.actors if one.span] == [one.text for one in event.actors]
    assert found.when == Dated("", (low, low), "2025")
    assert carry(event, replace(reading.document, text="Something else.")) is None
