"""Exchanges: who gave what for what, and how far each side has come.

A tie between two gives is said in words ("in exchange", a condition) or inferred, from results that a document ascribes to
one meeting, or from both sides giving way on the day they met. Ties that share a give are one exchange.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from parley.knowledge.acts import acts
from parley.ledger.parts import Grounds, Key, Part
from parley.ledger.types import Proposition

State = Literal["done", "claimed", "promised", "offered", "demanded", "expected", "threatened", "not done", "refused"]
Basis = Literal["words", "inference"]
#: From this strength on an answer is taken for the thing itself, until a person says otherwise.
SURE = 0.5
# the first of these that somebody said of an open give is its state
_OPEN: tuple[tuple[str, State], ...] = (
    ("refused", "refused"),
    ("promised", "promised"),
    ("offered", "offered"),
    ("planned", "promised"),
    ("threatened", "threatened"),
    ("demanded", "demanded"),
    ("expected", "expected"),
    ("possible", "expected"),
)


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two propositions are sides of one exchange: the basis, the reason in a few words, and the events that say it."""

    one: str
    other: str
    basis: Basis
    reason: str
    evidence: tuple[str, ...]

    @property
    def order(self) -> tuple[str, str, str, str, tuple[str, ...]]:
        """Its place in lists."""
        return self.one, self.other, self.basis, self.reason, self.evidence


@dataclass(frozen=True, slots=True)
class Give:
    """One side of an exchange: who gives (codes), to whom, the act, the words for what; its state, and what answers it
    where it is done after it was promised.
    """

    proposition: str
    sides: tuple[str, ...]
    act: str
    what: str | None
    state: State
    when: str | None
    answered_by: tuple[str, ...]
    evidence: tuple[str, ...]

    @property
    def done(self) -> bool:
        """Whether it was given."""
        return self.state == "done"


@dataclass(frozen=True, slots=True)
class Exchange:
    """Gives that hang together. `basis` is words if any tie is; `open` while something promised or offered in it is not
    given.
    """

    id: str
    gives: tuple[Give, ...]
    basis: Basis
    ties: tuple[Tie, ...]
    first: str
    open: bool

    @property
    def order(self) -> tuple[str, str]:
        """Its place in lists: by the first day of its gives."""
        return self.first, self.id


def keys(one: Proposition) -> Iterator[Key]:
    """The documents that tell it."""
    yield from (entry.source.id for entry in one.entries)


def of(key: Key, members: Sequence[Proposition], grounds: Grounds) -> Iterator[Tie]:
    """The ties that a document makes."""
    if len(members) < 2:
        return
    here = {e.id: p for p in members for e in p.entries if e.source.id == key}
    yield from sorted({*_said(here), *_of_meetings(members, here)}, key=lambda t: t.order)


def _said(here: dict[str, Proposition]) -> Iterator[Tie]:
    for id, one in here.items():
        event = next(e for e in one.entries if e.id == id).event
        for link in event.links:
            other = here.get(link.event)
            if link.kind not in ("exchange", "condition") or other is None or other is one:
                continue
            reason = "said to be in exchange" if link.kind == "exchange" else "said to be the condition"
            low, high = sorted((one.id, other.id))
            yield Tie(low, high, "words", reason, tuple(sorted((id, link.event))))


def _of_meetings(members: Sequence[Proposition], here: dict[str, Proposition]) -> Iterator[Tie]:
    """Ties between what different sides of a meeting gave as its results, or on its day."""
    talks = [p for p in members if p.family == "talks" and p.standing == "occurred" and len(p.sides) > 1]
    given = [p for p in members if p.standing == "occurred" and is_give(p)]
    if not talks or len(given) < 2:
        return
    for parties in sorted({p.sides for p in talks}):
        rooms = [p for p in talks if p.sides == parties]
        ids = {p.id for p in rooms}
        found = [(p, why) for p in given if set(p.sides) < set(parties) if (why := _given_at(p, rooms, ids, here))]
        for at, (one, (reason, mine)) in enumerate(found):
            for other, (its_reason, its) in found[at + 1 :]:
                if set(one.sides) & set(other.sides) or not _together(one, other):
                    continue
                low, high = sorted((one.id, other.id))
                both = reason if reason == its_reason else f"{reason}, {its_reason}"
                yield Tie(low, high, "inference", both, tuple(sorted({*mine, *its})))


