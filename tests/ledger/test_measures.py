"""What is in force on a day, from tellings made by hand."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.makers import entry, person, state, thing

from parley.ledger import derive
from parley.ledger.entries import Entry
from parley.ledger.measures import PART, Measure
from parley.model import Measure as Told
from parley.model import Object


def sanctions(text: str = "sanctions on Belavia", target: str | None = "Belavia", step: str | None = None) -> Object:
    made = thing(text, "measure", target=target)
    return replace(made, measure=Told("sanctions", None, step))  # type: ignore[arg-type]


def step(act: str, when: str | None = None, told: str | None = None, **more: Any) -> Entry:
    """A step on Belavia's sanctions, by the USA, in a document of its own."""
    more.setdefault("object", sanctions(step=told))
    more.setdefault("document", f"{act} {when} {told} {more.get('published')} {more.get('stance')}")
    return entry(act, "USA", when, **more)


def measures(*entries: Entry) -> tuple[Measure, ...]:
    return derive(entries, parts=(PART,)).measures


def only(*entries: Entry) -> Measure:
    (found,) = measures(*entries)
    return found


IMPOSED = step("impose", "2022", published="2022-12-30")
ANNOUNCED = step("lift", "2025-09-11", "announced", published="2025-09-12")
LIFTED = step("lift", "2025-11-04", "in_force", published="2025-11-05")


def test_a_measure_is_in_force_from_when_a_text_says_it_was_imposed():
    measure = only(IMPOSED)
    answers = [measure.on(day).answer for day in ("2021-06-01", "2023-01-01", "2026-01-01")]
    assert answers == ["not in force", "in force", "in force"]


def test_inside_the_year_of_imposition_the_answer_is_not_sure():
    measure = only(IMPOSED)
    assert [measure.on(day).sure for day in ("2021-12-31", "2022-06-01", "2022-12-31")] == [True, False, True]


def test_an_announcement_changes_nothing_but_is_shown():
    measure = only(IMPOSED, ANNOUNCED)
    assert [measure.on(d).answer for d in ("2025-09-10", "2025-09-11")] == ["in force", "announced lifted"]
    assert ANNOUNCED.id in measure.on("2025-09-11").evidence


def test_what_took_effect_ends_it_each_date_apart():
    measure = only(IMPOSED, ANNOUNCED, LIFTED)
    assert [measure.on(d).answer for d in ("2025-11-03", "2025-11-04")] == ["announced lifted", "not in force"]
    announced, lifted = [one for one in measure.steps if one.kind == "lifted"]
    assert (announced.announced, announced.effective) == ("2025-09-11", None)
    assert (lifted.announced, lifted.effective) == (None, "2025-11-04")


def test_others_report_an_announcement_as_done_and_it_stays_an_announcement():
    loose = step("lift", None, published="2025-09-11", document="loose")
    assert only(IMPOSED, ANNOUNCED, loose).on("2025-10-01").answer == "announced lifted"


def test_what_was_announced_and_is_long_after_told_as_imposed_was():
    announced = step("impose", "2025-03-01", "announced", published="2025-03-02")
    told = step("impose", "2025-03-01", published="2025-03-02", document="told")
    later = step("impose", "2025-03-01", published="2025-09-12", document="later")
    assert only(announced, told).on("2025-06-01").answer == "announced imposed"
    assert only(announced, told, later).on("2025-06-01").answer == "in force"


def test_an_envoy_speaks_for_his_state_and_only_announces():
    said = step("lift", "2025-09-11", attribution=person("John Coale", "USA"))
    assert only(IMPOSED, said).on("2025-10-01").answer == "announced lifted"


def test_what_a_third_party_claims_changes_no_answer():
    claimed = step("lift", "2025-09-11", attribution="A Paper")
    measure = only(IMPOSED, claimed)
    assert measure.on("2025-10-01").answer == "in force"
    assert [one.claimed for one in measure.steps] == [False, True]


def test_a_licence_is_no_delisting():
    licence = step("ease", "2025-09-11", "licensed")
    state = only(IMPOSED, licence).on("2025-10-01")
    assert (state.answer, state.licensed) == ("in force", "2025-09-11")


def test_a_later_denial_takes_a_reported_lifting_back():
    loose = step("lift", "2025-09-11", published="2025-09-11", document="loose")
    denial = step("lift", None, published="2025-09-19", stance="denied", document="denial")
    assert only(IMPOSED, loose).on("2025-10-01").answer == "not in force"
    measure = only(IMPOSED, loose, denial)
    assert measure.on("2025-10-01").answer == "announced lifted"
    assert "denied later" in [why for one in measure.steps for why in one.why]


def test_a_denial_says_nothing_of_what_comes_after_it():
    denial = step("lift", None, published="2025-09-19", stance="denied", document="denial")
    assert only(IMPOSED, denial, LIFTED).on("2025-12-01").answer == "not in force"


def test_a_look_back_without_a_date_is_no_new_step():
    back = step("lift", None, published="2025-12-20", document="back")
    measure = only(IMPOSED, ANNOUNCED, back)
    assert measure.on("2025-12-31").answer == "announced lifted"


def test_a_promise_announces_on_the_day_of_its_document():
    promise = step("lift", None, stance="promised", force="commitment", published="2025-10-05")
    measure = only(IMPOSED, promise)
    assert [measure.on(d).answer for d in ("2025-10-04", "2025-10-05")] == ["in force", "announced lifted"]


