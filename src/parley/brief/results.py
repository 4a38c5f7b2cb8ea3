"""What happened: by date, who gave what for what, who was freed and who was not, measures lifted and standing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.brief import exchanges, measures
from parley.brief.focus import PERSONS, RELIEF, Focus, is_context, is_open
from parley.brief.happenings import Happening
from parley.brief.lines import line
from parley.brief.page import Group, Line
from parley.brief.rounds import folded
from parley.brief.strings import Strings


def groups(all_: Sequence[Happening], past: Sequence[Happening], about: Focus, s: Strings) -> tuple[Group, ...]:
    """The groups of the results. `past` is what happened, was not done or was refused; `all_` has what is ahead too."""
    happened = [h for h in past if h.event.stance.kind == "asserted" and not is_context(h, about)]
    dated = [h for h in happened if not measures.is_old(h, about)]
    freed = [h for h in happened if h.event.act in PERSONS]
    held = [h for h in past if h.event.stance.kind in ("denied", "refused")]
    lifted = [h for h in happened if h.event.act in RELIEF]
    found = [
        Group("happened", s("happened"), tuple(_told(h, also, s) for h, also in folded(dated))),
        *exchanges.groups([h for h in all_ if is_open(h) or h in happened], about, s),
        Group("freed", s("freed"), tuple(line(h, s) for h in freed)),
        Group("held", s("held"), tuple(_with_demands(h, all_, s) for h in held)),
        Group("lifted", s("lifted"), tuple(measures.relief(h, s) for h in lifted)),
        Group("standing", s("standing"), measures.standing(past, s)),
    ]
    return tuple(group for group in found if group.lines)


def _told(happening: Happening, also: Sequence[Happening], s: Strings) -> Line:
    """A line of the chronicle, with the other names of the same meeting under it."""
    return replace(_short(happening, s), children=tuple(replace(_short(h, s), date="", place="") for h in also))


def _short(happening: Happening, s: Strings) -> Line:
    """A line of the chronicle; what the other groups tell beside it is left to them."""
    full = line(happening, s)
    kept = (s.of("fact", "ordinal"), s("told"))
    return replace(full, facts=tuple(f for f in full.facts if f.label in kept))


def _with_demands(happening: Happening, all_: Sequence[Happening], s: Strings) -> Line:
    """Who was not freed, and under it who asks for it."""
    wanted = {p.name for p in happening.event.object.people} if happening.event.object else set()
    asked = [
        h
        for h in all_
        if wanted
        and h.event.stance.kind == "demanded"
        and h.event.act == happening.event.act
        and h.event.object is not None
        and wanted & {p.name for p in h.event.object.people}
    ]
    return replace(line(happening, s), children=tuple(line(h, s) for h in asked))
