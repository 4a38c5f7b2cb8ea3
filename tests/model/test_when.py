"""EDTF level 1: read, written, compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import DateError
from parley.model import When


@pytest.mark.parametrize(
    "text",
    [
        "2025-09-11",
        "2025-06",
        "2022",
        "202X",
        "XXXX-09-11",
        "2025-09~",
        "2022?",
        "../2022",
        "2025-01/..",
        "2025-01-20/2025-09-11",
    ],
)
def test_what_is_read_is_written(text: str) -> None:
    assert str(When.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "soon", "2025-13", "2025-02-30", "11.09.2025", "../..", "2025-9-1", "2025/2026/2027"]
)
def test_what_is_no_date_is_refused_with_a_next_step(text: str) -> None:
    with pytest.raises(DateError) as raised:
        When.parse(text)
    assert raised.value.next_step


def test_open_ends() -> None:
    assert str(When.parse("/2022")) == "../2022"


def test_before_within_and_overlap() -> None:
    day, month, year = When.parse("2025-09-11"), When.parse("2025-09"), When.parse("2024")
    assert year.before(day)
    assert day.within(month)
    assert month.overlaps(day)
    assert not year.overlaps(month)


@given(st.dates())
def test_a_day_lies_within_its_month_and_year(day) -> None:
    own = When.day(day)
    assert own.within(When.parse(f"{day.year:04}-{day.month:02}"))
    assert own.bounds() == (day, day)
