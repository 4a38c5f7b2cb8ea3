"""Dates counted from the document's: weekdays, `three weeks ago`, `the last two years`, `in past years`."""

from __future__ import annotations

from typing import NamedTuple

from parley.model.when import When
from parley.reading.dates.context import Context
from parley.reading.dates.days import away, move, move_days, unit_of
from parley.reading.dates.found import Offset, OffsetUnit
from parley.reading.dates.spec import Ref


class Weekday(NamedTuple):
    """A day of the week. `which` is `near` (by the sense of the sentence), `last`, `next`, `this`, `second` (the one
    after next), or `week`: the one in the week `steps` from the document's.
    """

    weekday: int
    which: str = "near"
    steps: int = 0
    kind: str = "weekday"

    def when(self, context: Context) -> When | None:
        """Looks back, today included, unless the sentence looks forward."""
        today = context.today
        if today is None:
            return None
        ahead = (self.weekday - today.weekday()) % 7
        back = (today.weekday() - self.weekday) % 7
        if self.which == "week":
            return When.day(move_days(today, 7 * self.steps + self.weekday - today.weekday()))
        days = {
            "near": ahead if context.forward else -back,
            "this": -back if context.backward else ahead,
            "last": -(back or 7),
            "next": ahead or 7,
            "second": (ahead or 7) + 7,
        }[self.which]
        return When.day(move_days(today, days + 7 * self.steps))


class Weekend(NamedTuple):
    """A weekend by the sense of the sentence: the last one begun, unless the sentence looks forward."""

    kind: str = "weekend"

    def when(self, context: Context) -> When | None:
        """Saturday and Sunday."""
        today = context.today
        if today is None:
            return None
        over = today.weekday() < 5 and not context.forward
        return unit_of(move_days(today, -7 if over else 0), "weekend")


class Ago(NamedTuple):
    """So much before (`sign` -1) or after (1) the document's date: days and weeks as a day, months as a month, years
    as a year, since nobody means the day by "two years ago".
    """

    offset: Offset
    sign: int
    kind: str = "ago"

    def when(self, context: Context) -> When | None:
        """Its value, None without a document date."""
        today, offset = context.today, self.offset
        if today is None:
            return None
        if offset.max is not None:
            return away(When.day(today), offset, self.sign)
        unit = "day" if offset.unit in ("minute", "hour", "day", "week", "weekend") else offset.unit
        finer = "month" if offset.unit in ("year", "decade") and offset.amount % 1 else unit
        when = unit_of(move(today, self.sign * offset.amount, offset.unit), "year" if finer == "decade" else finer)
        if offset.approximate or offset.unit == "decade":
            return away(when, Offset(0, "day", approximate=True), 1) if not when.interval else when
        return when


class Within(NamedTuple):
    """The stretch of so many units that ends (`sign` -1) or begins (1) with the document's date; open where no number
    says.
    """

    unit: OffsetUnit
    sign: int
    amount: float | None = None
    kind: str = "within"

    def when(self, context: Context) -> When | None:
        """An interval, in points as fine as the unit."""
        today = context.today
        if today is None:
            return None
        fine = "day" if self.unit in ("week", "weekend", "hour", "minute") else self.unit
        if fine == "decade":
            fine = "year"
        now = unit_of(today, fine).start
        if self.amount is None:
            return When.between(None, now) if self.sign < 0 else When.between(now, None)
        far = unit_of(move(today, self.sign * self.amount, self.unit), fine).start
        return When.between(far, now) if self.sign < 0 else When.between(now, far)


class Past(NamedTuple):
    """`in past years`: before the unit of the document's date."""

    unit: OffsetUnit
    kind: str = "past"

    def when(self, context: Context) -> When | None:
        """`../2024` where the document is of 2025."""
        before = Ref(self.unit, -1).when(context)
        return When.between(None, before.end) if before else None


class Horizon(NamedTuple):
    """`within two weeks`, `in two weeks` (`point`): so far ahead, where the sentence looks ahead at all."""

    offset: Offset
    point: bool = False
    kind: str = "horizon"

    def when(self, context: Context) -> When | None:
        """A date to come, or the stretch up to it; None in a sentence about the past."""
        today = context.today
        if today is None or context.backward:
            return None
        if self.point:
            return Ago(self.offset, 1).when(context)
        return Within(self.offset.unit, 1, self.offset.max or self.offset.amount).when(context)
