"""What a reader says of a document: the whole output of `parley read --json`, one object a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from parley.model.assessment import Assessment
from parley.model.document import Document
from parley.model.event import Event
from parley.model.evidence import Dated
from parley.model.mention import AmountMention, Mention


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader that made a reading: its name and version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with all that was read in it, each list in the order of the text."""

    document: Document
    events: tuple[Event, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[Dated, ...] = ()
    amounts: tuple[AmountMention, ...] = ()
    reader: Reader | None = None


def encode(reading: Reading) -> bytes:
    """One line of JSON, without a line end."""
    return msgspec.json.encode(reading)


def decode(line: bytes | str) -> Reading:
    """The reading that a line of JSON holds; msgspec.ValidationError where it is none."""
    return msgspec.json.decode(line, type=Reading)


def schema() -> dict[str, Any]:
    """The JSON Schema of the output."""
    return msgspec.json.schema(Reading)
