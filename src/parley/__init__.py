"""Parley reads what is written about negotiations and keeps the record, every line with the words it came from.

    import parley

    reading = parley.read("talks.pdf", published="2025-09-12")
    with parley.open("talks.parley") as dossier:
        for told in dossier.events(act="release"):
            print(told.event.evidence.quote)

Nothing is loaded before it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parley.errors import ParleyError
    from parley.model import (
        Actor,
        Amount,
        Assessment,
        Document,
        Event,
        Evidence,
        Mention,
        Object,
        Reader,
        Reading,
        Stance,
        When,
        decode,
        encode,
        schema,
    )
    from parley.settings import Settings
    from parley.store import Dossier
    from parley.user import open, read
    from parley.version import __version__

__all__ = [
    "Actor",
    "Amount",
    "Assessment",
    "Document",
    "Dossier",
    "Event",
    "Evidence",
    "Mention",
    "Object",
    "ParleyError",
    "Reader",
    "Reading",
    "Settings",
    "Stance",
    "When",
    "__version__",
    "decode",
    "encode",
    "open",
    "read",
    "schema",
]

#: Where each name that a user imports is kept; all others are in `parley.model`.
_ELSEWHERE = {
    "Dossier": "parley.store",
    "ParleyError": "parley.errors",
    "Settings": "parley.settings",
    "__version__": "parley.version",
    "open": "parley.user",
    "read": "parley.user",
}


def __getattr__(name: str) -> Any:
    """A public name, loaded when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'parley' has no attribute {name!r}")
    value = getattr(import_module(_ELSEWHERE.get(name, "parley.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
