"""Parts of longer dates: the nth day, beginnings and ends, halves and quarters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parley.model.when import Point, When
from parley.reading.dates.context import Context
from parley.reading.dates.days import last_day, move_days, single, year_point
from parley.reading.dates.spec import Spec


@dataclass(frozen=True, slots=True)
class Nth:
    """The third Tuesday, the last day of a month or year: `weekday` None for plain days, `count` negative from the
    end.
    """

    base: Spec
    count: int
    weekday: int | None = None
    kind: str = "day"

    def when(self, context: Context) -> When | None:
        """Its day, None where there is none."""
        base = self.base.when(context)
        first = base.start.first() if base and base.start else None
        last = base.end.last() if base and base.end else None
        if first is None or last is None:
            return None
        step = 1 if self.weekday is None else 7
        if self.count > 0:
            begin = first if self.weekday is None else move_days(first, (self.weekday - first.weekday()) % 7)
            day = move_days(begin, step * (self.count - 1))
        else:
            begin = last if self.weekday is None else move_days(last, -((last.weekday() - self.weekday) % 7))
            day = move_days(begin, step * (self.count + 1))
        return When.day(day) if first <= day <= last else None


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning, middle or end of something; as a date, the thing itself: nobody says how long a beginning
    lasts.
    """

    which: str
    base: Spec

    @property
    def kind(self) -> str:
        """That of its base."""
        return self.base.kind

    def when(self, context: Context) -> When | None:
        """The whole."""
        return self.base.when(context)

    def since(self, context: Context) -> Point | None:
        """From where on: the first month of a year whose beginning it is."""
        when = self.when(context)
        start = when.start if when else None
        if start and self.which == "start" and start.month is None and start.year_known:
            return Point(start.year, "01")
        return start

    def until(self, context: Context) -> Point | None:
        """Up to where: the last day where the end is named."""
        when = self.when(context)
        end = when.end if when else None
        if end is not None and self.which == "end" and end.year_known:
            day = end.last()
            return Point.of(day) if day else end
        return end


@dataclass(frozen=True, slots=True)
class Fraction:
    """The `count`th of `of` equal parts: the second half of a year, the third quarter, the first half of May."""

    base: Spec
    count: int
    of: int
    near: bool = False
    kind: str = "fraction"

    def when(self, context: Context) -> When | None:
        """Months of a year, days of a month."""
        base = self._base(context)
        point = base.start if base else None
        if point is None or base is None or base.interval or not 1 <= self.count <= self.of:
            return None
        if point.month is None and 12 % self.of == 0:
            size = 12 // self.of
            first, last = (f"{m:02}" for m in (size * (self.count - 1) + 1, size * self.count))
            return When.between(Point(point.year, first), Point(point.year, last))
        if point.day is None and point.month and self.of == 2:
            end = last_day(int(point.year) if point.year_known else 2000, int(point.month))
            low, high = ("01", "15") if self.count == 1 else ("16", f"{end:02}")
            return When.between(Point(point.year, point.month, low), Point(point.year, point.month, high))
        return base

    def _base(self, context: Context) -> When | None:
        """A quarter or half of a year not named is the last one begun where the sentence looks back."""
        base = self.base.when(context)
        if not self.near or not context.backward or context.today is None or base is None or base.start is None:
            return base
        begins = date(int(base.start.year), 12 // self.of * (self.count - 1) + 1, 1)
        return single(year_point(begins.year - 1)) if begins > context.today else base