def is_give(one: Proposition) -> bool:
    """Whether it is something that one side gives: it yields or helps."""
    found = acts().get(one.act)
    return found is not None and found.kind in ("yield", "material_cooperation") and len(one.sides) == 1


def _given_at(
    one: Proposition, rooms: Sequence[Proposition], ids: set[str], here: dict[str, Proposition]
) -> tuple[str, tuple[str, ...]] | None:
    """Why it was given at the talks, with the events that say so: it is called their result, or is of their day."""
    for entry in one.entries:
        for link in entry.event.links:
            home = here.get(link.event)
            if link.kind == "result" and home is not None and home.id in ids and not _before(one, home):
                return "results of one meeting", (entry.id, link.event)
    if one.dated and one.window and one.window[0] == one.window[1]:
        for room in rooms:
            if room.dated and room.window == one.window:
                return "given on the day of the meeting", (one.entries[0].id, room.entries[0].id)
    return None


def _before(one: Proposition, talks: Proposition) -> bool:
    """Whether it was over before the talks began, so no result of them, whatever was said."""
    return bool(one.dated and talks.dated and one.window and talks.window and one.window[1] < talks.window[0])


def _together(one: Proposition, other: Proposition) -> bool:
    """Whether two gives can be of one meeting: their days meet, or one has none."""
    if not (one.dated and other.dated and one.window and other.window):
        return True
    return one.window[0] <= other.window[1] and other.window[0] <= one.window[1]


def finish(items: Sequence[Tie], grounds: Grounds) -> Iterator[Exchange]:
    """The exchanges that ties make."""
    groups: dict[str, list[Tie]] = {}
    home: dict[str, str] = {}

    def root(id: str) -> str:
        while home.setdefault(id, id) != id:
            id = home[id]
        return id

    for tie in items:
        one, other = sorted((root(tie.one), root(tie.other)))
        home[other] = one
    for tie in items:
        groups.setdefault(root(tie.one), []).append(tie)
    for ties in groups.values():
        yield _exchange(ties, grounds)


def _exchange(ties: Sequence[Tie], grounds: Grounds) -> Exchange:
    ids = {id for tie in ties for id in (tie.one, tie.other)}
    members = sorted((grounds.propositions[id] for id in ids), key=lambda p: p.order)
    gives = tuple(give(p, grounds) for p in members)
    return Exchange(
        id="x" + min(ids)[1:],
        gives=gives,
        basis="words" if any(tie.basis == "words" for tie in ties) else "inference",
        ties=tuple(sorted(ties, key=lambda t: t.order)),
        first=members[0].day,
        open=any(g.state in ("promised", "offered") for g in gives),
    )


def give(one: Proposition, grounds: Grounds) -> Give:
    """A proposition as a side of an exchange."""
    answers = tuple(a.by for a in grounds.answers.get(one.id, ()) if a.kind == "fulfils" and a.strength >= SURE)
    return Give(
        proposition=one.id,
        sides=one.sides,
        act=one.act,
        what=" ".join(one.object.text.split()) if one.object else None,
        state=state(one, bool(answers)),
        when=one.when,
        answered_by=answers,
        evidence=tuple(e.id for e in one.entries),
    )


def state(one: Proposition, answered: bool) -> State:
    """How far it has come."""
    if one.standing == "occurred" or (answered and one.standing == "open"):
        return "done"
    if one.standing == "claimed":
        return "claimed"
    if one.standing == "denied":
        return "not done"
    said = {e.event.stance.kind for e in one.entries}
    return next((name for stance, name in _OPEN if stance in said), "expected")


PART = Part("exchanges", keys, of, finish, answers=False)
