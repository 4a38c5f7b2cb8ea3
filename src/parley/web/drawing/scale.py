"""Days to places on a line, with marks at years, months or days, as many as fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

#: Years that are no dates, but ends of intervals that nobody closed.
OPEN = (200, 9000)


@dataclass(frozen=True, slots=True)
class Scale:
    """From `first` to `last`, drawn from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def over(cls, days: list[date], left: float, right: float) -> Scale:
        """A scale that holds all of these days, with a little air; open ends (years 1 and 9999) lie at its edges."""
        known = [day for day in days if OPEN[0] < day.year < OPEN[1]] or [date(2000, 1, 1)]
        first, last = min(known), max(known)
        air = timedelta(days=max(2, (last - first).days // 40))
        return cls(first - air, last + air, left, right)

    def x(self, day: date) -> float:
        """Where a day is; days outside stand at the ends."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(self.left + min(max(share, 0.0), 1.0) * (self.right - self.left), 1)

    def marks(self) -> Iterator[tuple[date, str]]:
        """Days to mark, with what to write there."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120) if months / s <= 14), 240)
        at = self.first.year * 12 + self.first.month
        for number in range(at, at + months + 1):
            day = date(number // 12, number % 12 + 1, 1)
            if day >= self.first and day <= self.last and (number % 12) % min(step, 12) == 0:
                if step <= 12 or day.year % (step // 12) == 0:
                    yield day, f"{day.year}" if step >= 12 else f"{day.year}-{day.month:02}"
