"""Which items of the ledger a question is about: by who has a part in them, by act, by time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from parley.errors import DateError
from parley.ledger import actors, days
from parley.ledger.traits import things
from parley.ledger.types import Ledger, Proposition
from parley.model import Actor

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for: every one of `actors` (codes, ids or names in any spelling) has a part in it, it is of one of
    `acts`, and one of its days lies from `since` to `until` (EDTF). What is empty or None asks nothing.
    """

    actors: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    @classmethod
    def of(
        cls,
        actor: str | Collection[str] = (),
        act: str | Collection[str] = (),
        since: str | None = None,
        until: str | None = None,
    ) -> Filter:
        """A filter of what a caller gave. Raises DateError for a date that is none."""
        for edtf in (since, until):
            if edtf is not None and days.window(edtf) is None:
                raise DateError(f"no date: {edtf!r}", "write it as 2025-09-11, 2025-09 or 2025")
        return cls(_several(actor), _several(act), since, until)

    def propositions(self, found: Iterable[Proposition]) -> tuple[Proposition, ...]:
        """Those that fit."""
        return tuple(p for p in found if self._fits((p,)))

    def items(self, found: Iterable[_T], ledger: Ledger) -> tuple[_T, ...]:
        """The items of a part that fit: one of the propositions that they rest on does, or who they are fits by name."""
        if self == Filter():
            return tuple(found)
        all_of = (*ledger.occurrences, *ledger.claims, *ledger.propositions)
        by_id = {p.id: p for p in all_of}
        homes = {e.id: p for p in all_of for e in p.entries}
        return tuple(item for item in found if self._fits(rests_on(item, by_id, homes), getattr(item, "name", None)))

    def _fits(self, on: Sequence[Proposition], name: str | None = None) -> bool:
        if self.acts and not any(p.act in self.acts for p in on):
            return False
        if (self.since or self.until) and not any(self._timely(p) for p in on):
            return False
        return all(any(_has_part(given, p) for p in on) or called(given, name) for given in self.actors)

    def _timely(self, one: Proposition) -> bool:
        if one.window is None:
            return False
        first = days.window(self.since) if self.since else None
        last = days.window(self.until) if self.until else None
        return (first is None or days.iso(first[0]) <= one.window[1]) and (
            last is None or one.window[0] <= days.iso(last[1])
        )


def _several(given: str | Collection[str]) -> tuple[str, ...]:
    return ((given,) if given else ()) if isinstance(given, str) else tuple(given)


def rests_on(item: Any, by_id: dict[str, Proposition], homes: dict[str, Proposition]) -> list[Proposition]:
    """The propositions that an item of a part rests on: those that it names by id, or by the events that are its evidence."""
    found: dict[str, Proposition] = {}
    for id in ids_of(item):
        p = by_id.get(id) or homes.get(id)
        if p is not None:
            found[p.id] = p
    return list(found.values())


def ids_of(item: Any) -> Iterable[str]:
    """The ids of propositions and events that an item of a part names."""
    for name in ("proposition", "propositions", "occurrences", "evidence", "event", "one", "other"):
        value = getattr(item, name, ())
        for one in (value,) if isinstance(value, str) else value:
            if isinstance(one, str):
                yield one
            else:
                yield from ids_of(one)
    for name in ("gives", "ties", "changes", "steps", "values"):
        for one in getattr(item, name, ()) or ():
            yield from ids_of(one)


def _has_part(given: str, one: Proposition) -> bool:
    """Whether somebody of that code, id or name acts, is acted upon, holds or reports it."""
    if given.upper() in one.sides:
        return True
    return any(_is(given, actor) for e in one.entries for actor in _everybody(e.event))


def _everybody(event: Any) -> Iterable[Actor]:
    yield from event.actors
    yield from event.recipients
    for one in (event.attribution, event.stance.holder):
        if one is not None and not isinstance(one, str):
            yield one
    for item in things(event.object):
        yield from item.people
        if item.target is not None:
            yield item.target


def _is(given: str, actor: Actor) -> bool:
    return given.upper() == actor.code or given == actor.id or called(given, actor.name) or called(given, actor.text)


def called(given: str, name: str | None) -> bool:
    """Whether every word given is a word of the name, or a case of one: the same but for a Polish ending."""
    if not name:
        return False
    mine, its = actors.folded(given).split(), actors.folded(name).split()
    return bool(mine) and all(any(_case(word, other) for other in its) for word in mine)


def _case(one: str, other: str) -> bool:
    if one == other:
        return True
    from parley.store.keys import stem

    return len(one) > 3 and stem(one) == stem(other)
