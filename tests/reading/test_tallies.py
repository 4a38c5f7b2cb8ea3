"""Counts told of a happening in the sentence after it, each with whoever gives it."""

import pytest


def counts(found):
    return [
        (e.object.count.value, e.attribution.code if e.attribution else None)
        for e in found
        if e.act == "exercise" and e.object and e.object.count
    ]


def test_two_numbers_of_one_exercise(events):
    found = events(
        "Od soboty Serbia i Węgry prowadzą manewry „Jesień”. Według węgierskiego ministerstwa obrony bierze w nich "
        "udział 4 tys. żołnierzy, natomiast wywiad Chorwacji ocenia ich liczbę na ok. 9 tys.",
        "pl",
    )
    assert counts(found) == [(4000, "HUN"), (9000, "HRV")]
    told = [e for e in found if e.act == "exercise"]
    assert {a.code for e in told for a in e.actors} == {"SRB", "HUN"}
    assert {x.kind for e in told[1:] for x in e.links} == {"same_as"}


def test_participation_without_what_is_taken_part_in(events):
    found = events(
        "Egypt and Greece will begin a naval exercise on Monday. Athens says 3,000 soldiers will take part. "
        "Turkish intelligence estimates that about 7,000 will take part.",
        "en",
    )
    said = [e for e in found if e.act == "exercise" and e.object and e.object.count]
    assert [e.object.count.value for e in said] == [3000, 7000]
    assert [e.stance.kind for e in said] == ["planned", "expected"]
    assert said[1].stance.holder.code == "TUR"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Serbia i Węgry prowadzą manewry. W targach wzięło udział 300 wystawców."),
        ("en", "Egypt and Greece held a naval exercise. Some 300 farmers took part in a fair."),
        ("pl", "Serbia i Węgry uzgodniły budowę mostu. Udział weźmie 300 robotników."),
    ],
)
def test_numbers_of_something_else(events, language, text):
    assert not counts(events(text, language))
