"""What an expression says before it is resolved: calendar dates with parts missing, and units counted from a base."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol

from parley.model.when import Point, When
from parley.reading.dates.context import Context
from parley.reading.dates.days import away, last_day, month_point, move, move_days, single, unit_of, year_point
from parley.reading.dates.found import Offset, OffsetUnit


class Spec(Protocol):
    """A date expression with its meaning; `kind` names what it is for the rules that build on it."""

    @property
    def kind(self) -> str:
        """`day`, `month`, `year`, `week`, …, in capitals in the rules."""
        ...

    def when(self, context: Context) -> When | None:
        """Its value, or None where the context does not give one."""
        ...


class Ref(NamedTuple):
    """A whole unit, counted from the unit of a base: `last month`, `przyszły rok`, `the same year`."""

    unit: OffsetUnit
    steps: int
    base: str = "published"

    @property
    def kind(self) -> str:
        """The unit."""
        return self.unit

    def when(self, context: Context) -> When | None:
        """The unit that lies `steps` from that of the base."""
        if self.base == "previous" and context.previous is not None:
            sign = (self.steps > 0) - (self.steps < 0)
            return away(context.previous, Offset(abs(self.steps), self.unit, whole=True), sign)
        day = context.base(self.base)
        if day is None:
            return None
        start = day if self.unit in ("day", "week", "weekend") else day.replace(day=1)
        return unit_of(move(start, self.steps, self.unit), self.unit)

    def year(self, context: Context) -> int | None:
        """The year that it lies in."""
        when = self.when(context)
        first = when.start.first() if when and when.start else None
        return first.year if first else None


class Cal(NamedTuple):
    """A date of the calendar, any part of which may be missing. `prefix` is that of a decade or century: `199`."""

    year: int | Ref | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    prefix: str | None = None
    lean: int | None = None

    @property
    def kind(self) -> str:
        """The finest part given."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None else "decade" if self.prefix else "year"

    def when(self, context: Context) -> When | None:
        """Its value: the year as given, else by the document's date, else unspecified."""
        if self.prefix:
            return single(Point(self.prefix.ljust(4, "X")))
        if self.month is None:
            return self._year_or_day(context)
        year = self._year(context)
        if self.day is None:
            return single(month_point(year, self.month) if year else Point("XXXX", f"{self.month:02}"))
        if self.day > last_day(year or 2000, self.month):
            return None
        return single(Point(f"{year:04}" if year else "XXXX", f"{self.month:02}", f"{self.day:02}"))

    def _year_or_day(self, context: Context) -> When | None:
        if self.day is not None:
            return self._day_alone(context)
        year = self.year.year(context) if isinstance(self.year, Ref) else self.year
        return single(year_point(year)) if year else None

    def _day_alone(self, context: Context) -> When | None:
        """`the 24th`: of this month, or of the one before or after by the sense of the sentence."""
        today = context.today
        if today is None or self.day is None:
            return None
        for steps in (1, 0, -1, -2) if context.forward else (0, -1, -2):
            first = move(today.replace(day=1), steps, "month")
            if self.day <= last_day(first.year, first.month):
                found = first.replace(day=self.day)
                if found <= move_days(today, 0 if context.backward else 28) and self._weekday_fits(found):
                    return When.day(found)
        return None

    def _year(self, context: Context) -> int | None:
        if isinstance(self.year, int):
            return self.year
        if isinstance(self.year, Ref):
            return self.year.year(context)
        today = context.today
        if today is None or self.month is None:
            return None
        fitting = [y for y in (today.year + 1, today.year, today.year - 1) if self._exists(y)]
        if self.weekday is not None and self.day is not None:
            matching = [y for y in fitting if self._weekday_fits(date(y, self.month, self.day))]
            fitting = matching or fitting
        if self.lean:
            return self._by_lean(today)
        ahead = context.ahead_months if self.day is None else context.ahead
        limit = move_days(today, ahead)
        within = [y for y in fitting if self._first(y) <= limit]
        if self.weekday is not None and len(fitting) == 1:
            return fitting[0]
        return within[0] if within else fitting[-1] if fitting else today.year

    def _by_lean(self, today: date) -> int:
        """`last June`, `next March`: the nearest one that is over, or to come."""
        month = self.month or 1
        if (self.lean or 0) < 0:
            return today.year if month < today.month else today.year - 1
        return today.year if month > today.month else today.year + 1

    def _exists(self, year: int) -> bool:
        return self.day is None or self.month is None or self.day <= last_day(year, self.month)

    def _weekday_fits(self, day: date) -> bool:
        return self.weekday is None or day.weekday() == self.weekday

    def _first(self, year: int) -> date:
        return date(year, self.month or 1, self.day or 1)
