"""What a view answers with: a page with its data, a way to another page, or a file to keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the name of its template, the `data` that is also its JSON, what only the template needs (`extra`), and
    the `rows` that are its CSV, where it is a list.
    """

    template: str
    data: Mapping[str, Any]
    extra: Mapping[str, Any] = field(default_factory=dict)
    rows: Sequence[Mapping[str, Any]] | None = None
    status: int = 200


@dataclass(frozen=True, slots=True)
class Moved:
    """Go on to another page (303); `data` is what JSON clients get instead. `cookies` are set, those with None taken
    away; only the server can read them.
    """

    to: str
    data: Mapping[str, Any] = field(default_factory=dict)
    cookies: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class File:
    """Bytes. With a `name` they are kept by the browser and never shown; `seconds` is how long they may be kept."""

    body: bytes
    media_type: str
    name: str | None = None
    seconds: int = 0


Answer = Page | Moved | File
