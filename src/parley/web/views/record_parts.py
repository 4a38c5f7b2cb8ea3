"""The rows and drawings of each part of the record. A cell is a text, or a list of texts or sentences."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from parley.brief.markup import Markup, joined
from parley.knowledge.acts import acts
from parley.knowledge.countries import countries
from parley.knowledge.measures import measure_kinds
from parley.knowledge.scopes import scopes
from parley.ledger import Ledger
from parley.ledger.measures import Measure
from parley.ledger.scores import calibration
from parley.ledger.types import Proposition
from parley.model import Actor, Amount
from parley.web.drawing import charts, lanes
from parley.web.record import Told

#: Lanes of the timeline, sides of the network, things that are drawn.
LANES, SIDES, DRAWN = 8, 16, 400
Row = dict[str, Any]


def _happened(ledger: Ledger) -> list[Proposition]:
    return sorted((*ledger.occurrences, *ledger.claims), key=lambda p: p.order)


def timeline(told: Told, ledger: Ledger) -> list[Row]:
    """What happened or is claimed to have, in the order of time."""
    return [
        {
            "id": one.id,
            "when": _when(one),
            "text": [told.words(one)],
            "standing": _standing(told, one),
            "tellings": len(one.entries),
            "tone": _tone(one.act),
            "evidence": told.of(one),
        }
        for one in _happened(ledger)
    ]


def _when(one: Proposition) -> str:
    return one.when or (f"~ {one.window[0]}/{one.window[1]}" if one.window else "")


def _standing(told: Told, one: Proposition) -> str:
    t = told.asked.t
    return t("record.claimed_by", who=", ".join(one.claimed_by)) if one.claimed_by else t.of("standing", one.standing)


def _tone(act: str) -> str:
    kinds = {"verbal_cooperation": "talk", "yield": "give", "verbal_conflict": "press", "material_conflict": "press"}
    known = acts().get(act)
    return kinds.get(known.kind, "other") if known else "other"


def draw_timeline(told: Told, ledger: Ledger) -> Markup:
    """Lanes by party, those with the most happenings first; exchanges as ties."""
    happened = [p for p in _happened(ledger) if p.window and p.sides and p.dated][:DRAWN]
    count = Counter(side for p in happened for side in p.sides)
    order = sorted(count, key=lambda side: (-count[side], side))[:LANES]
    marks, home = [], {}
    for side in order:
        for p in happened:
            if (p.window and p.sides[0] == side) or (p.window and side in p.sides and p.sides[0] not in order):
                if p.id in home:
                    continue
                first, last = (date.fromisoformat(day) for day in p.window)
                kind = _tone(p.act) + (" claimed" if p.standing == "claimed" else "")
                text = f"{_when(p)}: " + "".join(part["text"] for part in told.words(p))
                marks.append(lanes.Mark(p.id, side, first, last, kind, text, f"#{p.id}"))
                home[p.id] = side
    ties = [
        lanes.Tie(tie.one, tie.other, tie.reason)
        for exchange in ledger.exchanges
        for tie in exchange.ties
        if tie.one in home and tie.other in home
    ]
    return lanes.drawn(marks, ties, told.asked.t("record.timeline"), {side: _side(side, told) for side in order})


def _side(code: str, told: Told) -> str:
    """What a side is called: the state of a code, else the code itself."""
    known = countries().get(code)
    if known is None:
        return code.removeprefix("IGO:").removeprefix("local:")
    return (known.names_pl if told.asked.t.language == "pl" else known.names_en)[0]


def _sides(codes: tuple[str, ...], told: Told) -> str:
    return " – ".join(_side(code, told) for code in codes)


def rounds(told: Told, ledger: Ledger) -> list[Row]:
    """Rounds of talks by parties, with what their numbers say is missing."""
    t = told.asked.t
    return [
        {
            "id": one.id,
            "number": "" if one.number is None else str(one.number) if one.stated is not None else f"({one.number})",
            "parties": _sides(one.parties, told),
            "when": ("" if one.dated else "~ ") + (one.first if one.first == one.last else f"{one.first}/{one.last}"),
            "where": ", ".join(one.places),
            "level": t.of("level", one.level) if one.level else "",
            "who": ", ".join(dict.fromkeys(a.name for a in one.participants)),
            "outcomes": [told.words(told.by_id[p]) for p in one.outcomes if p in told.by_id],
            "gap": t("record.gap", earlier=one.earlier, known=one.known) if one.gap else "",
            "evidence": told.evidence(*one.evidence),
        }
        for one in ledger.rounds
    ]


def exchanges(told: Told, ledger: Ledger) -> list[Row]:
    """Who gave what for what, and how far each side has come."""
    t = told.asked.t
    rows = []
    for one in ledger.exchanges:
        gives = [
            [
                {"text": f"{_sides(g.sides, told) or '?'}: ", "quoted": False, "language": None},
                *(told.words(told.by_id[g.proposition]) if g.proposition in told.by_id else []),
                {"text": f" [{t.of('give', g.state)}]", "quoted": False, "language": None},
            ]
            for g in one.gives
        ]
        rows.append(
            {
                "id": one.id,
                "when": one.first,
                "gives": gives,
                "state": t("record.open") if one.open else t("record.settled"),
                "basis": t.of("basis", one.basis),
                "why": "; ".join(sorted({tie.reason for tie in one.ties})),
                "evidence": told.evidence(*(e for g in one.gives for e in g.evidence)),
            }
        )
    return rows


def balance(told: Told, ledger: Ledger) -> list[Row]:
    """What was promised, offered or announced, and is not given yet."""
    t = told.asked.t
    return [
        {
            "id": one.id,
            "text": [told.words(told.by_id[one.proposition])] if one.proposition in told.by_id else one.what or "",
            "kind": t.of("stance", one.kind),
            "since": one.since,
            "horizon": one.horizon or "",
            "overdue": t("record.overdue") if one.overdue else "",
            "given": f"{one.given:g} / {amount(one.count)}" if one.count else "",
            "evidence": told.evidence(*one.evidence),
        }
        for one in ledger.balance
    ]


def amount(given: Amount) -> str:
    """An amount in short: `52`, `≥ 430`, `~8000`, `6–8`."""
    sign = {"at_least": "≥ ", "at_most": "≤ ", "about": "~"}.get(given.bound, "~" if given.approximate else "")
    return f"{sign}{given.value:g}" + (f"–{given.max:g}" if given.max is not None else "")


def measures(told: Told, ledger: Ledger) -> list[Row]:
    """Measures: whether they are in force on the day asked for, and every step with each of its days."""
    t = told.asked.t
    rows = []
    for one in ledger.measures:
        state = one.state or one.on(ledger.as_of or _today(told))
        licensed = f"; {t('record.licensed', day=state.licensed)}" if state.licensed else ""
        rows.append(
            {
                "id": one.id,
                "measure": _measure(one, told),
                "state": t.of("force_state", state.answer) + ("" if state.sure else " (?)") + licensed,
                "since": state.since or "",
                "steps": [{"text": _step(step, told)} for step in one.steps],
                "evidence": told.evidence(*(event for step in one.steps for event in step.evidence)),
            }
        )
    return rows


def _today(told: Told) -> str:
    """The day that is asked for where none is named: the last that the dossier knows of."""
    days = [d.published[:10] for d in told.asked.dossier.documents() if d.published and len(d.published) >= 10]
    return max(days, default=date.today().isoformat())


def _measure(one: Measure, told: Told) -> str:
    polish = told.asked.t.language == "pl"
    kind = measure_kinds().get(one.kind)
    label = (kind.label_pl if polish else kind.label_en) if kind else one.kind
    what = " · ".join(filter(None, [label, _scope(one.scope, polish), one.programme]))
    who = [_named(one.imposer, told), _named(one.target, told) or (_side(one.country, told) if one.country else "")]
    return f"{what}: {' → '.join(part or '?' for part in who)}"


def _scope(scope: str | None, polish: bool) -> str:
    known = scopes().get(scope or "")
    return (known.name_pl if polish else known.name_en) if known else scope or ""


def _named(actor: Actor | None, told: Told) -> str:
    if actor is None:
        return ""
    if actor.code is not None and actor.sector == "GOV" and actor.code in countries():
        return _side(actor.code, told)
    return actor.name


def _step(step: Any, told: Told) -> str:
    t = told.asked.t
    days = [(name, getattr(step, name)) for name in ("announced", "adopted", "effective", "until")]
    said = ", ".join(f"{t.of('step_day', name)} {day}" for name, day in days if day)
    return f"{t.of('measure_step', step.kind)}: {said or step.day}" + (
        f" ({t('standing.claimed')})" if step.claimed else ""
    )


def draw_measures(told: Told, ledger: Ledger) -> Markup:
    """Measures as bars over time: filled where in force, outlined where only announced; lifted, nothing."""
    today = date.fromisoformat(ledger.as_of or _today(told))
    marks: list[lanes.Mark] = []
    for one in [m for m in ledger.measures if not m.dyad][:40]:
        days = sorted({d for s in one.steps for d in (s.announced, s.adopted, s.effective, s.until) if d})
        edges = [date.fromisoformat(day) for day in days]
        for number, first in enumerate(edges):
            last = edges[number + 1] if number + 1 < len(edges) else max(today, first)
            state = one.on(first)
            if state.answer == "not in force" and number:
                continue
            kind = {"in force": "in-force", "announced lifted": "in-force going", "announced imposed": "coming"}.get(
                state.answer, "off"
            )
            kind += " licensed" if state.licensed else ""
            text = f"{_measure(one, told)}: {told.asked.t.of('force_state', state.answer)}, {first} – {last}"
            marks.append(lanes.Mark(f"{one.id}.{number}", one.id, first, last, kind, text, f"#{one.id}"))
    names = {one.id: _measure(one, told) for one in ledger.measures}
    return lanes.drawn(marks, [], told.asked.t("record.measures"), names, 330)


def people(told: Told, ledger: Ledger) -> list[Row]:
    """Who is held, freed, convicted, gone; persons by name, then groups by count."""
    t = told.asked.t
    return [
        {
            "id": one.id,
            "name": one.name,
            "status": t.of("status", one.status) + (f" ({t('basis.inference')})" if one.basis == "inference" else ""),
            "since": one.since,
            "held_by": _side(one.holder, told) if one.holder else "",
            "wanted_by": ", ".join(_side(code, told) for code in one.wanted_by),
            "count": amount(one.count) + "".join(f"; {amount(p.count)} {' '.join(p.text.split())}" for p in one.parts) if one.count else "",
            "evidence": told.evidence(*(change.event for change in one.changes)),
        }
        for one in ledger.people
    ]  # fmt: skip


def figures(told: Told, ledger: Ledger) -> list[Row]:
    """Counts of one thing, disputes side by side."""
    t = told.asked.t
    return [
        {
            "id": one.id,
            "what": " ".join(one.what.split()),
            "when": one.when or "",
            "relation": t.of("relation", one.relation),
            "disputed": one.relation == "dispute",
            "values": [
                {"text": f"{amount(v.amount)} – {', '.join(v.by)} ({t('record.credibility', grade=v.credibility)})"}
                for v in one.values
            ],
            "evidence": told.evidence(*(event for v in one.values for event in v.evidence)),
        }
        for one in ledger.figures
    ]


def forecasts(told: Told, ledger: Ledger) -> list[Row]:
    """What was expected, by whom, by when, and what came of it."""
    t = told.asked.t
    rows = []
    for one in ledger.forecasts:
        proposal = one.proposal
        chance = f"{one.range[0] * 100:.0f}–{one.range[1] * 100:.0f} %" if one.range else ""
        rows.append(
            {
                "id": one.id,
                "text": [told.event(one.event)] if told.homes.get(one.event) else one.what,
                "holder": one.holder
                if one.holder != "author"
                else f"{t('form.author')}, {one.publisher or ''}".strip(", "),
                "chance": f"{chance} {one.word or ''}".strip(),
                "horizon": one.horizon or "",
                "outcome": t.of("fate", one.outcome),
                "proposal": f"{t.of('fate', proposal.outcome)}: {proposal.basis}"
                if proposal and proposal.outcome != "open"
                else "",
                "resolve": True,
                "evidence": told.evidence(one.event),
            }
        )
    return rows  # fmt: skip


def draw_forecasts(told: Told, ledger: Ledger) -> Markup:
    """The calibration of all that people resolved; nothing before that."""
    bins = calibration(ledger.forecasts)
    return charts.calibration(bins, told.asked.t("record.calibration")) if any(one.count for one in bins) else joined()


def _dealings(told: Told, ledger: Ledger) -> list[charts.Edge]:
    pairs: dict[tuple[str, str], Counter[str]] = {}
    for one in _happened(ledger):
        others = {a.code or a.id for a in one.recipients}
        sides = set(one.sides)
        for a in sorted(sides):
            for b in sorted((sides | others) - {a}):
                if b in others or a < b:
                    pairs.setdefault((min(a, b), max(a, b)), Counter())[_tone(one.act)] += 1
    edges = [
        charts.Edge(a, b, sum(tones.values()), min(tones, key=lambda tone: (-tones[tone], tone)), f"#{a}-{b}")
        for (a, b), tones in pairs.items()
    ]
    return sorted(edges, key=lambda e: (-e.count, e.one, e.other))


def network(told: Told, ledger: Ledger) -> list[Row]:
    """Who deals with whom, how often, mostly how."""
    t = told.asked.t
    return [
        {
            "id": f"{edge.one}-{edge.other}",
            "sides": _sides((edge.one, edge.other), told),
            "count": edge.count,
            "tone": t.of("tone", edge.tone),
            "evidence": [],
        }
        for edge in _dealings(told, ledger)
    ]


def draw_network(told: Told, ledger: Ledger) -> Markup:
    """The sides with the most dealings, on a circle."""
    edges = _dealings(told, ledger)
    weight = Counter[str]()
    for edge in edges:
        weight.update({edge.one: edge.count, edge.other: edge.count})
    kept = set(sorted(weight, key=lambda side: (-weight[side], side))[:SIDES])
    names = {side: _side(side, told) for side in kept}
    return charts.network([e for e in edges if {e.one, e.other} <= kept], names, told.asked.t("record.network"))


def contradictions(told: Told, ledger: Ledger) -> list[Row]:
    """What cannot all be so, with the words of both sides."""
    t = told.asked.t
    return [
        {
            "id": one.id,
            "text": one.text,
            "kind": t.of("contradiction", one.kind),
            "when": one.day,
            "closed": t("record.closed") if one.closed else "",
            "close": not one.closed,
            "evidence": told.evidence(*one.one, *one.other),
        }
        for one in ledger.contradictions
    ]
