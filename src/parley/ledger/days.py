"""Windows of days: the first and the last day that a date can be, as numbers (`date.toordinal`)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from parley.errors import DateError
from parley.model import When

Window = tuple[int, int]
FIRST, LAST = date.min.toordinal(), date.max.toordinal()
#: How many different dates are kept parsed: ten years have 3,653 days.
_CACHE = 16_384


@lru_cache(_CACHE)
def window(edtf: str) -> Window | None:
    """The window of an EDTF date; None where it is no date or no year can be known."""
    try:
        when = When.parse(edtf)
    except DateError:  # a reader of another make wrote it; the event stays, undated
        return None
    if not when.year_known:
        return None
    first, last = when.bounds()
    return (first.toordinal(), last.toordinal()) if first <= last else (last.toordinal(), first.toordinal())


@lru_cache(_CACHE)
def iso(day: int) -> str:
    """The day as ISO 8601."""
    return date.fromordinal(min(max(day, FIRST), LAST)).isoformat()


@lru_cache(_CACHE)
def number(day: str) -> int:
    """The number of an ISO day."""
    return date.fromisoformat(day).toordinal()
