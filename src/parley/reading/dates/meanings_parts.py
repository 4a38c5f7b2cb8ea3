"""What the rules mean: decades, centuries, seasons, feasts, the nth day of something."""

from __future__ import annotations

from typing import Any

from parley.reading.dates.lexicon import DateLexicon
from parley.reading.dates.meanings_calendar import year_in
from parley.reading.dates.modifiers import MODIFIERS
from parley.reading.dates.parts import Nth
from parley.reading.dates.pattern import Match
from parley.reading.dates.seasons import Holiday, Season
from parley.reading.dates.spec import Cal, Ref, Spec


def decade(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`lata 90.`, `the 1990s`, `the nineties`: of the last century from the thirties on, else of this one."""
    value: Any = m.get("DECADE", "YEAR", "YY", "ORD", "NUM")
    number = int(value if isinstance(value, int) else value.low)
    if number % 10 or not 10 <= number < 2100:
        return None
    if number < 100:
        number += 1900 if number >= 30 else 2000
    return Cal(prefix=str(number)[:3]) if number >= 1000 else None


def century(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`XX wiek`, `the 19th century`."""
    value = m.get("ROMAN", "ORD")
    return Cal(prefix=f"{value - 1:02}") if 10 <= value <= 21 else None


def season(m: Match, lexicon: DateLexicon) -> Spec | None:
    """A season, of a year where one is named."""
    value = m.get("SEASON_ADV", "SEASON") or int(m.arg("season", "0"))
    which = m.arg("which") or m.get("MOD")
    given = year_in(m)
    if m.has("after") and (m.before is None or m.arg("after") not in m.before.names):
        return None
    if given is None and which in ("following", "previous", "same"):
        return Season(value, None, {"following": 1, "previous": -1, "same": 0}[which], "previous")
    if which == "this":
        given = Ref("year", 0)
    return Season(value, given, MODIFIERS[which][0] if which and given is None else 0)


def nth(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`the third Tuesday of September 2014`, `ostatni dzień października`."""
    count = -1 if m.get("MOD") else m.get("ORD")
    base = (
        m.get("DATE_MONTH", "DATE_YEAR")
        or (Ref("month", 0) if m.has("this_month") else None)
        or Cal(year_in(m), m.get("M", "MONTH"))
    )
    return Nth(base, count, m.get("WEEKDAY")) if m.get("MOD") in (None, "latest", "last") else None


def day_of(m: Match, lexicon: DateLexicon) -> Spec:
    """`the 20th of next month`."""
    base = m.get("DATE_MONTH")
    return Nth(base._replace(base="published") if isinstance(base, Ref) else base, m.get("DAY", "DAYORD"))


def holiday(m: Match, lexicon: DateLexicon) -> Spec:
    """A feast with the constants `month` and `day`, or `easter`."""
    from_easter = m.arg("easter")
    return Holiday(
        int(m.arg("month", "1")), int(m.arg("day", "1")), int(from_easter) if from_easter else None, year_in(m)
    )
