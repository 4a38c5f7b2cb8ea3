"""Who gave what for what: said to be in exchange, or inferred from both sides giving way in one meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parley.brief import dates, names
from parley.brief.focus import Focus, is_open, is_yield
from parley.brief.happenings import Happening
from parley.brief.lines import line
from parley.brief.page import Group, Line, Part
from parley.brief.strings import Strings
from parley.model import When


def groups(happenings: Sequence[Happening], about: Focus, s: Strings) -> tuple[Group, ...]:
    """One group an exchange, those said first."""
    said = _said(happenings)
    told = {id(h) for bunch in said for h in bunch}
    inferred = [b for b in _inferred(happenings, about) if not all(id(h) in told for h in b)]
    bunches = [(b, "exchange_open" if any(is_open(h) for h in b) else "exchange_said") for b in said]
    bunches += [(b, "exchange_inferred") for b in inferred]
    return tuple(
        Group(f"exchange-{number}", s("exchanges"), _sides(bunch, s), s(basis), "sides")
        for number, (bunch, basis) in enumerate(bunches, 1)
    )


def _said(happenings: Sequence[Happening]) -> list[list[Happening]]:
    """Happenings tied by `exchange` links, in connected bunches."""
    home = {key: h for h in happenings for key in h.ids}
    bunches: list[list[Happening]] = []
    for happening in happenings:
        tied = [happening, *_tied(happening, home)]
        if len(tied) < 2:
            continue
        met = [b for b in bunches if any(h in b for h in tied)]
        bunch = [h for b in met for h in b] + tied
        bunches = [b for b in bunches if b not in met] + [_unique(bunch)]
    return [b for b in bunches if len(b) > 1]


def _tied(happening: Happening, home: dict[tuple[str, str], Happening]) -> Iterable[Happening]:
    for telling in happening.tellings:
        for link in telling.event.links:
            other = home.get((telling.document.id, link.event))
            if link.kind == "exchange" and other is not None and other is not happening:
                yield other


def _unique(happenings: Sequence[Happening]) -> list[Happening]:
    return sorted({h.ids: h for h in happenings}.values(), key=lambda h: h.order)


def _inferred(happenings: Sequence[Happening], about: Focus) -> list[list[Happening]]:
    """For each main meeting what its sides gave there, where more than one side gave."""
    found: list[list[Happening]] = []
    for meeting in about.meetings:
        given = [h for h in happenings if _given_at(h, meeting, about)]
        dated = {(t.document.id, t.event.evidence.sentence) for h in given if h.edtf for t in h.tellings}
        # what has no date of its own was given there only if it is told in one breath with what was
        given = [
            h for h in given if h.edtf or any((t.document.id, t.event.evidence.sentence) in dated for t in h.tellings)
        ]
        if len({c for h in given for c in h.codes}) < 2:
            continue
        met = [b for b in found if any(h in b for h in given)]  # two meetings of one day: one exchange
        found = [b for b in found if b not in met] + [_unique([h for b in met for h in b] + given)]
    return found


def _given_at(happening: Happening, meeting: Happening, about: Focus) -> bool:
    """Whether it was conceded at the meeting: by a side of it, told with it, on its day or linked to it or undated."""
    if happening.event.stance.kind != "asserted" or not is_yield(happening) or not happening.codes & about.codes:
        return False
    shared = {t.document.id for t in happening.tellings} & {t.document.id for t in meeting.tellings}
    if not shared:
        return False
    one, other = dates.parse(happening.edtf), dates.parse(meeting.edtf)
    if one is not None and other is not None:
        return str(one) == str(other) or (_sure(one) and _sure(other) and one.overlaps(other))
    if other is None and one is not None:
        return _together(happening, meeting)
    return not about.before(happening)


def _together(happening: Happening, meeting: Happening) -> bool:
    """Whether a document tells both in one sentence, or ties one to the other as its result."""
    ends = {key[1] for key in meeting.ids}
    sentences = {(t.document.id, t.event.evidence.sentence) for t in meeting.tellings}
    return any(
        (t.document.id, t.event.evidence.sentence) in sentences
        or any(link.kind == "result" and link.event in ends for link in t.event.links)
        for t in happening.tellings
    )


def _sure(when: When) -> bool:
    """A single date of a known year."""
    return when.year_known and not when.interval


def _sides(bunch: Sequence[Happening], s: Strings) -> tuple[Line, ...]:
    """A line for each side, with what it gives under it."""
    by_side: dict[str, list[Happening]] = {}
    for happening in bunch:
        by_side.setdefault(_giver(happening, s), []).append(happening)
    return tuple(
        Line((Part(side or s("no_actor")),), children=tuple(line(h, s) for h in given))
        for side, given in sorted(by_side.items())
    )


def _giver(happening: Happening, s: Strings) -> str:
    codes = sorted(happening.codes)
    if codes:
        return names.joined([names.plain(c, s) for c in codes], s)
    return names.joined([names.actor(a, s) for a in happening.event.actors], s)
