"""What one server holds in memory: the dossier, login links not yet used, failed logins, drawn pages, uploads at work."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_urlsafe
from threading import Lock
from typing import Any

from parley.settings import Settings
from parley.store import Dossier

#: Seconds that a login link works.
LINK_SECONDS = 600.0
#: Failed passwords of a name, or from an address, within `WINDOW` seconds after which it has to wait.
TRIES = 5
WINDOW = 300.0
#: Bytes of drawn pages that are kept.
PICTURES = 64_000_000


class Links:
    """Login links: each opens one session, once."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[str, float]] = {}
        self._lock = Lock()

    def make(self, user: str) -> str:
        """A token for a link that logs this user in."""
        token = token_urlsafe(32)
        with self._lock:
            self._open[_digest(token)] = user, time.monotonic() + LINK_SECONDS
        return token

    def use(self, token: str) -> str | None:
        """Whom the token logs in; None where it was used, is too old, or never was."""
        with self._lock:
            user, until = self._open.pop(_digest(token), (None, 0.0))
        return user if until > time.monotonic() else None


class Tries:
    """Failed logins, so that passwords cannot be guessed at speed."""

    def __init__(self) -> None:
        self._failed: dict[str, list[float]] = {}
        self._lock = Lock()

    def allowed(self, *keys: str) -> bool:
        """Whether another try may be made under all of these keys."""
        now = time.monotonic()
        with self._lock:
            if len(self._failed) > 10_000:
                self._failed.clear()
            return all(sum(t > now - WINDOW for t in self._failed.get(key, ())) < TRIES for key in keys)

    def fail(self, *keys: str) -> None:
        """Count a failed try."""
        with self._lock:
            for key in keys:
                self._failed[key] = [*self._failed.get(key, [])[-TRIES:], time.monotonic()]


class Kept:
    """What was computed, by key, the oldest dropped when it grows over `most` (in the units of `size`)."""

    def __init__(self, most: int, size: Callable[[Any], int] = lambda _: 1) -> None:
        self._most, self._size, self._sum = most, size, 0
        self._values: OrderedDict[Any, Any] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Any, make: Callable[[], Any]) -> Any:
        """The value of a key, made if it is not there."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            if key not in self._values:
                self._values[key] = value
                self._sum += self._size(value)
            while self._sum > self._most and len(self._values) > 1:
                _, old = self._values.popitem(last=False)
                self._sum -= self._size(old)
        return value


@dataclass(slots=True)
class State:
    """The state of a server. `hosts` are the names that it answers to, `hours` how long a session lasts."""

    dossier: Dossier
    settings: Settings
    hosts: frozenset[str]
    cookie: str = "parley"
    hours: float = 12.0
    links: Links = field(default_factory=Links)
    tries: Tries = field(default_factory=Tries)
    pictures: Kept = field(default_factory=lambda: Kept(PICTURES, len))
    derived: Kept = field(default_factory=lambda: Kept(24))
    uploads: Any = None
    records: Any = None

    def title(self) -> str:
        """What the dossier is called: as its owner chose, else by its file."""
        return str(self.dossier.choice("title") or self.dossier.path.stem)


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
