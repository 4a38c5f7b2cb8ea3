"""What the ledger is made of. Every type is a frozen value that msgspec can write as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from parley.ledger.entries import Entry
from parley.model import Actor, Amount, Object, Ordinal, Place

Standing = Literal["occurred", "claimed", "denied", "open"]
AnswerKind = Literal["fulfils", "partly", "contradicts"]


@dataclass(frozen=True, slots=True)
class Why:
    """Why two tellings (event ids `one`, `other`) stand together or apart: the `verdict`, the score of the pair from 0
    to 1 (0 for a veto), and each reason in a word or three.
    """

    verdict: Literal["joined", "kept apart", "decided"]
    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposition:
    """What would be done, whoever tells it. `standing`: `occurred` where a document asserts it in its own voice,
    `claimed` where only a named source does, `denied`, else `open` (promised, offered, demanded, expected …).

    `id` is made of its first telling's id; `sides` are codes (or ids of actors without a code): all parties of a
    reciprocal act, else the doers. `when` is the best date told, EDTF; `window` its first and last day (ISO), by the
    document's date where nothing says (`dated` False then); `made` the day from which somebody held it (ISO, of an open
    one); `known` the first day a document said so; `counts` every different count told; `entries` all evidence, in order.
    """

    id: str
    act: str
    family: str
    standing: Standing
    sides: tuple[str, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    object: Object | None
    when: str | None
    window: tuple[str, str] | None
    dated: bool
    where: tuple[Place, ...]
    ordinal: Ordinal | None
    counts: tuple[Amount, ...]
    made: str | None
    known: str | None
    entries: tuple[Entry, ...]
    why: tuple[Why, ...] = ()

    @property
    def day(self) -> str:
        """The first day that it can be (ISO), `9999-12-31` where nothing says; what lists are sorted by."""
        return self.window[0] if self.window else "9999-12-31"

    @property
    def order(self) -> tuple[str, str, str]:
        """Its place in lists: by first day, last day, id."""
        return self.day, self.window[1] if self.window else "9999-12-31", self.id

    @property
    def claimed_by(self) -> tuple[str, ...]:
        """Who claims it, where no document says it in its own voice."""
        return tuple(sorted({e.claimed_by for e in self.entries if e.claimed_by})) if self.standing == "claimed" else ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An occurrence (`by`, its id) that answers an open proposition (`to`): how, with which strength from 0 to 1, and
    the reasons.
    """

    to: str
    by: str
    kind: AnswerKind
    strength: float
    reasons: tuple[str, ...]

    @property
    def order(self) -> tuple[str, str]:
        """Its place in lists: by what it answers, then by what answers."""
        return self.to, self.by


@dataclass(frozen=True, slots=True)
class Ledger:
    """What follows from the entries, as of a day (valid time) and as known on a day; each part a sorted tuple.

    `occurrences` occurred; `claims` are said to have by named sources only; `propositions` are denied or open.
    """

    as_of: str | None = None
    known_at: str | None = None
    occurrences: tuple[Proposition, ...] = ()
    claims: tuple[Proposition, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    answers: tuple[Answer, ...] = ()
    rounds: tuple[Any, ...] = ()
    exchanges: tuple[Any, ...] = ()
    measures: tuple[Any, ...] = ()
    people: tuple[Any, ...] = ()
    figures: tuple[Any, ...] = ()
    forecasts: tuple[Any, ...] = ()
    balance: tuple[Any, ...] = ()
    contradictions: tuple[Any, ...] = ()
