"""Measures: what is in force on a day, from the steps that texts tell, each with its own dates.

Relief is not delisting, and an announcement is not an entry into force: only a step that a text says was taken changes
what is in force. What was only announced, and what was licensed, is shown beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from parley.knowledge.measures import programmes
from parley.ledger import days, lives
from parley.ledger.entries import Entry
from parley.ledger.parts import Grounds, Key, Part
from parley.ledger.steps import StepKind, Telling, countries_of, of_entry, told
from parley.ledger.types import Proposition
from parley.model import Actor

Answer = Literal["in force", "not in force", "announced lifted", "announced imposed"]
_ON: frozenset[StepKind] = frozenset({"imposed", "extended", "in_force"})
_OFF: frozenset[StepKind] = frozenset({"lifted", "suspended", "lapsed"})
_LICENCES: frozenset[StepKind] = frozenset({"licensed", "eased"})


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a measure's life. `announced`, `adopted`, `effective` are the days (ISO) on which it was announced, was
    adopted, took effect by what texts say, `until` the end of its term; each None where no text says. A day that is known
    to a month or a year stands as its last day; `earliest` is the first day it can be. `why` says what was
    decided, `evidence` are ids of events.
    """

    kind: StepKind
    announced: str | None
    adopted: str | None
    effective: str | None
    until: str | None
    earliest: str
    claimed: bool
    why: tuple[str, ...]
    evidence: tuple[str, ...]

    @property
    def day(self) -> str:
        """The day it stands at in the measure's life (ISO)."""
        return self.effective or self.adopted or self.announced or "9999-12-31"


