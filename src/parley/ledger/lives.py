"""Which tellings of steps are of one measure, and which of one step of its life.

Identity is (imposer, bound state, firm or scope, sort). A firm that stands for its goods is the goods; a scope that only one
firm of the state is known for is that firm; a telling that does not say who imposes belongs to the only one who does.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parley.knowledge.scopes import scopes
from parley.ledger import days
from parley.ledger.steps import StepKind, Telling
from parley.model import Actor

#: Kinds that texts use for one another: "sanctions" may be an asset freeze or an import ban. All others stand apart.
_LOOSE = frozenset(
    {
        "sanctions",
        "embargo",
        "asset_freeze",
        "import_restriction",
        "export_control",
        "financial_restriction",
        "sectoral_ban",
        "transport_restriction",
    }
)
#: A document so many days after a step looks back on it.
_LATER = 30
_DIRECTIONS: dict[StepKind, str] = {
    "imposed": "on",
    "extended": "longer",
    "licensed": "licence",
    "eased": "licence",
    "suspended": "off",
    "lifted": "off",
    "lapsed": "off",
    "in_force": "held",
}


@dataclass(frozen=True, slots=True)
class Bunch:
    """The tellings of one step; `effective` whether it was taken, by what they say, and `why`."""

    kind: StepKind
    effective: bool
    tellings: tuple[Telling, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """A measure and the steps of its life."""

    id: str
    imposer: Actor | None
    target: Actor | None
    country: str | None
    firm: str | None
    scope: str | None
    kind: str
    steps: tuple[Bunch, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is bound: the state, and the firm or scope, and the sort of measure where it stands apart."""

    country: str | None
    firm: str | None
    scope: str | None
    sort: str


def lives(tellings: Sequence[Telling]) -> Iterator[Life]:
    """The measures that sorted tellings tell of."""
    subjects: dict[_Subject, list[Telling]] = defaultdict(list)
    known = _firms(tellings)
    for telling in tellings:
        subjects[_subject(telling, known)].append(telling)
    for subject, members in subjects.items():
        imposers: dict[str | None, list[Telling]] = defaultdict(list)
        codes = {one.imposer.code for one in members if one.imposer}
        only = next(iter(codes)) if len(codes) == 1 else None
        for one in members:
            imposers[one.imposer.code if one.imposer else only].append(one)
        for code, mine in imposers.items():
            yield _life(subject, code, mine)


def _firms(tellings: Iterable[Telling]) -> dict[tuple[str | None, str], set[str]]:
    """The firms that tellings name by state and scope."""
    found: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for one in tellings:
        if one.firm and one.scope and not scopes()[one.scope].goods:
            found[one.country, one.scope].add(one.firm)
    return found


def _subject(one: Telling, known: dict[tuple[str | None, str], set[str]]) -> _Subject:
    sort = "sanctions" if one.sort in _LOOSE else one.sort
    if one.scope and scopes()[one.scope].goods:
        return _Subject(one.country, None, one.scope, sort)
    if one.firm:
        return _Subject(one.country, one.firm, None, "sanctions")
    firms = known.get((one.country, one.scope or ""), set())
    if len(firms) == 1:
        return _Subject(one.country, next(iter(firms)), None, "sanctions")
    return _Subject(one.country, None, one.scope, sort)


def _life(subject: _Subject, imposer: str | None, tellings: Sequence[Telling]) -> Life:
    key = "\x1f".join(part or "" for part in (imposer, subject.country, subject.firm, subject.scope, subject.sort))
    named = [one.scope for one in tellings if one.scope]
    kinds = Counter(one.sort for one in tellings if one.sort != "sanctions")
    return Life(
        id="m" + hashlib.sha256(key.encode()).hexdigest()[:15],
        imposer=_first(one.imposer for one in tellings),
        target=_first(one.target for one in tellings if one.firm or not subject.firm),
        country=subject.country,
        firm=subject.firm,
        scope=subject.scope or (min(named, key=lambda scope: (-named.count(scope), scope)) if named else None),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)) if kinds else subject.sort,
        steps=tuple(_steps(tellings)),
    )


