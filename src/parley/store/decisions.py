"""What people decided, in the order in which they did: a log that only grows.

A row says who, when, of what (`subject`), from what to what, and why. Nothing is changed or deleted, by the database's
own rule; to take a decision back is a row too. The id of a row is a hash over its content and the id of the row before,
so that a log that was tampered with shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, get_args

import msgspec
from sqlalchemy import Connection, insert, select

from parley.errors import InputError, NotFound, StaleDecision
from parley.store import tables
from parley.store.kinds import Kind

KINDS: tuple[str, ...] = get_args(Kind)
_C = tables.decisions.c


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the log. `key` counts up; `at` is UTC; `before` and `after` are plain JSON values or None; `undoes` is
    the key of the row that this one takes back.
    """

    key: int
    id: str
    at: str
    who: str
    kind: str
    subject: str
    document: str | None = None
    before: Any = None
    after: Any = None
    reason: str | None = None
    undoes: int | None = None

    @property
    def family(self) -> str:
        """What is decided on: `event`, `occurrence`, `forecast`, `contradiction` or `source`."""
        return self.kind.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A decision to be written; `expected` is the key of the last row on the subject that the person saw, 0 for none,
    None where it does not matter.
    """

    kind: str
    subject: str
    who: str
    document: str | None = None
    before: Any = None
    after: Any = None
    reason: str | None = None
    undoes: int | None = None
    expected: int | None = None


def write(connection: Connection, wanted: Wanted) -> Decision:
    """Append a decision; within a transaction that has the dossier for itself.

    Raises InputError for a kind that is none or without a name, StaleDecision where another decided meanwhile.
    """
    if wanted.kind not in KINDS:
        raise InputError(f"no such decision: {wanted.kind!r}", f"give one of {', '.join(KINDS)}")
    if not wanted.who.strip() or not wanted.subject:
        raise InputError("a decision needs a name and a subject", "say who decides, and on what")
    last = last_on(connection, wanted.kind, wanted.subject)
    if wanted.expected is not None and wanted.expected != (last.key if last else 0):
        raise StaleDecision(wanted, last)
    row: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "who": wanted.who,
        "kind": wanted.kind,
        "subject": wanted.subject,
        "document": wanted.document,
        "before": _json(wanted.before),
        "after": _json(wanted.after),
        "reason": wanted.reason,
        "undoes": wanted.undoes,
    }
    row["id"] = chained(_last_id(connection), row)
    key = connection.execute(insert(tables.decisions).values(row).returning(_C.key)).scalar_one()
    return _decision({**row, "key": key})


def undo(connection: Connection, key: int, who: str) -> Decision:
    """Take a decision back; taking back what took back is to do it again. Raises NotFound, InputError."""
    row = connection.execute(select(tables.decisions).where(_C.key == key)).mappings().first()
    if row is None:
        raise NotFound(f"no decision {key} in the dossier", "look at the history of the event")
    one = _decision(row)
    rows = find(connection, one.family, one.subject)
    if key not in {other.key for other in _active(rows)}:
        raise InputError(f"decision {key} is already taken back", "look at the history of the event")
    back = {"before": one.after, "after": one.before, "undoes": key}
    return write(connection, Wanted(one.kind, one.subject, who, document=one.document, **back))


def find(
    connection: Connection, kind: str | None = None, subject: str | None = None, document: str | None = None
) -> list[Decision]:
    """All rows of this kind or family of kinds (`event`), on this subject, of this document, in the order of the log."""
    wanted = select(tables.decisions).order_by(_C.key)
    if kind is not None:
        wanted = wanted.where(_of(kind))
    if subject is not None:
        wanted = wanted.where(_C.subject == subject)
    if document is not None:
        wanted = wanted.where(_C.document == document)
    return [_decision(row) for row in connection.execute(wanted).mappings()]


def latest(connection: Connection, limit: int, before: int | None = None) -> list[Decision]:
    """The last rows, the newest first; `before` a key."""
    wanted = select(tables.decisions).order_by(_C.key.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(_C.key < before)
    return [_decision(row) for row in connection.execute(wanted).mappings()]


def last_on(connection: Connection, kind: str, subject: str) -> Decision | None:
    """The last row on a subject, taken back or not."""
    wanted = select(tables.decisions).where(_C.subject == subject, _of(kind.partition(".")[0]))
    row = connection.execute(wanted.order_by(_C.key.desc()).limit(1)).mappings().first()
    return None if row is None else _decision(row)


def standing(rows: Iterable[Decision]) -> list[Decision]:
    """Of a log, what holds: for each subject the last decision that nobody took back, in the order of the log."""
    found = {(one.family, one.subject): one for one in _active(list(rows)) if one.undoes is None}
    return sorted(found.values(), key=lambda one: one.key)


def chained(before: str, row: dict[str, Any]) -> str:
    """The id of a row after the row with the id `before` (empty for the first): 32 hex digits."""
    content = [before, *(row[name] for name in sorted(row) if name not in ("id", "key"))]
    return sha256(msgspec.json.encode(content)).hexdigest()[:32]


def _active(rows: list[Decision]) -> list[Decision]:
    """The rows that no row which holds itself takes back, in their order."""
    back: set[int] = set()
    kept: list[Decision] = []
    for one in sorted(rows, key=lambda one: one.key, reverse=True):
        if one.key in back:
            continue
        kept.append(one)
        if one.undoes is not None:
            back.add(one.undoes)
    return kept[::-1]


def _of(kind: str) -> Any:
    return _C.kind == kind if "." in kind else _C.kind.startswith(f"{kind}.", autoescape=True)


def _last_id(connection: Connection) -> str:
    return connection.execute(select(_C.id).order_by(_C.key.desc()).limit(1)).scalar() or ""


def _json(value: Any) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()


def _decision(row: Any) -> Decision:
    values = {name: row[name] for name in Decision.__dataclass_fields__}
    for name in ("before", "after"):
        values[name] = None if values[name] is None else msgspec.json.decode(values[name])
    return Decision(**values)
