"""What one telling says of a measure: a step of its life, when, by whom, against whom, about what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from parley.knowledge.acts import acts
from parley.knowledge.measures import measure_kinds
from parley.knowledge.scopes import folded, scope_of_firm, scopes, scopes_in
from parley.ledger import actors, days, traits
from parley.ledger.entries import Entry
from parley.ledger.types import Proposition
from parley.model import Actor, Event, Object

StepKind = Literal["imposed", "extended", "licensed", "eased", "suspended", "lifted", "lapsed", "in_force"]
#: How a step is told: it took effect, it was announced only, some third party says so, or it was denied.
Mode = Literal["effect", "announced", "claimed", "denied"]

_KINDS: dict[str, StepKind] = {
    "impose": "imposed",
    "extend": "extended",
    "ease": "eased",
    "suspend": "suspended",
    "lift": "lifted",
}
_STEPS: dict[str, StepKind] = {"licensed": "licensed", "suspended": "suspended", "lapsed": "lapsed"}
#: How many letters of a word must be alike for it to name a kind of measure: `sankcji` is `sankcje`.
_STEM = 5


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a step. `imposer` is the code of who imposes or None; `firm` the identity of the one bound, where it
    is no state; `country` the code of its state or None; `scope` an id of knowledge, folded words, or None; `certain`
    whether the text says outright that it took effect; `first`, `last` the window of days; `until` the end of a term.
    """

    entry: Entry
    kind: StepKind
    mode: Mode
    certain: bool
    imposer: Actor | None
    target: Actor | None
    country: str | None
    firm: str | None
    scope: str | None
    sort: str
    first: int
    last: int
    dated: bool
    until: int | None

    @property
    def asserted(self) -> bool:
        """Whether it is told as done or decided, not as promised or planned."""
        return self.entry.event.stance.kind == "asserted"

    @property
    def key(self) -> tuple[int, int, str, str]:
        """Its place among tellings, whatever the order of arrival."""
        return self.last, self.first, self.entry.id, self.scope or ""


def told(proposition: Proposition) -> Iterator[Telling]:
    """The steps that the tellings of a proposition tell; none for one that is no step or only wished, feared, foreseen."""
    for entry in proposition.entries:
        yield from of_entry(entry)


def of_entry(entry: Entry) -> Iterator[Telling]:
    """The steps that one entry tells, one for each measure and each that it binds."""
    found = acts().get(entry.event.act)
    if found is None or not found.measure or entry.event.act not in _KINDS:
        return
    mode = _mode(entry)
    if mode is not None:
        for thing in _measures(entry.event):
            yield from _tellings(entry, thing, mode)


def subjects(entry: Entry) -> frozenset[str]:
    """What the measures of an entry are about, as far as it names it: scopes and firms; whatever its stance."""
    found = acts().get(entry.event.act)
    if found is None or not found.measure:
        return frozenset()
    named: set[str] = set()
    for thing in _measures(entry.event):
        for target in _bound(entry.event, thing):
            named.update(scope for scope in _scopes(entry.event, thing, target) if scope)
            if target is not None and not _common(target):
                named.add(actors.identity(target))
    return frozenset(named)


def countries_of(proposition: Proposition) -> tuple[str, ...]:
    """The states whose measures a proposition is about: those bound, else who imposes (as `by …`)."""
    bound = {telling.country for telling in told(proposition)}
    codes = sorted(code for code in bound if code)
    return tuple(codes) if codes else tuple(sorted({f"by {_code(t.imposer) or '?'}" for t in told(proposition)}))


def _mode(entry: Entry) -> Mode | None:
    """In which sense a telling tells a step; None for none. A wish, an intention, a demand and a forecast are no step."""
    stance = entry.event.stance
    if stance.kind == "denied" or (stance.kind == "asserted" and stance.polarity == "negative"):
        return "denied"
    if stance.kind == "asserted":
        step = _step(entry.event)
        if entry.event.attribution is not None and step != "in_force":
            return "announced" if _speaks_for(entry.event) else "claimed"
        return "announced" if step in ("announced", "adopted") else "effect"
    decided = stance.kind == "planned" or (stance.kind == "promised" and stance.force in (None, "commitment"))
    return "announced" if decided and stance.polarity == "positive" else None


def _speaks_for(event: Event) -> bool:
    """Whether the source speaks for whoever takes the step: an envoy for his state."""
    speaker = event.attribution
    return speaker is not None and speaker.code is not None and speaker.code in actors.sides(event.actors)


def _step(event: Event) -> str | None:
    steps = [thing.measure.step for thing in traits.things(event.object) if thing.measure and thing.measure.step]
    return steps[0] if steps else None


