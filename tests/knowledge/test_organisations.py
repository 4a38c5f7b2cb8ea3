from collections import defaultdict

import pytest

from parley.errors import KnowledgeError
from parley.knowledge.countries import countries
from parley.knowledge.organisations import COLUMNS, organisations, parse_organisations

HEAD = "\t".join(COLUMNS) + "\n"
AMBIGUOUS = {"BIS", "RSF", "CPC", "PTI", "NIS"}


def named(language):
    found = defaultdict(list)
    for body in organisations().values():
        for word in body.names_en if language == "en" else body.names_pl:
            found[word].append(body)
    return found


def test_there_are_enough():
    assert len(organisations()) >= 600


@pytest.mark.parametrize(
    ("language", "word", "code", "kind"),
    [
        ("en", "UN Security Council", "IGO:UN", "igo"),
        ("pl", "RB ONZ", "IGO:UN", "igo"),
        ("pl", "ONZ", "IGO:UN", "igo"),
        ("pl", "OBWE", "IGO:OSCE", "igo"),
        ("pl", "MAEA", "IGO:IAEA", "igo"),
        ("pl", "OUBZ", "IGO:CSTO", "igo"),
        ("pl", "KE", "IGO:EU", "igo"),
        ("en", "European Parliament", "IGO:EU", "igo"),
        ("pl", "WNP", "IGO:CIS", "igo"),
        ("en", "Hamas", "PSE", "armed_group"),
        ("pl", "Huti", "YEM", "armed_group"),
        ("en", "M23", "COD", "armed_group"),
        ("en", "TPLF", "ETH", "armed_group"),
        ("pl", "wagnerowcy", "RUS", "armed_group"),
        ("en", "Viasna", "BLR", "ngo"),
        ("pl", "Biełsat", "POL", "media"),
        ("en", "BelTA", "BLR", "media"),
        ("pl", "Departament Stanu", "USA", "body"),
        ("en", "Knesset", "ISR", "body"),
        ("pl", "MSWiA", "POL", "body"),
        ("en", "Belavia", "BLR", "company"),
        ("en", "Naftogaz", "UKR", "company"),
        ("en", "Euroclear", "BEL", "company"),
        ("en", "E3", "IGO:E3", "group"),
        ("pl", "Trójkąt Weimarski", "IGO:WEIMAR", "group"),
    ],
)
def test_known_by_name(language, word, code, kind):
    assert [(b.code, b.kind) for b in named(language)[word]] == [(code, kind)]


def test_members_of_a_group():
    assert named("en")["E3"][0].members == ("DEU", "FRA", "GBR")
    assert named("en")["Visegrad Four"][0].members == ("CZE", "HUN", "POL", "SVK")


def test_codes_and_members_are_of_states():
    for body in organisations().values():
        assert body.code is None or body.code.startswith("IGO:") or body.code in countries()
        assert all(member in countries() for member in body.members)
        assert list(body.members) == sorted(body.members)


def test_kinds_agree_with_codes_and_sectors():
    for body in organisations().values():
        if body.kind == "igo":
            assert body.code is not None
            assert body.code.startswith("IGO:")
        elif body.kind != "group":
            assert body.sector is not None
            assert body.code is None or not body.code.startswith("IGO:")
        assert (body.kind == "media") == (body.sector == "MED")


@pytest.mark.parametrize("language", ["en", "pl"])
def test_no_name_is_of_two_unless_listed(language):
    twice = {word for word, bodies in named(language).items() if len(bodies) > 1}
    assert twice <= AMBIGUOUS


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Q1\tUN\t\tigo\t\tA\t\tA\t", "neither the code"),
        ("Q1\tIGO:UN\t\tstate\t\tA\t\tA\t", "no kind 'state'"),
        ("Q1\tIGO:UN\t\tigo\tFRA|DEU\tA\t\tA\t", "only a group has members"),
        ("Q1\tIGO:UN\tX\tigo\t\tA\t\tA\t", "no sector"),
        ("Q1\tIGO:UN\t\tigo\t\tA\tA|B\tA\t", "stands among its other forms"),
        ("Q1\tIGO:UN\t\tigo\t\tA\t\t\t", "a name is empty"),
        ("x\tIGO:UN\t\tigo\t\tA\t\tA\t", "neither a Wikidata id"),
    ],
)
def test_faults(line, what):
    with pytest.raises(KnowledgeError, match=f"^organisations.tsv, line 2: .*{what}"):
        parse_organisations(HEAD + line + "\n")


def test_an_id_stands_once():
    line = "Q1\tIGO:UN\t\tigo\t\tA\t\tA\t\n"
    with pytest.raises(KnowledgeError, match="line 3: Q1 stands twice"):
        parse_organisations(HEAD + line + line)
