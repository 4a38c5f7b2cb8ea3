"""Parley reads what is written about negotiations and keeps the record, every line with the words it came from.

    import parley

    reading = parley.read("talks.pdf", published="2025-09-12")
    with parley.open("talks.parley") as dossier:
        for told in dossier.events(act="release"):
            print(told.event.evidence.quote)
        for owed in dossier.balance(as_of="2025-10-01"):
            print(owed.sides, owed.act, owed.what)

Nothing is loaded before it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parley.errors import ParleyError
    from parley.ledger import Ledger, Proposition
    from parley.ledger.dossier import Dossier
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
    "Ledger",
    "Mention",
    "Object",
    "ParleyError",
    "Proposition",
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
    "Dossier": "parley.ledger.dossier",
    "Ledger": "parley.ledger",
    "ParleyError": "parley.errors",
    "Proposition": "parley.ledger",
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
