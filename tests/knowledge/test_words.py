"""The word lists of the languages that rest on knowledge: roles and words of probability."""

import re
from functools import cache
from importlib.resources import files

import pytest

from parley.knowledge.files import rows
from parley.knowledge.yardsticks import yardsticks

LANGUAGES = ["pl", "en"]
SECTORS = {
    "COP",
    "GOV",
    "JUD",
    "LEG",
    "MIL",
    "PRM",
    "PTY",
    "REB",
    "SPY",
    "UAF",
    "UNK",
    "AGR",
    "BUS",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "JRN",
    "LAB",
    "MED",
    "REF",
    "OPP",
    "PRE",
    "REL",
    "SOC",
    "PRI",
    "IGO",
    "NGO",
}
KINDS = {"person", "group", "body", "side", "regime"}


@cache
def table(language, name, *columns):
    text = (files(f"parley.language.{language}") / name).read_text("utf-8")
    return list(rows(text, name, columns))


def roles(language):
    return table(language, "roles.tsv", "lemma", "sector", "office", "kind")


def words(language):
    return table(language, "probability.tsv", "phrase", "term", "low", "high", "polarity")


@pytest.mark.parametrize("language", LANGUAGES)
def test_roles_are_of_the_form(language):
    assert len(roles(language)) >= 220
    for row in roles(language):
        assert row["lemma"], row
        assert row["sector"] in {"", *SECTORS}, row
        assert row["kind"] in KINDS, row
        assert re.fullmatch(r"[a-z_]*", row["office"]), row
        assert row["kind"] == "person" or not row["office"], row


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_twice(language):
    for found in ([r["lemma"] for r in roles(language)], [r["phrase"] for r in words(language)]):
        assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("language", "lemma", "sector", "office", "kind"),
    [
        ("pl", "premier", "GOV", "head_of_government", "person"),
        ("pl", "szef MSZ", "GOV", "foreign_minister", "person"),
        ("pl", "rzeczniczka", "", "spokesperson", "person"),
        ("pl", "więzień polityczny", "PRI", "", "person"),
        ("pl", "reżim", "GOV", "", "regime"),
        ("pl", "strona", "", "", "side"),
        ("en", "secretary of state", "GOV", "foreign_minister", "person"),
        ("en", "troops", "MIL", "", "group"),
        ("en", "State Department", "GOV", "", "body"),
    ],
)
def test_usual_roles(language, lemma, sector, office, kind):
    [row] = [r for r in roles(language) if r["lemma"] == lemma]
    assert (row["sector"], row["office"], row["kind"]) == (sector, office, kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_probability_has_a_term_or_a_range(language):
    terms = yardsticks()["icd203"].terms
    for row in words(language):
        low, high = terms[row["term"]] if row["term"] else (float(row["low"]), float(row["high"]))
        assert not (row["term"] and (row["low"] or row["high"])), row
        assert 0 <= low < high <= 1, row
        assert row["polarity"] == ("negative" if high < 0.5 else "positive"), row


def test_terms_of_icd203_stand_for_themselves():
    found = {r["phrase"]: r["term"] for r in words("en")}
    terms = yardsticks()["icd203"].terms
    assert all(terms[found[term]] == terms[term] for term in terms)


@pytest.mark.parametrize(
    ("language", "phrase", "term"),
    [
        ("pl", "zapewne", "likely"),
        ("pl", "mało prawdopodobny", "unlikely"),
        ("pl", "niemal na pewno", "almost certain"),
        ("pl", "niemal wykluczony", "remote"),
        ("en", "remote possibility", "remote"),
        ("en", "probably not", "unlikely"),
        ("en", "almost certainly", "almost certain"),
    ],
)
def test_usual_words_of_probability(language, phrase, term):
    assert {r["phrase"]: r["term"] for r in words(language)}[phrase] == term
