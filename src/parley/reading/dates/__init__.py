"""Dates: how texts say when, as EDTF, by the rules of a language (its `dates.toml`)."""

from parley.reading.dates.finder import find_dates
from parley.reading.dates.found import Anchor, FoundDate, Offset, Relation, Role
from parley.reading.dates.making import resolve, settled

__all__ = ["Anchor", "FoundDate", "Offset", "Relation", "Role", "find_dates", "resolve", "settled"]
