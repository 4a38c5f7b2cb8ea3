"""An event: one telling of an act in one stance, with the words it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from parley.model.actor import Actor
from parley.model.evidence import Dated, Evidence, Passage, Place, Span
from parley.model.item import Object
from parley.model.stance import Stance

LinkKind = Literal["exchange", "result", "condition", "before", "after", "part_of", "same_as"]


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another event of the same document, by its id."""

    kind: LinkKind
    event: str


@dataclass(frozen=True, slots=True)
class Ordinal:
    """ "The fourth round", "his second visit this year": the number, and the words that say of what."""

    value: int
    scope: str


@dataclass(frozen=True, slots=True)
class Plover:
    """The PLOVER code derived from act and stance: event class, mode or None, contexts."""

    event: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Because:
    """Why a field is as it is: the field's name, the words it came from, the rule that put them there."""

    field: str
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a document. Every field is explained in docs/record.md."""

    id: str
    act: str
    stance: Stance
    evidence: Evidence
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    object: Object | None = None
    when: Dated | None = None
    where: tuple[Place, ...] = ()
    attribution: Actor | None = None
    grounds: Passage | None = None
    ordinal: Ordinal | None = None
    links: tuple[Link, ...] = ()
    plover: Plover | None = None
    cameo: str | None = None
    confidence: float = 0.0
    because: tuple[Because, ...] = ()


def event_id(document: str, trigger: Span, act: str, stance: str) -> str:
    """The stable id of an event: 16 hex digits from document id, trigger span, act and stance kind."""
    key = f"{document}\x1f{trigger[0]}\x1f{trigger[1]}\x1f{act}\x1f{stance}"
    return "e" + hashlib.sha256(key.encode()).hexdigest()[:15]
