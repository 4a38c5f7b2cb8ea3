"""The ledger: what follows from the events of many documents. Derived each time, never stored as truth; docs/ledger.md."""

from parley.ledger.derive import derive
from parley.ledger.deriver import Deriver
from parley.ledger.entries import Entry, Source
from parley.ledger.types import Answer, Ledger, Proposition, Why

__all__ = ["Answer", "Deriver", "Entry", "Ledger", "Proposition", "Source", "Why", "derive"]
