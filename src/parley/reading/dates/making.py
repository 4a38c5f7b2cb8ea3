"""From an item with its meaning to the date that is found."""

from __future__ import annotations

from dataclasses import replace

from parley.language.words import Sentence
from parley.model.when import When
from parley.reading.dates.context import Context
from parley.reading.dates.counted import Ago, Horizon, Within
from parley.reading.dates.found import Anchor, FoundDate, Offset, Relation, Role
from parley.reading.dates.items import Item
from parley.reading.dates.leaning import Edge, Leaning, lean
from parley.reading.dates.parts import Part
from parley.reading.dates.spec import Ref, Spec

_ROLES: dict[str, Role] = {"since": "since", "after": "since", "until": "until", "before": "until"}


def found_date(item: Item, spec: Spec, context: Context, sentence: Sentence, text: str) -> FoundDate | None:
    """The date of an item; None where it has neither a value nor an event to lean on, and could have had one."""
    when = spec.when(context)
    relation, offset, anchor, word = _leaning(spec)
    bare = Context(None, context.previous, context.forward, context.ahead, context.ahead_months, context.backward)
    deictic = spec.when(bare) != when if context.published is not None else when is None and relation is None
    if when is None and context.today is not None and relation is None:
        return None
    span = (sentence.words[item.first].start, sentence.words[item.last].end)
    return FoundDate(item.first, item.last, span, text, when, _role(spec), relation, offset, anchor, word, deictic)


def _role(spec: Spec) -> Role:
    if isinstance(spec, Edge):
        return _ROLES[spec.which]
    if (isinstance(spec, Within) and spec.sign > 0) or (isinstance(spec, Horizon) and not spec.point):
        return "within"
    return "point"


def _leaning(spec: Spec) -> tuple[Relation | None, Offset | None, Anchor | None, int | None]:
    """How an expression leans on an event, through whatever is wrapped around it."""
    if isinstance(spec, (Edge, Part)):
        return _leaning(spec.base)
    if isinstance(spec, (Ago, Horizon)):
        return None, spec.offset, None, None
    if isinstance(spec, Within) and spec.amount is not None:
        return None, Offset(spec.amount, spec.unit), None, None
    if isinstance(spec, Leaning) and spec.base is not None:
        return None, spec.offset, None, None
    if isinstance(spec, Leaning) and spec.anchor in ("following", "previous"):
        return spec.relation, spec.offset, "following" if spec.anchor == "following" else "previous", spec.word
    if isinstance(spec, Ref) and spec.base == "previous":
        relation: Relation = "same" if spec.steps == 0 else "after" if spec.steps > 0 else "before"
        return relation, Offset(abs(spec.steps), spec.unit, whole=True), "previous", None
    return None, None, None, None


def resolve(found: FoundDate, anchor: When) -> When | None:
    """The date of an expression that leans on an event, once the date of that event is known.

    None where the anchor has no year, or where the expression leans on nothing. A role stays: "since the day after X"
    is open.
    """
    if found.relation is None or found.offset is None:
        return found.when
    point = lean(anchor, found.relation, found.offset)
    if point is None or found.role not in ("since", "until"):
        return point
    return When.between(point.start, None) if found.role == "since" else When.between(None, point.end)


def told_by(found: FoundDate) -> When | None:
    """The date on which a later expression ("a week later") can lean: a single one with its year, at which something
    is.
    """
    when = found.when
    return when if when is not None and not when.interval and when.year_known and found.role == "point" else None


def settled(found: FoundDate, anchor: When) -> FoundDate:
    """The same with its value by `resolve`."""
    return replace(found, when=resolve(found, anchor))
