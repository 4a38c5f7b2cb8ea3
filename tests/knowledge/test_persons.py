import unicodedata
from collections import defaultdict

import pytest

from parley.errors import KnowledgeError
from parley.knowledge.countries import countries
from parley.knowledge.organisations import organisations
from parley.knowledge.persons import COLUMNS, parse_persons, persons

HEAD = "\t".join(COLUMNS) + "\n"


def by_name():
    found = defaultdict(set)
    for person in persons().values():
        for word in (person.name, *person.names_en, *person.names_pl):
            found[word].add(person.id)
    return found


def known(word):
    (found,) = by_name()[word]
    return persons()[found]


def test_there_are_enough():
    assert len(persons()) >= 2000
    assert sum(p.id[0] == "Q" for p in persons().values()) >= 600


@pytest.mark.parametrize(
    ("word", "name", "code", "sector"),
    [
        ("Aleksander Łukaszenko", "Alexander Lukashenko", "BLR", "GOV"),
        ("Aleś Bialacki", "Ales Bialiatski", "BLR", "NGO"),
        ("Wołodymyr Zełenski", "Volodymyr Zelensky", "UKR", "GOV"),
        ("Siergiej Ławrow", "Sergei Lavrov", "RUS", "GOV"),
        ("Dmitrij Pieskow", "Dmitry Peskov", "RUS", "GOV"),
        ("Abbas Aragczi", "Abbas Araghchi", "IRN", "GOV"),
        ("Benjamin Netanjahu", "Benjamin Netanyahu", "ISR", "GOV"),
        ("Steven Witkoff", "Steve Witkoff", "USA", "GOV"),
        ("John Coale", "John Coale", "USA", "GOV"),
        ("Swiatłana Cichanouska", "Sviatlana Tsikhanouskaya", "BLR", "OPP"),
        ("Evan Gershkovich", "Evan Gershkovich", "USA", "PRI"),
        ("Andrzej Poczobut", "Andrzej Poczobut", "BLR", "MED"),
        ("Kaja Kallas", "Kaja Kallas", "EST", "GOV"),
        ("António Guterres", "António Guterres", "IGO:UN", "GOV"),
        ("Hemedti", "Mohamed Hamdan Dagalo", "SDN", "REB"),
        ("Abu Mohammad al-Jolani", "Ahmed al-Sharaa", "SYR", "GOV"),
    ],
)
def test_known_by_name(word, name, code, sector):
    person = known(word)
    assert (person.name, person.code, person.sector) == (name, code, sector)


def test_polish_name_is_the_name_where_nothing_else_is_said():
    assert known("Donald Tusk").names_pl == ("Donald Tusk",)
    assert known("Donald Trump").id == "Q22686"


def test_a_name_is_of_two_persons_only_where_they_differ():
    codes = {word: [(persons()[i].code, persons()[i].sector) for i in ids] for word, ids in by_name().items()}
    assert [word for word, found in codes.items() if len(set(found)) < len(found)] == []


def test_names_are_in_latin_letters():
    for word in by_name():
        assert all("LATIN" in unicodedata.name(c) for c in word if c.isalpha()), word


def test_codes_are_known():
    unions = {o.code for o in organisations().values()}
    for person in persons().values():
        assert person.code is None or person.code in countries() or person.code in unions, person
        assert person.sector is not None


def test_local_ids_are_made_of_the_name():
    for person in persons().values():
        if person.id.startswith("local:"):
            assert person.id.count("-") >= person.name.count(" ") - 1, person


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Q1\tPOL\tGOV\tA\t\t\tx", "gender is neither f nor m: 'x'"),
        ("Q1\tPOL\tGOV\t\tB\t\tf", "the name is empty"),
        ("Q1\tPOL\tGOV\tA\tA\t\tf", "stands among names_en"),
        ("Q1\tPL\tGOV\tA\t\t\tf", "neither the code"),
        ("Q1\tPOL\tX\tA\t\t\tf", "no sector"),
        ("A\tPOL\tGOV\tA\t\t\tf", "neither a Wikidata id"),
        ("Q1\tPOL\tGOV\tA\t\tB|B\tf", "stands twice"),
    ],
)
def test_faults(line, what):
    with pytest.raises(KnowledgeError, match=f"^persons.tsv, line 2: .*{what}"):
        parse_persons(HEAD + line + "\n")


def test_an_id_stands_once():
    line = "Q1\tPOL\tGOV\tA\t\t\tf\n"
    with pytest.raises(KnowledgeError, match="line 3: Q1 stands twice"):
        parse_persons(HEAD + line + line)
