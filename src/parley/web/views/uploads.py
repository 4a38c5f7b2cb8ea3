"""Adding documents."""

from __future__ import annotations

import msgspec

from parley.errors import InputError
from parley.intake import Given
from parley.language import interface
from parley.model import When
from parley.web.answers import Answer, Moved, Page
from parley.web.asked import Asked


def page(asked: Asked) -> Answer:
    """The form, and what became of the files that were sent."""
    sent = [msgspec.to_builtins(one) for one in asked.state.uploads.all()]
    working = sum(one["state"] != "done" for one in sent)
    return Page(
        "upload.html",
        {"sent": sent, "working": working},
        {"languages": interface.codes(), "most": asked.state.settings.max_bytes},
    )


def send(asked: Asked) -> Answer:
    """The files put in the row."""
    if not asked.files:
        raise InputError("no file was sent", "choose one or more files")
    published, language = asked.text("published") or None, asked.text("language") or None
    if published is not None:
        published = str(When.parse(published))
    if language is not None and language not in interface.codes():
        raise InputError("no reader for this language", f"installed are {', '.join(interface.codes())}")
    given = Given(published, asked.text("publisher")[:300] or None, asked.text("title")[:300] or None, language)
    sent = [asked.state.uploads.send(one.name, one.data, given, asked.user.name) for one in asked.files]
    asked.dossier.note(asked.user.name, "upload", "; ".join(one.name for one in sent)[:500], asked.address)
    return Moved("/upload", {"sent": [msgspec.to_builtins(one) for one in sent]})
