"""What a view is asked: who asks, of which dossier, with which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from parley.errors import InputError
from parley.store import Dossier
from parley.store.people import User
from parley.web.words import Words

if TYPE_CHECKING:
    from parley.web.state import State

#: Most characters of a field of a form that are taken.
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a form."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as a view sees it. `path` are the parts of the address, `query` and `form` its fields (the last one where
    a name came twice; all of them in `many`); `json` says that a program asks, and wants data.
    """

    user: User
    dossier: Dossier
    state: State
    t: Words
    url: str = "/"
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    many: Mapping[str, list[str]] = field(default_factory=dict)
    files: tuple[Upload, ...] = ()
    json: bool = False
    seen: str | None = None
    address: str | None = None
    token: str | None = None

    def text(self, name: str, default: str = "") -> str:
        """A field of the form, without white space around it. InputError where it is far too long."""
        value = self.form.get(name, default).strip()
        if len(value) > LONGEST:
            raise InputError(f"the field {name} is too long", f"keep it under {LONGEST} characters")
        return value

    def number(self, name: str, default: int, low: int = 0, high: int = 1_000_000_000) -> int:
        """A whole number of the address; the default where there is none, InputError where it is no number."""
        given = self.query.get(name, "")
        if not given:
            return default
        if not (given.isascii() and given.isdigit()) or len(given) > 12:
            raise InputError(f"no number: {name}={given[:20]}", f"give a whole number, as in {name}={default}")
        return min(max(int(given), low), high)

    def expected(self) -> int | None:
        """The key of the last decision that the person saw; None where the form does not say."""
        given = self.form.get("expected", "")
        if not given:
            return None
        if not (given.isascii() and given.isdigit()) or len(given) > 18:
            raise InputError("`expected` is no number", "send the `last` of the event as you saw it")
        return int(given)


def chosen(asked: Asked, name: str, allowed: Any) -> tuple[str, ...]:
    """The values of a filter in the address (`act=release&act=lift`), those that are allowed."""
    return tuple(value for value in asked.many.get(f"?{name}", ()) if value in allowed)
