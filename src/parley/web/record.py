"""The ledger of a dossier, derived once for each state that it is in."""

from __future__ import annotations

from typing import Any

from parley.web.asked import Asked


def open_items(asked: Asked) -> dict[str, Any]:
    """What the ledger holds open, for the first page."""
    return {}
