"""What a dossier turns on: its main meetings, and so what went before, what came of them, what is ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from parley.brief import dates
from parley.brief.happenings import Happening
from parley.brief.lines import AHEAD
from parley.knowledge.acts import acts
from parley.model import Document

TALKS = frozenset({"meet", "visit", "call", "negotiate", "mediate", "invite", "sign", "agree"})
MEETINGS = ("meet", "visit", "negotiate", "sign", "call")
MEASURES = frozenset({"impose", "extend"})
RELIEF = frozenset({"lift", "ease", "suspend"})
SURROUNDINGS = frozenset(
    {
        "exercise",
        "attack",
        "violate",
        "inform",
        "deploy",
        "cyberattack",
        "kill",
        "abduct",
        "protest",
        "vote",
        "support_war",
        "repress",
        "accuse",
        "condemn",
        "investigate",
        "arm",
        "praise",
    }
)
PERSONS = frozenset({"release", "pardon", "swap", "transfer", "grant_asylum"})
# Of one day or nearly so: a date no wider than a month.
_MONTH = 31


@dataclass(frozen=True, slots=True)
class Focus:
    """The main meetings, at most one a document, and the day from which on things are news: that of the earliest of
    them (None: no day is known).
    """

    meetings: tuple[Happening, ...]
    start: str | None

    @property
    def codes(self) -> frozenset[str]:
        """The sides of the main meetings."""
        return frozenset(c for m in self.meetings for c in sides(m))

    def before(self, happening: Happening) -> bool:
        """Whether it began before the earliest main meeting, as far as dates tell."""
        if self.start is None or happening.edtf is None:
            return False
        when = dates.parse(happening.edtf)
        opened = when is not None and when.start is None
        first = dates.order(happening.edtf)[0]
        return opened or (first < self.start and (first[:4] == "9998") == (self.start[:4] == "9998"))


def sides(happening: Happening) -> frozenset[str]:
    """All codes among those who act and to whom."""
    event = happening.event
    return frozenset(a.code for a in (*event.actors, *event.recipients) if a.code)


def focus(happenings: Sequence[Happening], documents: Sequence[Document]) -> Focus:
    """The main meeting of each document: the latest held before publication, the most told among those of one day."""
    chosen: dict[frozenset[tuple[str, str]], Happening] = {}
    for document in sorted(documents, key=lambda d: d.id):
        told = [h for h in happenings if any(t.document.id == document.id for t in h.tellings) and _held(h)]
        if told:
            best = max(told, key=_standing)
            chosen[best.ids] = best
    meetings = tuple(sorted(chosen.values(), key=lambda h: h.order))
    days = [dates.order(m.edtf)[0] for m in meetings if m.edtf]
    return Focus(meetings, min(days) if days else None if meetings else _news(documents))


def _news(documents: Sequence[Document]) -> str | None:
    """Without a meeting: a month before the first publication; what is older is no news."""
    known = [dates.parse(d.published.edtf) for d in documents if d.published]
    days = [when.bounds()[0] for when in known if when is not None and when.year_known]
    days = [day for day in days if day.year > 1]
    return (min(days) - timedelta(days=_MONTH)).isoformat() if days else None


def _held(happening: Happening) -> bool:
    event = happening.event
    return event.act in MEETINGS and event.stance.kind == "asserted" and bool(sides(happening))


def _standing(happening: Happening) -> tuple[bool, str, bool, int, int]:
    """By a known day, the later first; then both sides named, then how often it is told; a call counts least."""
    when = dates.parse(happening.edtf)
    exact = False
    if when is not None:
        first, last = when.bounds()
        exact = not when.interval and (not when.year_known or (last - first).days <= _MONTH)
    day = dates.order(happening.edtf)[0] if exact else ""
    return exact, day, len(sides(happening)) > 1, len(happening.tellings), -MEETINGS.index(happening.event.act)


def is_open(happening: Happening) -> bool:
    """Whether it is ahead: promised, demanded, expected …"""
    return happening.event.stance.kind in AHEAD


def is_yield(happening: Happening) -> bool:
    """Whether a side gives way in it."""
    return acts()[happening.event.act].kind == "yield"


def is_context(happening: Happening, about: Focus) -> bool:
    """Whether something that happened belongs to what led to the main meetings or surrounds them."""
    act = happening.event.act
    if act in MEASURES:
        return False
    if about.before(happening) or (about.meetings and act in SURROUNDINGS):
        return True
    return bool(about.meetings) and act in TALKS and happening.edtf is None and happening not in about.meetings
