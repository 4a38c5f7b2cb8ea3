"""Items of the ledger as flat rows: what a table and CSV show of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from parley.cli.lines import names

if TYPE_CHECKING:
    from parley.ledger import Difference, Proposition
    from parley.ledger.balance import Owed
    from parley.ledger.contradictions import Contradiction
    from parley.ledger.exchanges import Exchange, Give
    from parley.ledger.people import Person
    from parley.ledger.rounds import Round
    from parley.model import Amount

Row = dict[str, object]


def happening(one: Proposition) -> Row:
    """A proposition: when, what, who, to whom, how sure it is."""
    return {
        "id": one.id,
        "when": one.when or (f"~{one.window[0]}/{one.window[1]}" if one.window else ""),
        "act": one.act,
        "standing": f"claimed by {', '.join(one.claimed_by)}" if one.claimed_by else one.standing,
        "who": " → ".join(part for part in (names(one.actors), names(one.recipients)) if part),
        "what": " ".join(one.object.text.split()) if one.object else "",
        "counts": ", ".join(amount(a) for a in one.counts),
        "where": ", ".join(place.name for place in one.where),
        "tellings": len(one.entries),
    }


def amount(given: Amount) -> str:
    """An amount in short: `52`, `≥ 430`, `~8000`, `6–8`."""
    sign = {"at_least": "≥ ", "at_most": "≤ ", "about": "~"}.get(given.bound, "~" if given.approximate else "")
    return f"{sign}{given.value:g}" + (f"–{given.max:g}" if given.max is not None else "")


def meeting(one: Round) -> Row:
    """A round."""
    return {
        "id": one.id,
        "parties": "–".join(one.parties),
        "number": one.number if one.stated is not None or one.number is None else f"({one.number})",
        "when": _span(one.first, one.last) if one.dated else f"~{_span(one.first, one.last)}",
        "where": ", ".join(one.places),
        "level": one.level or "",
        "who": names(one.participants),
        "outcomes": " ".join(one.outcomes),
        "gap": f"{one.earlier} earlier rounds, {one.known} known" if one.gap else "",
    }


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def exchange(one: Exchange) -> Row:
    """An exchange: each side with what it gives, and its state."""
    sides: dict[str, list[str]] = {}
    for give in one.gives:
        sides.setdefault("–".join(give.sides) or "?", []).append(_give(give))
    return {
        "id": one.id,
        "gives": " ⇄ ".join(f"{side}: {'; '.join(given)}" for side, given in sorted(sides.items())),
        "open": "open" if one.open else "",
        "basis": one.basis,
        "why": "; ".join(sorted({tie.reason for tie in one.ties})),
    }


def _give(one: Give) -> str:
    return " ".join(part for part in (one.act, one.what or "", f"[{one.state}]") if part)


def person(one: Person) -> Row:
    """A person or a group."""
    return {
        "id": one.id,
        "name": one.name,
        "status": one.status + (" (inferred)" if one.basis == "inference" else ""),
        "since": one.since,
        "holder": one.holder or "",
        "wanted by": ", ".join(one.wanted_by),
        "promised": "promised" if one.promised else "",
        "count": amount(one.count) if one.count else "",
        "parts": "; ".join(f"{amount(p.count)} {' '.join(p.text.split())}" for p in one.parts),
    }


def owed(one: Owed) -> Row:
    """Something owed."""
    return {
        "id": one.id,
        "who": "–".join(one.sides) + (f" → {'–'.join(one.to)}" if one.to else ""),
        "act": one.act,
        "what": one.what or "",
        "kind": one.kind,
        "since": one.since,
        "by": one.horizon or "",
        "overdue": "overdue" if one.overdue else "",
        "given": f"{one.given:g} of {amount(one.count)}" if one.count else "",
    }


def contradiction(one: Contradiction) -> Row:
    """A contradiction."""
    return {
        "id": one.id,
        "kind": one.kind,
        "what": one.text,
        "day": one.day,
        "closed": "closed" if one.closed else "",
    }


def difference(one: Difference) -> Row:
    """A difference between two ledgers."""
    item: Any = one.after if one.after is not None else one.before
    shown = _ROWS[one.part](item) if one.part in _ROWS else {}
    cells = [str(value) for name, value in shown.items() if name != "id" and value not in (None, "")]
    return {"what": one.what, "part": one.part, "id": one.id, "item": ", ".join(cells), "fields": ", ".join(one.fields)}


#: The row of an item, by the part of the ledger that it is of.
_ROWS: Mapping[str, Callable[[Any], Row]] = {
    "occurrences": happening,
    "propositions": happening,
    "rounds": meeting,
    "exchanges": exchange,
    "people": person,
    "balance": owed,
    "contradictions": contradiction,
}
