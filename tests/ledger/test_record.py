"""What a dossier answers, and what people decide, through the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import parley
from parley import ledger
from parley.errors import DateError, NotFound
from parley.intake import take
from parley.ledger.dossier import Dossier
from parley.model import Reader

from .conftest import FAKE, Adds

TEXT = "Minsk freed 52 political prisoners on 2025-09-11. It is what the ministers of the country said to the people."
OTHER = "On 2025-09-11 Minsk freed 52 political prisoners. This was what the people of the country wanted from them."
LATER = "Minsk freed 123 political prisoners on 2025-12-13. It is what the ministers of the country said to the people."
LIFT = "Washington lifted the sanctions on 2025-11-05. It is what the ministers of the country said to the people."


@pytest.fixture
def story(dossier: Dossier, add: Adds) -> Dossier:
    add(TEXT, "2025-09-12")
    add(OTHER, "2025-09-13")
    add(LATER, "2025-12-14")
    add(LIFT, "2025-11-06")
    return dossier


def test_a_dossier_tells_its_timeline(story: Dossier) -> None:
    assert [(p.act, p.when, len(p.entries)) for p in story.timeline()] == [
        ("release", "2025-09-11", 2),
        ("lift", "2025-11-05", 1),
        ("release", "2025-12-13", 1),
    ]


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ({"actor": "USA"}, ["2025-11-05"]),
        ({"actor": "bialorus"}, []),
        ({"actor": "belarus", "act": "release"}, ["2025-09-11", "2025-12-13"]),
        ({"since": "2025-11"}, ["2025-11-05", "2025-12-13"]),
        ({"until": "2025-11"}, ["2025-09-11", "2025-11-05"]),
        ({"as_of": "2025-11-05"}, ["2025-09-11", "2025-11-05"]),
        ({"known_at": "2025-11-05"}, ["2025-09-11"]),
    ],
)
def test_filters_and_both_times(story: Dossier, asked: dict[str, str], days: list[str]) -> None:
    assert [p.when for p in story.timeline(**asked)] == days


def test_parts_are_asked_by_the_same_words(story: Dossier) -> None:
    assert [p.count.value for p in story.people(actor="BLR")] == [52, 123]
    assert story.people(actor="USA") == ()
    assert [p.act for p in story.occurrences(act="lift")] == ["lift"]
    with pytest.raises(DateError):
        story.people(since="soon")


def test_what_became_known_between_two_days(story: Dossier) -> None:
    found = story.diff("2025-09-12", "2025-11-30")
    occurrences = [(d.what, d.after.act, d.fields) for d in found if d.part == "occurrences"]
    assert ("new", "lift", ()) in occurrences
    assert [(what, act) for what, act, _ in occurrences] == [("changed", "release"), ("new", "lift")]
    assert story.diff("2025-11-30", "2025-11-30") == ()


def test_people_hold_two_apart_and_one_again(story: Dossier) -> None:
    (found,) = [p for p in story.timeline() if len(p.entries) == 2]
    one, other = (e.id for e in found.entries)
    story.record.apart(one, other, who="ann", reason="two groups")
    assert [len(p.entries) for p in story.timeline(until="2025-09")] == [1, 1]
    story.record.same(one, other, who="bob")
    assert [len(p.entries) for p in story.timeline(until="2025-09")] == [2]


def test_people_join_what_no_rule_would(story: Dossier) -> None:
    first, _, last = story.timeline()
    story.record.same(first.id, last.id, who="ann")
    joined = [p for p in story.timeline() if p.act == "release"]
    assert [(len(p.entries), p.why[-1].verdict) for p in joined] == [(3, "decided")]


def test_a_decision_outlives_a_reader_that_gives_other_ids(story: Dossier) -> None:
    (found,) = [p for p in story.timeline() if len(p.entries) == 2]
    one, other = (e.id for e in found.entries)
    story.record.apart(one, other, who="ann")
    taken = take(TEXT.encode(), name="a.txt", published="2025-09-12")
    reading = FAKE.read(taken.document)
    moved = tuple(
        replace(
            e,
            id="e0" + e.id[2:],
            evidence=replace(e.evidence, trigger=(e.evidence.trigger[0], e.evidence.trigger[1] + 3)),
        )
        for e in reading.events
    )
    newer = replace(reading, events=moved, reader=Reader("fake", "2.0.0"))
    story.add(taken, newer, TEXT.encode(), {"published": "2025-09-12"})
    assert [len(p.entries) for p in story.timeline(until="2025-09")] == [1, 1]


def test_decisions_that_exclude_each_other_are_shown(story: Dossier) -> None:
    first, _, last = story.timeline()
    one, other = (e.id for e in first.entries)
    story.record.apart(other, last.id, who="ann")
    story.record.same(one, last.id, who="bob")
    assert "decisions in conflict" in [c.kind for c in story.contradictions()]


def test_a_contradiction_is_closed_by_a_person(dossier: Dossier, add: Adds) -> None:
    add("Minsk freed 52 political prisoners on 2025-12-01. It is what the ministers said to the people.", "2025-09-12")
    (found,) = dossier.contradictions()
    assert (found.kind, found.closed) == ("told before it happened", False)
    dossier.record.close(found.id, who="ann", reason="a slip of the pen")
    assert [c.closed for c in dossier.contradictions()] == [True]


def test_a_new_document_is_seen_at_once(story: Dossier, add: Adds) -> None:
    assert len(story.timeline()) == 3
    add(LIFT.replace("2025-11-05", "2025-11-20"), "2025-11-21")
    assert len(story.timeline()) == 4


def test_occurrences_are_found_by_id_beginning_and_event(story: Dossier) -> None:
    first = story.timeline()[0]
    assert story.occurrence(first.id) == first
    assert story.occurrence(first.id[:9]) == first
    assert story.occurrence(first.entries[1].id) == first
    with pytest.raises(NotFound):
        story.occurrence("o-none")
    with pytest.raises(NotFound, match="several"):
        story.occurrence("o")


def test_reviewed_events_are_marked_and_rejected_ones_are_gone(story: Dossier) -> None:
    first, lift, _ = story.timeline()
    story.judge("accept", first.entries[0].id, who="ann")
    story.judge("reject", lift.entries[0].id, who="ann", reason="not so")
    now = story.timeline()
    assert [p.act for p in now] == ["release", "release"]
    assert [e.reviewed for e in now[0].entries] == [True, False]


def test_any_dossier_has_its_ledger(story: Dossier, tmp_path: Path) -> None:
    from parley.store import Dossier as Stored

    with Stored.open(tmp_path / "talks.parley") as stored:
        assert ledger.open(stored).timeline() == story.timeline()
    with parley.open(tmp_path / "talks.parley") as opened:
        assert opened.timeline() == story.timeline()
