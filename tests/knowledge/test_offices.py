from collections import defaultdict
from datetime import timedelta
from itertools import pairwise

import pytest

from parley.errors import KnowledgeError
from parley.knowledge.countries import countries
from parley.knowledge.offices import AS_OF, COLUMNS, SINGLE, holder, offices_of, parse_tenures, tenures
from parley.knowledge.organisations import organisations
from parley.knowledge.persons import persons
from parley.model import When

HEAD = "\t".join(COLUMNS) + "\n"
COLLECTIVE = {("head_of_state", "BIH")}  # three members of the presidency at a time
CONTESTED = {("head_of_government", "MDA")}  # two governments, 8 to 14 June 2019
GAPS = 55  # vacancies among them; fill one, lower it
MAIN = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")


def name(office, code, on):
    person = holder(office, code, When.parse(on) if on else None)
    return person and person.name


def by_office():
    found = defaultdict(list)
    for tenure in tenures():
        if tenure.office in SINGLE and tenure.start:
            found[tenure.office, tenure.code].append(tenure)
    return {key: sorted(held, key=lambda t: t.when().bounds()) for key, held in found.items()}


def pairs():
    for key, held in by_office().items():
        for one, two in pairwise(held):
            yield key, one, two


@pytest.mark.parametrize(
    ("office", "code", "on", "who"),
    [
        ("head_of_state", "USA", "2015-06-01", "Barack Obama"),
        ("head_of_state", "USA", "2025-09-11", "Donald Trump"),
        ("head_of_state", "USA", "2023", "Joe Biden"),
        ("foreign_minister", "POL", "2025-03-14", "Radosław Sikorski"),
        ("head_of_government", "POL", "2020-05", "Mateusz Morawiecki"),
        ("head_of_state", "POL", "2025-09", "Karol Nawrocki"),
        ("foreign_minister", "IGO:EU", "2020-05", "Josep Borrell"),
        ("secretary_general", "IGO:NATO", "2025", "Mark Rutte"),
        ("secretary_general", "IGO:UN", "2016-03", "Ban Ki-moon"),
        ("head_of_state", "GBR", "2024-05-01", "Charles III"),
        ("head_of_state", "IRN", "2024-06-10", "Mohammad Mokhber"),
        ("supreme_leader", "IRN", "2020", "Ali Khamenei"),
        ("head_of_state", "BLR", "2025-12-13", "Alexander Lukashenko"),
        ("head_of_state", "SYR", "2024-12-01", "Bashar al-Assad"),
        ("head_of_government", "FRA", "2025-10-08", "Sébastien Lecornu"),
        ("defence_minister", "UKR", "2023-09-10", "Rustem Umerov"),
        ("head_of_state", "VAT", "2025-06", "Leo XIV"),
        ("head_of_government", "GBR", "2018", "Theresa May"),
        ("head_of_state", "UKR", "2016", "Petro Poroshenko"),
        ("head_of_government", "JPN", "2025-11-01", "Sanae Takaichi"),
    ],
)
def test_holder(office, code, on, who):
    assert name(office, code, on) == who


@pytest.mark.parametrize(
    ("office", "code", "on"),
    [
        ("head_of_state", "USA", None),  # no date
        ("head_of_state", "USA", "XXXX-09-11"),  # no year
        ("head_of_state", "USA", "2025"),  # two in one year
        ("head_of_state", "USA", "2025-01-20"),  # the day of the handover
        ("head_of_state", "USA", "1950"),  # before the table begins
        ("head_of_state", "BIH", "2024-03-01"),  # three at a time
        ("head_of_state", "LBN", "2023-06-01"),  # vacant
        ("minister", "USA", "2025-09-11"),  # an office that several hold
        ("head_of_state", "XXX", "2025-09-11"),  # no such state
        ("gardener", "USA", "2025-09-11"),  # no such office
    ],
)
def test_no_guess(office, code, on):
    assert name(office, code, on) is None


def test_offices_of_a_person():
    trump = "Q22686"
    assert [t.start for t in offices_of(trump, None)] == ["2017-01-20", "2025-01-20"]
    assert [t.start for t in offices_of(trump, When.parse("2019"))] == ["2017-01-20"]
    assert offices_of(trump, When.parse("2022")) == ()
    assert offices_of("Q0", None) == ()


