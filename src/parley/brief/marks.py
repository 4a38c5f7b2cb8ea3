"""The rows of the timeline, from the dated lines of context, results and outlook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parley.brief import dates
from parley.brief.lines import AHEAD
from parley.brief.page import Line, Mark, Part, Section
from parley.brief.strings import Strings

# Groups whose lines are shown; those of the others tell the same again.
SHOWN = frozenset({"rounds", "gave", "before", "around", "happened", "standing"})


def marks(sections: Sequence[Section], published: Iterable[str], s: Strings) -> tuple[Mark, ...]:
    """A mark for each dated line and each day of publication, in order of time."""
    found = [_mark(line) for line in _dated(sections)]
    found += [
        Mark(day, dates.words(day, s), (Part(s("place_of_publication")),), (), None) for day in sorted(set(published))
    ]
    return tuple(sorted(found, key=lambda m: (dates.order(m.edtf), _turn(m), m.numbers)))


def _turn(mark: Mark) -> int:
    """On one day: what happened, then the publication, then what is ahead."""
    if mark.tone is None:
        return 1
    return 2 if mark.ahead else 0


def _dated(sections: Sequence[Section]) -> Iterable[Line]:
    seen: set[tuple[str, tuple[int, ...]]] = set()
    for section in sections:
        for group in section.groups:
            if group.id in SHOWN or section.id == "outlook":
                for line in group.lines:
                    key = (line.text, line.numbers)
                    if line.edtf and dates.parse(line.edtf) and key not in seen:
                        seen.add(key)
                        yield line


def _mark(line: Line) -> Mark:
    return Mark(line.edtf or "", line.date, line.words, line.numbers, line.tone, line.stance in AHEAD)
