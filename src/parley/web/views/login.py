"""Logging in and out."""

from __future__ import annotations

from parley.web.answers import Answer, File, Moved, Page
from parley.web.asked import Asked


def health(asked: Asked) -> Answer:
    """That the server answers; nothing of the dossier."""
    return File(b"ok\n", "text/plain")


def page(asked: Asked) -> Answer:
    """The form for a name and a password."""
    return Page("login.html", {"failed": False, "wait": False})


def link(asked: Asked) -> Answer:
    """A session for the user of a link that was not used yet."""
    user = asked.state.links.use(asked.path["token"])
    if user is None:
        return Page("login.html", {"failed": True, "wait": False}, status=403)
    return _begun(asked, user)


def log_in(asked: Asked) -> Answer:
    """A session for a name and its password."""
    name = asked.text("name")
    keys = (f"name:{name}", f"address:{asked.address}")
    if not asked.state.tries.allowed(*keys):
        return Page("login.html", {"failed": True, "wait": True}, status=429)
    user = asked.dossier.check_password(name, asked.form.get("password", ""))
    if user is None:
        asked.state.tries.fail(*keys)
        asked.dossier.note(None, "login.failed", name[:80], asked.address)
        return Page("login.html", {"failed": True, "wait": False}, status=403)
    return _begun(asked, user.name)


def log_out(asked: Asked) -> Answer:
    """The session ended."""
    if asked.token:
        asked.dossier.end_session(asked.token)
    asked.dossier.note(asked.user.name, "logout", None, asked.address)
    return Moved("/login", cookies={asked.state.cookie: None})


def _begun(asked: Asked, user: str) -> Answer:
    before = asked.dossier.user(user)
    token = asked.dossier.begin_session(user, asked.state.hours)
    asked.dossier.note(user, "login", None, asked.address)
    asked.dossier.choose(f"visit:{user}", before.seen if before else None)
    return Moved("/", cookies={asked.state.cookie: token})
