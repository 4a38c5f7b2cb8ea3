"""The meanings that a rule can name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from parley.reading.dates import meanings_calendar as calendar
from parley.reading.dates import meanings_counted as counted
from parley.reading.dates import meanings_made as made
from parley.reading.dates import meanings_parts as parts
from parley.reading.dates.lexicon import DateLexicon
from parley.reading.dates.pattern import Match

Meaning = Callable[[Match, DateLexicon], Any]

#: Name in a rule → what it means.
MEANINGS: dict[str, Meaning] = {
    "ago": made.ago,
    "beside": made.beside,
    "calendar": calendar.calendar,
    "century": parts.century,
    "day_alone": calendar.day_alone,
    "day_of": parts.day_of,
    "dayref": counted.dayref,
    "days": calendar.days,
    "decade": parts.decade,
    "duration": made.duration,
    "edge": made.edge,
    "fraction": made.fraction,
    "holiday": parts.holiday,
    "horizon": made.horizon,
    "joined": made.joined,
    "later": made.later,
    "month": calendar.month,
    "month_by": calendar.month_by,
    "nothing": made.nothing,
    "nth": parts.nth,
    "overnight": made.overnight,
    "part": made.part,
    "ref": counted.ref,
    "same": made.same,
    "same_day": made.same_day,
    "season": parts.season,
    "since_ago": made.since_ago,
    "span": made.span,
    "stretch": counted.stretch,
    "weekday": counted.weekday,
    "weekday_of": counted.weekday_of,
    "year": calendar.year,
    "yearref": counted.yearref,
    "years": calendar.years,
}
