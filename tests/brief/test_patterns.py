from hypothesis import given
from hypothesis import strategies as st

from parley.brief.page import Part
from parley.brief.patterns import Slot, compose
from parley.brief.strings import LANGUAGES, strings
from parley.knowledge.acts import acts


def slot(text: str, plural: bool = False) -> Slot:
    return Slot((Part(text),), plural)


def said(pattern: str, **slots: Slot) -> str:
    return "".join(p.text for p in compose(pattern, slots))


def test_an_option_stands_only_if_it_can_be_filled():
    assert said("{a} met[ with {r}]", a=slot("X")) == "X met"
    assert said("{a} met[ with {r}]", a=slot("X"), r=slot("Y")) == "X met with Y"


def test_the_first_alternative_that_can_be_filled():
    assert said("lifted[ {o}| a measure]") == "Lifted a measure"
    assert said("lifted[ {o}| a measure]", o=slot("it")) == "Lifted it"


def test_number_agrees_with_its_slot():
    assert said("{a} {a|is|are} to go", a=slot("they", True)) == "They are to go"
    assert said("[{h} {h|asks|ask}|Asked]: go", h=slot("he")) == "He asks: go"


@given(st.text(alphabet="{}[]|<>aorh x", max_size=12))
def test_what_fills_a_slot_is_never_a_pattern(text: str):
    assert text in said("so: {a}", a=slot(text)) or not text


def test_every_act_has_its_patterns_in_every_language():
    for language in LANGUAGES:
        table = strings(language).table
        assert set(table["act"]) == set(acts())
        assert all("noun" in patterns for patterns in table["act"].values())


def test_every_pattern_fills_without_leaving_signs():
    slots = {name: slot("X") for name in "arho"}
    for language in LANGUAGES:
        table = strings(language).table
        for patterns in table["act"].values():
            for pattern in patterns.values():
                for filling in (slots, {}):
                    assert not set("{}[]|<>") & set(said(pattern, **filling)), pattern


def test_both_languages_have_the_same_strings():
    english, polish = strings("en").table, strings("pl").table
    for group in english.keys() - {"act", "unit"}:
        assert english[group].keys() == polish[group].keys(), group
