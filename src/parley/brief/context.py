"""What led to the meeting: earlier rounds and what they gave, calls and visits before, what surrounds it."""

from __future__ import annotations

from collections.abc import Sequence

from parley.brief.focus import TALKS, Focus, is_context, is_yield, sides
from parley.brief.happenings import Happening
from parley.brief.lines import line
from parley.brief.page import Group
from parley.brief.strings import Strings


def groups(past: Sequence[Happening], about: Focus, s: Strings) -> tuple[Group, ...]:
    """The groups of the context, from what happened. A numbered meeting stands here and in the results."""
    numbered = [h for h in past if h.event.act in TALKS and h.event.ordinal is not None]
    rest = [h for h in past if is_context(h, about) and h not in numbered]
    gave = [h for h in rest if is_yield(h)]
    mentioned = [h for h in rest if h not in gave and _is_mention(h, about)]
    before = [h for h in rest if h.event.act in TALKS and h not in mentioned and h not in gave]
    around = [h for h in rest if h not in gave and h not in mentioned and h not in before]
    named = (("rounds", numbered), ("gave", gave), ("before", before), ("around", around), ("mentioned", mentioned))
    return tuple(Group(key, s(key), tuple(line(h, s) for h in found)) for key, found in named if found)


def _is_mention(happening: Happening, about: Focus) -> bool:
    """Whether it is no more than a word for talks: nothing says when, where, about what or between whom else."""
    event = happening.event
    bare = not (event.when or event.where or event.object or event.ordinal)
    return bare and event.act in ("meet", "negotiate", "visit") and sides(happening) <= about.codes
