"""EDTF in words, with its precision: "11 September 2025", "about 2022", "before 11 September 2025"; and its order."""

from __future__ import annotations

import re

from parley.brief.strings import Strings
from parley.errors import DateError
from parley.model import Point, When

_LAST = "9999-99-99"
_NO_DAY = Point("XXXX")
_SEASON = re.compile(r"(\d{4})-(2[1-4])\Z")
_QUALIFIED = {"~": "about", "?": "perhaps", "%": "perhaps_about"}


def parse(edtf: str | None) -> When | None:
    """The date, or None where there is none or it is not readable."""
    try:
        return When.parse(edtf) if edtf else None
    except DateError:
        return None


def order(edtf: str | None) -> tuple[str, str]:
    """What dates are sorted by: first and last possible day; without a year after those with one; none at the end."""
    when = parse(edtf)
    if when is None:
        season = _SEASON.match(edtf or "")
        return (f"{season[1]}-{3 * (int(season[2]) - 20):02}", "") if season else (_LAST, _LAST)
    first = when.start.first() if when.start else None
    last = when.end.last() if when.end else None
    if first or last:
        end = last.isoformat() if last else _LAST
        return (first.isoformat(), end) if first else (end, "")
    text = str(when.start or when.end).replace("XXXX", "9998")
    return text, text


def words(edtf: str | None, s: Strings, *, horizon: bool = False) -> str:
    """A date in words, empty where there is none. With `horizon` an open beginning is "by", else "before"."""
    when = parse(edtf)
    if when is None:
        return _season(edtf or "", s)
    if not when.interval:
        return _point(when.start, s, "nominative") if when.start else ""
    if when.start is None and when.end is not None:
        key = "by" if horizon else "before"
        return s.of("date", key).format(_point(when.end, s, "genitive" if horizon else "instrumental"))
    if when.start is None or when.end is None:
        return s.of("date", "from").format(_point(when.start or _NO_DAY, s, "genitive"))
    return _range(when.start, when.end, s)


def _season(edtf: str, s: Strings) -> str:
    """A season, which the model does not read; anything else as it is written."""
    season = _SEASON.match(edtf)
    if season is None:
        return edtf
    return s.of("date", "with_year").format(s.list("months", "seasons")[int(season[2]) - 21], season[1])


def _range(start: Point, end: Point, s: Strings) -> str:
    """Both ends; the year once where they share it."""
    plain = not (start.qualifier or end.qualifier) and start.year == end.year and start.month is not None
    if plain and start.month == end.month and start.day and end.day:
        return f"{int(start.day)}–{_point(end, s, 'nominative')}" if _known(start) else str(When.between(start, end))
    first = _bare(start, s) if plain else _point(start, s, "nominative")
    return f"{first} – {_point(end, s, 'nominative')}"


def _known(point: Point) -> bool:
    return point.day is not None and point.day != "XX"


def _bare(point: Point, s: Strings) -> str:
    """Day and month without the year."""
    month = _month(point, s, "genitive" if _known(point) else "nominative")
    return f"{int(point.day or 1)} {month}" if _known(point) else month


def _month(point: Point, s: Strings, case: str) -> str:
    if point.month is None or point.month == "XX":
        return s.of("date", "some_month")
    return s.list("months", case)[int(point.month) - 1]


def _point(point: Point, s: Strings, case: str) -> str:
    if point.qualifier:
        pattern = s.of("date", _QUALIFIED[point.qualifier])
        plain = Point(point.year, point.month, point.day)
        return pattern.format(_point(plain, s, "genitive"))
    if point.month is None:
        return _year(point.year, s)
    named = _bare(point, s) if _known(point) else _month(point, s, case)
    if point.year == "XXXX":
        return s.of("date", "no_year").format(named)
    return s.of("date", "with_year").format(named, point.year.replace("X", "?"))


def _year(year: str, s: Strings) -> str:
    if year == "XXXX":
        return s.of("date", "unknown_year")
    if year.endswith("XX"):
        return s.of("date", "century").format(year[:2] + "00", year[:2] + "99")
    if year.endswith("X"):
        return s.of("date", "decade").format(year[:3] + "0", year[:3] + "9")
    return s.of("date", "year").format(year)
