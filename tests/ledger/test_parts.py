"""Rounds, exchanges, people, balance, contradictions: each from a few tellings whose answer a reader can tell."""

from __future__ import annotations

from typing import Any

from parley.ledger import Ledger, derive
from parley.ledger.entries import Entry
from parley.model import Measure, Object

from .makers import entry, person, state, thing

JAN = thing("Jan Lis", people=["Jan Lis"])


def kinds(made: Ledger) -> list[str]:
    return [c.kind for c in made.contradictions]


def relief(act: str = "lift", when: str = "2025-09-11", step: str | None = "announced", **more: Any) -> Entry:
    about = Object(
        "sanctions", None, "measure", target=person("Belavia", "BLR"), measure=Measure("sanctions", None, step)
    )  # type: ignore[arg-type]
    return entry(act, "USA", when, object=about, **more)


def test_a_round_is_one_meeting_under_its_names() -> None:
    cole, head = person("John Cole", "USA"), person("Alexander Lukashenko", "BLR")
    made = derive(
        [
            entry("visit", (cole,), "2025-09-11", recipients="BLR", at=1),
            entry("meet", (cole, head), "2025-09-11", at=20, where="Minsk"),
            entry("negotiate", "USA BLR", "2025-09-10/2025-09-11", at=40, ordinal=4),
            entry("meet", "USA BLR", "2025-12-12", document="b", published="2025-12-14"),
        ]
    )
    first, second = made.rounds
    assert (first.acts, first.first, first.last) == (("meet", "negotiate", "visit"), "2025-09-10", "2025-09-11")
    assert (first.number, first.places, [a.name for a in first.participants]) == (
        4,
        ("Minsk",),
        ["Alexander Lukashenko", "John Cole"],
    )
    assert (second.number, second.stated, second.known) == (5, None, 1)


def test_missing_rounds_are_told_and_known_ones_are_not_missed() -> None:
    fourth = entry("negotiate", "USA BLR", "2025-09-11", ordinal=4)
    (found,) = derive([fourth]).rounds
    assert (found.earlier, found.known, found.gap) == (3, 0, 3)
    earlier = [
        entry("meet", "USA BLR", f"2025-0{month}-20", document=f"e{month}", published="2025-09-01")
        for month in (2, 4, 6)
    ]
    made = derive([fourth, *earlier])
    assert [r.gap for r in made.rounds] == [0, 0, 0, 0]
    assert "earlier rounds missing" not in kinds(made)


def test_a_fifth_round_before_the_fourth_is_a_contradiction() -> None:
    one = entry("negotiate", "USA BLR", "2025-09-11", document="a", ordinal=5)
    made = derive([one, entry("negotiate", "USA BLR", "2025-10-11", document="b", published="2025-10-12", ordinal=4)])
    assert "rounds out of order" in kinds(made)


def test_talks_in_general_are_no_round() -> None:
    assert derive([entry("negotiate", "USA BLR")]).rounds == ()


def test_an_exchange_said_in_words_is_open_until_what_was_offered_came() -> None:
    lift = entry("lift", "USA", stance="demanded", holder=state("BLR"), at=1)
    offer = entry("release", "BLR", stance="offered", at=30, object=thing("prisoners"), links=(("exchange", lift),))
    (found,) = derive([lift, offer]).exchanges
    assert (found.basis, found.open) == ("words", True)
    assert {g.sides: g.state for g in found.gives} == {("BLR",): "offered", ("USA",): "demanded"}
    came = entry("release", "BLR", "2025-12-13", document="b", published="2025-12-14", object=thing(count=123))
    (later,) = derive([lift, offer, came]).exchanges
    give = next(g for g in later.gives if g.sides == ("BLR",))
    assert (give.state, give.answered_by, later.open) == ("done", ("o" + came.id[1:],), False)


def test_results_of_one_meeting_are_an_exchange_by_inference_and_one_side_alone_is_none() -> None:
    talks = entry("meet", "USA BLR", "2025-09-11", at=1)
    freed = entry("release", "BLR", "2025-09-11", at=20, object=thing(count=52), links=(("result", talks),))
    lifted = relief(at=40, links=(("result", talks),))
    (found,) = derive([talks, freed, lifted]).exchanges
    assert (found.basis, [t.reason for t in found.ties]) == ("inference", ["results of one meeting"])
    assert derive([talks, freed]).exchanges == ()


def test_what_was_over_before_the_talks_is_no_result_of_them() -> None:
    talks = entry("meet", "USA BLR", "2025-09-11", at=1)
    freed = entry("release", "BLR", "2025-06-21", at=20, object=thing(count=14), links=(("result", talks),))
    made = derive([talks, freed, relief(at=40, links=(("result", talks),))])
    assert made.exchanges == ()
    assert ["o" + freed.id[1:] in r.outcomes for r in made.rounds] == [False]


def test_a_person_is_held_freed_and_held_again_as_of_each_day() -> None:
    told = [
        entry("detain", "BLR", "2021-03-25", document="a", published="2021-03-26", object=JAN),
        entry("release", "BLR", "2025-09-11", document="b", object=JAN),
        entry("detain", "BLR", "2025-11-01", document="c", published="2025-11-02", object=JAN),
    ]
    status = {
        day: [(p.status, p.since) for p in derive(told, as_of=day).people]
        for day in ("2020-01-01", "2024-01-01", "2025-10-01", "2025-12-01")
    }
    assert status == {
        "2020-01-01": [],
        "2024-01-01": [("held", "2021-03-25")],
        "2025-10-01": [("released", "2025-09-11")],
        "2025-12-01": [("held", "2025-11-01")],
    }
    assert "freed and still held" not in kinds(derive(told))


