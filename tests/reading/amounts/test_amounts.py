"""Amounts of both languages, in sentences of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.plain import sentence

from parley.language.words import Analysis
from parley.model.when import When
from parley.reading.amounts import find_amounts
from parley.reading.amounts.lexicon import numbers
from parley.reading.dates import find_dates

POLISH = [
    ("Zwolniono 52 więźniów.", 52, None, "exact", "więźniów"),
    ("Zwolniono dwóch ministrów.", 2, None, "exact", "ministrów"),
    ("Zwolniono dziewięcioro dzieci.", 9, None, "exact", "dzieci"),
    ("Zwolniono kilkudziesięciu żołnierzy.", 20, 99, "about", "żołnierzy"),
    ("Zwolniono kilkuset żołnierzy.", 200, 999, "about", "żołnierzy"),
    ("Zwolniono kilka osób.", 3, 9, "about", "osób"),
    ("Zwolniono ponad 1,1 tys. osób.", 1100, None, "at_least", "osób"),
    ("Zwolniono co najmniej 20 osób.", 20, None, "at_least", "osób"),
    ("Zwolniono około tysiąca osób.", 1000, None, "about", "osób"),
    ("Zwolniono nawet 100 osób.", 100, None, "at_most", "osób"),
    ("Zwolniono 100 lub więcej osób.", 100, None, "at_least", "osób"),
    ("Zwolniono setki tysięcy osób.", 200000, None, "at_least", "osób"),
    ("Zwolniono 24–26 osób.", 24, 26, "exact", "osób"),
    ("Zwolniono dwie lub trzy osoby.", 2, 3, "exact", "osoby"),
    ("Armia liczy do 600 tys. żołnierzy.", 600000, None, "at_most", "żołnierzy"),
    ("Liczba wzrosła do 600 tys. żołnierzy.", 600000, None, "exact", "żołnierzy"),
    ("Pożyczono od 3 do 5 mld funtów.", 3e9, 5e9, "exact", "GBP"),
    ("Pożyczono 3-5 mld zł.", 3e9, 5e9, "exact", "PLN"),
    ("Pożyczono ok. 210 mld euro.", 210e9, None, "about", "EUR"),
    ("Pożyczono dwa i pół miliona dolarów.", 2500000, None, "exact", "USD"),
    ("Pożyczono półtora miliona dolarów.", 1500000, None, "exact", "USD"),
    ("Wzbogacono 440,9 kg uranu.", 440.9, None, "exact", "kg"),
    ("Wzbogacono 60 proc. uranu.", 60, None, "exact", "percent"),
    ("Otwarto oba przejścia.", 2, None, "exact", "przejścia"),
    ("Zginął jeden żołnierz.", 1, None, "exact", "żołnierz"),
    ("Głosowały dwie trzecie posłów.", 0.666667, None, "exact", "posłów"),
    ("Zgromadziło się 24 500 osób.", 24500, None, "exact", "osób"),
    ("Było ich dwadzieścia jeden tysięcy jedenaście osób.", 21011, None, "exact", "osób"),
]

ENGLISH = [
    ("They freed 52 prisoners.", 52, None, "exact", "prisoners"),
    ("They freed at least 23 men.", 23, None, "at_least", "men"),
    ("They freed more than 1,500 men.", 1500, None, "at_least", "men"),
    ("They freed up to 100,000 men.", 100000, None, "at_most", "men"),
    ("They freed some 50 men.", 50, None, "about", "men"),
    ("They freed nearly two hundred and five men.", 205, None, "about", "men"),
    ("They freed twenty-one men.", 21, None, "exact", "men"),
    ("They freed a dozen men.", 12, None, "exact", "men"),
    ("They freed dozens of men.", 24, None, "at_least", "men"),
    ("They freed hundreds of thousands of men.", 200000, None, "at_least", "men"),
    ("They freed several hundred men.", 300, 900, "about", "men"),
    ("They freed a pair of men.", 2, None, "exact", "men"),
    ("They freed 50 men or more.", 50, None, "at_least", "men"),
    ("They freed both men.", 2, None, "exact", "men"),
    ("They freed half of the men.", 0.5, None, "exact", "men"),
    ("They freed a third of the men.", 0.333333, None, "exact", "men"),
    ("They lent €20bn.", 20e9, None, "exact", "EUR"),
    ("They lent $2.5 million.", 2500000, None, "exact", "USD"),
    ("They lent 9 billion euros.", 9e9, None, "exact", "EUR"),
    ("They lent between 3 and 5 billion dollars.", 3e9, 5e9, "exact", "USD"),
    ("They lent 3 to 5 billion dollars.", 3e9, 5e9, "exact", "USD"),
    ("Growth was 5% to 7%.", 5, 7, "exact", "percent"),
    ("Growth was minus 5 percent.", -5, None, "exact", "percent"),
    ("He got a 16-year term.", 16, None, "exact", "year"),
]

NONE = [
    ("pl", "Przyjęto rezolucję 2231."),
    ("pl", "Zmieniono poprawkę nr 907."),
    ("pl", "Zestrzelono F-16."),
    ("pl", "Jeden z nich wyszedł."),
    ("pl", "Zaczęła się 7. runda rozmów."),
    ("pl", "Zbudowano Nord Stream 2."),
    ("en", "The Council adopted Resolution 2328."),
    ("en", "One of them left."),
    ("en", "No one left."),
    ("en", "It was the 24th package."),
    ("en", "Both Russia and Ukraine agreed."),
    ("en", "They won 2-0 at 15:00."),
]


@pytest.mark.parametrize(
    ("language", "text", "value", "most", "bound", "unit"),
    [("pl", *row) for row in POLISH] + [("en", *row) for row in ENGLISH],
)
def test_amount(language: str, text: str, value: float, most: float | None, bound: str, unit: str) -> None:
    [found] = find_amounts(sentence(text), language)
    amount = found.amount
    assert (amount.value, amount.max, amount.bound, amount.unit) == (value, most, bound, unit)


@pytest.mark.parametrize(("language", "text"), NONE)
def test_no_amount(language: str, text: str) -> None:
    assert find_amounts(sentence(text), language) == []


def test_dates_are_left_out() -> None:
    words = sentence("W 2022 r. i 11 września 2025 r. zwolniono 16 osób.")
    taken = find_dates(words, "pl", When.parse("2025-09-15"))
    assert [f.text for f in find_amounts(words, "pl", taken)] == ["16"]
    assert [f.text for f in find_amounts(words, "pl", [(t.first, t.last) for t in taken])] == ["16"]


def test_text_and_unit_index() -> None:
    words = sentence("Wysłano ponad 1,1 tys. nowych żołnierzy.", offset=7)
    [found] = find_amounts(words, "pl")
    assert (found.text, found.span, found.unit_index) == ("ponad 1,1 tys.", (15, 29), 5)


def test_lemmas_and_tags_are_used_where_they_are() -> None:
    words = sentence("Zwolniono 52 politycznych więźniów")
    lemmas, tags = ("zwolnić", "52", "polityczny", "więzień"), ("VERB", "NUM", "ADJ", "NOUN")
    for word, lemma, upos in zip(words.words, lemmas, tags, strict=True):
        word.lemma, word.upos = lemma, upos
    [found] = find_amounts(words, "pl")
    assert (found.amount.unit, found.unit_index) == ("więzień", 3)


def test_analyses_give_the_base_form() -> None:
    words = sentence("Zwolniono 52 więźniów")
    words.words[2].analyses = (Analysis("więzień", "NOUN", "NOUN"),)
    assert find_amounts(words, "pl")[0].amount.unit == "więzień"


def test_kinds() -> None:
    words = sentence("Growth of 5% cost $5 and half of the 52 men")
    assert [f.kind for f in find_amounts(words, "en")] == ["percent", "money", "fraction", "count"]


@pytest.mark.parametrize("language", ["pl", "en"])
@given(data=st.data())
def test_any_words(language: str, data: st.DataObject) -> None:
    known = sorted(numbers(language).known) + ["12", "1,5", "1.5", "600,000", "$", "€", "%", "-", ",", "2-0", "X"] * 9
    text = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=8).map(" ".join))
    words = sentence(text, offset=3)
    for found in find_amounts(words, language):
        assert 0 <= found.first <= found.last < len(words.words)
        assert found.text == text[found.span[0] - 3 : found.span[1] - 3]
        assert found.amount.max is None or found.amount.value < found.amount.max


@given(st.text(max_size=60), st.sampled_from(["pl", "en"]))
def test_any_text(text: str, language: str) -> None:
    find_amounts(sentence(text), language)
