"""The sense that the words above an act give it, composed step by step."""

import pytest


@pytest.mark.parametrize(
    ("text", "act", "kind", "polarity"),
    [
        ("Kenia zniosła sankcje wobec Burundi.", "lift", "asserted", "positive"),
        ("Kenia nie zniosła sankcji wobec Burundi.", "lift", "denied", "positive"),
        ("Kenia domaga się zniesienia sankcji.", "lift", "demanded", "positive"),
        ("Kenia odmówiła zniesienia sankcji wobec Burundi.", "lift", "refused", "positive"),
        ("Kenia zagroziła zamknięciem granicy z Ugandą.", "close_border", "threatened", "positive"),
        ("Kenia może znieść sankcje wobec Burundi.", "lift", "possible", "positive"),
        ("Można się spodziewać zniesienia sankcji przez Kenię.", "lift", "expected", "positive"),
        ("Nie należy oczekiwać zniesienia sankcji przez Kenię.", "lift", "expected", "negative"),
        ("Mało prawdopodobne jest zniesienie embarga przez Kenię.", "lift", "expected", "negative"),
        ("Mało prawdopodobne jest natomiast zniesienie embarga przez Kenię.", "lift", "expected", "negative"),
        ("Kenia nie zdecydowała się na zniesienie sankcji.", "lift", "denied", "positive"),
    ],
)
def test_polish(one, text, act, kind, polarity):
    stance = one(text, "pl", act).stance
    assert (stance.kind, stance.polarity) == (kind, polarity)


@pytest.mark.parametrize(
    ("text", "act", "kind", "polarity"),
    [
        ("Kenya lifted its sanctions on Burundi.", "lift", "asserted", "positive"),
        ("Kenya did not lift its sanctions on Burundi.", "lift", "denied", "positive"),
        ("Kenya refused to lift its sanctions on Burundi.", "lift", "refused", "positive"),
        ("Kenya has agreed to lift its sanctions on Burundi.", "lift", "promised", "positive"),
        ("Kenya threatened to close its border with Uganda.", "close_border", "threatened", "positive"),
        ("Kenya may lift its sanctions on Burundi.", "lift", "possible", "positive"),
        ("Kenya will lift its sanctions on Burundi.", "lift", "promised", "positive"),
    ],
)
def test_english(one, text, act, kind, polarity):
    stance = one(text, "en", act).stance
    assert (stance.kind, stance.polarity) == (kind, polarity)


def test_whose_word_it_is(one):
    event = one("Chad expelled three diplomats, the Sudanese government said.", "en", "expel")
    assert event.attribution is not None
    assert event.attribution.code == "SDN"


def test_word_of_probability_is_kept_beside_its_range(one):
    stance = one("Bardzo mało prawdopodobne jest zawieszenie broni.", "pl", "ceasefire").stance
    assert stance.probability == (0.05, 0.2)
    assert stance.word == "Bardzo mało prawdopodobne"


def test_every_step_is_there_to_explain(one):
    because = one("Kenia odmówiła zniesienia sankcji wobec Burundi.", "pl", "lift").because
    assert any("odmówić" in b.rule for b in because if b.field == "stance")
