"""Constructions that cross a phrase or a sentence: who is meant, whose deed it is, in which sense."""

import pytest


def codes(actors):
    return {a.code for a in actors}


def test_a_pronoun_stands_for_a_measure(events):
    found = events("W maju Kanada zniosła cła na stal z Brazylii. Nałożyła je w 2019 r.", "pl")
    imposed = next(e for e in found if e.act == "impose")
    assert codes(imposed.actors) == {"CAN"}
    assert imposed.when.edtf == "2019"
    assert imposed.object.target.code == "BRA"


def test_after_a_preposition_a_pronoun_owns_what_follows(events):
    found = events("Sąd w Tunisie skazał Samira Ghazala. Rząd Francji wezwał władze Tunezji do jego uwolnienia.", "pl")
    released = next(e for e in found if e.act == "release")
    assert (released.stance.kind, codes(released.actors)) == ("demanded", {"TUN"})
    assert released.stance.holder.code == "FRA"
    assert [p.name for p in released.object.people] == ["Samir Ghazal"]


def test_whoever_should_demand_is_not_the_doer(events):
    found = events("Ateny powinny zabiegać o uwolnienie żeglarzy.", "pl")
    assert [codes(e.actors) for e in found if e.act == "release"] == [set()]


def test_an_unsaid_speaker_is_the_last_subject_of_that_gender(events):
    found = events(
        "Rzeczniczka rządu Peru przedstawiła plan. Minister spraw zagranicznych Chile przyjął ambasadorów. "
        "Zaznaczył, że Chile nie zniesie ceł.",
        "pl",
    )
    lifted = next(e for e in found if e.act == "lift")
    assert (lifted.stance.kind, lifted.stance.holder.code) == ("refused", "CHL")


@pytest.mark.parametrize(
    ("language", "text", "act", "kind", "polarity"),
    [
        ("pl", "Kenia raczej nie należy się spodziewać. Nie należy się spodziewać, że Kenia zniesie embargo.", "lift", "expected", "negative"),
        ("pl", "Zniesienie embarga przed wyborami jest niemal wykluczone.", "lift", "expected", "negative"),
        ("pl", "Na zniesienie embarga nikt już nie liczy.", "lift", "expected", "negative"),
        ("pl", "Nie można wykluczyć, że Kenia nałoży cła na kawę.", "impose", "possible", "positive"),
        ("pl", "Kenia zapowiedziała rozmowy z Ugandą. Zapowiadane rozmowy Kenii z Ugandą dotyczą kawy.", "negotiate", "promised", "positive"),
        ("en", "Kenya wants Uganda to lift its tariffs on coffee.", "lift", "demanded", "positive"),
        ("en", "Kenya is ready to free sailors in exchange for the lifting of tariffs.", "lift", "possible", "positive"),
        ("en", "The release of the sailors cannot be ruled out.", "release", "possible", "positive"),
    ],
)  # fmt: skip
def test_senses(events, language, text, act, kind, polarity):
    assert (kind, polarity) in [(e.stance.kind, e.stance.polarity) for e in events(text, language) if e.act == act]


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("en", "We read the note as a warning rather than as a break with Kenya.", "break_relations"),
        ("pl", "Rynek czeka na wzbogacony uran.", "deploy"),
        ("pl", "Deklaracja nie zwalnia Kenii z obowiązków członka unii.", "release"),
    ],
)
def test_what_tells_nothing(events, language, text, act):
    assert not [e for e in events(text, language) if e.act == act]


def test_both_sides_are_the_two_states_spoken_of(events):
    found = events("Kenia i Uganda spierają się o kawę. Obie strony zawiesiły cła.", "pl")
    assert codes(next(e for e in found if e.act == "suspend").actors) == {"KEN", "UGA"}


def test_a_clause_on_the_last_noun_is_about_the_phrase(events):
    found = events("Obowiązuje embargo na kawę i herbatę, które Uganda wprowadziła za represje w Kenii.", "pl")
    imposed = [e for e in found if e.act == "impose" and e.grounds]
    assert [codes(e.actors) for e in imposed] == [{"UGA"}]
    assert "represje" in imposed[0].grounds.text


def test_the_date_that_names_its_day_goes_before_the_one_that_leans(events):
    found = events("W maju Kenia wybrała prezydenta. Dzień wcześniej, 10 września, kenijskie drony naruszyły przestrzeń powietrzną Ugandy.", "pl")  # fmt: skip
    violated = next(e for e in found if e.act == "violate")
    assert violated.when.edtf == "2025-09-10"
    assert [a.name for a in violated.actors] == ["Kenya"]


def test_what_earlier_rounds_brought_lies_before(events):
    found = events("Po trzech wcześniejszych rundach Kenia zwolniła 14 więźniów.", "pl")
    released = next(e for e in found if e.act == "release")
    assert (released.object.count.value, released.when.edtf) == (14, "../2025-09-12")


def test_the_how_manieth_time(events):
    visited = next(e for e in events("Minister spraw zagranicznych Chile odwiedził Peru po raz drugi w tym roku.", "pl") if e.act == "visit")  # fmt: skip
    assert visited.ordinal.value == 2


def test_what_has_a_later_date_is_planned(events):
    found = events("Kenia i Uganda rozpoczynają 20 października 2025 r. manewry.", "pl")
    assert [e.stance.kind for e in found if e.act == "exercise"] == ["planned"]


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("pl", "Tunezja uwolniła 40 więźniów politycznych. Wśród uwolnionych jest pięciu Greków oraz dwoje Maltańczyków.", [5, 2]),
        ("en", "Tunisia freed 40 political prisoners. They include five citizens of Greece and two Maltese.", [5, 2]),
        ("pl", "Tunezja uwolniła 40 więźniów politycznych. Na granicy czekało pięciu Greków.", []),
        ("pl", "Tunezja uwolniła 40 więźniów politycznych. Wśród nich jest 90 lekarzy.", []),
    ],
)  # fmt: skip
def test_parts_of_a_count_told_after_it(events, language, text, parts):
    whole = next(e.object for e in events(text, language) if e.act == "release" and e.object and e.object.count)
    assert [p.count.value for p in whole.parts] == parts
