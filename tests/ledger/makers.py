"""Entries made by hand: one event of a document of its own, or of one named."""

from __future__ import annotations

import zlib
from typing import Any

from parley.ledger.entries import Entry, Source, known
from parley.model import Actor, Amount, Dated, Event, Evidence, Link, Measure, Object, Ordinal, Place, Stance, event_id

STATES = {
    "USA": ("Q30", "United States"),
    "BLR": ("Q184", "Belarus"),
    "POL": ("Q36", "Poland"),
    "RUS": ("Q159", "Russia"),
}


def state(code: str) -> Actor:
    id, name = STATES.get(code, (f"local:{code.lower()}", code))
    return Actor(id, name, code, "GOV", name, None)


def person(name: str, code: str | None = None) -> Actor:
    return Actor(f"local:{name.casefold().replace(' ', '-')}", name, code, None, name, None)


def thing(text: str = "prisoners", kind: str = "person", **more: Any) -> Object:
    """An object; `count` may be a number, `people` names, `target` a name of a firm of BLR, `parts` numbers."""
    if isinstance(more.get("count"), int):
        more["count"] = Amount(more["count"])
    more["people"] = tuple(person(name) for name in more.get("people", ()))
    more["parts"] = tuple(Object("part", None, "person", Amount(n)) for n in more.get("parts", ()))
    if isinstance(more.get("target"), str):
        more["target"] = person(more["target"], "BLR")
    if isinstance(more.get("measure"), str):
        more["measure"] = Measure(more["measure"])
    return Object(text, None, kind, **more)  # type: ignore[arg-type]


def entry(
    act: str,
    actors: str | tuple[Actor, ...] = "",
    when: str | None = None,
    *,
    document: str = "d1",
    published: str | None = "2025-09-12",
    publisher: str | None = None,
    at: int | None = None,
    stance: str = "asserted",
    **more: Any,
) -> Entry:
    """An entry; `actors` and `recipients` may be codes parted by blanks; `at` its place in the text, which gives its id."""
    who = _actors(actors)
    keys = ("polarity", "force", "holder", "probability", "word", "horizon")
    sense = Stance(stance, **{k: more.pop(k) for k in keys if k in more})  # type: ignore[arg-type]
    place = at if at is not None else zlib.crc32(repr((act, actors, when, stance, more)).encode()) % 10_000
    more["recipients"] = _actors(more.get("recipients", ""))
    if "where" in more:
        more["where"] = tuple(Place(name, None, name) for name in more["where"].split())
    if isinstance(more.get("ordinal"), int):
        more["ordinal"] = Ordinal(more["ordinal"], "")
    more["links"] = tuple(Link(kind, to.id if isinstance(to, Entry) else to) for kind, to in more.get("links", ()))
    sentence = more.pop("sentence", (place, place + 5))
    if isinstance(more.get("attribution"), str):
        more["attribution"] = person(more["attribution"])
    event = Event(
        event_id(document, (place, place + 5), act, stance),
        act,
        sense,
        Evidence(1, sentence, (place, place + 5), f"{act} {place}"),
        actors=who,
        when=Dated(when, (0, 0), when) if when else None,
        confidence=0.9,
        **more,
    )
    return Entry(event, Source(document, publisher or document, published, document, known=known(published)))


def _actors(given: str | tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(state(code) for code in given.split()) if isinstance(given, str) else given
