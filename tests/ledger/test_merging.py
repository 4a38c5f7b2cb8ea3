"""What merges and what never does: the cases that the weights and vetoes of pairs.py were set by."""

from __future__ import annotations

from typing import Any

import pytest

from parley.ledger import Ledger, derive
from parley.ledger.entries import Entry

from .makers import entry, person, state, thing


def release(document: str, when: str | None = "2025-09-11", count: int | None = 52, **more: Any) -> Entry:
    told = more.pop("object", thing("political prisoners", count=count, parts=more.pop("parts", ())))
    return entry("release", more.pop("actors", "BLR"), when, document=document, object=told, **more)


def groups(*told: Entry) -> list[list[str]]:
    """The documents of each proposition."""
    made = derive(told)
    every = (*made.occurrences, *made.claims, *made.propositions)
    return sorted(sorted(e.source.id for e in p.entries) for p in every)


def test_two_sources_that_differ_about_one_day_dispute_inside_one_occurrence() -> None:
    made = derive([release("a", count=52), release("b", count=51)])
    assert [[c.value for c in p.counts] for p in made.occurrences] == [[51, 52]]


def test_one_document_does_not_dispute_with_itself() -> None:
    assert groups(release("a", count=52, at=1), release("a", count=31, at=50)) == [["a"], ["a"]]


def test_a_stated_part_belongs_to_its_whole() -> None:
    assert groups(release("a", count=52, parts=(3,), at=1), release("a", count=3, at=50)) == [["a", "a"]]


def test_different_days_are_different_releases() -> None:
    assert groups(release("a"), release("b", "2025-12-13")) == [["a"], ["b"]]


def test_a_running_total_is_no_release_of_a_day() -> None:
    total = release("b", "2024-07-01/2025-09-11", 430)
    assert groups(release("a"), total) == [["a"], ["b"]]


@pytest.mark.parametrize(("ordinal", "expected"), [(4, [["a", "b"]]), (5, [["a"], ["b"]])])
def test_ordinals_keep_rounds_apart(ordinal: int, expected: list[list[str]]) -> None:
    one = entry("negotiate", "USA BLR", "2025-09-11", document="a", ordinal=4)
    assert groups(one, entry("negotiate", "USA BLR", "2025-09-11", document="b", ordinal=ordinal)) == expected


def test_a_person_acts_for_the_state_and_a_regime_is_the_state() -> None:
    from parley.model import Actor

    regime = Actor("local:rezim-blr", "reżim", "BLR", "GOV", "reżim", None)
    assert groups(release("a", actors=(regime,)), release("b", actors=(person("Alexander Lukashenko", "BLR"),))) == [
        ["a", "b"]
    ]


def test_meetings_of_different_persons_on_one_day_are_two() -> None:
    one = entry("meet", (person("Anna Nowik", "POL"), person("Ivan Petrov", "RUS")), "2025-09-11", document="a")
    other = entry("meet", (person("Jan Lis", "POL"), person("Oleg Orlov", "RUS")), "2025-09-11", document="b")
    assert groups(one, other) == [["a"], ["b"]]


def test_an_envoy_in_two_spellings_is_one() -> None:
    one = entry("meet", (person("John Coale", "USA"), state("BLR")), "2025-09-11", document="a")
    other = entry("meet", (person("John Cole", "USA"), state("BLR")), "2025-09-11", document="b")
    assert groups(one, other) == [["a", "b"]]


def test_sanctions_on_two_firms_are_two_measures() -> None:
    def lift(document: str, firm: str) -> Entry:
        return entry("lift", "USA", "2025-09-11", document=document, object=thing("sanctions", "measure", target=firm))

    assert groups(lift("a", "Belavia"), lift("b", "Belaruskali"), lift("c", "Belavia")) == [["a", "c"], ["b"]]


def test_a_vague_telling_that_fits_two_days_ties_neither() -> None:
    month = release("c", "2025-09", None)
    assert groups(release("a", "2025-09-02", None), release("b", "2025-09-20", None), month) == [["a"], ["b"], ["c"]]


def test_a_vague_telling_joins_the_only_release_of_its_month() -> None:
    assert groups(release("a"), release("b", "2025-09", None)) == [["a", "b"]]


def test_background_without_a_date_joins_the_release_that_it_counts() -> None:
    later = release("b", None, 52, published="2026-03-01")
    assert groups(release("a"), later) == [["a", "b"]]


def test_a_passive_takes_the_side_of_its_document() -> None:
    passive = release("a", actors="", count=52, at=50)
    assert groups(release("a", at=1), passive) == [["a", "a"]]


def test_talks_without_a_day_take_that_of_the_meeting_in_their_sentence() -> None:
    meeting = entry("meet", "USA BLR", "2025-09-11", at=1, sentence=(0, 90))
    talks = entry("negotiate", "USA BLR", at=40, sentence=(0, 90), ordinal=4)
    made = derive([meeting, talks])
    assert {p.act: p.when for p in made.occurrences} == {"meet": "2025-09-11", "negotiate": "2025-09-11"}


def test_a_demand_and_a_denial_about_one_person_are_one_proposition() -> None:
    about = thing("Jan Lis", people=["Jan Lis"])
    demand = entry("release", "BLR", stance="demanded", at=1, holder=state("POL"), object=about)
    made = derive([demand, entry("release", "BLR", stance="denied", at=20, object=about)])
    assert [(p.standing, len(p.entries)) for p in made.propositions] == [("denied", 2)]


def test_an_offer_and_what_came_of_it_are_two() -> None:
    assert groups(release("a", None, None, stance="offered"), release("b", "2025-12-13", published="2025-12-14")) == [
        ["a"],
        ["b"],
    ]


def test_for_and_against_are_two() -> None:
    one = entry("change_policy", "BLR", stance="expected", at=1)
    other = entry("change_policy", "BLR", stance="expected", polarity="negative", at=9)
    assert groups(one, other) == [["d1"], ["d1"]]


def test_every_join_says_why() -> None:
    (found,) = derive([release("a"), release("b")]).occurrences
    (why,) = found.why
    assert (why.verdict, set(why.reasons) >= {"same day", "same count"}) == ("joined", True)


def test_every_veto_of_what_was_near_says_why() -> None:
    made: Ledger = derive([release("a", "2025-09-11", 52, at=1), release("a", "2025-09-11", 31, at=60)])
    assert {w.reasons for p in made.occurrences for w in p.why} == {("different counts",)}


def test_answers_mind_horizon_and_persons() -> None:
    jan = thing("Jan Lis", people=["Jan Lis"])
    promise = entry("release", "BLR", stance="promised", force="commitment", document="a", object=jan)
    other = release("b", "2025-10-01", None, published="2025-10-02", object=thing("Ala", people=["Ala Lis"]))
    freed = release("c", "2025-10-05", None, published="2025-10-06", object=jan)
    assert [a.by for a in derive([promise, other, freed]).answers] == ["o" + freed.id[1:]]
    late = entry("release", "BLR", stance="promised", horizon="2025-09-30", document="a", object=jan)
    assert derive([late, freed]).answers == ()


def test_fewer_than_promised_answer_partly() -> None:
    promise = release("a", None, 100, stance="promised", force="commitment")
    made = derive([promise, release("b", "2025-12-13", 31, published="2025-12-14")])
    assert [(a.kind, a.reasons[-1]) for a in made.answers] == [("partly", "31 of 100")]
