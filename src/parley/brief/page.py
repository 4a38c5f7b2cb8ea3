"""What a brief consists of: sections of groups of lines, each line with numbered references to quoted words.

Everything here is text in one language and numbers; how it looks is for the writers (terminal, markdown, html).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from parley.model import Span

Tone = Literal["talk", "give", "press", "other"]
Layout = Literal["list", "sides", "table"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line. `quoted`: words of a document, in its `language` (None: the brief's own)."""

    text: str
    language: str | None = None
    quoted: bool = False


Words = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Cite:
    """The words that a line rests on: a sentence of a document, the trigger inside it, the page."""

    document: str
    sentence: Span
    trigger: Span
    page: int


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a line beside it: a label and words ("horizon: by 31 December 2025")."""

    label: str
    words: Words


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `date` and `place` are words; `edtf` the date as the record has it, for order. `numbers` are those of
    its references, made of `cites`; `id` its place on the page. `claim`: only a source says so. `tone`: what kind of
    act.
    """

    words: Words
    cites: tuple[Cite, ...] = ()
    date: str = ""
    place: str = ""
    edtf: str | None = None
    facts: tuple[Fact, ...] = ()
    children: tuple[Line, ...] = ()
    claim: bool = False
    stance: str = "asserted"
    tone: Tone = "other"
    id: str = ""
    numbers: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The words in one string, without marks of quotation."""
        return "".join(part.text for part in self.words)

    def walk(self) -> Iterator[Line]:
        """The line and all below it, in the order of the page."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading; `note` says how they were come by."""

    id: str
    title: str
    lines: tuple[Line, ...]
    note: str = ""
    layout: Layout = "list"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief with its groups; a group without a line is not there."""

    id: str
    title: str
    groups: tuple[Group, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of the timeline: a dated line, or the day of publication (`tone` None)."""

    edtf: str
    date: str
    words: Words
    numbers: tuple[int, ...]
    tone: Tone | None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the brief. `outcome` is in words; `remarks` are its warnings and, if it failed, the next step."""

    id: str
    title: str
    language: str | None
    publisher: str
    published: str
    pages: int
    outcome: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A quoted sentence: `quote` is `text[start:end]` of the document for `span`; `marks` are the spans of the triggers
    inside the quote; `lines` the ids of the lines that rest on it.
    """

    number: int
    source: Source
    page: int
    span: Span
    quote: str
    marks: tuple[Span, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief. `left_out` counts the events without their verbatim quote, which are not shown."""

    language: str
    title: str
    subtitle: str
    lead: Group
    sections: tuple[Section, ...]
    timeline: tuple[Mark, ...]
    references: tuple[Reference, ...]
    sources: tuple[Source, ...]
    left_out: int = 0

    def lines(self) -> Iterator[Line]:
        """Every line, in the order of the page."""
        for group in (self.lead, *(g for s in self.sections for g in s.groups)):
            for line in group.lines:
                yield from line.walk()
