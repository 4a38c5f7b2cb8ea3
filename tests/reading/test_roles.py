"""Who does it to whom, with what."""

import pytest


def codes(actors):
    return {a.code for a in actors}


@pytest.mark.parametrize(
    ("text", "language", "act", "actors", "recipients"),
    [
        ("Litewski prezydent przyjął ministra spraw zagranicznych Gruzji.", "pl", "meet", {"LTU", "GEO"}, set()),
        ("Turcja zamknęła przejścia z Armenią.", "pl", "close_border", {"TUR"}, {"ARM"}),
        ("Umowę podpisały Maroko i Hiszpania.", "pl", "sign", {"MAR", "ESP"}, set()),
        ("Rozmowy turecko-egipskie trwały dwa dni.", "pl", "negotiate", {"TUR", "EGY"}, set()),
        ("Rwanda accused Burundi of harbouring rebels.", "en", "accuse", {"RWA"}, {"BDI"}),
        ("The Turkish president visited Egypt on Monday.", "en", "visit", {"TUR"}, {"EGY"}),
        ("Norway's foreign minister condemned Myanmar.", "en", "condemn", {"NOR"}, {"MMR"}),
    ],
)
def test_sides(one, text, language, act, actors, recipients):
    event = one(text, language, act)
    assert codes(event.actors) == actors
    assert codes(event.recipients) == recipients


def test_persons_acted_upon_stand_in_the_object(one):
    event = one("Algieria zwolniła 14 więźniów politycznych.", "pl", "release")
    assert event.object is not None
    assert event.object.count is not None
    assert (event.object.kind, event.object.count.value) == ("person", 14)


def test_target_of_a_measure_is_recipient_too(one):
    event = one("Kanada nałożyła sankcje na Haiti.", "pl", "impose")
    assert event.object is not None
    assert event.object.target is not None
    assert event.object.target.code == "HTI"
    assert codes(event.recipients) == {"HTI"}


def test_english_verb_without_subject_in_the_tree_has_its_form():
    from parley.language.analysis import analyser

    text = "Chad has freed the men whom it held."
    forms = {w.text: w.form for w in analyser("en").sentences(text, 0, len(text))[0].words}
    assert (forms["freed"], forms["held"]) == ("part", "fin")


def test_a_common_noun_that_names_nobody_does_not_act(one):
    assert one("Pogoda zniosła sankcje.", "pl", "lift").actors == ()
