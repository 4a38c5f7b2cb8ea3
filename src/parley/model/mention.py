"""Names and amounts as they stand in the text, each with what it was read as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from parley.model.amount import Amount
from parley.model.evidence import Span

NameClass = Literal["PER", "LOC", "ORG", "PRO", "EVT"]


class Mention(msgspec.Struct, frozen=True, rename={"name_class": "class"}):
    """A name: its class (persons, places, organisations, products, events), base form and the id of what it names.

    A Struct and not a dataclass only because a field is called `class` in the record.
    """

    span: Span
    text: str
    name_class: NameClass
    base: str
    id: str


@dataclass(frozen=True, slots=True)
class AmountMention(Amount):
    """An amount with the words that give it (the number with its "about", not the thing counted)."""

    span: Span = (0, 0)
    text: str = ""
