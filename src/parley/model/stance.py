"""In which sense an act is spoken of. The kinds are explained in docs/record.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parley.model.actor import Actor

StanceKind = Literal[
    "asserted", "denied", "promised", "offered", "demanded", "refused", "threatened", "planned", "expected", "possible"
]
Polarity = Literal["positive", "negative"]
Force = Literal["wish", "intent", "commitment"]


@dataclass(frozen=True, slots=True)
class Stance:
    """`holder` is an actor or "author"; `probability` a range on the ICD 203 yardstick and `word` the text's own word
    of probability; `horizon` an EDTF date by when; `force` only for `promised` and `offered`.
    """

    kind: StanceKind
    polarity: Polarity = "positive"
    force: Force | None = None
    holder: Actor | Literal["author"] | None = "author"
    probability: tuple[float, float] | None = None
    word: str | None = None
    horizon: str | None = None
