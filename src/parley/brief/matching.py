"""Whether two events of one act and stance can be one thing, told twice."""

from __future__ import annotations

from datetime import timedelta

from parley.brief import dates
from parley.brief.names import is_state
from parley.model import Actor, Document, Event, Object, When

# An interval longer than this names a time, not the time of a happening, and proves no sameness.
LONGEST = timedelta(days=45)


def alike(one: Event, other: Event, its: Document, others: Document) -> bool:
    """Whether nothing speaks against it, and enough for it: the same document's undated mentions are told apart by what
    they are about; across documents a date is needed, its own or that of publication.
    """
    return (
        _parties(one.actors, other.actors)
        and _parties(one.recipients, other.recipients)
        and _things(one.object, other.object)
        and (one.ordinal is None or other.ordinal is None or one.ordinal.value == other.ordinal.value)
        and _times(one, other, its, others)
    )


def _parties(one: tuple[Actor, ...], other: tuple[Actor, ...]) -> bool:
    if not one or not other:
        return not one and not other
    codes = {a.code or a.name for a in one}
    if codes != {a.code or a.name for a in other}:
        return False
    return all(_named(one, c) & _named(other, c) or not (_named(one, c) and _named(other, c)) for c in codes)


def _named(actors: tuple[Actor, ...], code: str) -> frozenset[str]:
    """The persons and bodies of a code that are not the state itself."""
    return frozenset(a.name for a in actors if (a.code or a.name) == code and not is_state(a))


def _things(one: Object | None, other: Object | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    if _count(one) != _count(other):
        return False
    if one.people or other.people:
        return bool({p.name for p in one.people} & {p.name for p in other.people})
    if one.target and other.target:
        same = (one.target.code, one.target.name) == (other.target.code, other.target.name)
        return same and (_folded(one.text) == _folded(other.text) or _particular(one, other))
    return one.count is not None or _folded(one.text) == _folded(other.text)


def _particular(one: Object, other: Object) -> bool:
    """Whether target and scope tell which measure is meant: sanctions on a firm, or on a state with one scope named."""
    if one.measure is None or other.measure is None or one.target is None:
        return False
    kinds = {one.measure.kind, other.measure.kind}
    scopes = {s for s in (one.measure.scope, other.measure.scope) if s}
    narrow = not is_state(one.target) or (one.measure.scope == other.measure.scope is not None)
    return narrow and (len(kinds) == 1 or "sanctions" in kinds) and len(scopes) < 2


def _count(thing: Object) -> tuple[float, float | None] | None:
    return (thing.count.value, thing.count.max) if thing.count else None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _times(one: Event, other: Event, its: Document, others: Document) -> bool:
    first, second = _when(one), _when(other)
    if first and second:
        return str(first) == str(second) or (_short(first) and _short(second) and _meet(first, second))
    if its.id == others.id:
        return True
    return _near(first or _published(its), second or _published(others))


def _when(event: Event) -> When | None:
    return dates.parse(event.when.edtf) if event.when else None


def _published(document: Document) -> When | None:
    return dates.parse(document.published.edtf) if document.published else None


def _short(when: When) -> bool:
    first, last = when.bounds()
    return when.year_known and last - first <= LONGEST


def _meet(one: When, other: When) -> bool:
    return one.overlaps(other)


def _near(one: When | None, other: When | None) -> bool:
    """Whether two days lie within LONGEST of each other; unknown ones do not."""
    if one is None or other is None or not (_short(one) and _short(other)):
        return False
    return abs(one.bounds()[0] - other.bounds()[0]) <= LONGEST
