"""Full calendar dates, as mastheads and datelines write them. Dates in prose are read elsewhere."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "stycznia january jan",
            "lutego february feb",
            "marca march mar",
            "kwietnia april apr",
            "maja may",
            "czerwca june jun",
            "lipca july jul",
            "sierpnia august aug",
            "września september sept sep",
            "października october oct",
            "listopada november nov",
            "grudnia december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
FULL_DATE = (
    r"(?:(?P<y1>(?:19|20)\d\d)-(?P<m1>\d\d)-(?P<d1>\d\d)"
    r"|(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})[./](?P<y2>(?:19|20)\d\d)"
    rf"|(?P<d3>\d{{1,2}})\s+(?P<m3>{_NAME})\.?,?\s+(?P<y3>(?:19|20)\d\d)"
    rf"|(?P<m4>{_NAME})\.?\s+(?P<d4>\d{{1,2}}),?\s+(?P<y4>(?:19|20)\d\d))"
    r"(?:\s*r\.|\s*roku)?"
)
DAY_MONTH = rf"(?:\d{{1,2}}\s+(?:{_NAME})\.?|(?:{_NAME})\.?\s+\d{{1,2}}|\d{{1,2}}\.\d{{1,2}}\.?)"
_FULL = re.compile(rf"(?<![\w.]){FULL_DATE}(?!\w)", re.IGNORECASE)


def _iso(match: re.Match[str]) -> str | None:
    for way in "1234":
        year, month, day = (match.group(f"{part}{way}") for part in "ymd")
        if year:
            number = _MONTHS.get(month.lower()) or int(month)
            try:
                return date(int(year), number, int(day)).isoformat()
            except ValueError:
                return None
    return None


def full_date(text: str) -> tuple[str, tuple[int, int]] | None:
    """The first full date in `text` as YYYY-MM-DD, with its span; None where there is none."""
    for match in _FULL.finditer(text):
        iso = _iso(match)
        if iso:
            return iso, match.span()
    return None
