"""Users, their passwords, and the audit."""

from __future__ import annotations

import msgspec

from parley.errors import InputError
from parley.store.people import ROLES
from parley.web.answers import Answer, Moved, Page
from parley.web.asked import Asked

#: Lines of a page of the audit.
MANY = 200


def page(asked: Asked) -> Answer:
    """All users."""
    rows = [msgspec.to_builtins(one) for one in asked.dossier.users()]
    return Page("users.html", {"users": rows}, {"roles": ROLES}, rows)


def keep(asked: Asked) -> Answer:
    """A user added or changed; with `link`, a login link for them is made instead."""
    name, role = asked.text("name"), asked.text("role")
    password = asked.form.get("password") or None
    if role not in ROLES:
        raise InputError("no such role", f"give one of {', '.join(ROLES)}")
    user = asked.dossier.keep_user(name, role, password, asked.form.get("active", "1") == "1")
    what = f"{user.name}: {user.role}, {'active' if user.active else 'closed'}" + (", password" if password else "")
    asked.dossier.note(asked.user.name, "user", what, asked.address)
    return Moved("/users")


def password(asked: Asked) -> Answer:
    """One's own password changed; the old one is asked for where there is one."""
    if asked.user.password:
        keys = (f"name:{asked.user.name}",)
        if not asked.state.tries.allowed(*keys):
            raise InputError("too many tries", "wait five minutes")
        if asked.dossier.check_password(asked.user.name, asked.form.get("old", "")) is None:
            asked.state.tries.fail(*keys)
            raise InputError("the old password is wrong", "give the one that you log in with")
    asked.dossier.keep_user(asked.user.name, asked.user.role, asked.form.get("password", ""))
    asked.dossier.note(asked.user.name, "password", None, asked.address)
    token = asked.dossier.begin_session(asked.user.name, asked.state.hours)
    return Moved("/", cookies={asked.state.cookie: token})


def audit(asked: Asked) -> Answer:
    """A page of the audit, the newest first."""
    rows = [msgspec.to_builtins(one) for one in asked.dossier.audit(MANY, asked.number("before", 0) or None)]
    more = rows[-1]["key"] if len(rows) == MANY else None
    return Page("audit.html", {"audit": rows, "more": more}, rows=rows)
