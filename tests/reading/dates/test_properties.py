"""What holds of every sentence: no crash, spans of whole words, texts as they stand, values that EDTF knows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.plain import sentence

from parley.errors import KnowledgeError, LanguageError
from parley.model.when import When
from parley.reading.dates import find_dates, resolve
from parley.reading.dates.lexicon import LAYERS, dates
from parley.reading.dates.rules import parse_rule

_WORDS = {language: sorted(dates(language).known) for language in ("pl", "en")}
_LITERALS = {
    language: sorted({n for layer in LAYERS for n in dates(language).rules[layer] if not n.isupper()})
    for language in ("pl", "en")
}
_FIGURES = ["1", "8", "24", "31", "99", "2025", "1999", "24-26", "24–26", "11.09.2025", "3/4", "1,5", "2025/26", "IX"]
PUBLISHED = [None, When.parse("2025-09-15"), When.parse("2024-02"), When.parse("XXXX-05-03")]


def _texts(language: str) -> st.SearchStrategy[str]:
    words = st.sampled_from(_WORDS[language] + _LITERALS[language] + _FIGURES * 20) | st.sampled_from(
        [",", ".", "-", "–"]
    )
    return st.lists(words, min_size=1, max_size=9).map(" ".join)


@pytest.mark.parametrize("language", ["pl", "en"])
@given(data=st.data(), published=st.sampled_from(PUBLISHED), forward=st.sampled_from([None, True, False]))
def test_any_words(language: str, data: st.DataObject, published: When | None, forward: bool | None) -> None:
    text = data.draw(_texts(language))
    offset = 40
    words = sentence(text, offset=offset)
    last = -1
    for found in find_dates(words, language, published, PUBLISHED[1], forward=forward):
        assert last < found.first <= found.last < len(words.words)
        last = found.last
        assert found.span == (words.words[found.first].start, words.words[found.last].end)
        assert found.text == text[found.span[0] - offset : found.span[1] - offset]
        if found.when is not None:
            assert str(When.parse(str(found.when))) == str(found.when)
        resolve(found, When.parse("2022-02-24"))


@given(st.text(max_size=60), st.sampled_from(["pl", "en"]))
def test_any_text(text: str, language: str) -> None:
    find_dates(sentence(text), language, PUBLISHED[1])


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_as_iso(day: date) -> None:
    [found] = find_dates(sentence(f"On {day} they met."), "en", None)
    assert str(found.when) == str(day)


def test_unknown_language() -> None:
    with pytest.raises(LanguageError, match="install"):
        find_dates(sentence("x 1"), "tlh", None)


@pytest.mark.parametrize("source", ["DAY MONTH", "-> calendar", "DAY ->"])
def test_rule_that_cannot_be_read(source: str) -> None:
    with pytest.raises(KnowledgeError, match="write it as"):
        parse_rule(source, 0)
