from itertools import pairwise

import pytest

from parley.errors import KnowledgeError
from parley.knowledge.yardsticks import parse_yardsticks, yardsticks


def test_three_yardsticks():
    assert list(yardsticks()) == ["icd203", "phia", "kent"]


@pytest.mark.parametrize(
    ("yardstick", "term", "low", "high"),
    [
        ("icd203", "remote", 0.01, 0.05),
        ("icd203", "unlikely", 0.20, 0.45),
        ("icd203", "likely", 0.55, 0.80),
        ("icd203", "almost certain", 0.95, 0.99),
        ("phia", "realistic possibility", 0.40, 0.50),
        ("kent", "probable", 0.63, 0.87),
    ],
)
def test_ranges(yardstick, term, low, high):
    assert yardsticks()[yardstick].terms[term] == (low, high)


def test_icd203_has_no_gaps_and_phia_has():
    gaps = {}
    for name in ("icd203", "phia"):
        ranges = sorted(set(yardsticks()[name].terms.values()))
        gaps[name] = [b[0] - a[1] for a, b in pairwise(ranges)]
    assert max(gaps["icd203"]) == 0
    assert min(gaps["phia"]) > 0


@pytest.mark.parametrize("value", ["[0.5]", "[0.5, 0.4]", "[0.5, 1.5]", '"half"', "[0, 1]"])
def test_malformed_range_names_file_and_line(value):
    with pytest.raises(KnowledgeError, match=r"yardsticks\.toml, line 2: mine: 'even' is no"):
        parse_yardsticks(f'# mine\n[mine]\nname = "m"\nsource = "s"\n[mine.terms]\n"even" = {value}\n')
