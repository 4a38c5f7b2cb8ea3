"""Measures: what was lifted or eased and in which step, what was imposed and stands, on which grounds.

Relief announced is not relief in force: a lifting changes the state of a measure only where a text says that it
took effect.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.brief.focus import MEASURES, RELIEF, Focus
from parley.brief.happenings import Happening
from parley.brief.lines import line, plain, short
from parley.brief.page import Line
from parley.brief.strings import Strings
from parley.model import Event


def is_old(happening: Happening, about: Focus) -> bool:
    """Whether it is a measure imposed before the meeting, or at no known time: no news."""
    return happening.event.act in MEASURES and (happening.edtf is None or about.before(happening))


def relief(happening: Happening, s: Strings) -> Line:
    """A lifting or easing with its step; where none is said, that is said."""
    measure = happening.event.object.measure if happening.event.object else None
    told = line(happening, s)
    if measure and measure.step:
        return told
    return replace(told, facts=(*told.facts, plain(s, "step", s.of("step", "unsaid"))))


def standing(past: Sequence[Happening], s: Strings) -> tuple[Line, ...]:
    """The measures imposed or extended, each with its state and the liftings that touch it."""
    done = [h for h in past if h.event.stance.kind == "asserted"]
    reliefs = [h for h in done if h.event.act in RELIEF]
    return tuple(_imposed(h, reliefs, s) for h in done if h.event.act in MEASURES)


def _imposed(happening: Happening, reliefs: Sequence[Happening], s: Strings) -> Line:
    touching = [r for r in reliefs if touches(r.event, happening.event)]
    told = line(happening, s)
    facts = [f for f in told.facts if f.label != s.of("fact", "step")]
    facts.append(plain(s, "step", s.of("step", _state(happening, touching))))
    return replace(told, facts=tuple(facts), children=tuple(short(r, s) for r in touching))


def _state(happening: Happening, touching: Sequence[Happening]) -> str:
    steps = {r.event.object.measure.step for r in touching if r.event.object and r.event.object.measure}
    if "in_force" in steps:
        return "lifted_in_force"
    if steps & {"announced", "adopted"}:
        return "lifted_announced"
    if touching:
        return "lifted_unsaid"
    measure = happening.event.object.measure if happening.event.object else None
    step = measure.step if measure else None
    return step or "standing"


def touches(relief: Event, imposed: Event) -> bool:
    """Whether the relief is from that measure: of the same imposer as far as named, on the same target by name."""
    one, other = relief.object, imposed.object
    if one is None or other is None or one.target is None or other.target is None:
        return False
    if (one.target.id, one.target.name) != (other.target.id, other.target.name):
        return False
    kinds = {m.kind for m in (one.measure, other.measure) if m}
    if len(kinds) > 1 and "sanctions" not in kinds:
        return False
    ours, theirs = ({a.code for a in e.actors if a.code} for e in (relief, imposed))
    return not ours or not theirs or bool(ours & theirs)
