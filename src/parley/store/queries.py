"""Questions to a dossier. Only current readings answer; lists are in the order of publication, then of the text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, func, or_, select

from parley.errors import NotFound
from parley.model import Assessment, Event, Mention, Reading
from parley.store import tables
from parley.store.found import Hit, Judged, Kept, Told
from parley.store.keys import fold, query_keys, words
from parley.store.rows import bounds
from parley.store.search import Query, candidates, window

_T = TypeVar("_T")
_D, _R, _E = tables.documents.c, tables.readings.c, tables.events.c
_counted = tables.events.alias()
_ORDER = (func.coalesce(_D.published, "9999"), _D.id)


def _kept() -> Select[Any]:
    counted = select(func.count()).where(_counted.c.reading == _R.key).correlate(tables.readings).scalar_subquery()
    columns = [_D[name] for name in Kept.__dataclass_fields__ if name in _D]
    return select(*columns, _R.reader, _R.version, counted.label("events")).join(
        tables.readings, and_(_R.document == _D.id, _R.current)
    )


def _one(row: Any) -> Kept:
    return Kept(**{name: getattr(row, name) for name in Kept.__dataclass_fields__})


def documents(connection: Connection) -> list[Kept]:
    """All documents, those that could not be read too."""
    return [_one(row) for row in connection.execute(_kept().order_by(*_ORDER))]


def document(connection: Connection, given: str) -> Kept:
    """The document with this id, its unique beginning, or this uri. Raises NotFound."""
    found = connection.execute(_kept().where(_is_document(given)).order_by(*_ORDER)).all()
    if len(found) == 1:
        return _one(found[0])
    if found:
        ids = ", ".join(row.id for row in found[:5])
        raise NotFound(f"{len(found)} documents are meant by {given!r}", f"give one of {ids}")
    raise NotFound(f"no document {given!r} in the dossier", "see which there are with: parley documents")


def _is_document(given: str) -> ColumnElement[bool]:
    return or_(_D.id.startswith(given, autoescape=True), _D.uri == given)


def readings(connection: Connection, document: str | None = None) -> Iterator[Reading]:
    """The current reading of each document, whole, as the reader gave it."""
    wanted = select(_R.key, _R.record, tables.texts.c.text).join(tables.texts).join(tables.documents)
    wanted = wanted.where(_R.current).order_by(*_ORDER)
    for row in connection.execute(wanted if document is None else wanted.where(_D.id == document)).all():
        yield _reading(connection, row)


def whole(connection: Connection, key: int) -> Reading | None:
    """One reading by its number, current or not; None where its text is gone."""
    wanted = select(_R.key, _R.record, tables.texts.c.text).join(tables.texts).where(_R.key == key)
    row = connection.execute(wanted).first()
    return None if row is None else _reading(connection, row)


def _reading(connection: Connection, row: Any) -> Reading:
    frame = msgspec.json.decode(row.record, type=Reading)
    m = tables.mentions.c
    mentions = connection.execute(select(tables.mentions).where(m.reading == row.key).order_by(m.position))
    return replace(
        frame,
        document=replace(frame.document, text=row.text),
        events=tuple(_records(connection, tables.events, row.key, Event)),
        assessments=tuple(_records(connection, tables.assessments, row.key, Assessment)),
        mentions=tuple(
            Mention((one.start, one.end), one.text, one._mapping["class"], one.base, one.id) for one in mentions
        ),
    )


def _records(connection: Connection, table: Table, reading: int, kind: type[_T]) -> Iterator[_T]:
    c = table.c
    for record in connection.execute(select(c.record).where(c.reading == reading).order_by(c.position)).scalars():
        yield msgspec.json.decode(record, type=kind)


def events(
    connection: Connection,
    *,
    act: Collection[str] = (),
    stance: Collection[str] = (),
    actor: str | None = None,
    party: str | None = None,
    since: str | None = None,
    until: str | None = None,
    document: str | None = None,
) -> list[Told]:
    """The events that fit all that is given; see `Dossier.events`."""
    wanted = _told()
    if act:
        wanted = wanted.where(_E.act.in_(act))
    if stance:
        wanted = wanted.where(_E.stance.in_(stance))
    if actor is not None:
        wanted = wanted.where(_has_part(actor, ("actor",)))
    if party is not None:
        wanted = wanted.where(_has_part(party, ()))
    if since is not None:
        wanted = wanted.where(_E.when_last >= (bounds(since)[0] or "0001-01-01"))
    if until is not None:
        wanted = wanted.where(_E.when_first <= (bounds(until)[1] or "9999-12-31"))
    if document is not None:
        wanted = wanted.where(_is_document(document))
    return _all_told(connection, wanted.order_by(*_ORDER, _E.position))


def _told() -> Select[Any]:
    return _kept().add_columns(_E.record).join(tables.events, _E.reading == _R.key)


def _all_told(connection: Connection, wanted: Select[Any]) -> list[Told]:
    return [Told(_one(row), msgspec.json.decode(row.record, type=Event)) for row in connection.execute(wanted)]


def _has_part(given: str, roles: Collection[str]) -> ColumnElement[bool]:
    """Whether somebody with this code, id or name has a part in the event, in one of `roles` (all, if none given)."""
    a = tables.event_actors.c
    named = [
        or_(*(a["keys"].contains(f" {key} ", autoescape=True) for key in sorted(query_keys(given[start:end]))))
        for start, end in words(given, 0, len(given))
        if fold(given[start:end])
    ]
    who = or_(a.code == given.upper(), a.id == given, *([and_(*named)] if named else []))
    where = [a.reading == _E.reading, a.event == _E.position, who]
    return exists().where(*where, *([a.role.in_(roles)] if roles else []))


def event(connection: Connection, given: str) -> Told:
    """The event with this id, or the one whose id begins so. Raises NotFound."""
    wanted = _told().where(_E.id.startswith(given, autoescape=True)).order_by(_E.id, _E.position)
    found = _all_told(connection, wanted.limit(50)) if given else []
    exact = [told for told in found if told.event.id == given]
    if exact or len(found) == 1:
        return (exact or found)[0]
    if found:
        ids = ", ".join(told.event.id for told in found[:5])
        raise NotFound(f"several events begin with {given!r}", f"give more of one: {ids}")
    raise NotFound(f"no event {given!r} in the dossier", "see which there are with: parley events")


def assessments(connection: Connection, document: str | None = None) -> list[Judged]:
    """All assessments, or those of one document."""
    a = tables.assessments.c
    wanted = _kept().add_columns(a.record).join(tables.assessments, a.reading == _R.key)
    if document is not None:
        wanted = wanted.where(_is_document(document))
    found = connection.execute(wanted.order_by(*_ORDER, a.position))
    return [Judged(_one(row), msgspec.json.decode(row.record, type=Assessment)) for row in found]


def search(connection: Connection, given: str, limit: int) -> list[Hit]:
    """The passages that have all words of `given`, the best first."""
    query = Query.parse(given)
    known = {kept.id: kept for kept in documents(connection)}
    hits: list[Hit] = []
    for document, page, span, body, language in candidates(connection, query):
        marks = query.marks(body, span, language)
        if marks:
            shown = window(body, span, marks)
            inside = tuple(mark for mark in marks if shown[0] <= mark[0] and mark[1] <= shown[1])
            hits.append(Hit(known[document], page, shown, body[slice(*shown)], inside))
        if len(hits) == limit:
            break
    return hits
