"""All parts of the ledger, in the order of `Ledger`. A new part is a module with a `PART`, and a line here."""

from __future__ import annotations

from parley.ledger import balance, contradictions, exchanges, figures, forecasts, measures, people, rounds
from parley.ledger.parts import Part

PARTS: tuple[Part, ...] = (
    rounds.PART,
    exchanges.PART,
    measures.PART,
    people.PART,
    figures.PART,
    forecasts.PART,
    balance.PART,
    contradictions.PART,
)
