"""The data files: every rule means something, every class that a rule names exists."""

from __future__ import annotations

import pytest

from parley.reading.dates.lexicon import LAYERS, dates
from parley.reading.dates.table import MEANINGS

#: Classes that the program itself gives to figures and to what the rules make.
MADE = {
    "DAY", "DAYORD", "MM", "YY", "YEAR", "NUM", "ORD", "ROMAN", "FIGURES", "DATE", "DUR", "M", "W",
}  # fmt: skip


@pytest.mark.parametrize("language", ["pl", "en"])
def test_rules(language: str) -> None:
    lexicon = dates(language)
    classes = {name for names in lexicon.words.values() for name in names} | MADE
    for layer in LAYERS:
        for rule in (r for rules in lexicon.rules[layer].values() for r in rules):
            assert rule.meaning in MEANINGS, rule.source
            for place in rule.places:
                for name in place.names:
                    assert not name.isupper() or name in classes or name.startswith("DATE_"), rule.source


@pytest.mark.parametrize("language", ["pl", "en"])
def test_twelve_months_and_seven_days(language: str) -> None:
    words = dates(language).words.values()
    assert {n["MONTH"] for n in words if "MONTH" in n} == set(range(1, 13))
    assert {n["WEEKDAY"] for n in words if "WEEKDAY" in n} == set(range(7))
