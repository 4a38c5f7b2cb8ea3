"""What an author or a named source makes of things: no event and no fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parley.model.actor import Actor
from parley.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Assessment:
    """An interpretation, motive or evaluation, whose it is, whom it is about, and its words."""

    id: str
    kind: Literal["interpretation", "motive", "evaluation"]
    holder: Actor | Literal["author"]
    about: tuple[Actor, ...]
    text: str
    evidence: Evidence
