"""Forecasts: who foresaw what, with which chance, by when; and what came of it.

Parley proposes how a forecast ended, with the evidence; only a person's decision (`forecast.resolve`) ends it, and only
ended ones are scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from parley.ledger import actors, days, independence, steps
from parley.ledger.entries import Entry
from parley.ledger.parts import Grounds, Key, Part
from parley.ledger.types import Answer, Proposition
from parley.model import Actor

if TYPE_CHECKING:
    from parley.store import Decision

Outcome = Literal["open", "came true", "came partly true", "failed", "lapsed", "ambiguous"]
#: What a person can decide; `open` takes an earlier decision back.
OUTCOMES: tuple[str, ...] = get_args(Outcome)
#: Acts that two named persons do, and nobody else for them.
_PERSONAL = frozenset({"meet", "call", "visit"})
_KINDS = frozenset({"expected", "possible", "planned", "promised"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """An occurrence that speaks for an outcome: its id (`occurrences`), its `day` (ISO), how much of it was foreseen (`kind` as in
    `Answer`), the strength from 0 to 1, the reasons.
    """

    occurrences: tuple[str, ...]
    day: str
    kind: str
    strength: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """How a forecast seems to have ended by the day asked: the `outcome`, whether the thing `happened` (None: not to be
    told), the `basis` in words, and the evidence.
    """

    outcome: Outcome
    happened: bool | None
    basis: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast; its `id` and `event` are those of the event that tells it, `what` its words. `range` is the chance that the thing happens, on the yardstick,
    whatever the `polarity`; `horizon` the last day (ISO) by which, or None; `made` the day it was made (ISO).
    `outcome` is what a person decided (`decided_by`, `decided_at`), else `open`; `happened` whether the thing did, by that.
    `denials` are events that tell that the thing did not happen.
    """

    id: str
    event: str
    kind: str
    holder: str
    publisher: str | None
    act: str
    sides: tuple[str, ...]
    what: str
    polarity: str
    word: str | None
    range: tuple[float, float] | None
    horizon: str | None
    made: str | None
    evidence: tuple[Evidence, ...] = ()
    denials: tuple[str, ...] = ()
    outcome: Outcome = "open"
    decided_by: str | None = None
    decided_at: str | None = None
    proposal: Proposal | None = None

    @property
    def order(self) -> tuple[str, str]:
        """Its place in lists: by the day it was made, id."""
        return self.made or "9999", self.id

    @property
    def chance(self) -> float | None:
        """The middle of the range, for scores; None where no word gives one."""
        return None if self.range is None else (self.range[0] + self.range[1]) / 2

    @property
    def happened(self) -> bool | None:
        """Whether the thing foreseen happened, by what was decided; None where that does not say."""
        if self.outcome == "came true":
            return self.polarity == "positive"
        return self.polarity == "negative" if self.outcome == "failed" else None

    def at(self, day: str | date) -> Proposal:
        """How it seems to have ended by a day (ISO): from what happened by then, or from nothing having happened by the end
        of its horizon.
        """
        today = day.isoformat() if isinstance(day, date) else day
        seen = tuple(one for one in self.evidence if one.day <= today)
        over = self.horizon is not None and self.horizon < today
        if seen:
            return self._seen(seen)
        if self.denials and over:
            return self._ended(False, "told not to have happened by the end of its horizon")
        if over:
            return self._ended(False, "nothing told of it by the end of its horizon")
        return Proposal("open", None, "its horizon is not over" if self.horizon else "it has no horizon")

    def _seen(self, seen: tuple[Evidence, ...]) -> Proposal:
        whole = tuple(one for one in seen if one.kind != "partly")
        if whole:
            return replace(self._ended(True, "it happened"), evidence=whole)
        return Proposal("came partly true", None, "a part or a phase of it happened", seen)

    def _ended(self, happened: bool, basis: str) -> Proposal:
        right = happened == (self.polarity == "positive")
        return Proposal("came true" if right else "failed", happened, basis)


def confirmed(forecasts: Iterable[Forecast], decisions: Iterable[Decision]) -> tuple[Forecast, ...]:
    """The forecasts with what people decided of them (`forecast.resolve`, its subject the event's id, `after` an outcome);
    of several decisions on one the last counts. A decision with another word is none.
    """
    last = {one.subject: one for one in decisions if one.kind == "forecast.resolve"}
    return tuple(_with(one, last.get(one.id)) for one in forecasts)


def _with(one: Forecast, decision: Decision | None) -> Forecast:
    for outcome in get_args(Outcome):
        if decision is not None and decision.after == outcome:
            return replace(one, outcome=outcome, decided_by=decision.who, decided_at=decision.at)
    return one


def as_of(forecasts: Iterable[Forecast], day: str) -> tuple[Forecast, ...]:
    """The forecasts made by a day (ISO), each with what its end seems to be by then."""
    made = (one for one in forecasts if one.made is None or one.made <= day)
    return tuple(replace(one, proposal=one.at(day)) for one in made)


