"""Actors: the list, one with all that it did and that was done to it, and the search for the forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from parley.errors import NotFound
from parley.knowledge.acts import acts
from parley.knowledge.offices import offices_of
from parley.store.lists import Filter, Listed, Party, matching
from parley.web import shown
from parley.web.actorbook import by_id
from parley.web.actorbook import find as find_known
from parley.web.answers import Answer, Page
from parley.web.asked import Asked
from parley.web.views.events import row

#: Actors of a page of the list; events of one actor that are sorted into parts.
MANY, MOST = 100, 150


def parties(asked: Asked) -> list[Party]:
    """The actors of the dossier, counted once for each state that it is in."""
    found: list[Party] = asked.state.derived.get(("parties", asked.dossier.stamp()), asked.dossier.parties)
    return found


def page(asked: Asked) -> Answer:
    """A page of the actors, by name where that is asked for."""
    given = asked.query.get("q", "").strip()[:200]
    found = parties(asked)
    if given:
        found = matching(found, given, 10_000)
    at = asked.number("at", 0)
    rows = [msgspec.to_builtins(one) for one in found]
    data = {"actors": rows[at : at + MANY], "total": len(rows), "at": at, "many": MANY, "q": given}
    return Page("actors.html", data, rows=rows)


def find(asked: Asked) -> Answer:
    """Up to a dozen actors for the forms: those of the dossier and those of the knowledge base."""
    found = find_known(asked.query.get("q", "")[:200], parties(asked))
    rows = [{name: getattr(one, name) for name in ("id", "name", "code", "sector", "events")} for one in found]
    return Page("find.html", {"actors": rows})


def one(asked: Asked) -> Answer:
    """All events of one actor, by its part in them."""
    key = asked.query.get("id", "")
    known = by_id(key, parties(asked))
    if known is None:
        raise NotFound(f"no actor {key[:60]!r}", "see the list of actors")
    listed, total = asked.dossier.list_events(Filter(actor=key), MOST, asked.number("at", 0))
    rows = [row(one, asked) for one in listed]
    parts = {
        name: [data for one, data in zip(listed, rows, strict=True) if one.state != "rejected" and fits(one)]
        for name, fits in PARTS.items()
    }
    data = {
        "actor": {name: getattr(known, name) for name in ("id", "name", "code", "sector", "events")},
        "offices": [_office(tenure) for tenure in offices_of(key, None)],
        "parts": parts,
        "total": total,
        "at": asked.number("at", 0),
        "many": MOST,
    }
    return Page("actor.html", data, rows=shown.flat(rows, ("roles", *shown.EVENT_COLUMNS)))


def _office(tenure: Any) -> dict[str, Any]:
    return {"title": tenure.title_en, "code": tenure.code, "start": tenure.start, "end": tenure.end}


def _doer(one: Listed) -> bool:
    return "actor" in one.roles


def _gives(one: Listed) -> bool:
    known = acts().get(one.event.act)
    return known is not None and known.kind in ("yield", "material_cooperation")


#: What an actor's events are sorted into; an event can be in several parts.
PARTS: dict[str, Callable[[Listed], bool]] = {
    "gave": lambda one: _doer(one) and one.event.stance.kind == "asserted" and _gives(one),
    "promised": lambda one: _doer(one) and one.event.stance.kind in ("promised", "offered", "planned"),
    "asked": lambda one: _doer(one) and one.event.stance.kind == "demanded",
    "demanded": lambda one: "holder" in one.roles and one.event.stance.kind == "demanded",
    "did": lambda one: _doer(one) and one.event.stance.kind == "asserted" and not _gives(one),
    "refused": lambda one: _doer(one) and one.event.stance.kind in ("refused", "threatened", "denied"),
    "received": lambda one: "recipient" in one.roles and not _doer(one),
    "concerned": lambda one: bool({"person", "target"} & set(one.roles)) and not _doer(one),
    "expected": lambda one: _doer(one) and one.event.stance.kind in ("expected", "possible"),
    "said": lambda one: bool({"attribution", "holder"} & set(one.roles)) and one.event.stance.kind != "demanded",
}