def test_whoever_is_asked_for_is_held_by_inference_until_words_say_more() -> None:
    asked = entry("release", "BLR", stance="demanded", holder=state("POL"), object=JAN)
    (found,) = derive([asked]).people
    assert (found.status, found.basis, found.wanted_by, found.holder) == ("held", "inference", ("POL",), "BLR")
    freed = entry("release", "BLR", "2025-09-10", document="b", object=JAN)
    (now,) = derive([asked, freed]).people
    assert (now.status, now.basis, now.wanted_by) == ("released", "words", ())


def test_the_promised_and_still_held_are_marked() -> None:
    promise = entry("release", "BLR", stance="promised", force="commitment", object=JAN)
    (found,) = derive([promise]).people
    assert found.promised == ("o" + promise.id[1:],)


def test_a_group_has_its_count_and_parts() -> None:
    (group,) = derive(
        [entry("release", "BLR", "2025-09-11", object=thing("52 prisoners", count=52, parts=(3, 8)))]
    ).people
    assert (group.status, group.count.value, [p.count.value for p in group.parts]) == ("released", 52, [3, 8])


def test_refusing_to_leave_is_a_status_of_who_refuses() -> None:
    refusal = entry("leave", (person("Mikola Nowik", "BLR"),), stance="refused")
    assert [(p.name, p.status) for p in derive([refusal]).people] == [("Mikola Nowik", "refused to leave")]


def test_the_balance_has_commitments_and_offers_and_neither_wishes_nor_threats() -> None:
    told = [
        entry("restore_relations", "USA", stance="promised", force="wish", at=1),
        entry("open_border", "POL", stance="promised", force="intent", at=20),
        entry("aid", "USA", stance="promised", force="commitment", at=40),
        entry("release", "BLR", stance="offered", at=60, object=thing()),
        entry("impose", "USA", stance="promised", force="commitment", at=80),
        entry("leave", "BLR", stance="promised", force="commitment", polarity="negative", at=90),
    ]
    assert {(b.kind, b.act) for b in derive(told).balance} == {("promised", "aid"), ("offered", "release")}


def test_what_came_in_part_is_owed_for_the_rest_and_overdue_after_its_horizon() -> None:
    promise = entry("release", "BLR", stance="promised", force="commitment", horizon="2025-12", object=thing(count=100))
    came = entry("release", "BLR", "2025-11-22", document="b", published="2025-11-23", object=thing(count=31))
    (owed,) = derive([promise, came], as_of="2025-12-01").balance
    assert (owed.given, owed.overdue) == (31, False)
    (later,) = derive([promise, came], as_of="2026-01-01").balance
    assert later.overdue
    rest = entry("release", "BLR", "2025-12-13", document="c", published="2025-12-14", object=thing(count=123))
    assert derive([promise, came, rest]).balance == ()


def test_announced_relief_is_owed_until_it_took_effect() -> None:
    announced = relief()
    effect = relief("ease", "2025-11-05", "licensed", document="b", published="2025-11-06")
    assert [b.kind for b in derive([announced, effect], as_of="2025-10-01").balance] == ["announced"]
    assert derive([announced, effect], as_of="2025-12-01").balance == ()


def test_freed_and_later_still_held_without_an_arrest() -> None:
    freed = entry("release", "BLR", "2025-09-11", document="a", object=JAN)
    held = entry("release", "BLR", stance="denied", document="b", published="2025-10-02", object=JAN)
    (found,) = [c for c in derive([freed, held]).contradictions if c.kind == "freed and still held"]
    assert (found.one, found.other) == ((freed.id,), (held.id,))


def test_more_freed_than_held() -> None:
    held = entry("detain", "BLR", "2025-09-01", document="a", object=thing("prisoners held", count=40))
    made = derive([held, entry("release", "BLR", "2025-09-11", document="b", object=thing("52 prisoners", count=52))])
    assert [c.text for c in made.contradictions] == ["52 freed of 40 held"]


def test_lifted_before_it_was_imposed() -> None:
    made = derive([relief(step=None), relief("impose", "2025-11-01", None, document="b", published="2025-11-02")])
    assert "lifted before imposed" in kinds(made)
    earlier = relief("impose", "2022", None, document="c")
    assert "lifted before imposed" not in kinds(derive([relief(step=None), earlier]))


def test_done_and_denied_for_one_day() -> None:
    done = entry("attack", "RUS", "2025-09-10", document="a")
    made = derive([done, entry("attack", "RUS", "2025-09-10", stance="denied", document="b")])
    assert kinds(made) == ["denied and asserted"]


def test_odd_dates_and_false_sameness_are_shown_and_nothing_is_lost() -> None:
    odd = entry("lift", "USA", "2025-02-31", document="a")
    early = entry("meet", "USA BLR", "2025-12-01", document="b")
    one = entry("release", "BLR", document="c", at=1, object=thing(count=52))
    other = entry("release", "BLR", document="c", at=30, object=thing(count=52), ordinal=3, links=(("same_as", one),))
    cycle = entry("release", "BLR", document="c", at=60, object=thing(count=52), links=(("same_as", other),))
    made = derive([odd, early, one, other, cycle])
    assert {"date that is none", "told before it happened"} <= set(kinds(made))
    told = [e.id for p in (*made.occurrences, *made.claims, *made.propositions) for e in p.entries]
    assert sorted(told) == sorted(e.id for e in (odd, early, one, other, cycle))
