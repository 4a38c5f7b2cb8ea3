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
from parley.ledger.answers import Look
from parley.ledger.bounds import APART, SAME, Bounds, Pair, bounds
from parley.ledger.clusters import Cluster, clustered
from parley.ledger.derive import trimmed
from parley.ledger.entries import Entry
from parley.ledger.joins import joined
from parley.ledger.parts import Grounds, Key, Part, by_order, folded
from parley.ledger.propositions import id_of, proposition
from parley.ledger.sorting import Sorted
from parley.ledger.traits import Traits
from parley.ledger.types import Answer, Ledger, Proposition

if TYPE_CHECKING:
    from parley.store import Decision

Cell = tuple[str, tuple[str, ...]]
Block = tuple[str, tuple[str, ...]]


@dataclass(slots=True)
class _Block:
    """A block: its occurrences by time, what is open in it, and what was found for that."""

    done: Sorted = field(default_factory=Sorted)
    open: dict[str, Proposition] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)

    def change(self, old: Sequence[Proposition], new: Sequence[Proposition]) -> tuple[list[Answer], list[Answer]]:
        """Take in what changed; gives the answers that are gone and those that are new."""
        moved = [p for p in (*old, *new) if answers.can_answer(p)]
        self.done.change((p for p in old if answers.can_answer(p)), (p for p in new if answers.can_answer(p)))
        first, last = min((p.day for p in moved), default="9999-99"), max((p.day for p in moved), default="")
        before = {p.id: self.looks.pop(p.id) for p in old if self.open.pop(p.id, None) is not None}
        again = {p.id: p for p in new if answers.can_be_answered(p)}
        self.open.update(again)
        for id, look in self.looks.items():
            if look.concerns(self.open[id].made or "", first, last):
                before[id], again[id] = look, self.open[id]
        done, orders = self.done.sorted, self.done.orders
        self.looks.update((id, answers.look(one, done, orders)) for id, one in again.items())
        was = {a.order: a for look in before.values() for a in look.answers}
        now = {a.order: a for id in again for a in self.looks[id].answers}
        gone = [a for key, a in was.items() if now.get(key) != a]
        return gone, [a for key, a in now.items() if was.get(key) != a]


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
        self._blocks: dict[Block, _Block] = {}
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
            if was is not now and was != now:
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
            before = {p.id: p for p in self._merged.pop(cell, ())}
            if not members:
                del self._cells[cell]
                continue
            found = clustered(members.values(), self._bounds)
            self._merged[cell] = tuple(_again(cluster, before) for cluster in found)
            come.update((p.id, p) for p in self._merged[cell])
            if wanted:
                self._tied.update((m.entry.id, c) for c in found for m in c.members if m.entry.id in wanted)
        self._dirty = {}
        return come

    def _place(self, old: Mapping[str, Proposition], new: Mapping[str, Proposition]) -> None:
        for p in old.values():
            del self._propositions[p.id]
            for entry in p.entries:
                self._homes.pop(entry.id, None)
        self._propositions.update(new)
        for p in new.values():
            self._homes.update((entry.id, p.id) for entry in p.entries)
        self._order.change(old.values(), new.values())

    def _answer(self, old: Mapping[str, Proposition], new: Mapping[str, Proposition]) -> set[str]:
        """Finds the answers of touched blocks anew; gives the ids of those that they, or what they tie, changed for."""
        blocks: dict[Block, tuple[list[Proposition], list[Proposition]]] = {}
        for at, some in enumerate((old, new)):
            for p in some.values():
                if p.sides:  # nobody can say who answers for a side that nobody knows
                    blocks.setdefault((p.family, p.sides), ([], []))[at].append(p)
        gone: list[Answer] = []
        come: list[Answer] = []
        for key, (out, into) in blocks.items():
            block = self._blocks.setdefault(key, _Block())
            less, more = block.change(out, into)
            gone += less
            come += more
            if not (block.open or block.done.sorted):
                del self._blocks[key]
        self._said.change(gone, come)
        for a in gone:
            _take(self._answers, a.to, a)
            _take(self._answered, a.by, a)
        for a in come:
            _give(self._answers, a.to, a)
            _give(self._answered, a.by, a)
        touched = {end for a in (*gone, *come) for end in a.order}
        for id in (*old, *new):
            touched |= {end for a in (*self._answers.get(id, ()), *self._answered.get(id, ())) for end in a.order}
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
            for p in more if fold.part.answers else ():
                keys.update(dict.fromkeys(fold.part.keys(p)))
            fold.again(keys, grounds)


def _again(cluster: Cluster, before: Mapping[str, Proposition]) -> Proposition:
    """The proposition of a cluster; the one that was, where it is made of the same."""
    was = before.get(id_of(cluster))
    if was is not None and len(was.entries) == len(cluster.members) and was.why == tuple(cluster.why):
        if all(e is t.entry for e, t in zip(was.entries, cluster.members, strict=True)):
            return was
    return proposition(cluster)


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
