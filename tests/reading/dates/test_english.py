"""English dates, one expression in a sentence each. The document is of Monday, 15 September 2025."""

from __future__ import annotations

import pytest
from tests.reading.plain import sentence

from parley.model.when import When
from parley.reading.dates import find_dates

PUBLISHED = When.parse("2025-09-15")

VALUES = [
    ("They met on 11 September 2025 in Minsk.", "2025-09-11"),
    ("They met on September 11, 2025 in Minsk.", "2025-09-11"),
    ("They met on Sept. 9 in Minsk.", "2025-09-09"),
    ("They met on the 24th of August.", "2025-08-24"),
    ("They met on August the twenty-fourth.", "2025-08-24"),
    ("The note of 9/11/2025 was kept.", "2025-09-11"),
    ("In September they met.", "2025-09"),
    ("In November they met.", "2024-11"),
    ("They will meet in November.", "2025-11"),
    ("The deal is to be signed in March.", "2025-03"),
    ("The deal is expected to be signed in November.", "2025-11"),
    ("He was arrested in March last year.", "2024-03"),
    ("He visited Caracas in January this year.", "2025-01"),
    ("He was freed last June.", "2025-06"),
    ("In 2022 they met.", "2022"),
    ("The 2015 nuclear deal was dropped.", "2015"),
    ("They met yesterday.", "2025-09-14"),
    ("They met the day before yesterday.", "2025-09-13"),
    ("They met overnight.", "2025-09-14/2025-09-15"),
    ("They met last night.", "2025-09-14"),
    ("They met on Thursday.", "2025-09-11"),
    ("They met on Monday.", "2025-09-15"),
    ("They met last Monday.", "2025-09-08"),
    ("They will meet on Thursday.", "2025-09-18"),
    ("They will meet next Tuesday.", "2025-09-23"),
    ("Missiles fell in the early hours of Thursday.", "2025-09-11"),
    ("Missiles fell on Sunday evening.", "2025-09-14"),
    ("They met at the weekend.", "2025-09-13/2025-09-14"),
    ("They met last week.", "2025-09-08/2025-09-14"),
    ("They met last month.", "2025-08"),
    ("They met earlier this month.", "2025-09"),
    ("They met three weeks ago.", "2025-08-25"),
    ("They met two years ago.", "2023"),
    ("They will meet in two weeks.", "2025-09-29"),
    ("They met from 24-26 June 2025.", "2025-06-24/2025-06-26"),
    ("They met from 7 to 9 June.", "2025-06-07/2025-06-09"),
    ("They met June 7-9.", "2025-06-07/2025-06-09"),
    ("They met between Aug. 24 and Sept. 2.", "2025-08-24/2025-09-02"),
    ("They did not meet from 2015 to 2018.", "2015/2018"),
    ("They were driven out in 2020 and 2021.", "2020/2021"),
    ("They talked in the 1990s.", "199X"),
    ("They talked in the nineties.", "199X"),
    ("They talked in early 2026.", "2026"),
    ("They talked in mid-January.", "2025-01"),
    ("They talked at the end of August.", "2025-08"),
    ("They talked in the second half of the year.", "2025-07/2025-12"),
    ("They talked in the third quarter of 2024.", "2024-07/2024-09"),
    ("They talked last winter.", "2024-12/2025-02"),
    ("They will talk this autumn.", "2025-09/2025-11"),
    ("They talked two days before 8 August.", "2025-08-06"),
    ("They talked on the last Sunday of March 2014.", "2014-03-30"),
]

ROLES = [
    ("He has been in prison since 2020.", "2020/..", "since"),
    ("They have talked since the start of the year.", "2025-01/..", "since"),
    ("The border stays closed until Friday.", "../2025-09-19", "until"),
    ("They will sign by the end of the year.", "../2025-12-31", "until"),
    ("They will sign by June.", "../2026-06", "until"),
    ("They will sign within a month.", "2025-09/2025-10", "within"),
    ("They will sign in the coming months.", "2025-09/..", "within"),
    ("They signed after 2014.", "2014/..", "since"),
    ("In the past two years nothing was signed.", "2023/2025", "point"),
]

NONE = [
    "Theresa May said so.",
    "They may march on the capital.",
    "He was jailed for 16 years.",
    "A 16-year-old boy was freed.",
    "The five-year plan failed.",
    "2000 troops crossed the border.",
    "The Security Council adopted Resolution 2328.",
    "It took a second.",
]


@pytest.mark.parametrize(("text", "edtf"), VALUES)
def test_value(text: str, edtf: str) -> None:
    found = find_dates(sentence(text), "en", PUBLISHED)
    assert [str(f.when) for f in found] == [edtf]


@pytest.mark.parametrize(("text", "edtf", "role"), ROLES)
def test_role(text: str, edtf: str, role: str) -> None:
    [found] = find_dates(sentence(text), "en", PUBLISHED)
    assert (str(found.when), found.role) == (edtf, role)


@pytest.mark.parametrize("text", NONE)
def test_no_date(text: str) -> None:
    assert find_dates(sentence(text), "en", PUBLISHED) == []


def test_weekday_and_day_settle_the_year() -> None:
    [found] = find_dates(sentence("They met on Wednesday, 8 March."), "en", When.parse("2025-03-01"))
    assert str(found.when) == "2025-03-08"
    [found] = find_dates(sentence("They met on Friday, 8 March."), "en", When.parse("2025-03-20"))
    assert str(found.when) == "2024-03-08"
