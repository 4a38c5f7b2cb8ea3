"""The language and the theme, kept in the browser."""

from __future__ import annotations

from urllib.parse import urlsplit

from parley.errors import InputError
from parley.web.answers import Answer, Moved
from parley.web.asked import Asked

THEMES = ("auto", "light", "dark")


def choose(asked: Asked) -> Answer:
    """Back to where one was, with the choice kept."""
    cookies: dict[str, str | None] = {}
    language, theme = asked.text("language"), asked.text("theme")
    if language:
        if language not in ("en", "pl"):
            raise InputError("no such language", "give en or pl")
        cookies["language"] = language
    if theme:
        if theme not in THEMES:
            raise InputError("no such theme", f"give one of {', '.join(THEMES)}")
        cookies["theme"] = theme
    return Moved(local(asked.form.get("back", "/")), cookies=cookies)


def local(address: str) -> str:
    """The path and query of an address of ours; `/` for any other."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or parts.path.startswith(("//", "/\\")):
        return "/"
    if not address.isprintable() or "\\" in address:
        return "/"
    return address
