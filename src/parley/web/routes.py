"""Every route of the browser, once: where it is, who may go there, what it answers. App, tests and OpenAPI use it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from parley.store.people import Role
from parley.web.answers import Answer
from parley.web.asked import Asked
from parley.web.views import (
    actors,
    briefs,
    display,
    documents,
    events,
    login,
    openapi,
    overview,
    record,
    review,
    search,
    settings,
    sources,
    uploads,
    users,
)

View = Callable[[Asked], Answer]


@dataclass(frozen=True, slots=True)
class Route:
    """A route. `role` is who may (None: anybody at all); a GET route is also there as `.json`, and as `.csv` where it has
    `rows`, unless it is `plain` (a file); `files` says that it takes files.
    """

    name: str
    path: str
    view: View
    summary: str
    role: Role | None = "reader"
    method: Literal["GET", "POST"] = "GET"
    rows: bool = False
    plain: bool = False
    files: bool = False


def _get(name: str, path: str, view: View, summary: str, role: Role | None = "reader", rows: bool = False) -> Route:
    return Route(name, path, view, summary, role, rows=rows)


def _post(name: str, path: str, view: View, summary: str, role: Role | None = "reviewer", files: bool = False) -> Route:
    return Route(name, path, view, summary, role, "POST", files=files)


def _file(name: str, path: str, view: View, summary: str, role: Role | None = "reader") -> Route:
    return Route(name, path, view, summary, role, plain=True)


ROUTES: tuple[Route, ...] = (
    _file("health", "/health", login.health, "Whether the server answers", None),
    _get("login", "/login", login.page, "The page to log in with a password", None),
    _post("log_in", "/login", login.log_in, "Log in with name and password", None),
    _file("link", "/login/{token}", login.link, "Log in with a link, once", None),
    _post("log_out", "/logout", login.log_out, "End the session", "reader"),
    _post("display", "/display", display.choose, "Choose language and theme", None),
    _get("overview", "/", overview.page, "What the dossier holds, what is new, what waits"),
    _get("documents", "/documents", documents.page, "All documents with their outcomes", rows=True),
    _get("document", "/document/{id}", documents.one, "A document beside the events read in it", rows=True),
    _file("picture", "/document/{id}/page/{page}.png", documents.picture, "A page of a PDF as a picture"),
    _file("source_file", "/document/{id}/file", documents.file, "The document as it was read, to keep"),
    _get("events", "/events", events.page, "Events, by what is read in them and what became of them", rows=True),
    _get("event", "/event/{id}", events.one, "One event: as read, as decided, its history"),
    _post("accept", "/event/{id}/accept", review.accept, "Accept an event as it stands"),
    _post("reject", "/event/{id}/reject", review.reject, "Reject an event, for a reason"),
    _post("skip", "/event/{id}/skip", review.skip, "Leave an event for later"),
    _post("correct", "/event/{id}/correct", review.correct, "Correct fields of an event"),
    _post("undo", "/decision/{key}/undo", review.undo, "Take back a decision"),
    _post("batch", "/review", review.batch, "Decide on the events that were shown and chosen"),
    _get("review", "/review", review.queue, "What waits for a decision", rows=True),
    _get("add_form", "/document/{id}/add", review.add_form, "The form for an event that no reader saw", "reviewer"),
    _post("add", "/document/{id}/add", review.add, "Add an event to selected words"),
    _get("decisions", "/decisions", review.log, "The log of decisions", rows=True),
    _get("record", "/record", record.page, "The record: what happened, in the order of time", rows=True),
    _get(
        "record_part", "/record/{part}", record.page, "A part of the record, as of a day, as known on a day", rows=True
    ),
    _post("resolve", "/record/forecasts/{id}", record.resolve, "Say what became of a forecast"),
    _post("close", "/record/contradictions/{id}", record.close, "Close a contradiction"),
    _get("search", "/search", search.page, "Words in texts, with the events that stand there", rows=True),
    _get("actors", "/actors", actors.page, "All actors", rows=True),
    _get("actor", "/actor", actors.one, "One actor: what it did, gave, promised, was asked", rows=True),
    _get("find_actors", "/actors/find", actors.find, "Actors of the dossier and of the knowledge base by name"),
    _get("sources", "/sources", sources.page, "Publishers with their documents and reliability", rows=True),
    _get("source", "/source", sources.one, "One publisher"),
    _post("reliability", "/source", sources.grade, "Set how reliable a publisher is"),
    _get("upload", "/upload", uploads.page, "Documents to add, and what became of them", "reviewer"),
    _post("send", "/upload", uploads.send, "Add documents", "reviewer", files=True),
    _get("brief", "/brief", briefs.page, "The dossier as a page to read"),
    _file("brief_file", "/brief/{form}", briefs.file, "The brief as HTML, Markdown, DOCX, PDF or JSON"),
    _get("settings", "/settings", settings.page, "What the owner chose for the dossier", "owner"),
    _post("set", "/settings", settings.choose, "Change what the owner chose", "owner"),
    _get("users", "/users", users.page, "Who may use the dossier", "owner", rows=True),
    _post("keep_user", "/users", users.keep, "Add or change a user", "owner"),
    _get("audit", "/audit", users.audit, "What was done, by whom", "owner", rows=True),
    _post("password", "/password", users.password, "Change one's own password", "reader"),
    _get("openapi", "/openapi", openapi.document, "This description (OpenAPI 3.1)"),
)
