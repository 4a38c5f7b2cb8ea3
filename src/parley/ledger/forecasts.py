"""Forecasts: who foresaw what, with which chance, by when; and what came of it.

Parley proposes how a forecast ended, with the evidence; only a person's decision (`forecast.resolve`) ends it, and only
ended ones are scored.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from parley.knowledge.acts import acts
from parley.ledger import actors, days, independence, steps
from parley.ledger.answers import KEPT, LOOKED_AT, answer
from parley.ledger.entries import Entry
from parley.ledger.parts import Grounds, Key, Part
from parley.ledger.types import Ledger, Proposition
from parley.model import Actor

if TYPE_CHECKING:
    from parley.store import Decision

Outcome = Literal["open", "came true", "came partly true", "failed", "lapsed", "ambiguous"]
#: What a person can decide; `open` takes an earlier decision back.
OUTCOMES: tuple[str, ...] = get_args(Outcome)
#: From this strength on an answer is taken for the thing foreseen, as in the balance.
STRONG = 0.5
#: And of talks from this: a meeting on a day of its own answers "further talks".
TALKS = 0.35
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


def evidenced(forecasts: Iterable[Forecast], ledger: Ledger) -> tuple[Forecast, ...]:
    """The forecasts with the occurrences of a ledger that are what they foresee. Done when asked and not in the fold, so
    that one more occurrence does not recompute every forecast of its kind.
    """
    told = (*ledger.occurrences, *ledger.claims, *ledger.propositions)
    homes = {entry.id: (one, entry) for one in told for entry in one.entries if _foresees(entry)}
    blocks: dict[tuple[str, tuple[str, ...]], list[Proposition]] = defaultdict(list)
    for one in ledger.occurrences:
        if one.window:
            blocks[one.family, one.sides].append(one)
    for block in blocks.values():
        block.sort(key=lambda one: (_day(one), one.id))
    return tuple(_evidenced(one, *homes[one.event], blocks) if one.event in homes else one for one in forecasts)


def _evidenced(
    one: Forecast, home: Proposition, entry: Entry, blocks: Mapping[tuple[str, tuple[str, ...]], list[Proposition]]
) -> Forecast:
    done = blocks.get((home.family, home.sides), [])
    return replace(one, evidence=tuple(_evidence(home, entry, done, one.made or "", one.horizon or "9999")))


def _keys(proposition: Proposition) -> Iterable[Key]:
    if any(_foresees(entry) for entry in proposition.entries):
        yield proposition.id


def _foresees(entry: Entry) -> bool:
    return entry.event.stance.kind in _KINDS


def _of(key: Key, propositions: Sequence[Proposition], grounds: Grounds) -> Iterable[Forecast]:
    for proposition in propositions:
        for entry in _first_of_each(proposition):
            yield _forecast(proposition, entry)


def _day(occurrence: Proposition) -> str:
    """The day of an occurrence; of one without a day of its own only the last that it can be is sure."""
    first, last = occurrence.window or ("", "9999-12-31")
    return first if occurrence.dated else last


def _first_of_each(proposition: Proposition) -> list[Entry]:
    """One telling a holder, kind and document: the first with a chance, else the first."""
    found: dict[tuple[str, str, str, str], Entry] = {}
    told = [entry for entry in proposition.entries if _foresees(entry)]
    for entry in sorted(told, key=lambda entry: (entry.event.stance.probability is None, entry.key)):
        stance = entry.event.stance
        found.setdefault((entry.source.id, independence.origin(entry), stance.kind, stance.polarity), entry)
    return sorted(found.values(), key=lambda entry: entry.key)


def _forecast(proposition: Proposition, entry: Entry) -> Forecast:
    stance, made = entry.event.stance, entry.source.known
    horizon = _horizon(entry, made)
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


def _evidence(
    proposition: Proposition, entry: Entry, done: Sequence[Proposition], made: str, horizon: str
) -> Iterator[Evidence]:
    """The first occurrences after a forecast and inside its horizon that are what it foresees, in the order of days.

    Each forecast is answered by itself: others of the same thing have other horizons.
    """
    alone = replace(proposition, entries=(entry,), object=entry.event.object, when=None, window=None, dated=False)
    start = bisect_right(done, made, key=_day)
    kept = 0
    for other in done[start : start + LOOKED_AT]:
        if _day(other) > horizon or kept == KEPT:
            return
        found = answer(alone, other)
        if found is not None and found.strength >= _needed(entry) and _is_meant(entry, other):
            kept += 1
            partly = steps.subjects(entry) and (other.act != entry.event.act or _announced_only(other))
            # a licence is no lifting, and an announcement no entry into force
            kind = "partly" if partly or found.kind == "partly" else "fulfils"
            yield Evidence((other.id,), _day(other), kind, found.strength, found.reasons)


def _needed(entry: Entry) -> float:
    """How strong an answer must be: any talks between the sides are the talks foreseen, of all else more is asked."""
    found = acts().get(entry.event.act)
    return TALKS if found and found.family == "talks" and entry.event.act not in _PERSONAL else STRONG


def _is_meant(entry: Entry, occurrence: Proposition) -> bool:
    return _same_people(entry, occurrence) and _same_measure(entry, occurrence)


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
