"""What is ahead: promised, offered, demanded, threatened, planned, expected (or expected not to be), possible."""

from __future__ import annotations

from collections.abc import Sequence

from parley.brief.focus import is_open
from parley.brief.happenings import Happening
from parley.brief.lines import line
from parley.brief.page import Group
from parley.brief.strings import Strings

KINDS = ("planned", "promised", "offered", "demanded", "threatened", "expected", "unexpected", "possible")


def groups(happenings: Sequence[Happening], s: Strings) -> tuple[Group, ...]:
    """A group for each stance; a forecast that something will not be stands apart."""
    found: dict[str, list[Happening]] = {}
    for happening in happenings:
        if is_open(happening):
            found.setdefault(_kind(happening), []).append(happening)
    return tuple(Group(k, s(k), tuple(line(h, s) for h in found[k])) for k in KINDS if k in found)


def _kind(happening: Happening) -> str:
    stance = happening.event.stance
    return "unexpected" if (stance.kind, stance.polarity) == ("expected", "negative") else stance.kind
