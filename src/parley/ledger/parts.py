"""Parts of the ledger: each a fold over propositions, thing by thing, so that one more document recomputes only the
things it touches.

A part is a `Part`: `keys` gives the keys of the things that a proposition has to do with (a person's id, the parties of
a negotiation, imposer and target of a measure); `of` derives the items of one thing from all its propositions.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from parley.ledger.types import Answer, Proposition

Key = Hashable


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a part may look at beside its own propositions. `as_of` is the day asked for, or None for all that is known.

    `answers` and `answered` hold the answers to an open proposition and those that an occurrence gives, by id;
    `propositions` all propositions, of every standing, by id; `homes` the id of the proposition that holds an event;
    `closed` the ids of contradictions that a person closed; `conflicts` pairs of events that people hold the same and that
    other decisions keep apart.

    So that one more document recomputes little, `Part.of` may look up only its own members, what answers them or is
    answered by them; `Part.finish` may look up all.
    """

    as_of: date | None = None
    known_at: date | None = None
    propositions: Mapping[str, Proposition] = field(default_factory=dict)
    answers: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict)
    answered: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    conflicts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its `name` is the field of `Ledger` that it fills. `of` gets the propositions of one key in
    `Proposition.order` and gives items that have an `order` to sort by, different for each. `finish`, where items of
    several things must come together, makes the part's items of those of `of`, which it gets in their order.
    `answers`: whether `of` looks at answers; a part that does not is spared when only they change.
    """

    name: str
    keys: Callable[[Proposition], Iterable[Key]]
    of: Callable[[Key, Sequence[Proposition], Grounds], Iterable[Any]]
    finish: Callable[[Sequence[Any], Grounds], Iterable[Any]] | None = None
    answers: bool = True

    def finished(self, items: Sequence[Any], grounds: Grounds) -> tuple[Any, ...]:
        """The items as the ledger has them, sorted; `items` those of all things, sorted."""
        if self.finish is None:
            return tuple(items)
        return tuple(sorted(self.finish(items, grounds), key=by_order))


def by_order(item: Any) -> Any:
    """What items are sorted by."""
    return item.order


def folded(part: Part, propositions: Iterable[Proposition], grounds: Grounds) -> tuple[Any, ...]:
    """All items of a part over propositions that come in their order."""
    things: dict[Key, list[Proposition]] = {}
    for proposition in propositions:
        for key in dict.fromkeys(part.keys(proposition)):
            things.setdefault(key, []).append(proposition)
    items = [item for key, members in things.items() for item in part.of(key, members, grounds)]
    return part.finished(sorted(items, key=by_order), grounds)
