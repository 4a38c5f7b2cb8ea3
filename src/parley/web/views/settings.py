"""What the owner chose for the dossier."""

from __future__ import annotations

from dataclasses import fields

from parley.errors import InputError
from parley.settings import TABLE, Settings
from parley.web.answers import Answer, Moved, Page
from parley.web.asked import Asked


def page(asked: Asked) -> Answer:
    """The choices, and the settings that this server was started with."""
    given = {field.name: getattr(asked.state.settings, field.name) for field in fields(Settings)}
    table = [{"name": s.name, "value": given[s.name], "help": s.help, "variable": s.variable} for s in TABLE]
    data = {
        "title": asked.dossier.choice("title") or "",
        "threshold": threshold(asked),
        "settings": table,
        "file": str(asked.dossier.path),
        "backup": str(asked.dossier.backup) if asked.dossier.backup else None,
    }
    return Page("settings.html", data)


def threshold(asked: Asked) -> float:
    """The confidence under which the brief sets an event apart: as chosen, else as the server was started with."""
    chosen = asked.dossier.choice("threshold")
    return float(chosen) if chosen is not None else asked.state.settings.threshold


def choose(asked: Asked) -> Answer:
    """The choices changed."""
    title = asked.text("title")
    if len(title) > 200:
        raise InputError("the title is too long", "keep it under 200 characters")
    given = asked.text("threshold")
    setting = next(s for s in TABLE if s.name == "threshold")
    value = setting.parse(given) if given else None
    asked.dossier.choose("title", title or None)
    asked.dossier.choose("threshold", value)
    asked.dossier.note(asked.user.name, "settings", f"title={title!r} threshold={value}", asked.address)
    return Moved("/settings")