@dataclass(frozen=True, slots=True)
class State:
    """The answer for one `day`: `sure` is False where the day lies within the month or year to which a step is
    known, or before a text says that it is in force and none says since when; `licensed` since when dealings are allowed though nothing is lifted; `since` the day of the step
    that the answer rests on; `evidence` the events told.
    """

    day: str
    answer: Answer
    sure: bool
    licensed: str | None
    since: str | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure. `imposer` and `target` are as first named, `country` the code of the state it bears on; `scope` an id of
    knowledge (`potash`) or None for the whole; `kind` an id of knowledge; `programme` where only one is known of its kind;
    `dyad` where no text says against whom or what: a step between two sides, no measure of its own. `state` is the answer
    for a day, where one was asked for (`answered`).
    """

    id: str
    imposer: Actor | None
    target: Actor | None
    country: str | None
    scope: str | None
    kind: str
    programme: str | None
    dyad: bool
    steps: tuple[Step, ...]
    state: State | None = None

    @property
    def order(self) -> tuple[str, str, str, str]:
        """Its place in lists: by state, imposer, scope, id."""
        return self.country or "~", (self.imposer.code if self.imposer else None) or "~", self.scope or "", self.id

    def on(self, day: str | date) -> State:
        """The answer for a day (ISO), by the days on which steps took effect, not by what the dossier knew then."""
        return _state(self.steps, day.isoformat() if isinstance(day, date) else day)


def measures_of(propositions: Iterable[Proposition]) -> tuple[Measure, ...]:
    """The measures that propositions about one state tell of, sorted."""
    return _of_tellings(telling for one in propositions for telling in told(one))


def answered(measures: Iterable[Measure], day: str) -> tuple[Measure, ...]:
    """The measures, each with its answer for a day (ISO) as `state`."""
    return tuple(replace(one, state=one.on(day)) for one in measures)


def _of_tellings(tellings: Iterable[Telling]) -> tuple[Measure, ...]:
    in_order = sorted(tellings, key=lambda telling: telling.key)
    return tuple(sorted((_measure(life) for life in lives.lives(in_order)), key=lambda measure: measure.order))


def _measure(life: lives.Life) -> Measure:
    steps = tuple(_step(bunch) for bunch in life.steps)
    imposer, target = life.imposer, life.target
    return Measure(
        id=life.id,
        imposer=imposer,
        target=target,
        country=life.country,
        scope=life.scope,
        kind=life.kind,
        programme=_programme(imposer.code if imposer else None, life.country, life.kind),
        dyad=life.scope is None and (target is None or (life.firm is None and life.kind == "sanctions")),
        steps=steps,
    )


def _programme(imposer: str | None, country: str | None, kind: str) -> str | None:
    if imposer is None or country is None:
        return None
    fits = [one for one in programmes().values() if one.imposer == imposer and one.target == country]
    fits = fits if len(fits) == 1 else [one for one in fits if one.kind == kind]
    return fits[0].id if len(fits) == 1 else None


def _step(bunch: lives.Bunch) -> Step:
    told = bunch.tellings
    effect = [one for one in told if one.mode == "effect" or bunch.kind == "in_force"] if bunch.effective else []
    said = [one for one in told if one.mode == "announced" or (one.mode == "effect" and not bunch.effective)]
    adopted = [one for one in said if _adopted(one)]
    narrow = min(effect or said or told, key=lambda one: (one.last - one.first, one.key))
    return Step(
        kind=bunch.kind,
        announced=_before(_day([one for one in said if not _adopted(one)]), _day(effect)),
        adopted=_day(adopted),
        effective=_day(effect),
        until=max((days.iso(one.until) for one in told if one.until is not None), default=None),
        earliest=days.iso(narrow.first),
        claimed=not effect and not said,
        why=bunch.why,
        evidence=tuple(dict.fromkeys(one.entry.id for one in sorted(told, key=lambda one: one.entry.key))),
    )


def _before(announced: str | None, effective: str | None) -> str | None:
    """The day of the announcement, unless a text only spoke of the step after it was taken."""
    return None if announced and effective and announced > effective else announced


def _adopted(telling: Telling) -> bool:
    thing = telling.entry.event.object
    return thing is not None and thing.measure is not None and thing.measure.step == "adopted"


def _day(tellings: Sequence[Telling]) -> str | None:
    """The last day that the narrowest telling allows: by then it surely was."""
    if not tellings:
        return None
    return days.iso(min(tellings, key=lambda one: (not one.dated, one.last - one.first, one.key)).last)


def _state(steps: Sequence[Step], day: str) -> State:
    """A fold over the steps up to the day."""
    on: Step | None = None
    off: Step | None = None
    licence: Step | None = None
    for step in sorted((s for s in steps if s.effective and s.effective <= day), key=_taken):
        if step.kind in _ON and not (step.kind == "in_force" and off is not None):
            on, off = (step if on is None or step.kind == "extended" else on), None
        elif step.kind in _OFF:
            off, licence = step, None
        elif step.kind in _LICENCES:
            licence = licence or step
    ended = _ended(steps, on, day) if on and not off else None
    if on is not None and off is None and ended is None:
        spoken = _spoken(steps, _OFF, on.effective or "", day)
        basis = spoken or on
        answer: Answer = "announced lifted" if spoken else "in force"
        return State(day, answer, not _begun(steps, _OFF, day), _since(licence), basis.day, _told(on, spoken))
    spoken = _spoken(steps, _ON, (off.effective if off else "") or "", day)
    last = off or on
    since = spoken.day if spoken else ended or (off.effective if off else None)
    sure = not _begun(steps, _ON, day)
    return State(day, "announced imposed" if spoken else "not in force", sure, None, since, _told(last, spoken))


def _taken(step: Step) -> tuple[str, bool, str]:
    # of two steps on one day the relief is the later: a measure is imposed before it can be lifted
    return step.effective or "", step.kind in _OFF, step.kind


def _ended(steps: Sequence[Step], on: Step, day: str) -> str | None:
    """The day on which the term ran out, where it has: the latest end of any term that had begun by then."""
    ends = [s.until for s in steps if s.kind in _ON and s.until and s.effective and s.effective <= day]
    return max(ends) if ends and on.until and max(ends) < day else None


def _spoken(steps: Sequence[Step], kinds: frozenset[StepKind], after: str, day: str) -> Step | None:
    """The first step of these kinds announced after `after` and by the day, and not taken by then."""
    found = [
        step
        for step in steps
        if step.kind in kinds
        and not step.claimed
        and (step.announced or step.adopted)
        and after <= min(filter(None, (step.announced, step.adopted))) <= day
        and not (step.effective and step.effective <= day)
    ]
    return min(found, key=lambda step: step.day, default=None)


def _begun(steps: Sequence[Step], kinds: frozenset[StepKind], day: str) -> bool:
    """Whether a step of these kinds may have been taken by the day, though it surely was only later."""
    coming = [step for step in steps if step.kind in kinds and step.effective and step.effective > day]
    unknown = "in_force" in kinds and not any(step.kind == "imposed" and step.effective for step in steps)
    return any(step.earliest <= day for step in coming) or (unknown and bool(coming))


def _since(step: Step | None) -> str | None:
    return step.effective if step else None


def _told(*steps: Step | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(event for step in steps if step is not None for event in step.evidence))


def _keys(proposition: Proposition) -> Iterable[Key]:
    return countries_of(proposition)


def _of(key: Key, propositions: Sequence[Proposition], grounds: Grounds) -> Iterable[Measure]:
    return [one for one in measures_of(propositions) if (one.country or f"by {_code(one) or '?'}") == key]


def _finish(measures: Sequence[Measure], grounds: Grounds) -> Iterable[Measure]:
    """A measure of which no text says whom it binds is the only one of its imposer and scope that one does say it of."""
    homes: dict[tuple[str | None, str], list[Measure]] = {}
    for one in measures:
        if one.country and one.scope:
            homes.setdefault((_code(one), one.scope), []).append(one)
    stray = {one.id: homes.get((_code(one), one.scope), []) for one in measures if not one.country and one.scope}
    home = {key: found[0] for key, found in stray.items() if len(found) == 1}
    guests: dict[str, list[Measure]] = {}
    for one in measures:
        if one.id in home:
            guests.setdefault(home[one.id].id, []).append(one)
    return [
        _joined(one, guests[one.id], grounds) if one.id in guests else one for one in measures if one.id not in home
    ]


def _joined(measure: Measure, guests: Sequence[Measure], grounds: Grounds) -> Measure:
    own = [telling for entry in _entries(measure, grounds) for telling in of_entry(entry)]
    mine = [one for one in own if one.country == measure.country and _of_one(one, measure)]
    theirs = [telling for guest in guests for entry in _entries(guest, grounds) for telling in of_entry(entry)]
    moved = [
        replace(one, country=measure.country, target=measure.target, firm=mine[0].firm if mine else None)
        for one in theirs
        if one.country is None and one.scope == measure.scope
    ]
    found = [one for one in _of_tellings([*mine, *moved]) if one.scope == measure.scope]
    return next((one for one in found if one.id == measure.id), measure)


def _entries(measure: Measure, grounds: Grounds) -> Iterable[Entry]:
    """The entries of a measure, each once."""
    events = dict.fromkeys(event for step in measure.steps for event in step.evidence)
    homes = dict.fromkeys(grounds.homes[event] for event in events if event in grounds.homes)
    return (entry for home in homes for entry in grounds.propositions[home].entries if entry.id in events)


def _of_one(telling: Telling, measure: Measure) -> bool:
    code = telling.imposer.code if telling.imposer else None
    return code in (None, _code(measure)) and telling.scope in (None, measure.scope)


def _code(measure: Measure) -> str | None:
    return measure.imposer.code if measure.imposer else None


PART = Part("measures", _keys, _of, _finish, answers=False)
