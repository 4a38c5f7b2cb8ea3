"""The record: what follows from all documents, as of a day and as known on a day; each item with its evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from parley.brief.markup import Markup, joined
from parley.errors import NotFound
from parley.ledger import Ledger
from parley.web.answers import Answer, Moved, Page
from parley.web.asked import Asked
from parley.web.record import Told, ledger_of
from parley.web.views import record_parts as parts

#: Items on a page.
MANY = 200


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the record: its columns, its rows, and its drawings."""

    columns: tuple[str, ...]
    rows: Callable[[Told, Ledger], list[dict[str, Any]]]
    draw: Callable[[Told, Ledger], Markup] = field(default=lambda told, ledger: joined())


PARTS: dict[str, Part] = {
    "timeline": Part(("when", "text", "standing", "tellings"), parts.timeline, parts.draw_timeline),
    "rounds": Part(("number", "parties", "when", "where", "level", "who", "outcomes", "gap"), parts.rounds),
    "exchanges": Part(("when", "gives", "state", "basis", "why"), parts.exchanges),
    "balance": Part(("text", "kind", "since", "horizon", "overdue", "given"), parts.balance),
    "measures": Part(("measure", "state", "since", "steps"), parts.measures, parts.draw_measures),
    "people": Part(("name", "status", "since", "held_by", "wanted_by", "count"), parts.people),
    "figures": Part(("what", "when", "relation", "values"), parts.figures),
    "forecasts": Part(
        ("text", "holder", "chance", "horizon", "outcome", "proposal"), parts.forecasts, parts.draw_forecasts
    ),
    "network": Part(("sides", "count", "tone"), parts.network, parts.draw_network),
    "contradictions": Part(("text", "kind", "when", "closed"), parts.contradictions),
}


def page(asked: Asked) -> Answer:
    """A part of the record; the timeline where none is named."""
    name = asked.path.get("part", "timeline")
    if name not in PARTS:
        raise NotFound(f"no part {name[:40]!r} of the record", f"there are {', '.join(PARTS)}")
    part, found = PARTS[name], ledger_of(asked)
    ledger = found or Ledger()
    told = Told(asked, ledger)
    rows = part.rows(told, ledger)
    at = asked.number("at", 0)
    days = sorted({d.published[:10] for d in asked.dossier.documents() if d.published and d.published[:4].isdigit()})
    data = {
        "part": name,
        "as_of": ledger.as_of,
        "known_at": ledger.known_at,
        "pending": found is None,
        "items": rows[at : at + MANY],
        "total": len(rows),
        "at": at,
        "many": MANY,
    }
    extra = {"drawing": part.draw(told, ledger), "columns": part.columns, "parts": tuple(PARTS), "days": days}
    return Page("record.html", data, extra, [_flat(row, part.columns) for row in rows])


def _flat(row: dict[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {"id": row["id"]}
    for name in columns:
        value = row.get(name)
        if isinstance(value, list):
            value = "; ".join(
                "".join(p["text"] for p in one) if isinstance(one, list) else one["text"] for one in value
            )
        found[name] = value
    found["evidence"] = " ".join(one["event"] for one in row["evidence"])
    return found


def resolve(asked: Asked) -> Answer:
    """A forecast resolved by a person."""
    from parley.errors import InputError
    from parley.ledger.forecasts import OUTCOMES

    key, outcome = asked.path["id"], asked.text("outcome")
    if outcome not in OUTCOMES:
        raise InputError("no such outcome", f"give one of {', '.join(OUTCOMES)}")
    ledger = asked.state.records.latest() or Ledger()
    if not any(one.id == key for one in ledger.forecasts):
        raise NotFound(f"no forecast {key[:40]!r}", "see the list of forecasts")
    made = asked.dossier.decide(
        "forecast.resolve", key, who=asked.user.name, after=outcome, reason=asked.text("reason") or None
    )
    return Moved("/record/forecasts", {"decision": msgspec.to_builtins(made)})


def close(asked: Asked) -> Answer:
    """A contradiction closed by a person, for a reason."""
    from parley.errors import InputError

    key, reason = asked.path["id"], asked.text("reason")
    ledger = asked.state.records.latest() or Ledger()
    if not any(one.id == key for one in ledger.contradictions):
        raise NotFound(f"no contradiction {key[:40]!r}", "see the list of contradictions")
    if not reason:
        raise InputError("a reason is missing", "say in a few words why it is none")
    made = asked.dossier.decide("contradiction.close", key, who=asked.user.name, after="closed", reason=reason)
    return Moved("/record/contradictions", {"decision": msgspec.to_builtins(made)})
