"""The ledger: what follows from the events of many documents. Derived each time, never stored as truth; docs/ledger.md."""

from parley.ledger.changes import Difference, diff
from parley.ledger.derive import derive
from parley.ledger.deriver import Deriver
from parley.ledger.entries import Entry, Source
from parley.ledger.record import Record, open
from parley.ledger.types import Answer, Ledger, Proposition, Why

__all__ = [
    "Answer",
    "Deriver",
    "Difference",
    "Entry",
    "Ledger",
    "Proposition",
    "Record",
    "Source",
    "Why",
    "derive",
    "diff",
    "open",
]
