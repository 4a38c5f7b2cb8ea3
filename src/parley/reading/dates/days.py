"""Arithmetic of days, months and years on EDTF points."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from parley.model.when import Point, When
from parley.reading.dates.found import Offset

#: Months in each unit that is counted in months.
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
#: Days in each unit that is counted in days; what is shorter than a day stays on the day.
DAYS = {"minute": 0, "hour": 0, "day": 1, "weekend": 7, "week": 7}


def month_point(year: int, month: int) -> Point:
    """The point of a month."""
    return Point(f"{year:04}", f"{month:02}")


def year_point(year: int) -> Point:
    """The point of a year."""
    return Point(f"{year:04}")


def single(point: Point) -> When:
    """The date that one point is."""
    return When(point, point)


def approximately(when: When) -> When:
    """The same, with `~`."""
    mark = {p: Point(p.year, p.month, p.day, "~") for p in (when.start, when.end) if p is not None}
    start = mark[when.start] if when.start else None
    return When(start, mark[when.end] if when.end else None, when.interval)


def last_day(year: int, month: int) -> int:
    """The number of days of a month."""
    return calendar.monthrange(year, month)[1]


def move_months(day: date, months: int) -> date:
    """The same day some months on, or the month's last where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, 1), 9999), index % 12 + 1
    return date(year, month, min(day.day, last_day(year, month)))


def move_days(day: date, days: float) -> date:
    """Some days on, held inside the calendar."""
    ordinal = day.toordinal() + round(days)
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def move(day: date, amount: float, unit: str) -> date:
    """`amount` of `unit` on from a day; halves of months and years in days and months."""
    if unit in DAYS:
        return move_days(day, amount * DAYS[unit])
    months = amount * MONTHS[unit]
    moved = move_months(day, int(months))
    return move_days(moved, 15 * (1 if months > 0 else -1)) if months != int(months) else moved


def week_of(day: date) -> When:
    """Monday to Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return When.between(Point.of(monday), Point.of(move_days(monday, 6)))


def weekend_of(day: date) -> When:
    """Saturday and Sunday of the week of a day."""
    monday = move_days(day, -day.weekday())
    return When.between(Point.of(move_days(monday, 5)), Point.of(move_days(monday, 6)))


def unit_of(day: date, unit: str) -> When:
    """The whole day, week, month, … that a day lies in."""
    if unit == "week":
        return week_of(day)
    if unit == "weekend":
        return weekend_of(day)
    if unit == "month":
        return single(month_point(day.year, day.month))
    if unit == "quarter":
        first = 3 * ((day.month - 1) // 3) + 1
        return When.between(month_point(day.year, first), month_point(day.year, first + 2))
    if unit == "year":
        return single(year_point(day.year))
    if unit == "decade":
        return single(Point(f"{day.year:04}"[:3] + "X"))
    if unit == "century":
        return single(Point(f"{day.year:04}"[:2] + "XX"))
    return When.day(day)


def away(anchor: When, offset: Offset, sign: int) -> When | None:
    """The date `offset` from `anchor`, after it (`sign` 1), before it (-1) or the same (0).

    Days and weeks from a day give a day, from a month that month or its neighbour; months give a month; years a month
    where the anchor has one, "about". Rough offsets ("a few days") give an interval.
    """
    if sign == 0:
        return _same(anchor, offset)
    known = (anchor.end if sign > 0 else anchor.start) or anchor.start or anchor.end
    day = known.last() if known and sign > 0 else known.first() if known else None
    if known is None or day is None:
        return None
    if offset.whole and (offset.unit not in DAYS or known.day is not None):
        return unit_of(move(_middle(day, offset.unit), sign * offset.amount, offset.unit), offset.unit)
    moved = move(day, sign * offset.amount, offset.unit)
    if offset.max is not None:
        return _between(moved, move(day, sign * offset.max, offset.unit))
    when = single(_precision(moved, known, offset.unit))
    vague = offset.approximate or (offset.unit not in DAYS and known.day is not None and offset.unit != "month")
    return approximately(when) if vague or (known.day is None and offset.unit in DAYS) else when


def _middle(day: date, unit: str) -> date:
    return day.replace(day=1) if unit in MONTHS else day


def _between(one: date, other: date) -> When:
    first, last = sorted((one, other))
    return approximately(When.between(Point.of(first), Point.of(last)))


def _precision(moved: date, known: Point, unit: str) -> Point:
    """No finer than the anchor, no finer than the unit allows."""
    if known.month is None:
        return year_point(moved.year)
    if known.day is None or unit in MONTHS:
        return month_point(moved.year, moved.month)
    return Point.of(moved)


def _same(anchor: When, offset: Offset) -> When | None:
    """The day, month or year of the anchor itself, as coarse as the unit."""
    known = anchor.start or anchor.end
    if known is None or known.year == "XXXX":
        return anchor if offset.unit == "day" else None
    if offset.unit == "year":
        return single(Point(known.year))
    if offset.unit == "month" and known.month:
        return single(Point(known.year, known.month))
    day = known.first()
    if offset.unit in ("week", "weekend") and known.day and day:
        return unit_of(day, offset.unit)
    return anchor