def _measures(event: Event) -> Iterator[Object | None]:
    """The things that a step is about: the object, or its members where several stand under one verb."""
    if event.object is None or not event.object.items:
        yield event.object
    else:
        yield from event.object.items


def _tellings(entry: Entry, thing: Object | None, mode: Mode) -> Iterator[Telling]:
    event = entry.event
    step = _step(event)
    kind = _STEPS.get(step or "", _KINDS[event.act])
    first, last, dated = traits.span(entry)
    until = None
    if event.stance.kind in ("promised", "planned"):
        first, last, dated = _said(entry, first, last, dated)
    if event.act in ("impose", "extend") and mode == "effect":
        first, last, dated, until = _term(event, first, last, dated)
        if not dated or (step == "in_force" and event.when is None):
            kind = "in_force"  # "the embargo remains in force": when it began is not said
    for target in _bound(event, thing):
        yield from (
            Telling(
                entry=entry,
                kind=kind,
                mode=mode,
                certain=step in ("in_force", "lapsed", "suspended"),
                imposer=_imposer(event, target),
                target=target,
                country=target.code if target else None,
                firm=actors.identity(target) if target and not _common(target) else None,
                scope=scope,
                sort=_sort(thing),
                first=first,
                last=last,
                dated=dated,
                until=until,
            )
            for scope in _scopes(event, thing, target)
        )


def _said(entry: Entry, first: int, last: int, dated: bool) -> tuple[int, int, bool]:
    """The window of an announcement: the day told where it lies before the document ("announced on 11 September"), else
    the document's own.
    """
    told = days.window(entry.source.published) if entry.source.published else None
    if told is None and entry.source.known:
        told = (days.number(entry.source.known),) * 2
    if told is None or (dated and last <= told[1]):
        return first, last, dated
    return told[0], told[1], True


def _term(event: Event, first: int, last: int, dated: bool) -> tuple[int, int, bool, int | None]:
    """The window in which a term begins, and the day on which it ends: "until 31 January", "from March to June"."""
    if event.when is None or "/" not in event.when.edtf:
        return first, last, dated, None
    start, end = event.when.edtf.split("/", 1)
    ends = days.window(end) if end not in ("", "..") else None
    begins = days.window(start) if start not in ("", "..") else None
    if begins is None:
        return first, last, False, ends[1] if ends else None
    return begins[0], begins[1], True, ends[1] if ends else None


def _bound(event: Event, thing: Object | None) -> list[Actor | None]:
    """Who is bound: the target of the measure, else the firms and persons among the recipients, else the states."""
    if thing is not None and thing.target is not None and thing.target.code != _only(event):
        return [thing.target]
    firms = [one for one in event.recipients if one.code and not _common(one)]
    return list(firms or [one for one in event.recipients if one.code][:1]) or [None]


def _only(event: Event) -> str | None:
    """The code of who imposes where there is one; a state does not bind itself, so a target of it was misread."""
    codes = {one.code for one in event.actors}
    return codes.pop() if len(codes) == 1 else None


def _imposer(event: Event, target: Actor | None) -> Actor | None:
    bound = target.code if target else None
    able = [one for one in event.actors if one.code is not None and one.code != bound]
    return min(able, key=lambda one: (one.code or "", one.id)) if able else None


def _common(actor: Actor) -> bool:
    """Whether it is a state, or a common noun that names no firm ("potash")."""
    return actors.is_state(actor) or actor.name[:1].islower()


def _scopes(event: Event, thing: Object | None, target: Actor | None) -> tuple[str | None, ...]:
    """What it is about: what the firm stands for, else the scopes that the words name, else None for the whole."""
    if target is not None and target.id in scope_of_firm() and scopes()[scope_of_firm()[target.id]].goods:
        return (scope_of_firm()[target.id],)
    words = [thing.measure.scope if thing and thing.measure else None, thing.text if thing else None]
    words.append(target.name if target and target.name[:1].islower() else None)
    for text in words:
        if text and scopes_in(text):
            return scopes_in(text)
    return (None,)


def _sort(thing: Object | None) -> str:
    """The kind of the measure, an id of knowledge; `sanctions` where the words name none."""
    return (
        _sort_of(" ".join(filter(None, (thing.measure.kind, thing.text)))) if thing and thing.measure else "sanctions"
    )


@lru_cache(4096)
def _sort_of(words: str) -> str:
    stems = {word[:_STEM] for word in folded(words).split()}
    for kind in measure_kinds().values():
        for label in (kind.label_en, kind.label_pl, kind.id.replace("_", " ")):
            if {word[:_STEM] for word in folded(label).split()} <= stems:
                return kind.id
    return "sanctions"


def _code(actor: Actor | None) -> str | None:
    return actor.code if actor else None
