"""What the rules mean: weekdays, and units counted from a base."""

from __future__ import annotations

from typing import Any

from parley.reading.dates.counted import Past, Weekday, Weekend, Within
from parley.reading.dates.lexicon import DateLexicon
from parley.reading.dates.modifiers import MODIFIERS
from parley.reading.dates.pattern import Match
from parley.reading.dates.spec import Ref, Spec


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
    unit: Any = m.arg("unit") or m.get("UNIT", "UNITS")
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
    unit: Any = m.arg("unit", "year")
    return Ref(unit, m.get("YEARREF", "YEAR_ADJ", "WEEK_ADJ"))


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
