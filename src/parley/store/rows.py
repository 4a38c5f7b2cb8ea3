"""The words of the record as rows of tables. `record` columns hold the whole, so that a reading can be put together."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from parley.model import Actor, Assessment, Event, Evidence, Mention, Object, PageAnchors, When
from parley.store.keys import keys, words

Row = dict[str, Any]


def event_row(reading: int, position: int, document: str, event: Event, text: str) -> Row:
    """An event as a row of `events`; `text` is the document's."""
    stance = event.stance
    low, high = stance.probability or (None, None)
    first, last = bounds(event.when.edtf) if event.when else (None, None)
    return {
        "reading": reading,
        "position": position,
        "id": event.id,
        "document": document,
        "act": event.act,
        "stance": stance.kind,
        "polarity": stance.polarity,
        "force": stance.force,
        "holder": _name(stance.holder),
        "probability_low": low,
        "probability_high": high,
        "word": stance.word,
        "horizon": stance.horizon,
        "when_edtf": event.when.edtf if event.when else None,
        "when_text": event.when.text if event.when else None,
        "when_first": first,
        "when_last": last,
        "object": event.object.text if event.object else None,
        "object_kind": event.object.kind if event.object else None,
        "cameo": event.cameo,
        "confidence": event.confidence,
        "trigger": text[slice(*event.evidence.trigger)],
        "record": encode(event),
        **_evidence(event.evidence),
    }


def actor_rows(reading: int, position: int, event: Event, language: str | None) -> Iterator[Row]:
    """Everybody in an event as rows of `event_actors`."""
    for role, actors in _roles(event):
        for at, actor in enumerate(actors):
            start, end = actor.span or (None, None)
            yield {
                "reading": reading,
                "event": position,
                "role": role,
                "position": at,
                "id": actor.id,
                "name": actor.name,
                "code": actor.code,
                "sector": actor.sector,
                "text": actor.text,
                "start": start,
                "end": end,
                "keys": " ".join(["", *sorted(_keys(actor.name, None) | _keys(actor.text, language)), ""]),
            }


def assessment_row(reading: int, position: int, document: str, assessment: Assessment) -> Row:
    """An assessment as a row of `assessments`."""
    return {
        "reading": reading,
        "position": position,
        "id": assessment.id,
        "document": document,
        "kind": assessment.kind,
        "holder": _name(assessment.holder) or "author",
        "text": assessment.text,
        "record": encode(assessment),
        **_evidence(assessment.evidence),
    }


def mention_row(reading: int, position: int, mention: Mention) -> Row:
    """A name as a row of `mentions`."""
    start, end = mention.span
    return {
        "reading": reading,
        "position": position,
        "start": start,
        "end": end,
        "text": mention.text,
        "class": mention.name_class,
        "base": mention.base,
        "id": mention.id,
    }


def anchors_row(reading: int, anchors: PageAnchors) -> Row:
    """The places of characters on a page as a row of `anchors`."""
    start, end = anchors.span
    return {
        "reading": reading,
        "page": anchors.page,
        "start": start,
        "end": end,
        "width": anchors.width,
        "height": anchors.height,
        "boxes": zlib.compress(anchors.boxes, 6),
    }


def anchors_of(row: Any) -> PageAnchors:
    """The places of characters that a row of `anchors` holds."""
    return PageAnchors(row.page, (row.start, row.end), row.width, row.height, zlib.decompress(row.boxes))


def encode(thing: object) -> str:
    """A thing of the record as JSON."""
    return msgspec.json.encode(thing).decode()


def decode(text: str) -> Any:
    """What a JSON text holds, as plain values."""
    return msgspec.json.decode(text)


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """The first and last day that a date can be, as text that sorts; None for both where no year can be known."""
    when = When.parse(edtf)
    if any(point is not None and point.year == "XXXX" for point in (when.start, when.end)):
        return None, None
    first, last = when.bounds()
    return _iso(first), _iso(last)


def _iso(day: date) -> str:
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def _evidence(evidence: Evidence) -> Row:
    return {
        "page": evidence.page,
        "sentence_start": evidence.sentence[0],
        "sentence_end": evidence.sentence[1],
        "trigger_start": evidence.trigger[0],
        "trigger_end": evidence.trigger[1],
        "quote": evidence.quote,
    }


def _name(holder: Actor | str | None) -> str | None:
    return holder.name if isinstance(holder, Actor) else holder


def _roles(event: Event) -> Iterator[tuple[str, list[Actor]]]:
    yield "actor", list(event.actors)
    yield "recipient", list(event.recipients)
    yield "holder", [event.stance.holder] if isinstance(event.stance.holder, Actor) else []
    yield "attribution", [event.attribution] if event.attribution else []
    things = list(_things(event.object)) if event.object else []
    yield "target", [thing.target for thing in things if thing.target]
    yield "person", [person for thing in things for person in thing.people]


def _things(thing: Object) -> Iterator[Object]:
    """An object, its parts and its items, at any depth."""
    yield thing
    for inner in (*thing.parts, *thing.items):
        yield from _things(inner)


def _keys(text: str, language: str | None) -> set[str]:
    return {key for start, end in words(text, 0, len(text)) for key in keys(text[start:end], language)}
