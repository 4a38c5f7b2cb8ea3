"""The derivation kept: documents come and go, and only what they touch is derived again.

What is kept lies in cells (an act on one side: where tellings are merged), blocks (a family of acts on one side: where
answers are found) and things (what a part folds). Each is a function of what lies in it alone, so the ledger is the same
as if all were derived at once, whatever came first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from parley.ledger import answers, traits
from parley.ledger.bounds import APART, SAME, Bounds, Pair, bounds
from parley.ledger.clusters import Cluster, clustered
from parley.ledger.derive import trimmed
from parley.ledger.entries import Entry
from parley.ledger.joins import joined
from parley.ledger.parts import Grounds, Key, Part, by_order, folded
from parley.ledger.propositions import proposition
from parley.ledger.sorting import Sorted
from parley.ledger.traits import Traits
from parley.ledger.types import Answer, Ledger, Proposition

if TYPE_CHECKING:
    from parley.store import Decision

Cell = tuple[str, tuple[str, ...]]
Block = tuple[str, tuple[str, ...]]
_NONE: Mapping[str, Proposition] = {}


@dataclass(slots=True)
class _Fold:
    """A part with its things: members and items of each, and all items sorted."""

    part: Part
    things: dict[Key, dict[str, Proposition]] = field(default_factory=dict)
    items: dict[Key, tuple[Any, ...]] = field(default_factory=dict)
    all: Sorted = field(default_factory=Sorted)

    def again(self, keys: Iterable[Key], grounds: Grounds) -> None:
        """Derive these things anew."""
        gone: list[Any] = []
        come: list[Any] = []
        for key in keys:
            gone += self.items.pop(key, ())
            members = self.things.get(key)
            if not members:
                self.things.pop(key, None)
                continue
            found = tuple(self.part.of(key, sorted(members.values(), key=by_order), grounds))
            if found:
                self.items[key] = found
                come += found
        self.all.change(gone, come)


class Deriver:
    """Derives the ledger of documents that come and go. `decisions` are those that stand; `parts` all, if None."""

    def __init__(self, decisions: Iterable[Decision] = (), parts: Sequence[Part] | None = None) -> None:
        from parley.ledger.all_parts import PARTS

        self._decisions = list(decisions)
        self._bounds = Bounds()
        self._folds = [_Fold(part) for part in (PARTS if parts is None else parts)]
        self._documents: dict[str, list[Traits]] = {}
        self._cells: dict[Cell, dict[str, Traits]] = {}
        self._dirty: dict[Cell, None] = {}
        self._merged: dict[Cell, tuple[Proposition, ...]] = {}
        # clusters that hold an event which somebody joined to another, by that event; and what they were joined to
        self._tied: dict[str, Cluster] = {}
        self._wholes: dict[str, Proposition] = {}
        self._parts: dict[str, Proposition] = {}
        self._conflicts: tuple[Pair, ...] = ()
        self._propositions: dict[str, Proposition] = {}
        self._blocks: dict[Block, dict[str, Proposition]] = {}
        self._found: dict[Block, tuple[Answer, ...]] = {}
        self._answers: dict[str, tuple[Answer, ...]] = {}
        self._answered: dict[str, tuple[Answer, ...]] = {}
        self._homes: dict[str, str] = {}
        self._order = Sorted()
        self._said = Sorted()

    def add(self, entries: Iterable[Entry]) -> None:
        """Put in documents, each with all its entries; one that is in already is replaced."""
        documents: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            documents.setdefault(entry.source.id, {})[entry.id] = entry
        for document, members in documents.items():
            self.remove(document)
            found = traits.of_document(sorted(members.values(), key=lambda e: e.key))
            self._documents[document] = found
            for one in found:
                self._cells.setdefault((one.act, one.sides), {})[one.entry.id] = one
                self._dirty[one.act, one.sides] = None

    def remove(self, document: str) -> None:
        """Take out a document; nothing where it is not in."""
        for one in self._documents.pop(document, ()):
            self._cells[one.act, one.sides].pop(one.entry.id, None)
            self._tied.pop(one.entry.id, None)
            self._dirty[one.act, one.sides] = None

    def ledger(self, *, as_of: date | None = None, known_at: date | None = None) -> Ledger:
        """The ledger of all that is in; `known_at` is only written into it."""
        self.update()
        if as_of is not None:
            return self._whole(trimmed(self._order.items(), as_of), as_of, known_at)
        grounds = self._grounds(known_at)
        filled = {f.part.name: f.part.finished(f.all.items(), grounds) for f in self._folds}
        return _ledger(self._order.items(), self._said.items(), grounds, filled)

    def _grounds(self, known_at: date | None) -> Grounds:
        held = self._propositions, self._answers, self._answered, self._homes
        return Grounds(None, known_at, *held, self._bounds.closed, self._conflicts)

    def _whole(self, found: Sequence[Proposition], as_of: date, known_at: date | None) -> Ledger:
        """The ledger over some propositions, in their order, answered and folded anew."""
        blocks: dict[Block, list[Proposition]] = {}
        for one in found:
            blocks.setdefault((one.family, one.sides), []).append(one)
        said = sorted((a for block, some in blocks.items() for a in _said(block, some)), key=by_order)
        homes = {e.id: p.id for p in found for e in p.entries}
        ids = {p.id: p for p in found}
        ties = _by(said, "to"), _by(said, "by")
        grounds = Grounds(as_of, known_at, ids, *ties, homes, self._bounds.closed, self._conflicts)
        filled = {fold.part.name: folded(fold.part, found, grounds) for fold in self._folds}
        return _ledger(found, said, grounds, filled)

    def update(self) -> None:
        """Derive anew what documents that came or went have touched; `ledger` does it too."""
        if not self._dirty:
            return
        self._bind()
        dirty = {p.id for cell in self._dirty for p in self._merged.get(cell, ())}
        come = self._merge()
        parts, wholes = self._parts, self._wholes
        self._parts, self._wholes, self._conflicts = joined(self._tied, self._bounds)
        changed = dirty | come.keys() | parts.keys() | wholes.keys() | self._parts.keys() | self._wholes.keys()
        old: dict[str, Proposition] = {}
        new: dict[str, Proposition] = {}
        for id in changed:
            was = self._propositions.get(id)
            now = self._now(id, come, dirty, parts.get(id, was))
            if was != now:
                old.update({id: was} if was else {})
                new.update({id: now} if now else {})
        self._place(old, new)
        self._fold(old, new, self._answer(old, new))

    def _now(
        self, id: str, come: Mapping[str, Proposition], dirty: Collection[str], before: Proposition | None
    ) -> Proposition | None:
        """What stands under an id: a whole that people made, else what its cell gave, unless it is part of a whole."""
        if id in self._wholes:
            return self._wholes[id]
        if id in self._parts:
            return None
        return come.get(id) if id in come or id in dirty else before

    def _bind(self) -> None:
        """What people decided, of the events that are in; where that is not what it was, all is merged anew."""
        if not self._decisions:
            return
        named = {place["document"] for d in self._decisions for place in _places(d)}
        bound = bounds(self._decisions, (t.entry for d in sorted(named) for t in self._documents.get(d, ())))
        if bound != self._bounds:
            self._bounds = bound
            self._dirty = dict.fromkeys(self._cells)

    def _merge(self) -> dict[str, Proposition]:
        """Merges the tellings of each touched cell; gives all propositions of these cells."""
        wanted = {event for pair in self._bounds.same for event in pair}
        come: dict[str, Proposition] = {}
        for cell in self._dirty:
            members = self._cells[cell]
            self._merged.pop(cell, None)
            if not members:
                del self._cells[cell]
                continue
            found = clustered(members.values(), self._bounds)
            self._merged[cell] = tuple(proposition(cluster) for cluster in found)
            come.update((p.id, p) for p in self._merged[cell])
            if wanted:
                self._tied.update((m.entry.id, c) for c in found for m in c.members if m.entry.id in wanted)
        self._dirty = {}
        return come

    def _place(self, old: Mapping[str, Proposition], new: Mapping[str, Proposition]) -> None:
        for p in old.values():
            del self._propositions[p.id]
            block = self._blocks[p.family, p.sides]
            del block[p.id]
            if not block:
                del self._blocks[p.family, p.sides]
            for entry in p.entries:
                self._homes.pop(entry.id, None)
        for p in new.values():
            self._propositions[p.id] = p
            self._blocks.setdefault((p.family, p.sides), {})[p.id] = p
            self._homes.update((entry.id, p.id) for entry in p.entries)
        self._order.change(old.values(), new.values())

    def _answer(self, old: Mapping[str, Proposition], new: Mapping[str, Proposition]) -> set[str]:
        """Finds the answers of touched blocks anew; gives the ids of those that they, or what they tie, changed for."""
        touched: set[str] = set()
        gone: list[Answer] = []
        come: list[Answer] = []
        for block in {(p.family, p.sides): None for p in (*old.values(), *new.values())}:
            before = self._found.pop(block, ())
            members = sorted(self._blocks.get(block, _NONE).values(), key=by_order)
            after = tuple(_said(block, members))
            if after:
                self._found[block] = after
            was, now = set(before), set(after)
            gone += [a for a in before if a not in now]
            come += [a for a in after if a not in was]
            for a in (*before, *after):
                if a.to in old or a.by in old or a.to in new or a.by in new:
                    touched |= {a.to, a.by}
        self._said.change(gone, come)
        touched |= {end for a in (*gone, *come) for end in (a.to, a.by)}
        for a in gone:
            _take(self._answers, a.to, a)
            _take(self._answered, a.by, a)
        for a in come:
            _give(self._answers, a.to, a)
            _give(self._answered, a.by, a)
        return touched

    def _fold(self, old: Mapping[str, Proposition], new: Mapping[str, Proposition], touched: set[str]) -> None:
        more = [self._propositions[id] for id in touched if id in self._propositions and id not in new]
        grounds = self._grounds(None)
        for fold in self._folds:
            keys: dict[Key, None] = {}
            for p in old.values():
                for key in dict.fromkeys(fold.part.keys(p)):
                    del fold.things[key][p.id]
                    keys[key] = None
            for p in new.values():
                for key in fold.part.keys(p):
                    fold.things.setdefault(key, {})[p.id] = p
                    keys[key] = None
            for p in more:
                keys.update(dict.fromkeys(fold.part.keys(p)))
            fold.again(keys, grounds)


def _said(block: Block, members: Sequence[Proposition]) -> Iterable[Answer]:
    """The answers inside a block; none where nobody knows the side."""
    return answers.answers(members) if block[1] else ()


def _take(held: dict[str, tuple[Answer, ...]], id: str, one: Answer) -> None:
    left = tuple(a for a in held[id] if a != one)
    if left:
        held[id] = left
    else:
        del held[id]


def _give(held: dict[str, tuple[Answer, ...]], id: str, one: Answer) -> None:
    held[id] = tuple(sorted((*held.get(id, ()), one), key=by_order))


def _by(said: Iterable[Answer], name: str) -> Mapping[str, tuple[Answer, ...]]:
    found: dict[str, list[Answer]] = {}
    for one in said:
        found.setdefault(getattr(one, name), []).append(one)
    return {key: tuple(some) for key, some in found.items()}


def _places(decision: Decision) -> Iterable[Mapping[str, Any]]:
    after = decision.after
    return after.values() if decision.kind in (SAME, APART) and isinstance(after, Mapping) else ()


def _ledger(
    found: Sequence[Proposition], said: Sequence[Answer], grounds: Grounds, filled: Mapping[str, tuple[Any, ...]]
) -> Ledger:
    return Ledger(
        as_of=grounds.as_of.isoformat() if grounds.as_of else None,
        known_at=grounds.known_at.isoformat() if grounds.known_at else None,
        occurrences=tuple(p for p in found if p.standing == "occurred"),
        claims=tuple(p for p in found if p.standing == "claimed"),
        propositions=tuple(p for p in found if p.standing in ("denied", "open")),
        answers=tuple(said),
        **filled,
    )
