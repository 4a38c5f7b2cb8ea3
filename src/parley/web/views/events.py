"""Events: the list by filter, and one with all that is known of it."""

from __future__ import annotations

import msgspec

from parley.knowledge.acts import acts
from parley.store import Kept
from parley.store.lists import Filter, Listed
from parley.store.reviews import Review
from parley.web import forms, shown
from parley.web.answers import Answer, Page
from parley.web.asked import Asked, chosen
from parley.web.views.documents import STATES

#: Events of a page of the list.
MANY = 50


def page(asked: Asked) -> Answer:
    """A page of the events that fit the filter."""
    return listed(asked, "events.html", wanted(asked))


def wanted(asked: Asked) -> Filter:
    """The filter that the address gives."""
    publisher, document = asked.query.get("publisher"), asked.query.get("document")
    return Filter(
        states=chosen(asked, "state", STATES),
        acts=chosen(asked, "act", acts()),
        stances=chosen(asked, "stance", forms.STANCES),
        document=document or None,
        publisher=publisher,
        actor=asked.query.get("actor") or None,
    )


def listed(asked: Asked, template: str, by: Filter) -> Answer:
    """A page of a list of events, as any of several templates shows it."""
    at = asked.number("at", 0)
    found, total = asked.dossier.list_events(by, MANY, at)
    rows = [row(one, asked) for one in found]
    data = {"events": rows, "total": total, "at": at, "many": MANY}
    extra = {
        "labels": sorted(((shown.act_label(a, asked.t.language), a) for a in acts()), key=lambda pair: pair[0].lower()),
        "stances": forms.STANCES,
        "states": STATES[:6],
        "filter": {name: asked.many.get(f"?{name}", []) for name in ("act", "stance", "state")},
        "fixed": {name: value for name in ("document", "publisher", "actor") if (value := asked.query.get(name))},
    }
    return Page(template, data, extra, shown.flat(rows, shown.EVENT_COLUMNS))


def row(one: Listed, asked: Asked) -> dict[str, object]:
    """An event of a list."""
    data = shown.event(one.event, one.document, asked.t) | shown.state(one.state, one.subject, one.last, asked.t)
    return data | {"roles": list(one.roles)}


def one(asked: Asked) -> Answer:
    """An event: how it stands, how it was read, why, its form and its history."""
    found = asked.dossier.review(asked.path["id"])
    kept = asked.dossier.document(found.document)
    return event_page(asked, found, kept)


def event_page(asked: Asked, found: Review, kept: Kept, status: int = 200, stale: object = None) -> Page:
    """The page of an event; `stale` is what somebody wanted and could not have, because another was first."""
    stands = found.shown
    card = shown.review(found, kept, asked.t)
    history = [shown.decision(row, asked.t) for row in asked.dossier.decisions("event", found.subject)]
    text = asked.dossier.reading(kept.id).document.text if stands else ""
    others = [r for r in asked.dossier.reviews(kept.id) if r.event and stands and r.event.id != stands.id]
    data = {
        "event": card,
        "record": msgspec.to_builtins(found.event) if found.event else None,
        "read": msgspec.to_builtins(found.read) if found.read else None,
        "read_words": shown.words_of(found.read, kept, asked.t.language) if found.read else None,
        "history": history,
        "stale": stale,
    }
    extra = {
        "document": kept,
        "fields": forms.fields(stands) if stands else None,
        "because": _because(found, text, asked),
        "choices": choices(asked),
        "others": [(r.event.id, shown.event(r.event, kept, asked.t)) for r in others if r.event][:200],
        "differences": differences(found),
    }
    return Page("event.html", data, extra, status=status)


def choices(asked: Asked) -> dict[str, object]:
    """What the fields of the form offer."""
    from parley.knowledge.measures import measure_kinds

    polish = asked.t.language == "pl"
    measures = {key: kind.label_pl if polish else kind.label_en for key, kind in measure_kinds().items()}
    return {
        "acts": sorted(((shown.act_label(a, asked.t.language), a) for a in acts()), key=lambda pair: pair[0].lower()),
        "stances": forms.STANCES,
        "polarities": forms.POLARITIES,
        "forces": forms.FORCES,
        "objects": forms.OBJECTS,
        "steps": forms.STEPS,
        "bounds": forms.BOUNDS,
        "links": forms.LINKS,
        "sectors": forms.SECTORS,
        "measures": measures,
    }


def differences(found: Review) -> list[dict[str, object]]:
    """The fields in which an event as it stands differs from the event as read."""
    if found.event is None or found.read is None:
        return []
    now, then = forms.fields(found.event), forms.fields(found.read)
    return [
        {"field": name, "was": _told(then[name]), "is": _told(now[name])} for name in now if now[name] != then[name]
    ]


def _told(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(one.get("name") or f"{one.get('kind')} {one.get('event')}") for one in value)
    return str(value)


def _because(found: Review, text: str, asked: Asked) -> list[dict[str, object]]:
    event = found.read
    if event is None:
        return []
    return [
        {"field": one.field, "words": text[slice(*one.span)] if one.span else "", "rule": one.rule}
        for one in event.because
    ]
