"""What is found: numbers with what they count, and ordinals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parley.model.amount import Amount, Bound
from parley.model.evidence import Span

AmountKind = Literal["count", "money", "percent", "fraction", "ordinal"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the words say it: `low` to `high` (the same where it is one), and the words' own vagueness."""

    low: float
    high: float
    bound: Bound = "exact"
    approximate: bool = False
    fraction: bool = False
    digits: bool = False
    scale: int = 1


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount: words `first` to `last` (with "about", without what is counted), its span and text, the value, the
    index of the counted noun or None, and what kind of amount it is.
    """

    first: int
    last: int
    span: Span
    text: str
    amount: Amount
    unit_index: int | None
    kind: AmountKind = "count"


@dataclass(frozen=True, slots=True)
class FoundOrdinal:
    """An ordinal: its words, its value, and the noun that it numbers (form or lemma) with its index, where one follows.

    `last` is -1 as value for "the last round".
    """

    first: int
    last: int
    span: Span
    text: str
    value: int
    scope: str | None
    scope_index: int | None
