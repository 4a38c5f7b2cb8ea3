"""Who may do what to a dossier: users, their sessions, what the owner chose, and the audit. A part of `Dossier`."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from parley.errors import InputError
from parley.store import tables

Role = Literal["reader", "reviewer", "owner"]
#: From the one who may do least; each may do what those before may.
ROLES: tuple[Role, ...] = ("reader", "reviewer", "owner")
_U, _S, _A = tables.users.c, tables.sessions.c, tables.audit.c
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class User:
    """A user. `password` says whether they have one; `seen` is when they last came before this time (UTC)."""

    name: str
    role: Role
    password: bool
    added: str
    seen: str | None
    active: bool

    def may(self, role: Role) -> bool:
        """Whether they may do what this role may."""
        return self.active and ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Audited:
    """A line of the audit: what was done (`login`, `upload`, …), by whom, from which address (UTC)."""

    key: int
    at: str
    who: str | None
    what: str
    detail: str | None
    address: str | None


class Peopled:
    """The methods of a dossier about the people who use it."""

    def _asking(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def _writing(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def users(self) -> list[User]:
        """All users by name."""
        with self._asking() as connection:
            return [_user(row) for row in connection.execute(select(tables.users).order_by(_U.name))]

    def user(self, name: str) -> User | None:
        """The user with this name, or None."""
        with self._asking() as connection:
            row = connection.execute(select(tables.users).where(_U.name == name)).first()
        return None if row is None else _user(row)

    def keep_user(self, name: str, role: Role, password: str | None = None, active: bool = True) -> User:
        """Add a user or change one. `password` becomes an argon2 hash, None leaves it as it was.

        Raises InputError for an empty or long name, a role that is none, a password under 12 characters, and where no
        active owner would be left.
        """
        name = name.strip()
        if not 0 < len(name) <= _LONGEST or not name.isprintable():
            raise InputError(f"no name: {name[:20]!r}", f"give a name of 1 to {_LONGEST} letters")
        if role not in ROLES:
            raise InputError(f"no such role: {role!r}", f"give one of {', '.join(ROLES)}")
        row: dict[str, Any] = {"name": name, "role": role, "active": active, "added": _now()}
        if password is not None:
            row["password"] = hashed(password)
        with self._writing() as connection:
            known = insert_or(tables.users).values(row)
            changed = {key: value for key, value in row.items() if key not in ("name", "added")}
            connection.execute(known.on_conflict_do_update(index_elements=["name"], set_=changed))
            if connection.execute(select(_U.name).where(_U.role == "owner", _U.active)).first() is None:
                raise InputError("a dossier needs an owner", "make somebody else an owner first")
            if not active or password is not None:
                connection.execute(delete(tables.sessions).where(_S.user == name))
            return _user(connection.execute(select(tables.users).where(_U.name == name)).one())

    def check_password(self, name: str, password: str) -> User | None:
        """The active user with this name and password, or None; takes as long for a name that is not there."""
        with self._asking() as connection:
            row = connection.execute(select(tables.users).where(_U.name == name)).first()
        kept = row.password if row is not None and row.active else None
        return _user(row) if verified(kept, password) and row is not None else None

    def begin_session(self, name: str, hours: float) -> str:
        """A token for a session of so many hours; only its hash is kept. Old sessions go."""
        token = token_urlsafe(32)
        now = datetime.now(UTC)
        row = {
            "token": _digest(token),
            "user": name,
            "begun": now.isoformat(timespec="seconds"),
            "expires": (now + timedelta(hours=hours)).isoformat(timespec="seconds"),
        }
        with self._writing() as connection:
            connection.execute(delete(tables.sessions).where(_S.expires < row["begun"]))
            connection.execute(insert(tables.sessions).values(row))
            connection.execute(update(tables.users).where(_U.name == name).values(seen=row["begun"]))
        return token

    def session(self, token: str) -> tuple[User, str] | None:
        """Who the token belongs to, and when its session began; None where it is unknown or over."""
        wanted = select(tables.users, _S.begun).join(tables.sessions, _S.user == _U.name)
        with self._asking() as connection:
            row = connection.execute(wanted.where(_S.token == _digest(token), _S.expires > _now(), _U.active)).first()
        return None if row is None else (_user(row), row.begun)

    def end_session(self, token: str) -> None:
        """Forget a session; one that is not there is no fault."""
        with self._writing() as connection:
            connection.execute(delete(tables.sessions).where(_S.token == _digest(token)))

    def note(self, who: str | None, what: str, detail: str | None = None, address: str | None = None) -> None:
        """Add a line to the audit."""
        row = {"at": _now(), "who": who, "what": what, "detail": detail, "address": address}
        with self._writing() as connection:
            connection.execute(insert(tables.audit).values(row))

    def audit(self, limit: int = 200, before: int | None = None) -> list[Audited]:
        """The last lines of the audit, the newest first; `before` a key, to page on."""
        wanted = select(tables.audit).order_by(_A.key.desc()).limit(limit)
        if before is not None:
            wanted = wanted.where(_A.key < before)
        with self._asking() as connection:
            return [Audited(*row) for row in connection.execute(wanted)]

    def choice(self, name: str) -> Any:
        """What the owner chose under this name, or None."""
        with self._asking() as connection:
            value = connection.execute(select(tables.choices.c.value).where(tables.choices.c.name == name)).scalar()
        return None if value is None else json.loads(value)

    def choose(self, name: str, value: Any) -> None:
        """Keep a choice; None takes it back."""
        row = {"name": name, "value": json.dumps(value, ensure_ascii=False)}
        with self._writing() as connection:
            connection.execute(delete(tables.choices).where(tables.choices.c.name == name))
            if value is not None:
                connection.execute(insert(tables.choices).values(row))


def hashed(password: str) -> str:
    """The argon2id hash of a password, with the library's defaults (RFC 9106, low memory). InputError if too short."""
    from argon2 import PasswordHasher

    if len(password) < 12:
        raise InputError("the password is too short", "take 12 characters or more; several words are best")
    if len(password) > 1000:
        raise InputError("the password is too long", "take 1000 characters or fewer")
    return PasswordHasher().hash(password)


def verified(kept: str | None, password: str) -> bool:
    """Whether the password is the one of the hash; False, after as long a time, where there is none."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    hasher = PasswordHasher()
    try:
        return hasher.verify(kept or _nobody(), password[:1000]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    """A hash of a password that nobody knows, so that a name that is not there costs the same."""
    return hashed(token_urlsafe(32))


def _user(row: Any) -> User:
    return User(row.name, row.role, row.password is not None, row.added, row.seen, row.active)


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