@pytest.mark.parametrize(
    ("stance", "more"),
    [("demanded", {}), ("expected", {}), ("promised", {"force": "wish"}), ("promised", {"polarity": "negative"})],
)
def test_wishes_demands_and_forecasts_are_no_step(stance: str, more: dict[str, Any]):
    spoken = step("lift", "2025-10-01", stance=stance, **more)
    assert only(IMPOSED, spoken).on("2025-12-01").answer == "in force"


def test_a_term_runs_out_and_an_extension_carries_it_on():
    term = step("impose", "2025-01-31/2025-07-31", published="2025-01-31", document="term")
    longer = step("extend", "2025-07-20/2026-01-31", published="2025-07-20", document="longer")
    short = only(term)
    assert [short.on(d).answer for d in ("2025-07-31", "2025-08-01")] == ["in force", "not in force"]
    whole = only(term, longer)
    assert [whole.on(d).answer for d in ("2025-08-01", "2026-02-01")] == ["in force", "not in force"]


def test_a_measure_can_be_imposed_again_and_be_announced_so():
    announced = step("impose", None, "announced", stance="planned", published="2026-01-05")
    again = step("impose", "2026-02-01", published="2026-02-01")
    measure = only(IMPOSED, LIFTED, announced, again)
    answers = [measure.on(d).answer for d in ("2026-01-04", "2026-01-05", "2026-02-01")]
    assert answers == ["not in force", "announced imposed", "in force"]


def test_still_in_force_says_so_without_a_beginning():
    held = entry(
        "impose", "USA", None, object=thing("embargo on potash", "measure", measure="embargo"), recipients="BLR"
    )
    measure = only(held)
    assert measure.scope == "potash"
    before, after = measure.on("2025-01-01"), measure.on("2025-10-01")
    assert (before.answer, before.sure, after.answer, after.sure) == ("not in force", False, "in force", True)


def test_two_scopes_of_one_phrase_are_two_measures():
    both = thing("embargo on potash and oil products", "measure", measure="embargo")
    held = entry("impose", "USA", None, object=both, recipients="BLR")
    assert [one.scope for one in measures(held)] == ["oil", "potash"]


def test_a_firm_that_stands_for_its_goods_is_the_goods():
    goods = entry(
        "impose", "USA", "2021", object=thing("sanctions on potash", "measure"), recipients="BLR", document="a"
    )
    firm = replace(person("Belaruskali", "BLR"), id="local:belaruskali")
    listed = replace(thing("sanctions", "measure"), target=firm)
    lifted = entry("lift", "USA", "2026-01-01", object=listed, document="b", published="2026-01-02")
    assert only(goods, lifted).on("2026-02-01").answer == "not in force"


def test_other_firms_and_other_imposers_are_other_measures():
    other = step("impose", "2021", object=sanctions("sanctions on Grodno Azot", "Grodno Azot"))
    europe = entry("impose", "IGO:EU", "2021", object=sanctions(), document="eu")
    assert len(measures(IMPOSED, other, europe)) == 3


def test_who_imposes_may_be_left_out():
    bare = entry("lift", "", "2025-11-04", object=sanctions(step="in_force"), document="bare", published="2025-11-05")
    assert only(IMPOSED, bare).on("2025-12-01").answer == "not in force"


def test_whom_it_binds_may_be_left_out_where_only_one_measure_is_meant():
    goods = entry(
        "impose", "USA", "2021", object=thing("sanctions on potash", "measure"), recipients="BLR", document="a"
    )
    bare = entry("lift", "USA", "2025-12-13", object=thing("potash sanctions", "measure"), document="b")
    found = only(goods, bare)
    assert (found.country, found.on("2026-01-01").answer) == ("BLR", "not in force")


def test_a_step_without_scope_belongs_to_the_two_sides():
    vague = entry("ease", "USA", "2025-10-01", object=thing("sanctions", "measure"), recipients="BLR")
    assert [one.dyad for one in measures(vague)] == [True]
    assert [one.dyad for one in measures(IMPOSED)] == [False]


def test_the_programme_is_named_where_it_is_known():
    assert only(IMPOSED).programme == "US-BRUS"


def test_a_state_binds_not_itself():
    misread = replace(sanctions(), target=state("USA"))
    assert {one.country for one in measures(step("impose", "2022", object=misread, recipients="BLR"))} == {"BLR"}


KINDS = st.sampled_from(["impose", "extend", "lift", "ease", "suspend"])
STEPS = st.sampled_from([None, "announced", "in_force", "licensed", "adopted"])
DAYS = st.sampled_from([None, "2022", "2023-05", "2024-01-01", "2025-09-11", "2025-01-01/2025-12-31", "XXXX-03-01"])
TOLD = st.tuples(KINDS, DAYS, STEPS, st.sampled_from(["asserted", "promised", "denied"]), st.integers(0, 3))


@settings(max_examples=60, deadline=None)
@given(st.lists(TOLD, min_size=1, max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_arrival_plays_no_part(
    told: list[tuple[str, str | None, str | None, str, int]], chance: random.Random
):
    made = [
        step(act, when, said, stance=stance, document=f"d{at}", published=f"202{2 + document}-06-15", at=at)
        for at, (act, when, said, stance, document) in enumerate(told)
    ]
    shuffled = list(made)
    chance.shuffle(shuffled)
    first, second = measures(*made), measures(*shuffled)
    assert first == second
    for measure in first:
        for day in ("2021-01-01", "2024-06-01", "2026-06-01"):
            assert measure.on(day).answer in ("in force", "not in force", "announced lifted", "announced imposed")
        assert {e for one in measure.steps for e in one.evidence} <= {e.id for e in made}
