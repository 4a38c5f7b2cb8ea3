"""What the rules mean: calendar dates, years, weekdays and units counted from a base."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from parley.reading.dates.context_words import at_edges, stands_alone, strict_month, written_as_month, year_fits
from parley.reading.dates.counted import Past, Weekday, Weekend, Within
from parley.reading.dates.leaning import Range
from parley.reading.dates.lexicon import DateLexicon
from parley.reading.dates.parts import Holiday, Nth, Season
from parley.reading.dates.pattern import Match
from parley.reading.dates.spec import Cal, Ref, Spec

#: What a modifier says: steps from the unit of a base.
MODIFIERS = {
    "this": (0, "published"),
    "last": (-1, "published"),
    "latest": (-1, "published"),
    "next": (1, "published"),
    "following": (1, "previous"),
    "previous": (-1, "previous"),
    "same": (0, "previous"),
}


def year_in(m: Match) -> int | Ref | None:
    """The year that a match names: in figures, or as a unit counted from a base."""
    given = m.get("DATE_YEAR")
    if isinstance(given, Ref):
        return given
    if isinstance(given, Cal):
        return given.year
    value = m.get("YEAR", "YY")
    if value is not None and value < 100:
        value += 2000 if value < 50 else 1900
    return value if isinstance(value, int) else None


def calendar(m: Match, lexicon: DateLexicon) -> Spec | None:
    """A date with whatever parts the rule caught."""
    if m.has("alone") and not stands_alone(m):
        return None
    month, day = m.get("M", "MONTH", "ROMAN", "MONTH_ADJ"), m.get("DAY", "DAYORD")
    year = year_in(m)
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and year is None and m.has("not_after") and m.before and m.arg("not_after") in m.before.names:
        return None
    if month is not None and not written_as_month(m, lexicon, lone=day is None and year is None):
        return None
    weekday = m.get("W", "WEEKDAY", "WEEKDAY_ABBR")
    return Cal(year, month, day, weekday)


def month(m: Match, lexicon: DateLexicon) -> Spec | None:
    """A month by itself, where it is no name and no verb."""
    if not strict_month(m, lexicon):
        return None
    return calendar(m, lexicon)


def month_by(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`last June`, `next March`, `that July`, `w ubiegłym wrześniu`."""
    value = m.arg("which") or m.get("MOD")
    month_number = m.get("M", "MONTH")
    if not written_as_month(m, lexicon, lone=True):
        return None
    steps, base = MODIFIERS[value]
    if value == "same":
        return Cal(Ref("year", 0, base), month_number)
    return Cal(Ref("year", 0), month_number) if steps == 0 else Cal(month=month_number, lean=steps)


def year(m: Match, lexicon: DateLexicon) -> Spec | None:
    """A year in four figures, where the words around it make it one."""
    return Cal(m.get("YEAR")) if m.has("sure") or year_fits(m, lexicon) else None


def years(m: Match, lexicon: DateLexicon) -> Spec | None:
    """From one year to another."""
    first, last = m.get("YEAR"), m.get("YEAR2", "YY")
    if last < 100:
        last += first - first % 100
    if not (1500 <= first < last < 2150) or (m.has("guarded") and not (year_fits(m, lexicon) or m.get("YEARWORD"))):
        return None
    return None if m.has("joined") and last != first + 1 else Range(Cal(first), Cal(last))


def days(m: Match, lexicon: DateLexicon) -> Spec | list[tuple[int, int, Spec]] | None:
    """Two days of one month: from one to the other, or the two where `and` joins days that do not follow each other."""
    month_number, first, last = m.get("M", "MONTH"), m.get("DAY"), m.get("DAY2")
    if not written_as_month(m, lexicon, lone=False):
        return None
    one, two = Cal(year_in(m), month_number, first), Cal(year_in(m), month_number, last)
    if first >= last:
        return None
    if not m.has("joined") or last == first + 1:
        return Range(one, two)
    cut = m.places["DAY2"]
    begin = min(m.places.values()) if m.places["DAY"] > m.places["M"] else m.places["DAY"]
    return [(begin, m.places["DAY"] + 1, one), (cut, m.end, two)]


