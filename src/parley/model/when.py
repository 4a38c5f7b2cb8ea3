"""Dates as EDTF (ISO 8601-2), level 1: a day, month or year, approximate or with digits unspecified, or an interval of these.

What is read: `2025-09-11`, `2025-06`, `2022`, `202X`, `XXXX-09-11`, each with an optional `~`, `?` or `%`;
`A/B`, `../B` and `/B` (before), `A/..` and `A/` (since). Seasons, sets and times of day are not read. Equality is
by the written form; `before`, `within` and `overlaps` compare bounds.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from parley.errors import DateError

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)\Z")


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a date. `year` has four characters, `month` and `day` two or are None; `X` is a digit not known."""

    year: str
    month: str | None = None
    day: str | None = None
    qualifier: str = ""

    @classmethod
    def parse(cls, text: str) -> Point:
        """The point written as `text`; DateError if it is none or no such day exists."""
        match = _POINT.match(text)
        if not match:
            raise DateError(f"no EDTF date: {text!r}", "write it as 2025-09-11, 2025-09, 2025 or XXXX-09-11")
        point = cls(match[1], match[2], match[3], match[4])
        point._check(text)
        return point

    def _check(self, text: str) -> None:
        month = int(self.month) if self.month and self.month != "XX" else 1
        if not 1 <= month <= 12:
            raise DateError(f"no such month: {text!r}", "months run from 01 to 12")
        leap = int(self.year) if self.year.isdigit() else 2000
        if self.day and self.day != "XX" and not 1 <= int(self.day) <= calendar.monthrange(max(leap, 1), month)[1]:
            raise DateError(f"no such day: {text!r}", "look at the day of the month")

    @classmethod
    def of(cls, day: date) -> Point:
        """The point of a calendar day."""
        return cls(f"{day.year:04}", f"{day.month:02}", f"{day.day:02}")

    def __str__(self) -> str:
        parts = [self.year, *(p for p in (self.month, self.day) if p is not None)]
        return "-".join(parts) + self.qualifier

    @property
    def year_known(self) -> bool:
        """Whether all four digits of the year are known."""
        return self.year.isdigit()

    def first(self) -> date | None:
        """The earliest day it can be; None where no year can be known."""
        if self.year == "XXXX":
            return None
        year = max(int(self.year.replace("X", "0")), 1)
        month = int(self.month) if self.month and self.month != "XX" else 1
        day = int(self.day) if self.day and self.day != "XX" else 1
        return date(year, month, min(day, calendar.monthrange(year, month)[1]))

    def last(self) -> date | None:
        """The latest day it can be; None where no year can be known."""
        if self.year == "XXXX":
            return None
        year = max(int(self.year.replace("X", "9")), 1)
        month = int(self.month) if self.month and self.month != "XX" else 12
        end = calendar.monthrange(year, month)[1]
        return date(year, month, min(int(self.day), end) if self.day and self.day != "XX" else end)


@dataclass(frozen=True, slots=True)
class When:
    """A date or an interval. For a single date `end` is `start` and `interval` False; an open end is None."""

    start: Point | None
    end: Point | None
    interval: bool = False

    @classmethod
    def parse(cls, text: str) -> When:
        """The date written as EDTF level 1; DateError, with an example, for anything else."""
        if "/" not in text:
            point = Point.parse(text)
            return cls(point, point)
        left, _, right = text.partition("/")
        start = None if left in ("", "..") else Point.parse(left)
        end = None if right in ("", "..") else Point.parse(right)
        if start is None and end is None:
            raise DateError(f"an interval without ends: {text!r}", "give it a start or an end, as in 2025-01/..")
        return cls(start, end, True)

    @classmethod
    def day(cls, day: date) -> When:
        """A calendar day."""
        point = Point.of(day)
        return cls(point, point)

    @classmethod
    def between(cls, start: Point | None, end: Point | None) -> When:
        """An interval; None is an open end."""
        return cls(start, end, True)

    def __str__(self) -> str:
        if not self.interval:
            return str(self.start)
        return f"{'..' if self.start is None else self.start}/{'..' if self.end is None else self.end}"

    @property
    def year_known(self) -> bool:
        """Whether every end that is given has its year."""
        return all(p.year_known for p in (self.start, self.end) if p is not None)

    def bounds(self) -> tuple[date, date]:
        """The earliest and the latest day it can be; date.min and date.max where it is open or has no year."""
        first = self.start.first() if self.start else None
        last = self.end.last() if self.end else None
        return first or date.min, last or date.max

    def before(self, other: When) -> bool:
        """Whether it is over before `other` can begin."""
        return self.bounds()[1] < other.bounds()[0]

    def within(self, other: When) -> bool:
        """Whether it lies wholly inside `other`."""
        (first, last), (low, high) = self.bounds(), other.bounds()
        return low <= first and last <= high

    def overlaps(self, other: When) -> bool:
        """Whether one day can belong to both."""
        return not self.before(other) and not other.before(self)
