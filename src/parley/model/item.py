"""What an act is about: the persons released, the measure lifted, the goods given (the "object" of the record)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parley.model.actor import Actor
from parley.model.amount import Amount
from parley.model.evidence import Span

ObjectKind = Literal["person", "measure", "territory", "goods", "money", "institution", "document", "other"]
Step = Literal["announced", "adopted", "in_force", "licensed", "suspended", "lapsed"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its `kind` (sanctions, embargo, asset_freeze, …), its `scope` as the text has it, and the `step`."""

    kind: str
    scope: str | None = None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Object:
    """The noun phrase (`text`, `span`), its kind and count; `people` the persons named; `parts` stated parts of the
    count; `target` the one whom a measure binds; `items` the members where several stand under one verb.
    """

    text: str
    span: Span | None
    kind: ObjectKind
    count: Amount | None = None
    people: tuple[Actor, ...] = ()
    parts: tuple[Object, ...] = ()
    target: Actor | None = None
    measure: Measure | None = None
    items: tuple[Object, ...] = ()
