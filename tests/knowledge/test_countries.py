from collections import Counter, defaultdict
from functools import cache

import pytest

from parley.errors import KnowledgeError
from parley.knowledge.countries import COLUMNS, ambiguous, countries, parse_countries
from parley.knowledge.files import data


@cache
def named(language):
    found = defaultdict(set)
    for country in countries().values():
        for word, _ in country.words(language):
            found[word].add(country.code)
    return found


def test_members_of_the_united_nations():
    count = Counter(c.status for c in countries().values())
    assert (count["member"], count["observer"], count["state"]) == (193, 2, 2)


def test_states_have_names_adjectives_and_capitals():
    without = {"KNA", "LCA", "VCT", "STP"}  # no Polish adjective in use
    for country in countries().values():
        if country.status in ("member", "state"):
            assert country.adjectives_en
            assert country.adjectives_pl or country.code in without
            assert country.capitals_en
            assert country.capitals_pl


def test_wikidata_ids_are_told_apart():
    ids = [i for c in countries().values() for i in (c.wikidata, c.capital_wikidata) if i]
    assert len(set(ids)) == len(ids)


def test_every_state_is_its_own_state():
    assert all(c.state == c.code for c in countries().values() if c.status not in ("disputed", "region"))
    assert all(c.state == c.code[:3] != c.code for c in countries().values() if c.status in ("disputed", "region"))


@pytest.mark.parametrize("language", ["en", "pl"])
def test_no_word_names_two_countries_unless_listed(language):
    twice = {word: codes for word, codes in named(language).items() if len(codes) > 1}
    listed = {word: set(codes) for (which, word), codes in ambiguous().items() if which == language}
    assert twice == listed


@pytest.mark.parametrize(
    ("language", "word", "code"),
    [
        ("en", "U.S.", "USA"),
        ("en", "America", "USA"),
        ("en", "Britain", "GBR"),
        ("en", "UK", "GBR"),
        ("en", "DPRK", "PRK"),
        ("en", "PRC", "CHN"),
        ("en", "UAE", "ARE"),
        ("en", "Burma", "MMR"),
        ("en", "Ivory Coast", "CIV"),
        ("en", "Islamic Republic", "IRN"),
        ("en", "White House", "USA"),
        ("en", "Downing Street", "GBR"),
        ("en", "Foggy Bottom", "USA"),
        ("en", "Sino", "CHN"),
        ("en", "Swede", "SWE"),
        ("en", "Kiev", "UKR"),
        ("pl", "Stany Zjednoczone", "USA"),
        ("pl", "RP", "POL"),
        ("pl", "RFN", "DEU"),
        ("pl", "W. Brytania", "GBR"),
        ("pl", "ChRL", "CHN"),
        ("pl", "Niderlandy", "NLD"),
        ("pl", "KRLD", "PRK"),
        ("pl", "ZEA", "ARE"),
        ("pl", "amerykańsko", "USA"),
        ("pl", "polsko", "POL"),
        ("pl", "Białorusinka", "BLR"),
        ("pl", "Biały Dom", "USA"),
        ("pl", "Bankowa", "UKR"),
        ("pl", "Pałac Elizejski", "FRA"),
        ("pl", "Kreml", "RUS"),
        ("pl", "Mińsk", "BLR"),
        ("pl", "Krym", "UKR-43"),
        ("pl", "Naddniestrze", "MDA-TN"),
    ],
)
def test_usual_words(language, word, code):
    assert named(language)[word] == {code}


def test_korea_without_more_is_the_south():
    assert ambiguous()["pl", "koreański"][0] == "KOR"


def row(**cells: str) -> str:
    usual = {"code": "XXX", "status": "member", "state": "XXX", "name_en": "A", "name_pl": "B"} | cells
    return "\t".join(COLUMNS) + "\n" + "\t".join(usual.get(c, "") for c in COLUMNS) + "\n"


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"status": "moon"}, "no status 'moon'"),
        ({"state": "YYY"}, "no state 'YYY'"),
        ({"wikidata": "30"}, "wikidata is no Wikidata id"),
        ({"name_pl": ""}, "name_pl is empty"),
        ({"aliases_en": "A"}, "stands among the aliases"),
        ({"demonyms_pl": "Belg"}, "no masculine and feminine"),
    ],
)
def test_malformed_country_names_file_and_line(cells, says):
    with pytest.raises(KnowledgeError, match=rf"countries\.tsv, line 2: .*{says}"):
        parse_countries(row(**cells))


def test_a_country_twice():
    twice = row() + row().splitlines()[1] + "\n"
    with pytest.raises(KnowledgeError, match="line 3: XXX stands twice"):
        parse_countries(twice)


def test_table_is_one_a_line():
    assert "\r" not in data("countries.tsv")
