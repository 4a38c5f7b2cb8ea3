from __future__ import annotations

import sqlite3

import pytest

from parley.errors import InputError, NotFound, StaleDecision
from parley.store import Dossier
from parley.store.decisions import chained


def test_a_decision_is_kept_as_it_was_made(dossier: Dossier) -> None:
    made = dossier.decide(
        "source.reliability", "Reuters", who="Anna", before=None, after={"grade": "B"}, reason="checked", document="d1"
    )
    assert dossier.decisions() == [made]
    assert (made.who, made.after, made.reason, made.document, made.undoes) == (
        "Anna",
        {"grade": "B"},
        "checked",
        "d1",
        None,
    )
    assert made.at.endswith("+00:00")


def test_a_stale_decision_is_refused_and_both_are_shown(dossier: Dossier) -> None:
    first = dossier.decide("event.accept", "e1", who="Anna", expected=0)
    with pytest.raises(StaleDecision) as caught:
        dossier.decide("event.reject", "e1", who="Jan", reason="no", expected=0)
    assert caught.value.last == first
    assert (caught.value.wanted.who, caught.value.wanted.kind) == ("Jan", "event.reject")
    assert dossier.decisions() == [first]
    dossier.decide("event.reject", "e1", who="Jan", reason="no", expected=first.key)
    with pytest.raises(StaleDecision):
        dossier.decide("event.accept", "e2", who="Jan", expected=first.key)


def test_subjects_of_two_families_do_not_meet(dossier: Dossier) -> None:
    dossier.decide("event.accept", "x", who="Anna")
    dossier.decide("forecast.resolve", "x", who="Anna", expected=0, after="true")
    assert [one.kind for one in dossier.standing()] == ["event.accept", "forecast.resolve"]
    assert [one.kind for one in dossier.decisions("event")] == ["event.accept"]


def test_the_last_decision_stands(dossier: Dossier) -> None:
    dossier.decide("occurrence.same", "a|b", who="Anna")
    dossier.decide("occurrence.apart", "a|b", who="Jan")
    assert [one.kind for one in dossier.standing("occurrence")] == ["occurrence.apart"]
    assert dossier.standing("occurrence.same") == []


def test_undo_and_its_undo(dossier: Dossier) -> None:
    one = dossier.decide("event.accept", "e1", who="Anna")
    two = dossier.decide("event.reject", "e1", who="Jan", before=1, after=2)
    back = dossier.undo(two.key, "Anna")
    assert (back.kind, back.undoes, back.before, back.after) == ("event.reject", two.key, 2, 1)
    assert dossier.standing("event") == [one]
    dossier.undo(back.key, "Jan")
    assert dossier.standing("event") == [two]
    with pytest.raises(InputError, match="already"):
        dossier.undo(back.key, "Jan")
    with pytest.raises(NotFound):
        dossier.undo(99, "Jan")


@pytest.mark.parametrize(("kind", "who"), [("event.nonsense", "Anna"), ("event.accept", " ")])
def test_what_is_no_decision_is_refused(dossier: Dossier, kind: str, who: str) -> None:
    with pytest.raises(InputError):
        dossier.decide(kind, "e1", who=who)  # type: ignore[arg-type]
    assert dossier.decisions() == []


@pytest.mark.parametrize("verb", ["UPDATE decisions SET who = 'x'", "DELETE FROM decisions"])
def test_the_log_only_grows(dossier: Dossier, verb: str) -> None:
    dossier.decide("event.accept", "e1", who="Anna")
    connection = sqlite3.connect(dossier.path)
    with pytest.raises(sqlite3.IntegrityError, match="only added"):
        connection.execute(verb)
    connection.close()


def test_ids_chain_the_rows(dossier: Dossier) -> None:
    for who in ("Anna", "Anna", "Jan"):
        dossier.decide("event.skip", "e1", who=who, after={"b": 1, "a": [2]})
    connection = sqlite3.connect(dossier.path)
    connection.row_factory = sqlite3.Row
    before = ""
    for row in connection.execute("SELECT * FROM decisions ORDER BY key"):
        assert row["id"] == chained(before, dict(row))
        before = row["id"]
    connection.close()
