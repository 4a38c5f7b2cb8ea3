"""Long lists, a page at a time: events with their state of review, and the actors of a dossier."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from parley.model import Event
from parley.store import queries, tables
from parley.store.found import Kept
from parley.store.keys import fold
from parley.store.reviews import State

_D, _R, _E, _V = tables.documents.c, tables.readings.c, tables.events.c, tables.reviews.c
_A, _L = tables.event_actors.c, tables.decisions.c


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events are wanted; what is empty or None does not matter. `states` as in `reviews`; `actor` is an id."""

    states: Collection[str] = ()
    acts: Collection[str] = ()
    stances: Collection[str] = ()
    document: str | None = None
    publisher: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An event as it stands (where it is rejected: as it was read), its document, and its state of review; `roles` are
    those that the actor asked for has in it.
    """

    document: Kept
    event: Event
    state: State
    subject: str
    last: int
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of the dossier: how many events it has a part in, in any role."""

    id: str
    name: str
    code: str | None
    sector: str | None
    events: int


def events(connection: Connection, wanted: Filter, limit: int, offset: int = 0) -> tuple[list[Listed], int]:
    """A page of the events that are wanted, by publication and text, and how many there are in all."""
    roles = _roles(connection, wanted.actor) if wanted.actor is not None else None
    per = _per_reading(connection, wanted, roles)
    total, left, skipped = sum(per.values()), limit, offset
    found: list[Listed] = []
    for reading in connection.execute(_order()).scalars():
        count = per.get(reading, 0)
        if count <= skipped:
            skipped -= count
            continue
        if left <= 0:
            break
        some = _of_reading(connection, wanted, reading, roles)[skipped : skipped + left]
        found += some
        left, skipped = left - len(some), 0
    return found, total


def states(connection: Connection, document: str | None = None) -> dict[str, int]:
    """How many events are in each state."""
    all_of = select(func.count()).select_from(tables.events).join(tables.readings, _R.key == _E.reading)
    all_of = all_of.where(_R.current)
    rows = select(_V.state, _V.event, func.count()).group_by(_V.state, _V.event.is_(None))
    if document is not None:
        all_of, rows = all_of.where(_R.document == document), rows.where(_V.document == document)
    found: dict[str, int] = {}
    matched = 0
    for state, event, count in connection.execute(rows):
        matched += count if event is not None else 0
        found[state] = found.get(state, 0) + count
    found["waiting"] = found.get("waiting", 0) + int(connection.execute(all_of).scalar_one()) - matched
    return {state: count for state, count in sorted(found.items()) if count > 0}


def waiting_by_document(connection: Connection) -> dict[str, int]:
    """How many events of each document nobody has decided on."""
    return _names(connection, _per_reading(connection, Filter(states=("waiting", "skipped")), None))


def _names(connection: Connection, per: Mapping[int, int]) -> dict[str, int]:
    rows = connection.execute(select(_R.key, _R.document).where(_R.current))
    return {document: per[key] for key, document in rows if key in per}


def parties(connection: Connection) -> list[Party]:
    """All actors, those with the most events first."""
    counted = func.count(func.distinct(_A.reading * 1_000_000 + _A.event))
    wanted = select(_A.id, func.max(_A.name), func.max(_A.code), func.max(_A.sector), counted.label("n"))
    wanted = wanted.join(tables.readings, _R.key == _A.reading).where(_R.current).group_by(_A.id)
    return [Party(*row) for row in connection.execute(wanted.order_by(counted.desc(), _A.id))]


def matching(known: Iterable[Party], given: str, limit: int) -> list[Party]:
    """Those of the actors whose folded name has the folded words of `given`, or whose code or id it is."""
    sought = fold(given)
    code = given.strip().upper()
    hits = [p for p in known if (sought and sought in fold(p.name)) or (code and code in (p.code, p.id.upper()))]
    return sorted(hits, key=lambda p: (not fold(p.name).startswith(sought), -p.events, p.id))[:limit]


def _order() -> Select[Any]:
    return select(_R.key).join(tables.documents).where(_R.current).order_by(func.coalesce(_D.published, "9999"), _D.id)


def _joined(columns: Iterable[Any]) -> Select[Any]:
    joined = select(*columns).select_from(tables.events).join(tables.readings, _R.key == _E.reading)
    return joined.outerjoin(tables.reviews, and_(_V.event == _E.id, _V.document == _R.document)).where(_R.current)


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.states:
        known = _V.state.in_(wanted.states)
        found.append(or_(known, _V.state.is_(None)) if "waiting" in wanted.states else known)
    if wanted.acts:
        found.append(_E.act.in_(wanted.acts))
    if wanted.stances:
        found.append(_E.stance.in_(wanted.stances))
    if wanted.document is not None:
        found.append(_R.document == wanted.document)
    if wanted.publisher is not None:
        found.append(_R.document.in_(select(_D.id).where(func.coalesce(_D.publisher, "") == wanted.publisher)))
    return found


Roles = dict[tuple[int, int], tuple[str, ...]]


def _roles(connection: Connection, actor: str) -> Roles:
    rows = select(_A.reading, _A.event, _A.role).join(tables.readings, _R.key == _A.reading)
    found: Roles = {}
    for reading, event, role in connection.execute(rows.where(_A.id == actor, _R.current)):
        found[reading, event] = (*found.get((reading, event), ()), role)
    return found


def _per_reading(connection: Connection, wanted: Filter, roles: Roles | None) -> dict[int, int]:
    if roles is not None:
        if not roles:
            return {}
        keys = _joined((_E.reading, _E.position)).where(_E.reading.in_({r for r, _ in roles}), *_conditions(wanted))
        counts: dict[int, int] = {}
        for reading, position in connection.execute(keys):
            if (reading, position) in roles:
                counts[reading] = counts.get(reading, 0) + 1
        return counts
    grouped = _joined((_E.reading, func.count())).where(*_conditions(wanted)).group_by(_E.reading)
    return {row[0]: row[1] for row in connection.execute(grouped)}


def _of_reading(connection: Connection, wanted: Filter, reading: int, roles: Roles | None) -> list[Listed]:
    columns = (_E.record, _E.id, _E.position, _V.state, _V.subject, _V.last, _L.after, _L.before, _R.document)
    rows = _joined(columns).outerjoin(tables.decisions, _L.key == _V.stands)
    rows = rows.where(_E.reading == reading, *_conditions(wanted)).order_by(_E.position)
    some = [row for row in connection.execute(rows) if roles is None or (reading, row.position) in roles]
    if not some:
        return []
    kept = queries.document(connection, some[0].document)
    return [_listed(kept, row, (roles or {}).get((reading, row.position), ())) for row in some]


def _listed(kept: Kept, row: Any, roles: tuple[str, ...]) -> Listed:
    event = msgspec.json.decode(row.record, type=Event)
    decided = row.after or row.before
    if row.state in ("accepted", "corrected") and decided is not None:
        event = replace(msgspec.json.decode(decided, type=Event), id=event.id)
    return Listed(kept, event, row.state or "waiting", row.subject or row.id, row.last or 0, tuple(sorted(set(roles))))
