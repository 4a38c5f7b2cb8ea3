"""Quoted words as every writer shows them: folded into one line, with the quotation marks of their language."""

from __future__ import annotations

from collections.abc import Iterator

from parley.brief.page import Part, Reference
from parley.brief.strings import LANGUAGES, strings
from parley.brief.things import folded


def around(language: str | None) -> tuple[str, str]:
    """The quotation marks of a language; the English ones for a language without a file."""
    s = strings(language if language in LANGUAGES else "en")
    return s("quote_open"), s("quote_close")


def spoken(part: Part, own: str) -> str:
    """A part with its marks, if it is a quotation."""
    if not part.quoted:
        return part.text
    first, last = around(part.language or own)
    return f"{first}{part.text}{last}"


def pieces(reference: Reference) -> Iterator[tuple[str, bool]]:
    """The quote in pieces, each with whether it is a trigger; together they are the quote in one line."""
    place = 0
    found: list[tuple[str, bool]] = []
    for start, end in reference.marks:
        found += [(reference.quote[place:start], False), (reference.quote[start:end], True)]
        place = end
    found.append((reference.quote[place:], False))
    for number, (text, marked) in enumerate(found):
        one = folded(text)
        one = one.lstrip() if number == 0 else one
        one = one.rstrip() if number == len(found) - 1 else one
        if one:
            yield one, marked
