"""Single numerals in figures: `1,5`, `600,000`, `24 500`, `907`, and what makes a piece a number in figures."""

from __future__ import annotations

import re
from functools import lru_cache

_BLANKS = re.compile(r"[   ]")
_FIGURES = re.compile(r"\d[\d.,   ]*\Z")


def is_figure(text: str) -> bool:
    """Whether a piece is written in figures."""
    return text[0].isdecimal() and _FIGURES.match(text) is not None


@lru_cache(maxsize=4096)
def figure(text: str, decimal: str) -> float | int | None:
    """The value of a number in figures in a language with that decimal sign; None for `11.09.2025` and the like.

    The other sign groups thousands where exactly three figures follow each, and is a decimal sign too where they do
    not:
    both `1,5` and `1.5` are one and a half in every language.
    """
    other = "," if decimal == "." else "."
    bare = _BLANKS.sub("", text.rstrip(".,"))
    groups = bare.split(decimal)
    if len(groups) > 2:
        return _grouped(groups)
    whole, part = groups[0], groups[1] if len(groups) == 2 else ""
    if other in whole:
        pieces = whole.split(other)
        grouped = _grouped(pieces)
        if grouped is None and len(pieces) == 2 and not part:
            return float(f"{pieces[0]}.{pieces[1]}")
        whole = "" if grouped is None else str(grouped)
    if not whole.isdecimal() or (part and not part.isdecimal()):
        return None
    return float(f"{whole}.{part}") if part else int(whole)


def _grouped(groups: list[str]) -> int | None:
    """The number whose thousands are grouped so, or None."""
    if not 1 <= len(groups[0]) <= 3 or any(len(g) != 3 for g in groups[1:]):
        return None
    joined = "".join(groups)
    return int(joined) if joined.isdecimal() else None
