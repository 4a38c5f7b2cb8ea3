"""Rounds: how two or more parties met, in order, each meeting once under its several names (talks, visit, call).

A round is a stretch of days on which talks of the same parties are told. Rounds are numbered by what texts say of them
("the fourth round"); between numbers that are said, those of the dossier are counted on. What the numbers say is missing
is a gap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from parley.knowledge.offices import offices_of
from parley.ledger import actors, days
from parley.ledger.parts import Grounds, Key, Part
from parley.ledger.types import Proposition
from parley.model import Actor, When

#: The longest that one round lasts, in days, from its first to its last.
LONGEST = 7
_NUMBERED = frozenset({"negotiate", "meet"})
_HELD = _NUMBERED | {"visit"}
_TOP: frozenset[str] = frozenset({"head_of_state", "head_of_government", "monarch", "supreme_leader"})
_MINISTERS: frozenset[str] = frozenset({"foreign_minister", "defence_minister", "minister"})


@dataclass(frozen=True, slots=True)
class Round:
    """A round. `number` said or counted, None where nothing says where counting starts; `stated` the one said; `acts` its
    names; `first`, `last` its days (ISO), `dated` whether a text gives them; `level` leaders, ministers, envoys or None;
    `outcomes` what was done as a result; `earlier` how many rounds came before it as said, `known` how many of these the
    dossier has; `counted_before` what documents say went before it; `evidence` the ids of its events.
    """

    id: str
    parties: tuple[str, ...]
    number: int | None
    stated: int | None
    acts: tuple[str, ...]
    first: str
    last: str
    dated: bool
    places: tuple[str, ...]
    participants: tuple[Actor, ...]
    level: str | None
    occurrences: tuple[str, ...]
    outcomes: tuple[str, ...]
    earlier: int | None
    known: int
    counted_before: tuple[str, ...]
    evidence: tuple[str, ...]

    @property
    def gap(self) -> int:
        """How many earlier rounds are said to have been that the dossier does not have."""
        return max(0, (self.earlier or 0) - self.known)

    @property
    def order(self) -> tuple[tuple[str, ...], str, str, str]:
        """Its place in lists: by parties, then in order of time."""
        return self.parties, self.first, self.last, self.id


@dataclass(frozen=True, slots=True)
class _Result:
    """That a document ties something to talks, as their result (`result`) or as what went before (`before`)."""

    document: str
    talks: str
    given: str
    kind: str

    @property
    def order(self) -> tuple[tuple[str, ...], str, str, str]:
        return (self.document,), self.talks, self.given, self.kind


def keys(one: Proposition) -> Iterator[Key]:
    """The parties of talks that happened between at least two; documents that can tie results to talks."""
    if one.standing != "occurred":
        return
    if one.family == "talks":
        if len(one.sides) > 1:
            if _meeting(one):
                yield one.sides
            yield from (("document", entry.source.id) for entry in one.entries)
        return
    for entry in one.entries:
        if any(link.kind in ("result", "before") for link in entry.event.links):
            yield "document", entry.source.id


def _meeting(one: Proposition) -> bool:
    """Whether it is a meeting and not only word of talks in general: it has a day, a number, a place or persons."""
    return one.dated or one.ordinal is not None or bool(one.where) or bool(_persons(one))


def _persons(one: Proposition) -> list[Actor]:
    return [a for e in one.entries for a in (*e.event.actors, *e.event.recipients) if not actors.is_state(a)]


def of(key: Key, members: Sequence[Proposition], grounds: Grounds) -> Iterator[Round | _Result]:
    """The rounds of some parties, numbered; or the results that a document ties to talks."""
    assert isinstance(key, tuple)
    if key[0] == "document":
        yield from _results(key[1], members)
    else:
        yield from rounds_of(key, members)


def rounds_of(parties: tuple[str, ...], members: Sequence[Proposition]) -> list[Round]:
    """The rounds that talks of some parties make, without their outcomes."""
    return _numbered([_round(parties, group) for group in _stretches([p for p in members if _meeting(p)])])


def _results(document: str, members: Sequence[Proposition]) -> Iterator[_Result]:
    here = {e.id: (p, e.event.links) for p in members for e in p.entries if e.source.id == document}
    found = set()
    for given, links in here.values():
        for link in links:
            talks = here[link.event][0] if link.event in here else None
            if given.family == "talks" or talks is None or talks.family != "talks":
                continue
            if link.kind == "before" or (link.kind == "result" and not _over_before(given, talks)):
                found.add((talks.id, given.id, link.kind))
    yield from (_Result(document, *one) for one in sorted(found))


def _over_before(given: Proposition, talks: Proposition) -> bool:
    """Whether it was over before the talks began, so no result of them, whatever a reader saw."""
    return given.dated and talks.dated and _span(given)[1] < _span(talks)[0]


def _stretches(members: Sequence[Proposition]) -> Iterator[list[Proposition]]:
    """Talks of one stretch of days; those with a longer window belong to the only stretch inside it, or stand alone."""
    short = [p for p in members if p.dated and _length(p) <= LONGEST]
    groups: list[list[Proposition]] = []
    start = end = 0
    for p in short:
        first, last = _span(p)
        if groups and first <= end and max(last, end) - start <= LONGEST and not _other_number(groups[-1], p):
            groups[-1].append(p)
            end = max(end, last)
        else:
            groups.append([p])
            start, end = first, last
    starts = [_span(g[0])[0] for g in groups]
    alone = []
    for p in members:
        if p.dated and _length(p) <= LONGEST:
            continue
        first, last = _span(p)
        at = bisect_left(starts, first)
        only = p.dated and bisect_right(starts, last) == at + 1
        if only and not _other_number(groups[at], p):
            groups[at].append(p)
        else:
            alone.append([p])
    yield from (*groups, *alone)


def _span(p: Proposition) -> tuple[int, int]:
    return (days.number(p.window[0]), days.number(p.window[1])) if p.window else (days.FIRST, days.LAST)


def _length(p: Proposition) -> int:
    first, last = _span(p)
    return last - first


def _other_number(group: Sequence[Proposition], one: Proposition) -> bool:
    """Whether a text numbers it as another round than the group."""
    numbers = {n for p in group if (n := number_of(p)) is not None}
    mine = number_of(one)
    return mine is not None and bool(numbers) and mine not in numbers


def number_of(one: Proposition) -> int | None:
    """The number of the round that a text gives to talks."""
    return one.ordinal.value if one.ordinal and one.act in _NUMBERED else None


def _round(parties: tuple[str, ...], group: Sequence[Proposition]) -> Round:
    told = [p for p in group if p.dated and _length(p) <= LONGEST] or list(group)
    stated = min((n for p in group if (n := number_of(p)) is not None), default=None)
    who = _participants(group)
    first = min(p.day for p in told)
    entries = sorted({e.id: e for p in group for e in p.entries}.values(), key=lambda e: e.key)
    return Round(
        id="r" + min(p.id for p in told)[1:],
        parties=parties,
        number=stated,
        stated=stated,
        acts=tuple(sorted({p.act for p in group})),
        first=first,
        last=max(p.window[1] if p.window else "9999-12-31" for p in told),
        dated=any(p.dated for p in told),
        places=tuple(sorted({w.name for p in group for w in p.where})),
        participants=who,
        level=_level(parties, who, first),
        occurrences=tuple(p.id for p in sorted(group, key=lambda p: p.order)),
        outcomes=(),
        earlier=stated - 1 if stated is not None else None,
        known=0,
        counted_before=(),
        evidence=tuple(e.id for e in entries),
    )


def _participants(group: Sequence[Proposition]) -> tuple[Actor, ...]:
    found = {actors.identity(a): a for p in group for a in _persons(p)}
    return tuple(sorted(found.values(), key=lambda a: (a.code or "", a.name)))


def _level(parties: Sequence[str], who: Sequence[Actor], day: str) -> str | None:
    """The rank of talks: leaders where two parties were there by theirs, ministers likewise, else envoys or None."""
    ranks: dict[str, frozenset[str]] = {}
    for actor in who:
        side = actors.side(actor)
        ranks[side] = ranks.get(side, frozenset()) | _offices(actor.id, actor.code, day)
    for level, offices in (("leaders", _TOP), ("ministers", _TOP | _MINISTERS)):
        if sum(bool(ranks.get(p, frozenset()) & offices) for p in parties) >= 2:
            return level
    return "envoys" if sum(p in ranks for p in parties) >= 2 else None


@lru_cache(4096)
def _offices(person: str, code: str | None, day: str) -> frozenset[str]:
    """The offices that a person held for a state on a day, as far as is known."""
    if not offices_of(person, None):
        return frozenset()
    return frozenset(t.office for t in offices_of(person, When.parse(day)) if t.code == code)


def _numbered(rounds: Sequence[Round]) -> list[Round]:
    """Rounds in order with their numbers: those said, and between them counted on from the last one said."""
    found: list[Round] = []
    last: int | None = None
    before = 0
    for one in sorted(rounds, key=lambda r: r.order):
        number = one.stated
        if number is None and last is not None and one.dated and set(one.acts) & _NUMBERED:
            number = last + 1
        last = number if number is not None else last
        found.append(replace(one, number=number, known=before))
        before += one.dated and bool(set(one.acts) & _HELD)
    return found


def finish(items: Sequence[Round | _Result], grounds: Grounds) -> Iterator[Round]:
    """Rounds with their outcomes: what documents call results of their talks."""
    rounds = [r for r in items if isinstance(r, Round)]
    at = {occurrence: r.id for r in rounds for occurrence in r.occurrences}
    tied: dict[tuple[str, str], set[str]] = {}
    for one in items:
        if isinstance(one, _Result) and one.talks in at:
            tied.setdefault((at[one.talks], one.kind), set()).add(one.given)
    for r in rounds:
        results = tied.get((r.id, "result"), set())
        before = tied.get((r.id, "before"), set()) - results
        yield replace(r, outcomes=tuple(sorted(results)), counted_before=tuple(sorted(before)))


PART = Part("rounds", keys, of, finish, answers=False)
