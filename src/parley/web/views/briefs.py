"""The dossier out: the brief on the page and as files."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from parley import brief
from parley.brief.page import Brief
from parley.errors import NotFound
from parley.web.answers import Answer, File, Page
from parley.web.asked import Asked
from parley.web.views.settings import threshold

SCOPES = ("decided", "checked", "read")


def page(asked: Asked) -> Answer:
    """The brief of the dossier: as decided, of what was checked only, or as read."""
    made = build(asked)
    data = msgspec.to_builtins(made)
    return Page(
        "brief.html", {"brief": data}, {"made": made, "scope": scope(asked), "scopes": SCOPES, "forms": tuple(FORMS)}
    )


def scope(asked: Asked) -> str:
    """Which events the brief is made of."""
    given = asked.query.get("scope", "decided")
    return given if given in SCOPES else "decided"


def build(asked: Asked) -> Brief:
    """The brief in the language of the page, made once for each state of the dossier."""
    which = scope(asked)
    key = ("brief", which, asked.t.language, threshold(asked), asked.dossier.stamp())
    found: Brief = asked.state.derived.get(key, lambda: _build(asked, which))
    return found


def _build(asked: Asked, which: str) -> Brief:
    readings = asked.dossier.readings(reviewed=which == "decided", checked=which == "checked")
    return brief.build(readings, language=asked.t.language, threshold=threshold(asked) if which != "checked" else 0.0)


def _docx(made: Brief) -> bytes:
    from parley.brief.docx import docx

    return docx(made)


def _pdf(made: Brief) -> bytes:
    from parley.brief.pdf import pdf

    return pdf(made)


#: Each form of the brief: its writer and media type.
FORMS: dict[str, tuple[Callable[[Brief], bytes], str]] = {
    "html": (lambda made: brief.html(made).encode(), "text/html; charset=utf-8"),
    "md": (lambda made: brief.markdown(made).encode(), "text/markdown; charset=utf-8"),
    "docx": (_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (_pdf, "application/pdf"),
    "json": (lambda made: msgspec.json.encode(made), "application/json"),
}


def file(asked: Asked) -> Answer:
    """The brief as a file to keep."""
    name = asked.path["form"].removeprefix("brief.")
    if name not in FORMS:
        raise NotFound("no such form of the brief", f"there are {', '.join(FORMS)}")
    write, kind = FORMS[name]
    return File(write(build(asked)), kind, f"{asked.state.title()}.{name}")
