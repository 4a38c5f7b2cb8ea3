"""A count or a sum, as a text gives it: a value, how it is bounded, and what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Bound = Literal["exact", "at_least", "at_most", "about"]


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` the number said (the lower end of a range), `max` the upper end or None, `bound` how it is meant,
    `approximate` whether a word such as "about" stands by it, `unit` what is counted, in its base form, or a currency.
    """

    value: int | float
    max: int | float | None = None
    bound: Bound = "exact"
    approximate: bool = False
    unit: str | None = None
