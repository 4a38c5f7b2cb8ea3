"""The publisher and the number of a publication, as its masthead, imprint and copyright line give them.

A masthead is a few parts set apart: a series, a number, a date, a name. What is left when the others are known is the
name of the publication or of who publishes it. A kind of publication alone ("BULLETIN") is no name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from parley.intake import shapes
from parley.intake.dates import full_date

_APART = re.compile(r"\t+| {4,}|\n|\s[|•·]\s")
_NUMBER = re.compile(
    r"\b(?P<full>(?:nr|no\.?|numer|issue|vol\.?|tom|zeszyt)\s*\d+(?:\s*[/(]\s*\d+\)?)*)"
    r"|\b(?P<word>[^\W\d_]+)\s+(?P<bare>\d{1,4}\s*/\s*\d{2,4}|\(\d{1,4}\))",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:(?:©|\(c\)|copyright\b)\s*)+(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?,?\s*)?(?:by\s+)?(?=\S)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻÀ-ÖØ-Þ0-9][^\n\t;|]{1,79}")
_ENDS = re.compile(
    r"(?:\.\s|,?\s+(?:all rights|wszelkie prawa|wszystkie prawa|issn|isbn|www\.|https?:|tel\b|e-mail)).*\Z",
    re.IGNORECASE,
)

Found = tuple[str, tuple[int, int]]


@cache
def _words(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The whole words and the beginnings of words of one list."""
    listed = _file()[name].split()
    return frozenset(w for w in listed if not w.endswith("*")), tuple(w[:-1] for w in listed if w.endswith("*"))


@cache
def _file() -> dict[str, str]:
    return tomllib.loads(resources.files("parley.intake").joinpath("imprint.toml").read_text("utf-8"))


def _is_one(word: str, name: str) -> bool:
    whole, beginnings = _words(name)
    low = word.lower().strip(".,:")
    return low in whole or (len(low) > 3 and low.startswith(beginnings))


@cache
def _labelled() -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for label in _file()["labels"])
    return re.compile(rf"(?:^|\n|\.\s)\s*(?:{labels})\s*:?\s+", re.IGNORECASE)


def labelled(text: str) -> Found | None:
    """The name behind "Publisher:", "Wydawca:" or a copyright sign, with its span in `text`."""
    for pattern in (_labelled(), _COPYRIGHT):
        for match in pattern.finditer(text):
            name = _NAME.match(text, match.end())
            if name is not None:
                kept = _ENDS.sub("", name[0]).rstrip(" .,-–")
                if any(c.isalpha() for c in kept):
                    return kept, (match.end(), match.end() + len(kept))
    return None


def number(masthead: str) -> Found | None:
    """The number of the issue ("nr 31/2025", "Memo 25/09") with its span; the word before a bare one must be a series."""
    for match in _NUMBER.finditer(masthead):
        if match["full"]:
            return shapes.squeeze(match["full"]), match.span("full")
        if _is_one(match["word"], "series"):
            return shapes.squeeze(match["bare"]), match.span("bare")
    return None


def publisher(masthead: str, only_body: bool = False) -> Found | None:
    """The part of a masthead that names the publisher, with its span: one that calls itself a body; else, beside a date
    or a number, the only name there is (never where `only_body`). None where a masthead holds a series alone.
    """
    names = list(_names(masthead))
    bodies = [found for found in names if any(_is_one(word, "bodies") for word in found[0].split())]
    if bodies:
        return bodies[0]
    dated = bool(full_date(masthead) or number(masthead))
    lone = len(names) == 1 and _is_proper(names[0][0]) and (dated or _is_house(names[0][0]))
    return names[0] if lone and not only_body else None


def _is_house(name: str) -> bool:
    """Whether the name is a short one in capitals, as institutes call themselves."""
    return name.isupper() and name.isalpha() and 2 <= len(name) <= 6


def _is_proper(name: str) -> bool:
    """Whether the name can be that of a house or a publication: a few words, no sentence, no broken bracket."""
    words = name.split()
    plain = not re.search(r"[:;?!()\[\]]", name) and sum(len(word) for word in words) >= 3 * len(words)
    return plain and (2 <= len(words) <= 6 or _is_house(name))


def _names(masthead: str) -> Iterator[Found]:
    """The parts without dates, numbers and page numbers, those that are more than a series."""
    begin = 0
    for end in [*(m.start() for m in _APART.finditer(masthead)), len(masthead)]:
        part = masthead[begin:end]
        kept, at = _bare(part)
        words = kept.split()
        own = [word for word in words if not _is_one(word, "series") and any(c.isalpha() for c in word)]
        if own and not shapes.is_page_number(kept) and words[0][0].isupper():
            alone = len(own) == 1 and _is_house(own[0]) and len(words) > 1
            if alone:  # "KOMENTARZ PISM": the series and the house
                yield own[0], (begin + at + kept.rindex(own[0]), begin + at + kept.rindex(own[0]) + len(own[0]))
            else:
                yield kept, (begin + at, begin + at + len(kept))
        begin = end


def _bare(part: str) -> tuple[str, int]:
    """The longest stretch of the part that is no date and no number, and where it begins."""
    cuts = [match.span() for match in _NUMBER.finditer(part) if match["full"] or _is_one(match["word"], "series")]
    date = full_date(part)
    if date:
        cuts.append(date[1])
    stretches, begin = [], 0
    for low, high in [*sorted(cuts), (len(part), len(part))]:
        inner = part[begin:low]
        kept = inner.strip(" \t\n,.;:-–—|()")
        stretches.append((kept, begin + inner.find(kept) if kept else begin))
        begin = max(begin, high)
    return max(stretches, key=lambda stretch: len(stretch[0]))
