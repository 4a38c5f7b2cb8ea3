from __future__ import annotations

import re
from importlib.resources import files

import pytest

from parley.web.words import LANGUAGES, plural, preferred, words


def test_both_files_have_the_same_keys() -> None:
    keys = [{(section, key) for section, table in words(code).table.items() for key in table} for code in LANGUAGES]
    plurals = {(s, k) for s, k in keys[1] if s == "count" and k.endswith(("_few", "_many"))}
    assert keys[0] == keys[1] - plurals


def test_every_key_that_a_template_names_is_there() -> None:
    table = words("en").table
    folder = files("parley.web") / "templates"
    named = set()
    for entry in folder.iterdir():
        named |= set(re.findall(r"\bt\('([a-z_]+\.[a-z_0-9-]+)'[),]", entry.read_text("utf-8")))
    assert len(named) > 150
    assert [key for key in sorted(named) if key.partition(".")[2] not in table[key.partition(".")[0]]] == []


@pytest.mark.parametrize(
    ("count", "form"), [(1, "one"), (2, "few"), (5, "many"), (12, "many"), (22, "few"), (112, "many")]
)
def test_polish_plurals(count: int, form: str) -> None:
    assert plural("pl", count) == form


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("pl-PL,pl;q=0.9,en;q=0.8", "pl"),
        ("de, en;q=0.5, pl;q=0.4", "en"),
        ("", "en"),
        ("pl;q=x", "en"),
        ("en;q=0.1,pl;q=0.2", "pl"),
    ],
)
def test_the_language_that_a_browser_likes(header: str, code: str) -> None:
    assert preferred(header) == code
