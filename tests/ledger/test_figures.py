"""Counts of one thing side by side, from tellings made by hand."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.makers import entry, thing

from parley.ledger import derive
from parley.ledger.entries import Entry
from parley.ledger.figures import PART, Figure
from parley.ledger.part_names import name
from parley.model import Amount, Evidence, Object


def counted(
    value: int, publisher: str = "wire", *, bound: str = "exact", when: str | None = "2025-09-11", **more: object
):
    amount = Amount(value, bound=bound)  # type: ignore[arg-type]
    parts = tuple(Object(text, None, "person", Amount(n)) for text, n in more.pop("parts", ()))  # type: ignore[attr-defined]
    made = replace(thing(f"{value} prisoners"), count=amount, parts=parts)
    more.setdefault("act", "release")
    act = str(more.pop("act"))
    more.setdefault("published", "2025-09-12")
    document = f"{publisher} {more['published']} {value}"
    return entry(act, "BLR", when, object=made, publisher=publisher, document=document, **more)  # type: ignore[arg-type]


def figures(*entries: Entry) -> tuple[Figure, ...]:
    return derive(entries, parts=(PART,)).figures


def only(*entries: Entry) -> Figure:
    (found,) = figures(*entries)
    return found


def test_two_sources_agree_and_confirm():
    figure = only(counted(52), counted(52, "paper"))
    assert (figure.relation, figure.disputed) == ("agree", False)
    assert [(v.low, v.sources, v.credibility) for v in figure.values] == [(52, 2, 1)]


def test_one_source_is_one_value():
    figure = only(counted(52))
    assert (figure.relation, figure.values[0].credibility, figure.values[0].by) == ("one value", 3, ("wire",))


def test_two_papers_that_quote_one_agency_are_one_source():
    one, other = counted(52, attribution="BelTA"), counted(52, "paper", attribution="BelTA")
    assert [(v.sources, v.credibility, v.by) for v in only(one, other).values] == [(1, 6, ("BelTA",))]


def test_nearly_the_same_sentence_is_one_source():
    quote = "Fifty-two people were freed on Thursday and taken by bus to the border, the agency said"

    def saying(made: Entry, words: str) -> Entry:
        e = made.event.evidence
        return replace(made, event=replace(made.event, evidence=Evidence(e.page, e.sentence, e.trigger, words)))

    one = saying(counted(52), quote)
    other = saying(counted(52, "paper"), quote + " late")
    assert only(one, other).values[0].sources == 1
    assert only(one, saying(other, "Another sentence altogether, written by somebody else")).values[0].sources == 2


def test_figures_that_exclude_each_other_are_disputed():
    figure = only(counted(8000, "ministry", act="exercise"), counted(30000, "paper", act="exercise"))
    assert figure.relation == "dispute"
    assert [(v.low, v.credibility) for v in figure.values] == [(8000, 4), (30000, 4)]


def test_more_sources_outweigh_one():
    figure = only(counted(8, act="exercise"), counted(8, "b", act="exercise"), counted(30, "c", act="exercise"))
    assert [(v.low, v.credibility) for v in figure.values] == [(8, 2), (30, 5)]


@pytest.mark.parametrize(("bound", "value"), [("at_least", 50), ("about", 50), ("at_most", 60)])
def test_a_value_inside_the_bounds_of_another_refines_it(bound: str, value: int):
    loose = counted(value, "paper", bound=bound, act="exercise")
    assert only(counted(52, act="exercise"), loose).relation == "refine"


def test_a_later_word_of_one_source_is_an_update():
    first = counted(8, act="exercise")
    later = counted(9, act="exercise", published="2025-09-15")
    assert only(first, later).relation == "update"


def test_a_standing_number_told_months_later_is_an_update():
    first = counted(1150, when=None, act="detain", published="2025-06-22")
    later = counted(1184, "paper", when=None, act="detain", published="2025-11-22")
    figure = only(first, later)
    assert (figure.standing, figure.relation) == (True, "update")
    near = counted(900, "other", when=None, act="detain", published="2025-11-25")
    assert only(first, later, near).relation == "dispute"


def test_stated_parts_are_figures_of_their_own_and_compared():
    one = counted(52, parts=[("three Polish citizens", 3)])
    other = counted(52, "belta", parts=[("dwóch Polaków", 2)])
    whole, part = figures(one, other)
    assert (whole.relation, part.relation, part.part_of) == ("agree", "dispute", whole.id)
    assert [v.low for v in part.values] == [2, 3]


@pytest.mark.parametrize("text", ["three Poles", "trzech obywateli Polski", "troje Polaków", "three Polish citizens"])
def test_people_of_a_state_have_one_name_in_both_languages(text: str):
    assert name(Object(text, None, "person", Amount(3))) == "POL"


def test_a_total_over_a_year_is_not_compared_with_a_day():
    day, year = counted(52), counted(200, "paper", bound="at_least", when="2025")
    assert {(f.total, f.relation) for f in figures(day, year)} == {(False, "one value"), (True, "one value")}


def test_happenings_of_two_days_are_two_figures():
    assert len(figures(counted(52), counted(123, when="2025-12-13"))) == 2


COUNTS = st.tuples(
    st.sampled_from([3, 8, 50, 52, 123]),
    st.sampled_from(["wire", "paper", "belta"]),
    st.sampled_from(["exact", "at_least", "about", "at_most"]),
    st.sampled_from([None, "2025-09-11", "2025-09", "2025"]),
    st.sampled_from(["release", "detain", "pardon"]),
    st.sampled_from([None, "BelTA", "Kyiv"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_arrival_plays_no_part(told: list[tuple], chance: random.Random):
    made = [
        counted(value, publisher, bound=bound, when=when, act=act, at=10 * at, **({"attribution": who} if who else {}))
        for at, (value, publisher, bound, when, act, who) in enumerate(told)
    ]
    shuffled = list(made)
    chance.shuffle(shuffled)
    first = figures(*made)
    assert first == figures(*shuffled)
    ids = [figure.id for figure in first]
    assert len(ids) == len(set(ids))
    assert {e for figure in first for v in figure.values for e in v.evidence} == {e.id for e in made}
    assert all(1 <= v.credibility <= 6 for figure in first for v in figure.values)
