import re

import pytest

from parley.errors import KnowledgeError
from parley.knowledge.countries import countries
from parley.knowledge.measures import COLUMNS, measure_kinds, parse_kinds, parse_programmes, programmes

HEAD = "\t".join(COLUMNS) + "\n"


def test_kinds_of_the_record():
    assert set(measure_kinds()) == {
        "asset_freeze",
        "travel_ban",
        "export_control",
        "import_restriction",
        "financial_restriction",
        "arms_embargo",
        "transport_restriction",
        "sectoral_ban",
        "tariff",
        "border_closure",
        "visa_regime",
        "aid_suspension",
        "sanctions",
        "embargo",
        "blockade",
    }
    assert measure_kinds()["tariff"].label_pl == "cło"


def test_programmes():
    assert len(programmes()) >= 40
    belarus = programmes()["US-BRUS"]
    assert (belarus.imposer, belarus.target, belarus.keys) == ("USA", "BLR", ("E.O. 13405", "E.O. 14038"))


def test_codes_of_programmes():
    for programme in programmes().values():
        assert programme.imposer in countries() or re.fullmatch(r"IGO:[A-Z]+", programme.imposer)
        assert programme.target is None or programme.target in countries()


def test_no_key_makes_two_programmes():
    keys = [k for p in programmes().values() for k in p.keys]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("A\tspell\tUSA\t\ta\tb\tk", "line 2: no kind of measure: 'spell'"),
        ("A\ttariff\tUSA\t\ta\tb\t", "line 2: imposer, a name or the keys are missing"),
        ("A\ttariff\tUSA\t\ta\tb\tk\nA\ttariff\tUSA\t\ta\tb\tk", "line 3: A stands twice"),
    ],
)
def test_malformed_programme_names_file_and_line(line, says):
    with pytest.raises(KnowledgeError, match=rf"programmes\.tsv, {says}"):
        parse_programmes(HEAD + line, measure_kinds())


def test_malformed_kind_names_file_and_line():
    with pytest.raises(KnowledgeError, match=r"measures\.toml, line 1: kinds: tariff has no label"):
        parse_kinds('[kinds]\ntariff = ["tariff"]\n')
