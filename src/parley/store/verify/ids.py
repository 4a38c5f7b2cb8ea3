"""Ids and codes that follow from other fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from parley.model import Event, Reading, event_id
from parley.store.verify.fault import Verified


def check(read: Reading, found: Verified) -> None:
    """Ids of the document and its events; links that lead to an event; quotes and spans of everything that has one."""
    document = read.document
    if document.sha256[:16] != document.id:
        found.wrong("document", document.id, "its id does not follow from its hash")
    known = {event.id for event in read.events}
    for event in read.events:
        if event_id(document.id, event.evidence.trigger, event.act, event.stance.kind) != event.id:
            found.wrong("event", document.id, f"the id {event.id} does not follow from its event")
        for link in event.links:
            if link.event not in known:
                found.wrong("event", document.id, f"event {event.id} is tied to {link.event}, which is not there")
        _passages(event, document.text, document.id, found)


def _passages(event: Event, text: str, document: str, found: Verified) -> None:
    for thing in _inside(event):
        span, said = getattr(thing, "span", None), getattr(thing, "text", None)
        if span is not None and said is not None and text[slice(*span)] != said:
            found.wrong("event", document, f"event {event.id}: {said[:40]!r} does not stand at {span[0]}–{span[1]}")


def _inside(thing: Any) -> Iterator[Any]:
    """A thing of the record and all that it is made of."""
    if isinstance(thing, tuple):
        for one in thing:
            yield from _inside(one)
    elif is_dataclass(thing):
        yield thing
        for one in fields(thing):
            yield from _inside(getattr(thing, one.name))
