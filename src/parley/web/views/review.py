"""Deciding: accept, correct, reject, skip, add, undo; alone or over what is shown."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from parley.errors import InputError, NotFound, StaleDecision
from parley.model import Event, Evidence, Stance, event_id
from parley.store.deciding import Verdict
from parley.store.reviews import Review
from parley.web import forms, shown
from parley.web.answers import Answer, Moved, Page
from parley.web.asked import Asked
from parley.web.sentences import around
from parley.web.views import events
from parley.web.views.display import local

#: Rows of a page of the log.
MANY = 100


def queue(asked: Asked) -> Answer:
    """What waits: events nobody decided on, and those left for later."""
    by = events.wanted(asked)
    return events.listed(asked, "review.html", replace(by, states=by.states or ("waiting", "skipped")))


def accept(asked: Asked) -> Answer:
    """The event accepted as it stands."""
    return _judged(asked, "accept")


def reject(asked: Asked) -> Answer:
    """The event rejected for a reason."""
    return _judged(asked, "reject", reason=asked.text("reason"))


def skip(asked: Asked) -> Answer:
    """The event left for later."""
    return _judged(asked, "skip")


def correct(asked: Asked) -> Answer:
    """The event as the form has it."""
    found = asked.dossier.review(asked.path["id"])
    base = found.shown
    if base is None:
        raise NotFound("nothing of this event is left to correct", "add it anew in its document")
    after = _read(asked, found.document, base)
    if after == base:
        return _judged(asked, "accept")
    return _judged(asked, "correct", after=after, reason=asked.text("reason"))


def _read(asked: Asked, document: str, base: Event) -> Event:
    reading = asked.dossier.reading(document)
    others = [r.event.id for r in asked.dossier.reviews(document) if r.event and r.event.id != base.id]
    return forms.read(base, asked.form, asked.dossier.parties(), reading.document.text, others)


def _judged(asked: Asked, verdict: Verdict, after: Event | None = None, reason: str | None = None) -> Answer:
    key = asked.path["id"]
    try:
        decision = asked.dossier.judge(
            verdict, key, who=asked.user.name, after=after, reason=reason, expected=asked.expected()
        )
    except StaleDecision as stale:
        return _stale(asked, key, verdict, after, reason, stale)
    found = asked.dossier.review(decision.subject)
    card = shown.review(found, asked.dossier.document(found.document), asked.t)
    return Moved(_back(asked, decision.subject), {"decision": shown.decision(decision, asked.t), "event": card})


def _stale(
    asked: Asked, key: str, verdict: Verdict, after: Event | None, reason: str | None, stale: StaleDecision
) -> Answer:
    """Both versions: what stands now with who made it, and what was wanted."""
    found: Review = asked.dossier.review(key)
    kept = asked.dossier.document(found.document)
    wanted = {
        "verdict": verdict,
        "reason": reason,
        "event": shown.event(after, kept, asked.t) if after else None,
        "fields": msgspec.to_builtins(after) if after else None,
        "last": shown.decision(stale.last, asked.t) if stale.last else None,
    }
    page = events.event_page(asked, found, kept, 409, wanted)
    fault = {"status": 409, "message": asked.t("fault.stale"), "next_step": asked.t("fault.stale_next"), "detail": ""}
    return replace(page, data={**page.data, "error": fault})


def _back(asked: Asked, subject: str) -> str:
    back = asked.form.get("back", "")
    return local(back) if back else f"/event/{subject}"


def undo(asked: Asked) -> Answer:
    """A decision taken back."""
    key = asked.path["key"]
    if not (key.isascii() and key.isdigit() and len(key) < 18):
        raise NotFound("no such decision", "look at the history of the event")
    decision = asked.dossier.undo(int(key), asked.user.name)
    data: dict[str, object] = {"decision": shown.decision(decision, asked.t)}
    if decision.family == "event":
        found = _found(asked, decision.subject)
        data["event"] = shown.review(found, asked.dossier.document(found.document), asked.t) if found else None
    return Moved(_back(asked, decision.subject), data)


def _found(asked: Asked, subject: str) -> Review | None:
    try:
        return asked.dossier.review(subject)
    except NotFound:
        return None


def batch(asked: Asked) -> Answer:
    """One verdict on the events that were chosen on a page; each `event` is `subject:last` as it was shown.

    What changed meanwhile is left alone and counted. No more than a page's events at once.
    """
    verdict, chosen = asked.text("verdict"), asked.many.get("event", [])
    if verdict not in ("accept", "reject", "skip"):
        raise InputError("no such verdict", "give accept, reject or skip")
    if not chosen or len(chosen) > events.MANY:
        raise InputError("choose events that are shown", f"choose 1 to {events.MANY} of the page")
    done, stale = [], []
    for one in chosen:
        subject, _, last = one.rpartition(":")
        if not (last.isascii() and last.isdigit() and len(last) < 18):
            raise InputError("an event is not as it was shown", "send each as subject:last")
        try:
            asked.dossier.judge(
                verdict,  # type: ignore[arg-type]
                subject,
                who=asked.user.name,
                reason=asked.text("reason") or None,
                expected=int(last),
            )
            done.append(subject)
        except StaleDecision:
            stale.append(subject)
    return Moved(local(asked.form.get("back", "/review")), {"done": done, "stale": stale})


def add_form(asked: Asked) -> Answer:
    """The form for an event on the selected words `from`–`to`."""
    kept = asked.dossier.document(asked.path["id"])
    base = _selected(asked, kept.id, asked.number("from", 0), asked.number("to", 0))
    (start, _), (low, high) = base.evidence.sentence, base.evidence.trigger
    quote = base.evidence.quote
    data = {
        "document": shown.kept(kept),
        "quote": quote,
        "quote_parts": [quote[: low - start], quote[low - start : high - start], quote[high - start :]],
        "trigger": [low, high],
        "page": base.evidence.page,
    }
    extra = {"fields": forms.fields(base), "choices": events.choices(asked), "others": []}
    return Page("add.html", data, extra)


def add(asked: Asked) -> Answer:
    """An event added to the selected words."""
    kept = asked.dossier.document(asked.path["id"])
    span = [asked.form.get(name, "") for name in ("from", "to")]
    if not all(one.isascii() and one.isdigit() and len(one) < 10 for one in span):
        raise InputError("no words were selected", "select words in the text of the document")
    made = _read(asked, kept.id, _selected(asked, kept.id, int(span[0]), int(span[1])))
    made = replace(made, id=event_id(kept.id, made.evidence.trigger, made.act, made.stance.kind), confidence=1.0)
    decision = asked.dossier.add_event(kept.id, made, who=asked.user.name, reason=asked.text("reason"))
    back = f"/document/{kept.id}?page={made.evidence.page}&event={decision.subject}#{decision.subject}"
    return Moved(back, {"decision": shown.decision(decision, asked.t)})


def _selected(asked: Asked, document: str, start: int, end: int) -> Event:
    """An event, still to be filled in, whose trigger are the selected words, in the sentence around them."""
    body = asked.dossier.reading(document).document
    while start < end and body.text[start : start + 1].isspace():
        start += 1
    while end > start and body.text[end - 1 : end].isspace():
        end -= 1
    if not 0 <= start < end <= len(body.text) or end - start > 400:
        raise InputError("no words were selected", "select one to a few words in the text of the document")
    low, high = around(body, start, end)
    evidence = Evidence(body.page_at(start), (low, high), (start, end), body.text[low:high])
    return Event("", "meet", Stance("asserted"), evidence)


def log(asked: Asked) -> Answer:
    """A page of the log of decisions, the newest first; of one `subject`, where that is asked for."""
    before = asked.number("before", 0) or None
    subject = asked.query.get("subject")
    found = asked.dossier.decisions(subject=subject)[::-1] if subject else asked.dossier.log(MANY, before)
    rows = [shown.decision(one, asked.t) for one in found]
    columns = ("key", "at", "who", "kind", "subject", "document", "reason", "undoes", "id")
    more = rows[-1]["key"] if len(rows) == MANY and not subject else None
    return Page("decisions.html", {"decisions": rows, "more": more}, rows=shown.flat(rows, columns))
