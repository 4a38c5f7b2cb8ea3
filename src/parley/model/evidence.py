"""Where something stands in a document. Spans count Unicode code points of the document's text, end exclusive."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The `page` (from 1), the span of the `sentence` and of the `trigger` inside it, and the sentence's exact text."""

    page: int
    sentence: Span
    trigger: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document: its exact text and its span."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Dated(Passage):
    """A date as the text has it, with its EDTF form."""

    edtf: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its name, its country (ISO 3166-1 alpha-3, or None) and the words that name it."""

    name: str
    country: str | None
    text: str
