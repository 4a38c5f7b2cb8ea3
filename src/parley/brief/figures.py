"""Figures: each count with what it counts and who gives it; several values of one thing side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parley.brief import dates, names, things
from parley.brief.happenings import Happening, Telling
from parley.brief.lines import cite, line, plain
from parley.brief.page import Fact, Group, Line, Part
from parley.brief.sentences import author, noun
from parley.brief.strings import Strings
from parley.model import Actor, Amount, Object


@dataclass(frozen=True, slots=True)
class _Figure:
    """A count that a telling gives; `happening` is what it counts, `part` whether of a stated part."""

    telling: Telling
    what: Object
    count: Amount
    happening: Happening
    part: bool = False

    @property
    def bounds(self) -> tuple[float, float]:
        """Between what the true number lies, if the figure holds; "about" allows a tenth."""
        low, high = float(self.count.value), float(self.count.max or self.count.value)
        if self.count.bound == "at_least":
            return low, float("inf")
        if self.count.bound == "at_most":
            return 0.0, high
        slack = 0.1 if self.count.bound == "about" or self.count.approximate else 0.0
        return low * (1 - slack), high * (1 + slack)


def groups(happenings: Sequence[Happening], s: Strings) -> tuple[Group, ...]:
    """The figures in the order of the happenings, one line for what is counted, a line for each value under it."""
    wholes = [f for h in happenings for f in _whole(h)]
    parts = [f for h in happenings for f in _parts(h)]
    lines = [_line(bunch, s) for bunch in _bunches(wholes)] + [_line([f], s) for f in parts]
    return (Group("figures_list", s("figures_list"), tuple(lines), "", "table"),) if lines else ()


def _whole(happening: Happening) -> list[_Figure]:
    found = []
    for telling in happening.tellings:
        what = telling.event.object
        if what is not None and what.count is not None:
            found.append(_Figure(telling, what, what.count, happening))
    return found


def _parts(happening: Happening) -> list[_Figure]:
    telling = next((t for t in happening.tellings if t.event.object and t.event.object.parts), None)
    if telling is None or telling.event.object is None:
        return []
    return [_Figure(telling, p, p.count, happening, True) for p in telling.event.object.parts if p.count is not None]


def _bunches(figures: Sequence[_Figure]) -> list[list[_Figure]]:
    """Figures of one thing together: of one happening, of linked tellings, or of one act, sides and time."""
    bunches: list[list[_Figure]] = []
    for figure in figures:
        home = next((b for b in bunches if any(_of_one(figure, other) for other in b)), None)
        if home is None:
            bunches.append([figure])
        else:
            home.append(figure)
    return bunches


def _of_one(one: _Figure, other: _Figure) -> bool:
    if one.happening is other.happening or _linked(one, other) or _linked(other, one):
        return True
    first, second = one.happening, other.happening
    if first.event.act != second.event.act or first.codes != second.codes or _giver(one) == _giver(other):
        return False
    dated, dated_too = dates.parse(first.edtf), dates.parse(second.edtf)
    return dated is not None and dated_too is not None and str(dated) == str(dated_too)


def _linked(one: _Figure, other: _Figure) -> bool:
    return one.telling.document.id == other.telling.document.id and any(
        link.kind == "same_as" and link.event == other.telling.event.id for link in one.telling.event.links
    )


def _giver(figure: _Figure) -> str:
    """Who gives the figure: the source named, the forecaster, else the document."""
    event = figure.telling.event
    if event.attribution is not None:
        return event.attribution.name
    return event.stance.holder.name if isinstance(event.stance.holder, Actor) else figure.telling.document.id


def _line(bunch: Sequence[_Figure], s: Strings) -> Line:
    """One value in one line; several with a line each, marked as disputed where they exclude each other."""
    first = bunch[0]
    values: dict[tuple[str, str], list[_Figure]] = {}
    for figure in bunch:
        values.setdefault((things.amount(figure.count, s), _giver(figure)), []).append(figure)
    rows = tuple(_value(figures, s, len(values) == 1) for figures in values.values())
    counts = {things.amount(f.count, s) for f in bunch}
    if len(counts) == 1 and len(rows) == 1:
        return rows[0]
    head = line(first.happening, s)
    facts = (Fact("", (Part(s("disputed" if _disputed(bunch) else "differ")),)),) if len(counts) > 1 else ()
    return Line(_subject(first, s), date=head.date, edtf=head.edtf, facts=facts, children=rows)


def _disputed(bunch: Sequence[_Figure]) -> bool:
    low = max(f.bounds[0] for f in bunch)
    high = min(f.bounds[1] for f in bunch)
    return low > high


def _subject(figure: _Figure, s: Strings) -> tuple[Part, ...]:
    """What is counted: the act and its sides."""
    event = figure.happening.event
    act = noun(event.act, s)
    sides = names.joined([names.plain(c, s) for c in sorted(figure.happening.codes)], s)
    return (Part(f"{act[:1].upper()}{act[1:]}" + (f" — {sides}" if sides else "")),)


def _value(figures: Sequence[_Figure], s: Strings, alone: bool) -> Line:
    first = figures[0]
    who = first.telling.event.attribution
    holder = first.telling.event.stance.holder
    if who is None and isinstance(holder, Actor) and first.telling.event.stance.kind in ("expected", "possible"):
        who = holder
    giver = names.actor(who, s) if who else author(first.telling.document, s)
    head = line(first.happening, s)
    words = (Part(f"{things.amount(first.count, s)} "), things.quoted(first.what.text, first.telling.document))
    cites = tuple(cite(f.telling) for f in figures)
    facts = [plain(s, "said_by", giver)]
    if not alone:
        return Line(words, cites, edtf=head.edtf, facts=tuple(facts), claim=who is not None)
    facts.insert(0, plain(s, "part_of" if first.part else "counted", _subject(first, s)[0].text))
    return Line(words, cites, head.date, "", head.edtf, tuple(facts), claim=who is not None)
