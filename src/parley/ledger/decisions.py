"""What people decided about the ledger. `same` and `apart` are about two events, so they outlive any merging."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: `kind` is `occurrence.same`, `occurrence.apart`, `contradiction.close` …; `subject` the ids it is about
    (events, separated by a blank; an item of the ledger); `after` what it says; `undoes` the id of one it takes back.
    """

    id: str
    at: str
    who: str
    kind: str
    subject: str
    after: str | None = None
    before: str | None = None
    reason: str | None = None
    document: str | None = None
    undoes: str | None = None