def _first(those: Iterable[Actor | None]) -> Actor | None:
    """The actor by the name used most, so that it does not hang on which document came first."""
    found = [one for one in those if one is not None]
    counts = Counter(one.id for one in found)
    return min(found, key=lambda one: (-counts[one.id], one.id, one.name, one.text, one.span or (0, 0)), default=None)


def _steps(tellings: Sequence[Telling]) -> Iterator[Bunch]:
    denials = [one for one in tellings if one.mode == "denied" and _DIRECTIONS[one.kind] == "off"]
    positive = [one for one in tellings if one.mode != "denied"]
    for direction in ("on", "longer", "licence", "off"):
        mine = [one for one in positive if _DIRECTIONS[one.kind] == direction]
        bunches = _bunched(mine)
        for at, members in enumerate(bunches):
            after = _core(bunches[at + 1])[1] if at + 1 < len(bunches) else None
            yield _bunch(members, [d for d in denials if after is None or d.last < after] if direction == "off" else [])
    held: dict[int, list[Telling]] = defaultdict(list)
    for one in [*(t for t in positive if t.kind == "in_force"), *denials]:
        held[one.last].append(one)
    for day in sorted(held):
        yield Bunch("in_force", True, tuple(held[day]), ("told to be in force",))


def _bunched(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of one step together, in the order of days: first those with a narrow window, then the wider ones with
    them; one without a date of its own that fits none looks back on the latest step before it.
    """
    bunches: list[list[Telling]] = []
    for one in sorted(tellings, key=lambda one: (not one.dated, one.last - one.first, one.key)):
        fits = [b for b in bunches if _core(b)[0] <= one.last and one.first <= _core(b)[1]]
        if not fits and not one.dated:
            fits = [b for b in bunches if _core(b)[1] < one.first]
        if fits:
            max(fits, key=lambda b: (_core(b)[1], b[0].key)).append(one)
        else:
            bunches.append([one])
    return sorted(bunches, key=lambda b: (_core(b)[1], b[0].key))


def _core(bunch: Sequence[Telling]) -> tuple[int, int]:
    """The window of a step: that of its narrowest telling, which comes first."""
    return bunch[0].first, bunch[0].last


def _bunch(members: Sequence[Telling], denials: Sequence[Telling]) -> Bunch:
    """A step, taken or only announced: what a text says outright goes before what others only report."""
    kind = Counter(one.kind for one in members)
    chosen = min(kind, key=lambda name: (-kind[name], name))
    effective, why = _taken(members, denials)
    shown = [*members, *denials] if why[0] == "denied later" else members
    return Bunch(chosen, effective, tuple(sorted(shown, key=lambda one: one.key)), why)


def _taken(members: Sequence[Telling], denials: Sequence[Telling]) -> tuple[bool, tuple[str, ...]]:
    start, end = _core(members)
    # what only looks back on the step is evidence of it, and has no say in what it was
    members = [one for one in members if one.first <= end and start <= one.last]
    effect = [one for one in members if one.mode == "effect"]
    if any(one.certain for one in effect):
        return True, ("a text says that it took effect",)
    if any(_looks_back(one, end) for one in effect):
        return True, ("reported as done", "long after")
    if any(one.mode == "announced" and one.asserted for one in members):
        return False, ("announced", *(["others report it as done"] if effect else []))
    if not effect:
        return False, ("announced" if any(one.mode == "announced" for one in members) else "claimed",)
    later = [one for one in denials if one.last >= max(_core(members)[1], effect[0].first)]
    if later:
        return False, ("denied later",)
    return True, ("reported as done",)


def _looks_back(one: Telling, end: int) -> bool:
    """Whether a document tells long afterwards that the measure was imposed: then it was, whatever was first announced.
    Of relief that is no proof: much of what is announced and never done is told as done.
    """
    known = one.entry.source.known
    return one.kind == "imposed" and known is not None and days.number(known) - end > _LATER