def test_a_tenure_as_a_date():
    (first, second) = offices_of("Q22686", None)
    assert str(first.when()) == "2017-01-20/2021-01-20"
    assert str(second.when()) == "2025-01-20/.."


def test_codes_are_known():
    unions = {o.code for o in organisations().values()}
    assert {t.code for t in tenures() if t.code not in countries()} <= unions


def test_two_hold_no_single_office_at_a_time():
    over = [
        f"{key}: {persons()[one.person].name} to {one.end}, {persons()[two.person].name} from {two.start}"
        for key, one, two in pairs()
        if key not in COLLECTIVE | CONTESTED
        and one.person != two.person
        and (one.end is None or two.start < one.end[: len(two.start)])
    ]
    assert over == []


def test_gaps_in_the_main_offices_are_few():
    gaps = []
    for key, one, two in pairs():
        days = (two.when().bounds()[0] - one.when().bounds()[1]) / timedelta(days=1)
        if key[0] in MAIN and two.start > "2014" and days > 60:
            gaps.append(f"{key[0]} {key[1]}: nobody known from {one.end} to {two.start}")
    print(f"{len(gaps)} gaps of more than 60 days:", *gaps, sep="\n")  # pytest -rP shows them
    assert len(gaps) <= GAPS


STATES = """
    USA RUS CHN UKR BLR POL LTU LVA EST DEU FRA GBR ITA ESP HUN CZE SVK SRB XKX MKD MNE ALB GRC TUR CYP ARM AZE GEO
    MDA KAZ IRN IRQ ISR PSE LBN SYR JOR EGY SAU ARE QAT OMN YEM KWT SDN ETH ERI KEN SOM RWA COD NGA ZAF DZA MAR TUN MLI
    NER IND PAK AFG JPN KOR PRK TWN VNM PHL THA KHM IDN AUS CAN MEX CUB VEN COL BRA ARG BOL NIC FIN SWE NOR DNK NLD BEL
    AUT CHE IRL"""


@pytest.mark.parametrize("code", STATES.split())
def test_a_head_and_a_foreign_minister_at_the_end_of_2025(code):
    day = AS_OF.isoformat()
    assert any(name(office, code, day) for office in ("head_of_state", "head_of_government", "supreme_leader"))
    assert name("foreign_minister", code, day)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Q22686\tgardener\tUSA\tGardener\t2017\t\ty", "no office 'gardener'"),
        ("Q22686\tminister\t\tMinister\t2017\t\ty", "no code, no title"),
        ("Q22686\tminister\tUSA\t\t2017\t\ty", "no code, no title"),
        ("Q22686\tminister\tUSA\tMinister\t2017\t\tx", "sure is neither y nor n"),
        ("Q22686\tminister\tUSA\tMinister\t2017-02-30\t\ty", "no day, month or year: '2017-02-30'"),
        ("Q22686\tminister\tUSA\tMinister\t2017-13\t\ty", "no day, month or year"),
        ("Q22686\tminister\tUSA\tMinister\t17\t\ty", "no day, month or year"),
        ("Q22686\tminister\tUSA\tMinister\t2017-03\t2017-01-20\ty", "ends before it starts"),
        ("Q22686\tminister\tUS\tMinister\t2017\t\ty", "neither the code"),
        ("local:nobody-at-all\tminister\tUSA\tMinister\t2017\t\ty", "no such person in persons.tsv"),
    ],
)
def test_faults(line, what):
    with pytest.raises(KnowledgeError, match=f"^offices.tsv, line 2: .*{what}"):
        parse_tenures(HEAD + line + "\n")


@pytest.mark.parametrize(
    ("start", "end"), [("2017", "2017-01-20"), ("2017-01", "2017"), ("", "2017"), ("2017", ""), ("", "")]
)
def test_dates_of_different_precision(start, end):
    (tenure,) = parse_tenures(HEAD + f"Q22686\tminister\tUSA\tMinister\t{start}\t{end}\tn\n")
    assert (tenure.start, tenure.end, tenure.sure) == (start or None, end or None, False)
