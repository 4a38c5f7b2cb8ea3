"""What a dossier answers with."""

from __future__ import annotations

from dataclasses import dataclass

from parley.model import Assessment, Event, Span


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of the dossier as its current reading has it, with the number of events, and who read it."""

    id: str
    sha256: str
    uri: str
    media_type: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    pages: int
    outcome: str
    reason: str | None
    next_step: str | None
    added: str
    reader: str
    version: str
    events: int

    @property
    def name(self) -> str:
        """What to call it: its title, else where it came from."""
        return self.title or self.uri


@dataclass(frozen=True, slots=True)
class Told:
    """An event and the document that tells it."""

    document: Kept
    event: Event


@dataclass(frozen=True, slots=True)
class Judged:
    """An assessment and the document that makes it."""

    document: Kept
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage in which all words of a search stand: its `text` and `span`, and the spans of the words (`marks`)."""

    document: Kept
    page: int
    span: Span
    text: str
    marks: tuple[Span, ...]
