"""Dates made of others: ranges, since and until, and what leans on an event."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from parley.model.when import Point, When
from parley.reading.dates.context import Context
from parley.reading.dates.counted import Weekday
from parley.reading.dates.days import away, move_days
from parley.reading.dates.found import Offset, Relation
from parley.reading.dates.parts import Part
from parley.reading.dates.spec import Cal, Spec


class Range(NamedTuple):
    """From one date to another; what one end leaves out it takes from the other."""

    start: Spec
    end: Spec
    kind: str = "range"

    def when(self, context: Context) -> When | None:
        """An interval, None where its end would lie before its start."""
        start, end = _share(self.start, self.end)
        start = _before(start, end.when(context))
        first, last = start.when(context), end.when(context)
        if first is None or last is None or first.start is None or last.end is None:
            return None
        if first.start.year_known and last.end.year_known and first.bounds()[0] > last.bounds()[1]:
            return self._wrapped(context)
        return When.between(first.start, last.end)

    def _wrapped(self, context: Context) -> When | None:
        """`od grudnia do lutego`, `from Thursday to Monday`: the end that was guessed is moved past the start."""
        first, last = self.start.when(context), self.end.when(context)
        start, end = first.start if first else None, last.end if last else None
        if start is None or end is None:
            return None
        if isinstance(self.end, Weekday) and (day := end.last()):
            return When.between(start, Point.of(move_days(day, 7)))
        if isinstance(self.end, Cal) and self.end.month and self.end.year is None and start.year_known:
            return When.between(start, replace(end, year=f"{int(start.year) + 1:04}"))
        return When.between(replace(start, year=f"{int(end.year) - 1:04}"), end) if end.year_known else None


def _before(start: Spec, end: When | None) -> Spec:
    """A start with no year of its own, in the year of the end or the one before."""
    point = end.end if end else None
    if not isinstance(start, Cal) or start.year is not None or not start.month or point is None or not point.year_known:
        return start
    earlier = point.month is None or start.month <= int(point.month)
    return start._replace(year=int(point.year) - (not earlier))


def _share(start: Spec, end: Spec) -> tuple[Spec, Spec]:
    """Fills the parts that one end leaves to the other: `od 24 sierpnia do 2 września 2025`."""
    if not isinstance(start, Cal) or not isinstance(end, Cal) or not (start.month or start.day):
        return start, end
    if start.month is None and end.month is not None:
        start = start._replace(month=end.month)
    if start.year is None and end.year is not None and end.month is not None:
        wraps = isinstance(end.year, int) and start.month is not None and start.month > end.month
        start = start._replace(year=end.year - 1 if wraps and isinstance(end.year, int) else end.year)
    elif end.year is None and isinstance(start.year, int) and end.month is not None:
        wraps = start.month is not None and end.month < start.month
        end = end._replace(year=start.year + wraps)
    return start, end


class Leaning(NamedTuple):
    """A date that leans on an event: on the `previous` one told, on the `following` words, or on another date."""

    relation: Relation
    offset: Offset
    base: Spec | None = None
    anchor: str = "previous"
    word: int | None = None
    kind: str = "leaning"

    def when(self, context: Context) -> When | None:
        """Its value where its anchor is a date that is known."""
        if self.base is not None:
            anchor = self.base.when(context)
        else:
            anchor = context.previous if self.anchor == "previous" else None
        return lean(anchor, self.relation, self.offset) if anchor else None


def lean(anchor: When, relation: Relation, offset: Offset) -> When | None:
    """The date that stands in `relation` to `anchor`."""
    return away(anchor, offset, {"before": -1, "same": 0, "after": 1}[relation])


class Edge(NamedTuple):
    """Since, until, before or after a date."""

    which: str
    base: Spec
    kind: str = "edge"

    def when(self, context: Context) -> When | None:
        """A half-open interval; `before 2022` is written `../2022`, as the record has it."""
        ends = isinstance(self.base, Part) and self.base.which == "end"
        if self.which == "until":
            context = context.looking_forward()
        base = self.base.when(context)
        if base is None:
            return None
        if self.which == "since":
            start = self.base.since(context) if isinstance(self.base, Part) else base.start
            return When.between(start, None) if start else None
        if self.which == "until" or (self.which == "before" and ends):
            end = self.base.until(context) if isinstance(self.base, Part) else base.end
            return When.between(None, end) if end else None
        return When.between(None, base.start) if self.which == "before" else When.between(base.end, None)
