"""Things of the record as pages show them and as their JSON has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from parley.brief.happenings import Happening, Telling
from parley.brief.sentences import sentence
from parley.brief.strings import strings
from parley.knowledge.acts import acts
from parley.model import Actor, Document, Event, Published
from parley.store import Decision, Kept
from parley.store.reviews import Review
from parley.web.words import Words

Data = dict[str, Any]


def kept(document: Kept) -> Data:
    """A document of a list."""
    return {**msgspec.to_builtins(document), "name": document.name}


def bare(document: Kept) -> Document:
    """A document without its text, for what only asks who published it and in which language."""
    return Document(
        id=document.id,
        sha256=document.sha256,
        uri=document.uri,
        media_type=document.media_type,
        text="",
        language=document.language,
        title=document.title,
        publisher=document.publisher,
        published=Published(document.published, "user") if document.published else None,
        pages=document.pages,
    )


def event(event: Event, document: Kept, t: Words) -> Data:
    """An event: its record, and its words in the language of the page."""
    (start, end), (low, high) = event.evidence.sentence, event.evidence.trigger
    quote = event.evidence.quote
    return {
        "id": event.id,
        "act": event.act,
        "act_label": act_label(event.act, t.language),
        "tone": _tone(event.act),
        "stance": event.stance.kind,
        "stance_label": t.of("stance", event.stance.kind),
        "polarity": event.stance.polarity,
        "words": words_of(event, document, t.language),
        "when": event.when.edtf if event.when else None,
        "actors": [_actor(one) for one in event.actors],
        "recipients": [_actor(one) for one in event.recipients],
        "where": [place.name for place in event.where],
        "object": event.object.text if event.object else None,
        "confidence": event.confidence,
        "page": event.evidence.page,
        "sentence": [start, end],
        "trigger": [low, high],
        "quote": quote,
        "quote_parts": [quote[: low - start], quote[low - start : high - start], quote[high - start :]],
        "document": document.id,
        "document_name": document.name,
        "language": document.language,
        "published": document.published,
        "publisher": document.publisher,
        "plover": plover(event),
        "cameo": event.cameo,
    }


def words_of(event: Event, document: Kept, language: str) -> list[Data]:
    """What an event says, in a sentence of the page's language, as parts; quoted parts are words of the document."""
    source = bare(document)
    happening = Happening(event, source, (Telling(event, source),))
    return [
        {"text": part.text, "quoted": part.quoted, "language": part.language}
        for part in sentence(happening, strings(language))
    ]


def plover(event: Event) -> str | None:
    """The PLOVER code in one line."""
    code = event.plover
    if code is None:
        return None
    return " ".join([code.event, *([code.mode] if code.mode else []), *code.contexts])


def review(found: Review, document: Kept, t: Words) -> Data | None:
    """An event with its state of review; None where nothing of it can be shown."""
    stands = found.shown
    if stands is None:
        return None
    data = event(stands, document, t) | state(found.state, found.subject, found.last, t)
    if found.decision is not None:
        data |= {"who": found.decision.who, "at": found.decision.at, "reason": found.decision.reason}
    if found.state == "corrected" and found.read is not None:
        data["was"] = words_of(found.read, document, t.language)
    return data


def state(name: str, subject: str, last: int, t: Words) -> Data:
    """The state of review of an event, for its list and its form."""
    return {
        "state": name,
        "state_label": t.of("state", name),
        "subject": subject,
        "last": last,
        "who": None,
        "at": None,
        "reason": None,
        "was": None,
    }


def decision(one: Decision, t: Words) -> Data:
    """A row of the log."""
    data: Data = msgspec.to_builtins(one)
    return data | {"kind_label": t.of("decision", one.kind.replace(".", "_"))}


def flat(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> list[Data]:
    """Rows for a CSV: these fields, lists joined, sentences put together."""
    return [{name: _cell(name, row.get(name)) for name in names} for row in rows]


@cache
def act_label(act: str, language: str) -> str:
    """What an act is called."""
    known = acts().get(act)
    if known is None:
        return act
    return known.label_pl if language == "pl" else known.label_en


def _tone(act: str) -> str:
    known = acts().get(act)
    kinds = {"verbal_cooperation": "talk", "yield": "give", "verbal_conflict": "press", "material_conflict": "press"}
    return kinds.get(known.kind, "other") if known else "other"


def _actor(actor: Actor) -> Data:
    return {"id": actor.id, "name": actor.name, "code": actor.code, "sector": actor.sector}


def _cell(name: str, value: Any) -> Any:
    if name == "words":
        return "".join(part["text"] for part in value or ())
    if isinstance(value, list):
        return "; ".join(str(one["name"] if isinstance(one, dict) else one) for one in value)
    return value


EVENT_COLUMNS = (
    "id", "state", "act", "stance", "polarity", "words", "when", "actors", "recipients", "object", "where", "confidence",
    "plover", "cameo", "document", "document_name", "published", "page", "quote", "who", "at", "reason",
)  # fmt: skip
