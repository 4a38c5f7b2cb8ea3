"""Dates in figures: `11.09.2025`, `2025-09-11`, `11/9/25`, `31-Oct-74` left to the rules."""

from __future__ import annotations

import re

from parley.reading.amounts.pieces import Piece
from parley.reading.dates.spec import Cal

_ISO = re.compile(r"(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?\Z")
_DAY = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})\Z")
_MONTH_YEAR = re.compile(r"(\d{1,2})([./])(\d{4})\Z")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})\Z")
_RUN = re.compile(r"[\d.,/-]+\Z")
#: Two-figure years up to this one are of this century.
PIVOT = 50


def numeric_date(pieces: list[Piece], at: int, month_first: bool) -> tuple[Cal, int] | None:
    """The date in the run of figures and signs that begins at `at`, and the index after it; None where it is none.

    `month_first` settles `3/4/2025`; where only one order gives a date, that order is taken.
    """
    after = at
    text = ""
    while after < len(pieces) and _RUN.match(pieces[after].lower):
        if after > at and pieces[after].start != pieces[after - 1].end:
            break
        text += pieces[after].lower
        after += 1
    while text and not text[-1].isdecimal():
        text, after = text[: -len(pieces[after - 1].lower)], after - 1
    if len(text) < 4 or text.isdecimal() or after <= at:
        return None
    alone = at == 0 and after == len(pieces)
    cal = _read(text, month_first, alone)
    return (cal, after) if cal is not None else None


def _read(text: str, month_first: bool, alone: bool) -> Cal | None:
    """The date written as `text`; `8/2023` is more often the number of an issue, unless it stands `alone`."""
    if match := _ISO.match(text):
        if match[4] is None and (match[2] == "." or len(match[3]) != 2):
            return None
        return _valid(match[1], match[3], match[4])
    if match := _DAY.match(text):
        return _ordered(match[1], match[3], match[4], month_first and match[2] != ".")
    if match := _MONTH_YEAR.match(text):
        sure = alone or match[2] == "." or match[1].startswith("0")
        return _valid(match[3], match[1], None) if sure and 1900 <= int(match[3]) < 2100 else None
    if match := _SLASHED.match(text):
        slashed = _ordered(match[1], match[2], None, True)
        first, second = int(match[1]), int(match[2])
        return slashed if slashed is not None and max(first, second) > 12 else None
    return None


def _ordered(one: str, two: str, year: str | None, month_first: bool) -> Cal | None:
    first, second = (two, one) if month_first else (one, two)
    return _valid(year, second, first) or _valid(year, first, second)


def _valid(year: str | None, month: str, day: str | None) -> Cal | None:
    if not 1 <= int(month) <= 12 or (day is not None and not 1 <= int(day) <= 31):
        return None
    full = None if year is None else int(year)
    if year is not None and len(year) == 2:
        full = int(year) + (2000 if int(year) < PIVOT else 1900)
    return Cal(full, int(month), int(day) if day else None)
