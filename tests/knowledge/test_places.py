import unicodedata
from collections import Counter, defaultdict

import pytest

from parley.errors import KnowledgeError
from parley.knowledge.countries import countries
from parley.knowledge.places import COLUMNS, parse_places, places

HEAD = "\t".join(COLUMNS) + "\n"


def named(language):
    found = defaultdict(list)
    for place in places().values():
        for word in place.names_en if language == "en" else place.names_pl:
            found[word].append(place)
    return found


def test_there_are_enough():
    count = Counter(p.kind for p in places().values())
    assert len(places()) >= 2000
    assert min(count.values()) >= 5
    assert len(count) == 9


@pytest.mark.parametrize(
    ("language", "word", "code", "kind"),
    [
        ("pl", "Genewa", "CHE", "city"),
        ("pl", "Stambuł", "TUR", "city"),
        ("pl", "Pusan", "KOR", "city"),
        ("pl", "Kłajpeda", "LTU", "city"),
        ("pl", "Isfahan", "IRN", "city"),
        ("en", "Fordow", "IRN", "city"),
        ("pl", "Dżudda", "SAU", "city"),
        ("pl", "Szarm el-Szejk", "EGY", "city"),
        ("pl", "Czernihów", "UKR", "city"),
        ("en", "Kuźnica", "POL", "crossing"),
        ("en", "Bobrowniki", "POL", "crossing"),
        ("en", "Medininkai", "LTU", "crossing"),
        ("en", "Tigray", "ETH", "region"),
        ("en", "Syunik", "ARM", "region"),
        ("pl", "Alaska", "USA", "region"),
        ("pl", "Bliski Wschód", None, "region"),
        ("pl", "Zachód", None, "region"),
        ("pl", "Europa", None, "continent"),
        ("pl", "Bałtyk", None, "sea"),
        ("pl", "Cieśnina Ormuz", None, "sea"),
        ("en", "Camp David", "USA", "landmark"),
        ("en", "Incirlik", "TUR", "base"),
        ("pl", "Wyspa Węży", "UKR", "island"),
        ("pl", "Dunaj", None, "river"),
    ],
)
def test_known_by_name(language, word, code, kind):
    found = named(language)[word][0]
    assert (found.code, found.kind) == (code, kind)


def test_codes_are_of_states():
    assert {p.code for p in places().values() if p.code} <= set(countries())


@pytest.mark.parametrize("language", ["en", "pl"])
def test_no_place_has_the_name_of_a_state_or_of_its_capital(language):
    taken = {
        word
        for country in countries().values()
        for word, role in country.words(language)
        if role == "name" or (role == "capital" and country.status not in ("disputed", "region"))
    }
    assert sorted(taken & set(named(language))) == []


def test_two_places_of_one_name_lie_apart_or_are_of_two_kinds():
    for word, found in (*named("en").items(), *named("pl").items()):
        assert len({(p.code, p.kind) for p in found}) == len(found), word


def test_names_are_in_latin_letters():
    for word in (*named("en"), *named("pl")):
        assert all("LATIN" in unicodedata.name(c) for c in word if c.isalpha()), word


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Q1\tPOL\tvillage\tA\t\tA\t", "no kind 'village'"),
        ("Q1\tIGO:EU\tcity\tA\t\tA\t", "a place lies in a state"),
        ("Q1\tpol\tcity\tA\t\tA\t", "neither the code"),
        ("Q1\tPOL\tcity\tA\t\t\t", "a name is empty"),
        ("A\tPOL\tcity\tA\t\tA\t", "neither a Wikidata id"),
    ],
)
def test_faults(line, what):
    with pytest.raises(KnowledgeError, match=f"^places.tsv, line 2: .*{what}"):
        parse_places(HEAD + line + "\n")


def test_an_id_stands_once():
    line = "Q1\tPOL\tcity\tA\t\tA\t\n"
    with pytest.raises(KnowledgeError, match="line 3: Q1 stands twice"):
        parse_places(HEAD + line + line)
