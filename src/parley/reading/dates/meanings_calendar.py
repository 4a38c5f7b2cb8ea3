"""What the rules mean: days, months and years of the calendar."""

from __future__ import annotations

from parley.reading.dates.context_words import at_edges, stands_alone, strict_month, written_as_month, year_fits
from parley.reading.dates.leaning import Range
from parley.reading.dates.lexicon import DateLexicon
from parley.reading.dates.modifiers import MODIFIERS
from parley.reading.dates.pattern import Match
from parley.reading.dates.spec import Cal, Ref, Spec


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


def day_alone(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`on the 15th`: a day of a month not named, where nothing follows that it could number."""
    return Cal(day=m.get("DAYORD"), weekday=m.get("WEEKDAY")) if at_edges(m, lexicon) else None