def _keys(proposition: Proposition) -> Iterable[Key]:
    if any(_foresees(entry) for entry in proposition.entries):
        yield proposition.id


def _foresees(entry: Entry) -> bool:
    return entry.event.stance.kind in _KINDS


def _of(key: Key, propositions: Sequence[Proposition], grounds: Grounds) -> Iterable[Forecast]:
    for proposition in propositions:
        for entry in _first_of_each(proposition):
            yield _forecast(proposition, entry, grounds)


def _first_of_each(proposition: Proposition) -> list[Entry]:
    """One telling a holder, kind and document: the first with a chance, else the first."""
    found: dict[tuple[str, str, str, str], Entry] = {}
    told = [entry for entry in proposition.entries if _foresees(entry)]
    for entry in sorted(told, key=lambda entry: (entry.event.stance.probability is None, entry.key)):
        stance = entry.event.stance
        found.setdefault((entry.source.id, independence.origin(entry), stance.kind, stance.polarity), entry)
    return sorted(found.values(), key=lambda entry: entry.key)


def _forecast(proposition: Proposition, entry: Entry, grounds: Grounds) -> Forecast:
    stance, made = entry.event.stance, entry.source.known
    horizon = _horizon(entry, made)
    seen = [_evidence(answer, entry, grounds) for answer in grounds.answers.get(proposition.id, ())]
    return Forecast(
        id=entry.id,
        event=entry.id,
        kind=stance.kind,
        holder=holder(entry),
        publisher=entry.source.publisher,
        act=proposition.act,
        sides=proposition.sides,
        what=entry.event.evidence.quote,
        polarity=stance.polarity,
        word=stance.word,
        range=stance.probability,
        horizon=horizon,
        made=made,
        evidence=tuple(
            sorted(
                (one for one in seen if one is not None and (made or "") < one.day <= (horizon or "9999")),
                key=lambda one: (one.day, one.occurrences),
            )
        ),
        denials=_denials(proposition, made),
    )


def holder(entry: Entry) -> str:
    """Who foresees: the named forecaster or source, else who published it, else the document."""
    stance = entry.event.stance
    named = stance.holder if isinstance(stance.holder, Actor) else entry.event.attribution
    return named.name if named is not None else entry.source.publisher or entry.source.name


def _horizon(entry: Entry, made: str | None) -> str | None:
    """The last day by which, where the text gives one that lies after the forecast."""
    stance = entry.event.stance
    for edtf in (stance.horizon, entry.event.when.edtf if entry.event.when else None):
        window = days.window(edtf) if edtf and not edtf.endswith(("..", "/")) else None
        if window is not None and window[1] < days.LAST and (made is None or days.iso(window[1]) >= made):
            return days.iso(window[1])
    return None


def _evidence(answer: Answer, entry: Entry, grounds: Grounds) -> Evidence | None:
    """What an occurrence says of the forecast; None where the forecast names who meets and others met."""
    found = grounds.propositions.get(answer.by)
    if found is None or found.window is None or not _same_people(entry, found) or not _same_measure(entry, found):
        return None
    kind = "fulfils" if answer.kind == "contradicts" else answer.kind
    if steps.subjects(entry) and (found.act != entry.event.act or _announced_only(found)):
        kind = "partly"  # a licence is no lifting, and an announcement no entry into force
    # of a happening without a day of its own only the last day that it can be is sure
    day = found.window[0] if found.dated else found.window[1]
    return Evidence((found.id,), day, kind, answer.strength, answer.reasons)


def _same_people(entry: Entry, occurrence: Proposition) -> bool:
    """Of a meeting, a call or a visit of named persons: whether each of them took part; else True."""
    if entry.event.act not in _PERSONAL:
        return True
    wanted = {who for _, who in actors.named(entry.event.actors)}
    present = {who for _, who in actors.named((*occurrence.actors, *occurrence.recipients))}
    return wanted <= present or not present


def _same_measure(entry: Entry, occurrence: Proposition) -> bool:
    """Of a step on a measure that the forecast names: whether it is on that one; else True."""
    wanted = steps.subjects(entry)
    return not wanted or any(wanted & steps.subjects(other) for other in occurrence.entries)


def _announced_only(occurrence: Proposition) -> bool:
    told = [telling for other in occurrence.entries for telling in steps.of_entry(other)]
    return bool(told) and any(one.mode == "announced" for one in told) and not any(one.certain for one in told)


def _denials(proposition: Proposition, made: str | None) -> tuple[str, ...]:
    told = (entry for entry in proposition.entries if entry.event.stance.kind == "denied")
    return tuple(entry.id for entry in told if (entry.source.known or "") > (made or ""))


PART = Part("forecasts", _keys, _of)
