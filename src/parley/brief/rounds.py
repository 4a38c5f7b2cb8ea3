"""One meeting under several names: talks, visit and meeting of one day between the same sides, in one line."""

from __future__ import annotations

from collections.abc import Sequence

from parley.brief.focus import MEETINGS, sides
from parley.brief.happenings import Happening


def folded(happenings: Sequence[Happening]) -> list[tuple[Happening, tuple[Happening, ...]]]:
    """The happenings in order, each with the other names of it: those of its day and sides, if it is a meeting."""
    found: list[tuple[Happening, tuple[Happening, ...]]] = []
    rounds: dict[tuple[str, frozenset[str]], list[Happening]] = {}
    for happening in happenings:
        if key := _key(happening):
            rounds.setdefault(key, []).append(happening)
    for happening in happenings:
        key = _key(happening)
        if key is None:
            found.append((happening, ()))
        elif happening is (first := _main(rounds[key])):
            found.append((first, tuple(h for h in rounds[key] if h is not first)))
    return found


def _key(happening: Happening) -> tuple[str, frozenset[str]] | None:
    """Day and sides of a meeting that happened on a single date."""
    event = happening.event
    day = happening.edtf or "/"
    if event.act not in MEETINGS[:3] or "/" in day or event.stance.kind != "asserted":
        return None
    return day, sides(happening)


def _main(rounds: Sequence[Happening]) -> Happening:
    return min(rounds, key=lambda h: (MEETINGS.index(h.event.act), -len(h.tellings)))
