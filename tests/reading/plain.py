"""A plain tokeniser for tests of stages that need no more than words with offsets."""

from __future__ import annotations

import re

from parley.language.words import Sentence, Word

_TOKEN = re.compile(
    r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d|\d+(?:[.,]\d{3})+(?!\d)|\d+[.,]\d+|\d+(?:st|nd|rd|th)\b"
    r"|(?:[^\W\d_]\.){2,}|\b(?:tys|mln|mld|proc|ok|ub|br|r|w|Sept|Oct|Nov|Dec|Jan|Feb|Aug|nr|godz)\."
    r"|[^\W_]+(?:[-’'][^\W_]+)*|\S"
)
_APART = re.compile(r"\w+|\S")


def sentence(text: str, *, apart: bool = False, offset: int = 0) -> Sentence:
    """The words of `text`; `apart` divides at every mark, as a tokeniser may that knows no abbreviations or ranges."""
    found = (_APART if apart else _TOKEN).finditer(text)
    words = [Word(i, m[0], m.start() + offset, m.end() + offset, m[0].casefold()) for i, m in enumerate(found)]
    return Sentence(offset, offset + len(text), words)
