"""What people can decide, by name."""

from __future__ import annotations

from typing import Literal

#: Before the point, what is decided on: an event's id, occurrences, a forecast, a contradiction, a publisher.
Kind = Literal[
    "event.accept",
    "event.correct",
    "event.reject",
    "event.skip",
    "event.add",
    "occurrence.same",
    "occurrence.apart",
    "forecast.resolve",
    "contradiction.close",
    "source.reliability",
]
