"""The derivation: entries → propositions → answers → the parts of the ledger. The same for any order of arrival.

`Deriver` keeps what it derived by cells (an act on one side), blocks (a family of acts on one side) and things; to add or
remove a document recomputes only those that it touches. `derive` is the whole at once, by the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from parley.errors import DateError
from parley.ledger import answers, days, propositions, traits
from parley.ledger.clusters import Bounds, clustered
from parley.ledger.decisions import Decision
from parley.ledger.entries import Entry
from parley.ledger.parts import Grounds, Part, folded
from parley.ledger.traits import Traits
from parley.ledger.types import Answer, Ledger, Proposition

#: The parts, in the order of `Ledger`; each module adds its own.
PARTS: tuple[Part, ...] = ()

Block = tuple[str, tuple[str, ...]]


def derive(
    entries: Iterable[Entry],
    decisions: Iterable[Decision] = (),
    *,
    as_of: date | str | None = None,
    known_at: date | str | None = None,
    parts: Sequence[Part] | None = None,
) -> Ledger:
    """What follows from entries and decisions.

    `as_of`: what had happened, was promised or expected by that day, whoever told it when. `known_at`: from the documents
    known by that day only. Days are dates or EDTF, of which the last day counts. `parts`: only these.
    """
    known, at = day(known_at), day(as_of)
    kept = [e for e in entries if known is None or (e.source.known is not None and e.source.known <= known.isoformat())]
    found = _propositions(kept)
    return assembled(found, at, known, PARTS if parts is None else parts)


def assembled(found: Sequence[Proposition], at: date | None, known: date | None, parts: Sequence[Part]) -> Ledger:
    """The ledger over propositions, in any order."""
    found = sorted((p for p in found if at is None or held_by(p, at.isoformat())), key=lambda p: p.order)
    said = sorted(_answers(found), key=lambda a: (a.to, a.by))
    grounds = Grounds(at, known, {p.id: p for p in found}, _by(said, "to"), _by(said, "by"), _homes(found))
    filled: dict[str, Any] = {part.name: folded(part, found, grounds) for part in parts}
    return Ledger(
        as_of=at.isoformat() if at else None,
        known_at=known.isoformat() if known else None,
        occurrences=tuple(p for p in found if p.standing == "occurred"),
        claims=tuple(p for p in found if p.standing == "claimed"),
        propositions=tuple(p for p in found if p.standing in ("denied", "open")),
        answers=tuple(said),
        **filled,
    )


def day(given: date | str | None) -> date | None:
    """A day from a date or EDTF (its last day); DateError where it is neither or has no year."""
    if given is None or isinstance(given, date):
        return given
    window = days.window(given)
    if window is None:
        raise DateError(f"no day: {given!r}", "write it as 2025-09-11, 2025-09 or 2025")
    return date.fromordinal(window[1])


def held_by(one: Proposition, at: str) -> bool:
    """Whether it had begun, or was held by somebody, by that day (ISO). What has no date at all always is."""
    if one.standing in ("occurred", "claimed") or (one.standing == "denied" and one.dated):
        if one.window is None:
            return True
        return one.window[0] <= at if one.dated else one.window[1] <= at
    return one.made is None or one.made <= at


def _propositions(kept: Iterable[Entry]) -> list[Proposition]:
    documents: dict[str, list[Entry]] = {}
    for entry in kept:
        documents.setdefault(entry.source.id, []).append(entry)
    cells: dict[tuple[str, tuple[str, ...]], list[Traits]] = {}
    for members in documents.values():
        for one in traits.of_document(members):
            cells.setdefault((one.act, one.sides), []).append(one)
    return [p for cell in cells.values() for p in propositions.all_of(clustered(cell, Bounds()))]


def _answers(found: Iterable[Proposition]) -> Iterable[Answer]:
    blocks: dict[Block, list[Proposition]] = {}
    for one in found:
        blocks.setdefault((one.family, one.sides), []).append(one)
    for (_, sides), members in blocks.items():
        if sides:
            yield from answers.answers(members)


def _by(said: Iterable[Answer], name: str) -> Mapping[str, tuple[Answer, ...]]:
    found: dict[str, list[Answer]] = {}
    for one in said:
        found.setdefault(getattr(one, name), []).append(one)
    return {key: tuple(some) for key, some in found.items()}


def _homes(found: Iterable[Proposition]) -> Mapping[str, str]:
    return {entry.id: p.id for p in found for entry in p.entries}
