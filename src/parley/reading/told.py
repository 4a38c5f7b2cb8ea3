"""An event while the reader still knows where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from parley.model import Event
from parley.reading.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one sentence tells it: the sentence's number, its trigger, the event."""

    at: int
    trigger: Trigger
    event: Event
