"""What became known between two days: the ledger as known on one beside the ledger as known on the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal

from parley.ledger.types import Ledger, Proposition

What = Literal["new", "changed", "gone"]
_PARTS = tuple(
    f.name
    for f in fields(Ledger)
    if f.name not in ("as_of", "known_at", "occurrences", "claims", "propositions", "answers")
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing that is new, changed or gone: its `part` of the ledger, its id; as it was, as it is; and, where it changed,
    the names of the fields that did.
    """

    what: What
    part: str
    id: str
    before: Any
    after: Any
    fields: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, Any, str]:
        """Its place in lists: by part, then as in that part."""
        return self.part, str((self.after or self.before).order), self.id


def diff(before: Ledger, after: Ledger) -> tuple[Difference, ...]:
    """The differences between two ledgers, occurrences first."""
    found = list(_between("occurrences", _happened(before), _happened(after)))
    found += _between("propositions", _by_id(before.propositions), _by_id(after.propositions))
    for part in _PARTS:
        found += sorted(
            _between(part, _by_id(getattr(before, part)), _by_id(getattr(after, part))), key=lambda d: d.order
        )
    return tuple(found)


def _happened(ledger: Ledger) -> dict[str, Any]:
    """Occurrences and claims: so that a claim that a document came to assert is one thing that changed."""
    return _by_id(tuple(sorted((*ledger.occurrences, *ledger.claims), key=lambda p: p.order)))


def _by_id(items: tuple[Any, ...]) -> dict[str, Any]:
    return {_id(item): item for item in items}


def _id(item: Any) -> str:
    return str(getattr(item, "id", None) or item.order)


def _between(part: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Difference]:
    moved = _moved(before, after)
    for id, now in after.items():
        was = before.get(id) or before.get(moved.get(id, ""))
        if was is None:
            yield Difference("new", part, id, None, now)
        elif was != now and (names := _fields(was, now)):
            yield Difference("changed", part, id, was, now, names)
    for id, was in before.items():
        if id not in after and id not in moved.values():
            yield Difference("gone", part, id, was, None)


def _moved(before: dict[str, Any], after: dict[str, Any]) -> dict[str, str]:
    """Propositions whose first telling, and so whose id, is another now: by their new id, the old one."""
    here = {e.id: id for id, p in after.items() if isinstance(p, Proposition) for e in p.entries}
    found: dict[str, str] = {}
    for id, was in before.items():
        if isinstance(was, Proposition) and id not in after:
            now = next((here[e.id] for e in was.entries if e.id in here), None)
            if now is not None and now not in before:
                found.setdefault(now, id)
    return found


def _fields(was: Any, now: Any) -> tuple[str, ...]:
    return tuple(
        f.name for f in fields(was) if f.name not in ("why", "id") and getattr(was, f.name) != getattr(now, f.name)
    )
