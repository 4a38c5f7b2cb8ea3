"""The description of all this for programs: OpenAPI 3.1, made from the table of routes."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from parley.version import __version__
from parley.web.answers import Answer, Page
from parley.web.asked import Asked

#: What the fields of the address mean; each route has those of `_QUERY` that it looks at.
_FIELDS: dict[str, dict[str, Any]] = {
    "at": {"type": "integer", "minimum": 0, "description": "how many items to leave out before the first"},
    "page": {"type": "integer", "minimum": 1, "description": "the page of the document, from 1"},
    "q": {"type": "string", "maxLength": 200, "description": "words, and phrases in quotation marks"},
    "act": {"type": "array", "items": {"type": "string"}, "description": "ids of acts, as in docs/record.md"},
    "stance": {"type": "array", "items": {"type": "string"}},
    "state": {"type": "array", "items": {"type": "string"}},
    "document": {"type": "string"},
    "publisher": {"type": "string"},
    "actor": {"type": "string", "description": "the id of an actor"},
    "id": {"type": "string", "description": "the id of an actor"},
    "name": {"type": "string"},
    "before": {"type": "integer", "minimum": 0},
    "subject": {"type": "string"},
    "scope": {"type": "string", "enum": ["decided", "checked", "read"]},
    "from": {"type": "integer", "minimum": 0, "description": "the first character of the selected words"},
    "to": {"type": "integer", "minimum": 0, "description": "the character after the selected words"},
    "as_of": {"type": "string", "description": "a day or EDTF date: what had happened by then"},
    "known_at": {"type": "string", "description": "a day or EDTF date: from documents known by then"},
}
_LIST = ("at", "act", "stance", "state", "document", "publisher", "actor")
_QUERY: dict[str, tuple[str, ...]] = {
    "documents": ("at", "publisher"),
    "document": ("page", "act", "stance", "state"),
    "events": _LIST,
    "review": _LIST,
    "add_form": ("from", "to"),
    "record": ("as_of", "known_at", "at"),
    "record_part": ("as_of", "known_at", "at"),
    "decisions": ("before", "subject"),
    "search": ("q",),
    "actors": ("q", "at"),
    "actor": ("id", "at"),
    "find_actors": ("q",),
    "source": ("name",),
    "brief": ("scope",),
    "brief_file": ("scope",),
    "audit": ("before",),
}
_BODY: dict[str, tuple[str, ...]] = {
    "log_in": ("name", "password"),
    "display": ("language", "theme", "back"),
    "accept": ("expected",),
    "reject": ("expected", "reason"),
    "skip": ("expected",),
    "correct": ("expected", "reason", "act", "stance", "polarity", "force", "when", "horizon", "object", "value"),
    "batch": ("verdict", "event", "reason"),
    "add": ("from", "to", "act", "stance", "when", "object", "reason"),
    "resolve": ("outcome", "reason"),
    "close": ("reason",),
    "reliability": ("name", "grade", "expected", "reason"),
    "set": ("title", "threshold"),
    "keep_user": ("name", "role", "password", "active"),
    "password": ("old", "password"),
}


def document(asked: Asked) -> Answer:
    """The description, as JSON and as a list to read."""
    return Page("openapi.html", description())


@cache
def description() -> dict[str, Any]:
    """The whole OpenAPI document."""
    from parley.web.routes import ROUTES

    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        ending = "" if route.plain or route.method == "POST" else ".json"
        path = ("/overview" if route.path == "/" else route.path) + ending
        paths.setdefault(path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Parley",
            "version": "1",
            "summary": f"The pages of a dossier as JSON; Parley {__version__}",
            "description": "Every page is at its address with .json. Log in first; the session is a cookie. What changes "
            "something is sent from the same origin, as a form or as a JSON object of texts.",
        },
        "paths": dict(sorted(paths.items())),
        "components": {
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "parley"}},
            "schemas": {"Error": _ERROR},
        },
        "security": [{"session": []}],
    }


_ERROR: dict[str, Any] = {
    "type": "object",
    "required": ["api", "error"],
    "properties": {
        "api": {"type": "integer"},
        "error": {
            "type": "object",
            "required": ["status", "message", "next_step", "detail"],
            "properties": {
                "status": {"type": "integer"},
                "message": {"type": "string"},
                "next_step": {"type": "string"},
                "detail": {"type": "string"},
            },
        },
    },
}


def _operation(route: Any) -> dict[str, Any]:
    names = re.findall(r"\{(\w+)\}", route.path)
    inside = [{"name": n, "in": "path", "required": True, "schema": {"type": "string"}} for n in names]
    fields = [
        {"name": n, "in": "query", "schema": {k: v for k, v in _FIELDS[n].items() if k != "description"}, "description": _FIELDS[n].get("description", n)}
        for n in _QUERY.get(route.name, ())
    ]  # fmt: skip
    found: dict[str, Any] = {
        "operationId": route.name,
        "summary": route.summary,
        "parameters": inside + fields,
        "responses": _responses(route),
    }
    if route.role is None:
        found["security"] = []
    if route.method == "POST":
        found["requestBody"] = _body(route)
    return found


def _responses(route: Any) -> dict[str, Any]:
    kind = "*/*" if route.plain else "application/json"
    schema: dict[str, Any] = {} if route.plain else {"type": "object", "required": ["api"]}
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}, "text/html": {}, "text/plain": {}}
    found: dict[str, Any] = {"200": {"description": route.summary, "content": {kind: {"schema": schema}}}}
    if route.method == "POST":
        found["303"] = {"description": "done; go on to the page named by Location"}
    if route.name == "link":
        found["303"] = {"description": "logged in"}
    found["default"] = {"description": "what is wrong, and what to do about it", "content": error}
    return found


def _body(route: Any) -> dict[str, Any]:
    names = _BODY.get(route.name, ())
    schema = {"type": "object", "properties": {name: {"type": "string"} for name in names}}
    kinds = ("multipart/form-data",) if route.files else ("application/json", "application/x-www-form-urlencoded")
    if route.files:
        schema["properties"] = {"files": {"type": "string", "contentMediaType": "application/octet-stream"}}
    return {"required": False, "content": {kind: {"schema": schema} for kind in kinds}}
