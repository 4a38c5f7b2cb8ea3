"""What is found: dates, and dates that lean on an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parley.model.evidence import Span
from parley.model.when import When

Role = Literal["point", "since", "until", "within"]
Relation = Literal["before", "after", "same"]
Anchor = Literal["following", "previous"]
OffsetUnit = Literal["minute", "hour", "day", "weekend", "week", "month", "quarter", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Offset:
    """How far from the event: `amount` (to `max`) of `unit`. `whole` says that the unit itself is meant ("the month
    before", a month), not a stretch of that length ("a month earlier").
    """

    amount: float
    unit: OffsetUnit
    max: float | None = None
    approximate: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression: words `first` to `last` (without the preposition that gives its role), its span and text.

    `when` is its value, None where nothing in the text and no document date gives one. For an expression that leans on
    an event, `relation`, `offset` and `anchor` say how: `following` on what the words from `anchor_index` on tell,
    `previous` on the date told before; `resolve` gives its value once that is known. An expression that counts units
    from the document's date or from another date ("three weeks ago") has an `offset` too, without relation. `deictic`
    says that `when` hangs on the document's date.
    """

    first: int
    last: int
    span: Span
    text: str
    when: When | None
    role: Role = "point"
    relation: Relation | None = None
    offset: Offset | None = None
    anchor: Anchor | None = None
    anchor_index: int | None = None
    deictic: bool = False
