"""What the rules mean that build on dates: durations, parts, ranges, edges, and what leans on an event."""

from __future__ import annotations

from typing import Any

from parley.reading.amounts.found import Number
from parley.reading.dates.context_words import is_mark, listed
from parley.reading.dates.counted import Ago, Horizon, Weekday
from parley.reading.dates.found import Offset, Relation
from parley.reading.dates.leaning import Edge, Leaning, Range
from parley.reading.dates.lexicon import DateLexicon
from parley.reading.dates.parts import Fraction, Part
from parley.reading.dates.pattern import Match
from parley.reading.dates.spec import Cal, Ref, Spec


def duration(m: Match, lexicon: DateLexicon) -> Offset | None:
    """A length of time: so many units; a bare plural at least two."""
    number: Number | None = m.get("NUM")
    unit: Any = m.arg("unit") or m.get("UNITS", "UNIT", "ONE")
    if unit is None or (number is not None and number.low > 1000):
        return None
    low, high = (number.low, number.high) if number is not None else (1.0, 1.0)
    if number is None and m.get("UNITS"):
        low, high = 2.0, 9.0
    low += float(m.arg("plus", "0"))
    high += float(m.arg("plus", "0"))
    about = m.get("APPROX") is not None or low != high
    return Offset(low, unit, None if low == high else high, about)


def _duration_in(m: Match, lexicon: DateLexicon) -> Offset | None:
    given = m.get("DUR")
    return given if isinstance(given, Offset) else duration(m, lexicon)


def ago(m: Match, lexicon: DateLexicon) -> Spec | None:
    """So long ago, or in so long a time."""
    offset = _duration_in(m, lexicon)
    return Ago(offset, int(m.arg("sign", "-1"))) if offset else None


def horizon(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`within two weeks`, `in two weeks`: a point or a limit to come, nothing where the sentence tells of the past."""
    offset = _duration_in(m, lexicon)
    return Horizon(offset, point=m.has("point")) if offset else None


def since_ago(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`od dwóch lat`: since so long ago."""
    offset = _duration_in(m, lexicon)
    return Edge("since", Ago(offset, -1)) if offset and offset.unit not in ("hour", "minute") else None


def later(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`a week later`, `trzy dni wcześniej`: leans on the date told before."""
    offset = _duration_in(m, lexicon)
    return Leaning("after" if m.arg("rel") == "after" else "before", offset) if offset else None


def beside(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`two days after X`, `the day before`: leans on a date that follows, on the words that follow, else on what was
    told.
    """
    offset = _duration_in(m, lexicon) if m.arg("unit") == "" else Offset(1, "day", approximate=m.has("about"))
    if offset is None:
        return None
    relation: Relation = "after" if m.arg("rel") == "after" else "before"
    if m.has("whole"):
        offset = Offset(offset.amount, offset.unit, offset.max, offset.approximate, True)
    base = m.get("DATE")
    if base is not None:
        return Leaning(relation, offset, base, "date")
    if is_mark(m.after) or listed(m.after, "breaks", lexicon):
        return None if m.has("following") else Leaning(relation, offset)
    return Leaning(relation, offset, None, "following", m.items[m.end].first)


def same_day(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`w dniu X`, `on the day of X`."""
    if is_mark(m.after) or listed(m.after, "breaks", lexicon):
        return None
    return Leaning("same", Offset(0, "day"), None, "following", m.items[m.end].first)


def part(m: Match, lexicon: DateLexicon) -> Spec | None:
    """The beginning, middle or end of a date or of the unit under way."""
    which = m.get("PART") or {"early": "start", "late": "end"}.get(m.items[m.start].text.lower(), "middle")
    unit = m.get("UNIT")
    base = m.get("DATE") or (Ref(unit, 0) if unit else None)
    if base is None or (unit in ("day", "hour", "minute")):
        return None
    if base.kind in ("within", "past", "edge", "leaning"):
        return None
    return Part(which, base)


def fraction(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`the second half of the year`, `third quarter of 2025`, `I półrocze`."""
    count = -1 if m.get("MOD") or m.has("last") else m.get("ORD", "ROMAN")
    of = int(m.arg("of"))
    base = m.get("DATE") or (Ref(m.get("UNIT"), 0) if m.get("UNIT") else Ref("year", 0))
    if count is None or not (count == -1 or 1 <= count <= of):
        return None
    return Fraction(base, of if count == -1 else count, of, near=m.get("DATE") is None)


def same(m: Match, lexicon: DateLexicon) -> Spec | None:
    """The date itself, with words about it that change nothing: `Friday morning`."""
    found = m.get("DATE2", "DATE") if m.has("second") else m.get("DATE")
    return found if found is None or found.kind not in ("edge", "within") else None


def span(m: Match, lexicon: DateLexicon) -> Spec | None:
    """From one date to another."""
    start, end = m.get("DATE"), m.get("DATE2")
    if start is None and m.get("DAY") is not None:
        start = Cal(day=m.get("DAY"))
    if start is None or end is None:
        end = end or m.get("DATE")
    loose = ("edge", "within", "past", "leaning", "ago")
    if start is None or end is None or start.kind in loose or end.kind in loose:
        return None
    if isinstance(start, Cal) and isinstance(end, Cal) and start.day and not start.month and not end.month:
        return None
    return Range(start, end)


def joined(m: Match, lexicon: DateLexicon) -> Spec | None:
    """`Sunday and Monday`, `lipiec i sierpień`, `2020 and 2021`: one stretch where they follow each other, else two
    dates.
    """
    start, end = m.get("DATE"), m.get("DATE2")
    if isinstance(start, Weekday) and isinstance(end, Weekday):
        follows = (end.weekday - start.weekday) % 7 == 1 and start.which == end.which
        return Range(start, end) if follows else None
    if isinstance(start, Cal) and isinstance(end, Cal):
        if start.kind == end.kind == "month" and start.month and end.month:
            return Range(start, end) if end.month - start.month == 1 and start.year in (None, end.year) else None
        if start.kind == end.kind == "year" and isinstance(start.year, int) and isinstance(end.year, int):
            return Range(start, end) if end.year - start.year == 1 else None
    return None


def overnight(m: Match, lexicon: DateLexicon) -> Spec:
    """`overnight`, `minionej nocy`: from the day before the document's to that day."""
    return Range(Ref("day", -1), Ref("day", 0))


def edge(m: Match, lexicon: DateLexicon) -> Spec | None:
    """Since, until, before, after a date."""
    base = m.get("DATE")
    if base is None or base.kind in ("edge", "within", "past", "horizon"):
        return None
    return None if base.kind == "range" and m.arg("which") == "since" else Edge(m.arg("which"), base)


def nothing(m: Match, lexicon: DateLexicon) -> bool:
    """Words that look like a date and are none: `dzień po dniu`, `16-year`."""
    return True
