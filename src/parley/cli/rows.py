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
    from parley.ledger.figures import Figure
    from parley.ledger.forecasts import Forecast
    from parley.ledger.measures import Measure, Step
    from parley.ledger.people import Person
    from parley.ledger.rounds import Round
    from parley.ledger.scores import Score
    from parley.ledger.sources import SourceRow
    from parley.ledger.watching import Watched
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


def measure(one: Measure) -> Row:
    """A measure: by whom, against whom or what, the answer for the day, and its steps."""
    state = one.state
    return {
        "id": one.id,
        "imposer": one.imposer.name if one.imposer else "",
        "target": one.target.name if one.target else one.country or "",
        "scope": one.scope or "",
        "kind": one.kind,
        "programme": one.programme or "",
        "of": "two sides" if one.dyad else "",
        "day": state.day if state else "",
        "answer": f"{state.answer}{'' if state.sure else ' (not sure)'}" if state else "",
        "since": (state.since if state else None) or "",
        "licensed": (state.licensed if state else None) or "",
        "steps": "; ".join(_step(step) for step in one.steps),
    }


def _step(one: Step) -> str:
    """A step with each of its dates: `lifted, announced 2025-09-11`."""
    dates = (("announced", one.announced), ("adopted", one.adopted), ("", one.effective), ("until", one.until))
    told = [f"{word} {day}".strip() for word, day in dates if day]
    return f"{one.kind.replace('_', ' ')} {', '.join(told) if told else 'claimed'}"


def figure(one: Figure) -> Row:
    """A figure: what is counted, how its values lie to each other, and each value with who says it."""
    return {
        "id": one.id,
        "when": one.when or "",
        "act": one.act,
        "sides": "–".join(one.sides),
        "what": " ".join(one.what.split()),
        "of": "part" if one.part_of else "total" if one.total else "state" if one.standing else "",
        "relation": one.relation,
        "values": "; ".join(f"{amount(v.amount)} [{v.credibility}] {', '.join(v.by)}" for v in one.values),
        "sources": max((v.sources for v in one.values), default=0),
    }


def forecast(one: Forecast) -> Row:
    """A forecast: who foresaw what, with which chance, and what came of it."""
    seen = one.proposal
    return {
        "id": one.id,
        "made": one.made or "",
        "holder": one.holder,
        "act": one.act,
        "sides": "–".join(one.sides),
        "polarity": one.polarity,
        "word": one.word or "",
        "chance": f"{one.range[0]:g}–{one.range[1]:g}" if one.range else "",
        "horizon": one.horizon or "",
        "outcome": one.outcome,
        "proposed": "" if seen is None or one.outcome != "open" else seen.outcome,
        "because": seen.basis if seen else "",
        "by": " ".join(event.occurrences[0] for event in seen.evidence) if seen else "",
        "what": " ".join(one.what.split()),
    }


def source(one: SourceRow) -> Row:
    """A publisher or a source quoted."""
    score = one.score
    return {
        "name": one.name,
        "reliability": one.reliability,
        "set by": one.set_by or "",
        "documents": one.documents,
        "events": one.events,
        "quoted": one.quoted,
        "quoted in": one.quoted_in,
        "first": one.first or "",
        "last": one.last or "",
        "languages": " ".join(one.languages),
        "forecasts": score.forecasts,
        "resolved": score.resolved,
        "scored": score.scored,
        "brier": "" if score.brier is None else round(score.brier, 4),
        "log": "" if score.log is None else round(score.log, 4),
    }


def score(one: Score) -> Row:
    """A forecaster's score."""
    return {
        "name": one.name,
        "forecasts": one.forecasts,
        "resolved": one.resolved,
        "scored": one.scored,
        "brier": "" if one.brier is None else round(one.brier, 4),
        "log": "" if one.log is None else round(one.log, 4),
    }


def watched(one: Watched) -> Row:
    """A name that is followed."""
    return {
        "name": one.name,
        "status": one.status or "",
        "since": one.since or "",
        "measures": "; ".join(one.measures),
        "tellings": one.tellings,
        "last": one.last or "",
        "new": one.new,
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
    "measures": measure,
    "people": person,
    "figures": figure,
    "forecasts": forecast,
    "balance": owed,
    "contradictions": contradiction,
}
