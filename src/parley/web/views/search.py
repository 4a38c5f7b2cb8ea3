"""Search: passages with the words that were asked for, and the events that stand in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from parley.errors import InputError
from parley.store import Hit
from parley.store.reviews import Review
from parley.web import shown
from parley.web.answers import Answer, Page
from parley.web.asked import Asked

#: Passages that are shown, and documents of which the events are looked up.
MANY = 20


def page(asked: Asked) -> Answer:
    """What was found; nothing where nothing was asked."""
    given = asked.query.get("q", "").strip()[:400]
    fault, hits = "", []
    if given:
        try:
            hits = asked.dossier.search(given, MANY)
        except InputError as error:
            fault = str(error)
    reviews = {key: asked.dossier.reviews(key) for key in dict.fromkeys(hit.document.id for hit in hits)}
    rows = [_hit(hit, reviews[hit.document.id], asked) for hit in hits]
    return Page("search.html", {"q": given, "hits": rows, "fault": fault, "many": MANY}, rows=_flat(rows))


def _hit(hit: Hit, reviews: Iterable[Review], asked: Asked) -> dict[str, Any]:
    start, end = hit.span
    near = [
        r for r in reviews if r.event and r.event.evidence.sentence[0] < end and r.event.evidence.sentence[1] > start
    ]
    return {
        "document": shown.kept(hit.document),
        "page": hit.page,
        "span": [start, end],
        "text": hit.text,
        "pieces": _pieces(hit),
        "events": [card for r in near[:6] if (card := shown.review(r, hit.document, asked.t))],
    }


def _pieces(hit: Hit) -> list[dict[str, Any]]:
    """The passage cut at the words that were found."""
    pieces: list[dict[str, Any]] = []
    at = start = hit.span[0]
    for low, high in hit.marks:
        pieces += [{"text": hit.text[at - start : low - start], "found": False}]
        pieces += [{"text": hit.text[low - start : high - start], "found": True}]
        at = high
    return [piece for piece in [*pieces, {"text": hit.text[at - start :], "found": False}] if piece["text"]]


def _flat(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "document": row["document"]["id"],
            "name": row["document"]["name"],
            "page": row["page"],
            "from": row["span"][0],
            "to": row["span"][1],
            "text": row["text"],
        }
        for row in rows
    ]
