"""What is wrong with a dossier."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: `kind` (`bytes`, `text`, `document`, `reading`, `event`, `assessment`, `mention`,
    `anchor`, `block`, `search`, `fetch`, `decision`, `database`), the `document` it concerns ("" for none), and what it is.
    """

    document: str
    kind: str
    what: str


@dataclass(slots=True)
class Verified:
    """What was looked at, by kind, and what is wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, kind: str, document: str, what: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(document, kind, what))

    def looked(self, kind: str, count: int = 1) -> None:
        """Note what was looked at."""
        self.counts[kind] += count
