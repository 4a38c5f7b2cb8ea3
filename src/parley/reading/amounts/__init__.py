"""Amounts: how many, how much, and which in a row; words → values, by the number words of a language."""

from parley.reading.amounts.finder import find_amounts
from parley.reading.amounts.found import AmountKind, FoundAmount, FoundOrdinal, Number
from parley.reading.amounts.rank import find_ordinals

__all__ = ["AmountKind", "FoundAmount", "FoundOrdinal", "Number", "find_amounts", "find_ordinals"]
