"""The derivation: entries → propositions → answers → the parts of the ledger. The same for any order of arrival.

`derive` is the whole at once; `Deriver` (deriver.py) does the same piece by piece, as documents come and go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from parley.errors import DateError
from parley.ledger import days
from parley.ledger.entries import Entry, day_of
from parley.ledger.parts import Part
from parley.ledger.propositions import standing
from parley.ledger.types import Ledger, Proposition

if TYPE_CHECKING:
    from parley.store import Decision


def derive(
    entries: Iterable[Entry],
    decisions: Iterable[Decision] = (),
    *,
    as_of: date | str | None = None,
    known_at: date | str | None = None,
    parts: Sequence[Part] | None = None,
) -> Ledger:
    """What follows from entries and decisions.

    `as_of`: what had happened, was promised or expected by that day, whoever told it when. `known_at`: from the documents
    known by that day only. Days are dates or EDTF, of which the last day counts. `parts`: only these (all, if None).
    """
    from parley.ledger.deriver import Deriver

    known, at = day(known_at), day(as_of)
    limit = known.isoformat() if known else None
    kept = [e for e in entries if limit is None or (e.source.known is not None and e.source.known <= limit)]
    deriver = Deriver(decisions, parts)
    deriver.add(kept)
    return deriver.ledger(as_of=at, known_at=known)


def day(given: date | str | None) -> date | None:
    """A day from a date or EDTF (its last day); DateError where it is neither or has no year."""
    if given is None or isinstance(given, date):
        return given
    window = days.window(given)
    if window is None:
        raise DateError(f"no day: {given!r}", "write it as 2025-09-11, 2025-09 or 2025")
    return date.fromordinal(window[1])


def trimmed(found: Iterable[Proposition], at: date) -> list[Proposition]:
    """What had begun by that day or was held by somebody, without what was said of it later if it had not happened."""
    limit = at.isoformat()
    return [one for p in found if (one := _by_then(p, limit)) is not None]


def _by_then(one: Proposition, limit: str) -> Proposition | None:
    if one.standing in ("occurred", "claimed"):
        if one.window is None:
            return one
        return one if (one.window[0] if one.dated else one.window[1]) <= limit else None
    kept = tuple(e for e in one.entries if (day_of(e.source) or "") <= limit)
    if not kept:
        return None
    return one if len(kept) == len(one.entries) else replace(one, entries=kept, standing=standing(kept))