def weekday(m: Match, lexicon: DateLexicon) -> Spec | None:
    """A day of the week, with or without a modifier."""
    value = m.get("WEEKDAY", "WEEKDAYS", "WEEKDAY_ADJ", "WEEKDAY_ABBR", "W")
    which = m.arg("which") or {
        "this": "this", "last": "last", "latest": "last", "next": lexicon.next_weekday, "following": "next",
        "previous": "last", None: "near",
    }.get(m.get("MOD"))  # fmt: skip
    if which is None:
        return Weekday(value, "near")
    if which == "count":
        return Weekday(
            value, "next" if m.arg("sign") == "1" else "last", int(m.arg("sign")) * (int(m.get("NUM").low) - 1)
        )
    if which == "next_week":
        return Weekday(value, "week", 1)
    return Weekday(value, which, int(m.arg("steps", "0")))


def weekday_of(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`wednesday next week`, `środa w przyszłym tygodniu`."""
    week = m.get("DATE_WEEK")
    return Weekday(m.get("WEEKDAY"), "week", week.steps) if isinstance(week, Ref) else None


def ref(m: Match, lexicon: DateLexicon) -> Spec | None:
    """A unit with a modifier, or with the constants `which`, `unit`."""
    unit = m.arg("unit") or m.get("UNIT", "UNITS")
    which = m.arg("which") or m.get("MOD") or "this"
    if unit in ("hour", "minute") or (unit == "day" and which in ("latest", "last")):
        return None
    if which == "near":
        return Weekend()
    steps, base = MODIFIERS[which]
    if unit == "weekend" and which == "next" and lexicon.next_weekday == "next":
        steps = 0
    return Ref(unit, int(m.arg("n", str(steps))), base)


def yearref(m: Match, lexicon: DateLexicon) -> Spec:
    """`br.`, `ub.r.`, `tegoroczny`: a year counted from the document's."""
    return Ref(m.arg("unit", "year"), m.get("YEARREF", "YEAR_ADJ", "WEEK_ADJ"))


def dayref(m: Match, lexicon: DateLexicon) -> Spec:
    """`today`, `wczorajszy`, `the day before yesterday`."""
    value = m.get("DAYREF", "DAYREF_ADJ")
    return Ref("day", int(m.arg("n") or (value if value is not None else 0)))


def stretch(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`the last two years`, `w najbliższych miesiącach`, `w ubiegłych latach`."""
    unit, which = m.get("UNITS", "UNIT"), m.arg("which") or m.get("MOD")
    number = m.get("NUM")
    if number is not None and number.high > 1000:
        return None
    if which not in ("last", "latest", "next", "following", "previous"):
        return None
    if which == "last" and number is None and m.get("UNITS") and not m.has("open"):
        return Past(unit)
    amount = (number.high if number is not None else None) or (1.0 if m.has("one") else None)
    if which in ("following", "previous") and number is None:
        return None
    return Within(unit, -1 if MODIFIERS[which][0] < 0 else 1, amount)


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
    return Nth(replace(base, base="published") if isinstance(base, Ref) else base, m.get("DAY", "DAYORD"))


def day_alone(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`on the 15th`: a day of a month not named, where nothing follows that it could number."""
    return Cal(day=m.get("DAYORD"), weekday=m.get("WEEKDAY")) if at_edges(m, lexicon) else None


def holiday(m: Match, lexicon: DateLexicon) -> Spec:
    """A feast with the constants `month` and `day`, or `easter`."""
    from_easter = m.arg("easter")
    return Holiday(
        int(m.arg("month", "1")), int(m.arg("day", "1")), int(from_easter) if from_easter else None, year_in(m)
    )
