"""Seasons and feasts."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from parley.model.when import When
from parley.reading.dates.context import Context
from parley.reading.dates.days import month_point, move, move_days
from parley.reading.dates.spec import Cal, Ref


class Season(NamedTuple):
    """Spring 1, summer 2, autumn 3, winter 4, as its months; `year` given, or by `lean`, or by the sense of the
    sentence.
    """

    season: int
    year: int | Ref | None = None
    lean: int = 0
    base: str = "published"
    kind: str = "season"

    def when(self, context: Context) -> When | None:
        """Three months; winter from December."""
        year = self.year.year(context) if isinstance(self.year, Ref) else self.year
        day = context.base(self.base)
        if year is None and self.year is None and day is not None:
            year = self._near(day, context)
        if year is None:
            return None
        first = date(year, 3 * self.season, 1)
        last = move(first, 2, "month")
        return When.between(month_point(first.year, first.month), month_point(last.year, last.month))

    def _near(self, today: date, context: Context) -> int:
        begins = [date(y, 3 * self.season, 1) for y in (today.year - 2, today.year - 1, today.year, today.year + 1)]
        if self.lean < 0:
            return max(b.year for b in begins if move(b, 3, "month") <= today)
        if self.lean > 0:
            return min(b.year for b in begins if b > today)
        limit = move_days(today, context.ahead_months)
        return max(b.year for b in begins if b <= limit)


class Holiday(NamedTuple):
    """A feast: a fixed day (`month`, `day`) or so many days from Easter."""

    month: int
    day: int
    easter: int | None = None
    year: int | Ref | None = None
    kind: str = "holiday"

    def when(self, context: Context) -> When | None:
        """Its day in the year given, or in the year that the sentence's sense asks for."""
        if self.easter is None:
            return Cal(self.year, self.month, self.day).when(context)
        today = context.today
        year = self.year.year(context) if isinstance(self.year, Ref) else self.year
        if year is not None:
            return When.day(move_days(easter(year), self.easter))
        if today is None:
            return None
        days = [move_days(easter(y), self.easter) for y in (today.year - 1, today.year, today.year + 1)]
        return When.day(max(d for d in days if d <= move_days(today, context.ahead)))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return date(year, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)
