"""A dossier that answers for its ledger too: what `parley.open` gives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine

from parley.ledger.record import Asked, Day, Record
from parley.ledger.types import Ledger
from parley.store import Decision
from parley.store import Dossier as Stored


class Dossier(Asked, Stored):
    """An open dossier, with the questions to its ledger: `dossier.timeline(as_of=…)`, `.rounds()`, `.balance()` …"""

    def __init__(self, path: Path, engine: Engine, backup: Path | None = None) -> None:
        super().__init__(path, engine, backup)
        self.record = Record(self)

    def ledger(self, *, as_of: Day = None, known_at: Day = None) -> Ledger:
        """The whole ledger."""
        return self.record.ledger(as_of=as_of, known_at=known_at)

    def _decided(self, family: str) -> Sequence[Decision]:
        return self.standing(family)
