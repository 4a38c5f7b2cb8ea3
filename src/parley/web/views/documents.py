"""Documents: the list, and one beside the events read in it."""

from __future__ import annotations

from dataclasses import asdict

from parley.errors import NotFound
from parley.intake.sandbox import draw_apart
from parley.knowledge.acts import acts
from parley.model import Reading
from parley.store import Kept
from parley.store.reviews import Review, State
from parley.web import marks, shown
from parley.web.answers import Answer, File, Page
from parley.web.asked import Asked, chosen

#: Documents of a page of the list.
MANY = 100
#: Dots across the picture of a page.
WIDE = 1240
PDF = "application/pdf"
STATES: tuple[State, ...] = ("waiting", "accepted", "corrected", "rejected", "skipped", "added", "lost")
_COLUMNS = (
    "id", "name", "publisher", "published", "language", "pages", "outcome", "reason", "next_step", "events", "waiting",
    "added", "reader", "version", "media_type", "uri", "sha256",
)  # fmt: skip


def page(asked: Asked) -> Answer:
    """A page of the list; by publisher and outcome, where that is asked for."""
    waiting = asked.dossier.waiting()
    found = asked.dossier.documents()
    publisher, outcome = asked.query.get("publisher"), asked.query.get("outcome")
    outcomes = sorted({d.outcome for d in found})
    if publisher is not None:
        found = [d for d in found if (d.publisher or "") == publisher]
    if outcome:
        found = [d for d in found if d.outcome == outcome]
    at = asked.number("at", 0)
    rows = [{**shown.kept(d), "waiting": waiting.get(d.id, 0)} for d in found]
    data = {"documents": rows[at : at + MANY], "total": len(rows), "at": at, "many": MANY, "outcomes": outcomes}
    return Page("documents.html", data, rows=shown.flat(rows, _COLUMNS))


def one(asked: Asked) -> Answer:
    """A page of a document with its marks, and the events on it that fit the filter."""
    kept = asked.dossier.document(asked.path["id"])
    reading = asked.dossier.reading(kept.id)
    found = asked.dossier.reviews(kept.id)
    number = asked.number("page", _first_page(asked, found), 1, max(kept.pages, 1))
    whole = asked.query.get("all") == "1"
    wanted = [r for r in found if _fits(asked, r) and (whole or (r.shown and r.shown.evidence.page == number))]
    cards = [card for r in wanted if (card := shown.review(r, kept, asked.t))]
    view = "page" if kept.media_type == PDF and asked.query.get("view") != "text" else "text"
    data = {
        "document": {**shown.kept(kept), "warnings": list(reading.document.warnings)},
        "page": number,
        "events": cards,
        "per_page": _per_page(found, kept.pages),
        "states": asked.dossier.states(kept.id),
    }
    extra = {
        **_drawn(asked, kept, reading, wanted, number, view),
        "view": view,
        "whole": whole,
        "pdf": kept.media_type == PDF,
        "acts": sorted({r.shown.act for r in found if r.shown}),
        "stances": sorted({r.shown.stance.kind for r in found if r.shown}),
        "labels": {act: shown.act_label(act, asked.t.language) for act in acts()},
        "filter": {name: asked.many.get(f"?{name}", []) for name in ("act", "stance", "state")},
        "focus": asked.query.get("event"),
        "passage": _passage(asked, reading, number),
    }
    return Page("document.html", data, extra, shown.flat(cards, shown.EVENT_COLUMNS))


def _first_page(asked: Asked, found: list[Review]) -> int:
    """The page of the event, or of the character, that the address names."""
    wanted = asked.query.get("event")
    for review in found:
        if wanted and review.shown and wanted in (review.subject, review.shown.id):
            return review.shown.evidence.page
    return 1


def _fits(asked: Asked, review: Review) -> bool:
    event = review.shown
    if event is None:
        return False
    states = chosen(asked, "state", STATES)
    kinds, stances = asked.many.get("?act", []), asked.many.get("?stance", [])
    return (
        (not states or review.state in states)
        and (not kinds or event.act in kinds)
        and (not stances or event.stance.kind in stances)
    )


def _per_page(found: list[Review], pages: int) -> list[int]:
    counts = [0] * pages
    for review in found:
        if review.shown and 1 <= review.shown.evidence.page <= pages:
            counts[review.shown.evidence.page - 1] += 1
    return counts


def _drawn(
    asked: Asked, kept: Kept, reading: Reading, wanted: list[Review], number: int, view: str
) -> dict[str, object]:
    """The marks: boxes on the page's picture, or runs of its text."""
    names = [marks.marked(r.shown, r.subject) for r in wanted if r.shown and r.state != "lost"]
    states = {r.subject: r.state for r in wanted}
    if view == "text":
        return {"blocks": marks.text(reading.document, number, names), "state_of": states}
    anchors = [a for a in asked.dossier.anchors(kept.id) if a.page == number]
    size = (anchors[0].width, anchors[0].height) if anchors else (595.0, 842.0)
    return {"boxes": [asdict(box) for box in marks.boxes(names, anchors)], "size": size, "state_of": states}


def _passage(asked: Asked, reading: Reading, number: int) -> tuple[int, int] | None:
    """The characters that the address names (`from`, `to`), as a link to a passage does."""
    start, end = asked.number("from", 0), asked.number("to", 0)
    return (start, end) if 0 <= start < end <= len(reading.document.text) else None


def picture(asked: Asked) -> Answer:
    """A page of a PDF as PNG, drawn in a process of its own."""
    kept = asked.dossier.document(asked.path["id"])
    number = asked.path["page"]
    if kept.media_type != PDF or not (number.isascii() and number.isdigit()) or not 1 <= int(number) <= kept.pages:
        raise NotFound("no such page", "look at how many pages the document has")

    def draw() -> bytes:
        data = asked.dossier.source(kept.id)
        if data is None:
            raise NotFound("the document's bytes are not in the dossier", "read it again")
        drawn = draw_apart(data, int(number), WIDE, asked.state.settings)
        if not drawn.image:
            raise NotFound(drawn.reason or "the page cannot be drawn", drawn.next_step or "look at it as text")
        return drawn.image

    return File(asked.state.pictures.get((kept.sha256, int(number)), draw), "image/png", seconds=86_400)


def file(asked: Asked) -> Answer:
    """The bytes of a document, to keep and never to show; the file is named by its hash."""
    kept = asked.dossier.document(asked.path["id"])
    data = asked.dossier.source(kept.id)
    if data is None:
        raise NotFound("the document's bytes are not in the dossier", "read it again")
    endings = {PDF: ".pdf", "text/html": ".html", "text/plain": ".txt", "text/markdown": ".md"}
    return File(data, "application/octet-stream", kept.id + endings.get(kept.media_type, ".bin"))
