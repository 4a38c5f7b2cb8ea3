"""Events and documents as short lines and flat rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parley.model import Actor, Event
    from parley.store import Kept, Told


def names(actors: Iterable[Actor]) -> str:
    """The names of actors, in a row."""
    return ", ".join(dict.fromkeys(actor.name for actor in actors))


def sense(event: Event) -> str:
    """The stance in a word or three: `promised (commitment)`, `not expected`."""
    stance = event.stance
    what = f"not {stance.kind}" if stance.polarity == "negative" else stance.kind
    return f"{what} ({stance.force})" if stance.force else what


def who(event: Event) -> str:
    """Who does it, and to whom: `United States → Belarus`."""
    return " → ".join(part for part in (names(event.actors), names(event.recipients)) if part)


def holder(event: Event) -> str:
    """Whose stance it is, or who reports it; empty for the author."""
    named = event.stance.holder
    return named if isinstance(named, str) else named.name if named is not None else ""


def row(told: Told) -> dict[str, Any]:
    """An event as a flat row, for a spreadsheet."""
    event, document = told.event, told.document
    count = event.object.count if event.object else None
    return {
        "id": event.id,
        "act": event.act,
        "stance": event.stance.kind,
        "polarity": event.stance.polarity,
        "force": event.stance.force,
        "holder": holder(event),
        "actors": names(event.actors),
        "recipients": names(event.recipients),
        "object": event.object.text if event.object else None,
        "count": count.value if count else None,
        "when": event.when.edtf if event.when else None,
        "attribution": event.attribution.name if event.attribution else None,
        "cameo": event.cameo,
        "confidence": event.confidence,
        "page": event.evidence.page,
        "quote": event.evidence.quote,
        "document": document.id,
        "title": document.title,
        "published": document.published,
        "publisher": document.publisher,
        "uri": document.uri,
    }


def source(document: Kept) -> dict[str, Any]:
    """What a document is called, for a line of JSON."""
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "uri": document.uri,
    }
