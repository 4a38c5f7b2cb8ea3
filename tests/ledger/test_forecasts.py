"""Forecasts and what came of them, from tellings made by hand."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.makers import entry, person, thing

from parley.ledger import derive
from parley.ledger.entries import Entry
from parley.ledger.forecasts import PART, Forecast, as_of, confirmed, evidenced
from parley.model import Measure


def foreseen(act: str = "visit", when: str | None = "../2025-12-31", **more: Any) -> Entry:
    more = {"stance": "expected", "probability": (0.55, 0.8), "published": "2025-09-12", "recipients": "BLR", **more}
    return entry(act, more.pop("actors", "USA"), when, document="forecast", publisher="institute", **more)


def happened(act: str = "visit", when: str | None = "2025-12-12", **more: Any) -> Entry:
    more = {"published": "2025-12-14", "recipients": "BLR", "document": "later", **more}
    return entry(act, more.pop("actors", "USA"), when, **more)


def forecasts(*entries: Entry) -> tuple[Forecast, ...]:
    made = derive(entries, parts=(PART,))
    return evidenced(made.forecasts, made)


def only(*entries: Entry) -> Forecast:
    (found,) = forecasts(*entries)
    return found


@dataclass(frozen=True)
class Decision:
    subject: str
    after: Any
    kind: str = "forecast.resolve"
    who: str = "ana"
    at: str = "2026-01-02T00:00:00Z"


def test_what_a_forecast_says():
    made = only(foreseen(word="likely"))
    assert (made.holder, made.publisher, made.range, made.word) == ("institute", "institute", (0.55, 0.8), "likely")
    assert (made.made, made.horizon, made.polarity, made.outcome) == ("2025-09-12", "2025-12-31", "positive", "open")
    assert made.chance == pytest.approx(0.675)


def test_a_named_forecaster_holds_it():
    assert only(foreseen(holder=person("Wioletta H."))).holder == "Wioletta H."


def test_it_came_true_by_a_later_occurrence_inside_the_horizon():
    made = only(foreseen(), happened())
    assert made.at("2025-12-11").outcome == "open"
    proposal = made.at("2025-12-12")
    assert (proposal.outcome, proposal.happened) == ("came true", True)
    assert [(one.day, one.kind) for one in proposal.evidence] == [("2025-12-12", "fulfils")]


@pytest.mark.parametrize("when", ["2025-09-01", "2026-01-02"])
def test_what_came_before_it_or_after_its_horizon_does_not_count(when: str):
    made = only(foreseen(), happened(when=when, published="2026-01-05"))
    assert made.evidence == ()
    assert made.at("2026-01-05").outcome == "failed"


def test_nothing_by_the_end_of_the_horizon_fails_it_and_makes_a_denial_true():
    assert [only(foreseen()).at(d).outcome for d in ("2025-12-31", "2026-01-01")] == ["open", "failed"]
    negative = only(foreseen(polarity="negative", probability=(0.2, 0.45)))
    assert (negative.at("2026-01-01").outcome, negative.at("2026-01-01").happened) == ("came true", False)


def test_a_negative_forecast_fails_when_the_thing_happens():
    made = only(foreseen(polarity="negative", probability=(0.2, 0.45)), happened())
    assert (made.at("2026-01-01").outcome, made.at("2026-01-01").happened) == ("failed", True)


def test_without_a_horizon_it_stays_open():
    assert only(foreseen(when=None)).at("2030-01-01").outcome == "open"


def test_other_people_meeting_do_not_make_it_true():
    wanted = foreseen(
        "meet", actors=(person("Donald Trump", "USA"), person("Alexander Lukashenko", "BLR")), recipients=""
    )
    others = happened(
        "meet", actors=(person("John Coale", "USA"), person("Alexander Lukashenko", "BLR")), recipients=""
    )
    assert only(wanted, others).at("2026-01-01").outcome == "failed"
    same = happened("meet", actors=wanted.event.actors, recipients="", document="same")
    assert only(wanted, others, same).at("2026-01-01").outcome == "came true"


def test_an_announcement_or_a_licence_makes_a_lifting_only_partly_true():
    potash = thing("the potash embargo", "measure", measure="embargo")
    made = foreseen("lift", object=potash)
    told = replace(potash, measure=Measure("embargo", None, "announced"))
    announced = happened("lift", object=told)
    proposal = only(made, announced).at("2026-01-01")
    assert (proposal.outcome, proposal.happened) == ("came partly true", None)
    licence = happened("ease", object=replace(potash, measure=Measure("embargo", None, "licensed")))
    assert only(made, licence).at("2026-01-01").outcome == "came partly true"
    lifted = happened("lift", object=replace(potash, measure=Measure("embargo", None, "in_force")))
    assert only(made, lifted).at("2026-01-01").outcome == "came true"


def test_another_measure_lifted_does_not_make_it_true():
    made = foreseen("lift", object=thing("the potash embargo", "measure", measure="embargo"))
    airline = happened("lift", object=thing("sanctions on the airline", "measure", measure="sanctions"))
    assert only(made, airline).at("2026-01-01").outcome == "failed"


def test_only_a_decision_resolves_it():
    made = forecasts(foreseen(), happened())
    assert made[0].outcome == "open"
    (decided,) = confirmed(made, [Decision(made[0].id, "came true")])
    assert (decided.outcome, decided.happened, decided.decided_by) == ("came true", True, "ana")
    assert confirmed(made, [Decision(made[0].id, "nonsense")]) == made
    assert confirmed(made, [Decision(made[0].id, "failed"), Decision(made[0].id, "open")])[0].outcome == "open"


def test_as_of_a_day_only_what_was_made_by_then():
    made = forecasts(foreseen())
    assert as_of(made, "2025-09-11") == ()
    assert [one.proposal.outcome for one in as_of(made, "2026-01-01") if one.proposal] == ["failed"]


FORETOLD = st.tuples(
    st.sampled_from(["visit", "meet", "release", "lift"]),
    st.sampled_from([None, "../2025-12-31", "2025-10", "2025"]),
    st.sampled_from(["expected", "possible", "planned", "asserted", "denied"]),
    st.sampled_from(["positive", "negative"]),
    st.sampled_from(["2025-09-12", "2025-10-30", "2025-12-14"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(FORETOLD, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_arrival_plays_no_part(told: list[tuple[str, str | None, str, str, str]], chance: random.Random):
    made = [
        entry(act, "USA", when, stance=stance, polarity=polarity, published=day, recipients="BLR", document=day, at=at)
        for at, (act, when, stance, polarity, day) in enumerate(told)
    ]
    shuffled = list(made)
    chance.shuffle(shuffled)
    first = forecasts(*made)
    assert first == forecasts(*shuffled)
    for one in first:
        assert one.outcome == "open"
        assert one.at("2026-06-01").outcome in ("open", "came true", "came partly true", "failed")
        assert all(one.made is not None and one.made < seen.day for seen in one.evidence)
