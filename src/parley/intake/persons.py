"""Whether a line is the names of persons and nothing else, as authors stand below a title."""

from __future__ import annotations

import re

from parley.knowledge.names import given_names

_SPLIT = re.compile(r"\s*(?:,|;|&|\n|\s(?:i|oraz|and)\s)\s*")
_TITLES = re.compile(r"\A(?:(?:dr|prof|hab|mgr|inż|płk|gen|Dr|Prof)\.?\s+)+")
_NAME = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻÀ-ÖØ-Þ][\w’'-]+(?: (?:de|van|von|der|[A-ZĄĆĘŁŃÓŚŹŻÀ-ÖØ-Þ][\w’'.-]*)){1,3}")
_MOST = 5


def persons(line: str) -> tuple[str, ...]:
    """The names, each begun with a known given name; () where anything else stands there."""
    parts = [_TITLES.sub("", part.strip(" .*")) for part in _SPLIT.split(line.strip()) if part.strip(" .*")]
    if not 1 <= len(parts) <= _MOST:
        return ()
    known = given_names()
    good = all(_NAME.fullmatch(part) and part.split()[0] in known for part in parts)
    return tuple(parts) if good else ()
