"""Which events tell of one thing: the tellings of all documents gathered into happenings.

Two events are one where the reader says so (`same_as`), or where act, stance and holder are the same and sides, object,
count, persons, ordinal and date do not speak against it. A bare mention ("the talks") joins what it can mean where
that is one thing only. The order of documents plays no part.
"""

from __future__ import annotations

from collections.abc import Sequence

from parley.brief.happenings import Happening, Telling, merged
from parley.brief.matching import alike
from parley.model import Actor, Event

Group = list[Telling]


def gather(tellings: Sequence[Telling]) -> list[Happening]:
    """The happenings that the tellings tell of, by date."""
    groups: list[Group] = []
    place: dict[tuple[str, str], Group] = {}
    for telling in (t for t in tellings if not _bare(t.event)):
        _put(telling, _linked(telling, place) or next(iter(_fitting(telling, groups)), None), groups, place)
    told = len(groups)
    for telling in (t for t in tellings if _bare(t.event)):
        fitting, mentions = _fitting(telling, groups[:told]), _fitting(telling, groups[told:])
        _put(telling, _linked(telling, place) or _only(fitting) or _only(mentions), groups, place)
    return sorted((merged(g) for g in _joined(groups, place)), key=lambda h: h.order)


def _bare(event: Event) -> bool:
    """Whether an event says nothing that could tell it from another of its act and sides ("the talks")."""
    return event.when is None and event.ordinal is None and event.object is None


def _only(groups: list[Group]) -> Group | None:
    """The group, where there is exactly one: a bare mention is not guessed into one of several."""
    return groups[0] if len(groups) == 1 else None


def _put(telling: Telling, group: Group | None, groups: list[Group], place: dict[tuple[str, str], Group]) -> None:
    if group is None:
        group = []
        groups.append(group)
    group.append(telling)
    place[telling.document.id, telling.event.id] = group


def _linked(telling: Telling, place: dict[tuple[str, str], Group]) -> Group | None:
    for link in telling.event.links:
        known = place.get((telling.document.id, link.event))
        if link.kind == "same_as" and known and _sense(known[0]) == _sense(telling):
            return known
    return None


def _fitting(telling: Telling, groups: list[Group]) -> list[Group]:
    return [g for g in groups if _sense(g[0]) == _sense(telling) and all(_same(telling, other) for other in g)]


def _joined(groups: list[Group], place: dict[tuple[str, str], Group]) -> list[Group]:
    """Groups tied by a `same_as` that points forward become one."""
    for group in groups:
        for telling in list(group):
            for link in telling.event.links:
                other = place.get((telling.document.id, link.event))
                if link.kind == "same_as" and other and other is not place[telling.document.id, telling.event.id]:
                    _join(place[telling.document.id, telling.event.id], other, place)
    return [sorted(g, key=lambda t: t.key) for g in groups if g]


def _join(into: Group, other: Group, place: dict[tuple[str, str], Group]) -> None:
    if _sense(into[0]) != _sense(other[0]):
        return
    into.extend(other)
    for telling in other:
        place[telling.document.id, telling.event.id] = into
    other.clear()


def _sense(telling: Telling) -> tuple[str, str, str, str]:
    """Act, stance, polarity and whose stance: events that differ in one are never one. A forecast is its author's."""
    event, stance = telling.event, telling.event.stance
    holder = ""
    if stance.kind in ("expected", "possible"):
        holder = stance.holder.name if isinstance(stance.holder, Actor) else telling.document.id
    elif stance.kind in ("demanded", "threatened", "refused") and isinstance(stance.holder, Actor):
        holder = stance.holder.code or stance.holder.name
    return event.act, stance.kind, stance.polarity, holder


def _same(one: Telling, other: Telling) -> bool:
    return alike(one.event, other.event, one.document, other.document)
