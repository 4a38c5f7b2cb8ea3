from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.store.keys import fold, keys, query_keys, stem


@pytest.mark.parametrize(
    ("text", "folded"), [("Łukaszenką", "lukaszenka"), ("Mińsk", "minsk"), ("ŻÓŁĆ", "zolc"), ("Straße", "strasse")]
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "cases",
    [
        "Łukaszenka Łukaszenki Łukaszence Łukaszenkę Łukaszenką Łukaszenko",
        "Mińsk Mińska Mińskowi Mińskiem Mińsku",
        "Witkoff Witkoffa Witkoffowi Witkoffem Witkoffie",
        "Ławrow Ławrowa Ławrowowi Ławrowem Ławrowie",
        "Cichanouska Cichanouskiej Cichanouską",
        "Bialacki Bialackiego Bialackiemu Bialackim",
        "Zełenski Zełenskiego Zełenskim",
        "Polska Polski Polsce Polskę Polską",
    ],
)
def test_all_cases_have_one_stem(cases: str) -> None:
    assert len({stem(fold(case)) for case in cases.split()}) == 1


@pytest.mark.parametrize(
    ("typed", "written", "language"),
    [
        ("minsku", "Mińska", "pl"),
        ("Minsk", "Mińsku", "pl"),
        ("Lukaszenki", "Łukaszenka", "pl"),
        ("Łukaszenką", "Łukaszenki", "pl"),
        ("łukaszenka", "ŁUKASZENKI", "pl"),
        ("uwolnić", "uwolniła", "pl"),
        ("wiezien", "więźniów", "pl"),
        ("białoruski", "amerykańsko-białoruskich", "pl"),
        ("Cole", "Cole’em", "pl"),
        ("obecność", "obec-\nności", "pl"),
        ("prisoner", "prisoners", "en"),
        ("free", "freed", "en"),
        ("Belarus", "Belarus's", "en"),
        ("Verhandlung", "Verhandlung", "de"),
        ("52", "52", None),
    ],
)
def test_found(typed: str, written: str, language: str | None) -> None:
    assert query_keys(typed) & keys(written, language)


@pytest.mark.parametrize(
    ("typed", "written"), [("Mińsk", "minister"), ("Łukaszenka", "łuk"), ("rozmowa", "rozmach"), ("wojna", "wojsko")]
)
def test_not_found(typed: str, written: str) -> None:
    assert not query_keys(typed) & keys(written, "pl")


@given(st.text(max_size=40))
def test_keys_are_words_of_the_index(text: str) -> None:
    assert all(key.removeprefix("~").isalnum() for key in keys(text, None) | query_keys(text))
