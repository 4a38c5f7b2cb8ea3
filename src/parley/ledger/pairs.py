"""Pairs of tellings of one act on one side: what speaks for one happening, and what forbids it.

The weights are judged, not fitted: a day and a thing in common, or a person, are enough; a day alone is not, where both
say what it was about and differ. tests/ledger/test_pairs.py holds the cases that they were set by.
"""

from __future__ import annotations

from parley.ledger.traits import Traits
from parley.model import Amount

#: The least score at which two tellings are one.
ENOUGH = 0.45
#: A count over a longer time than this, in days, is a running total.
TOTAL = 45
#: What two things need in common so that a denial of one denies the other.
NEAR_WORDS = 0.2
_Reason = tuple[float, str]


def score(one: Traits, other: Traits) -> tuple[float, tuple[str, ...]]:
    """How much speaks for one happening, from 0 to 1, and what it is."""
    found: list[_Reason] = []
    _time(one, other, found)
    _thing(one, other, found)
    _rest(one, other, found)
    weight = 0.0
    for given, _ in found:
        weight += given
    if weight < ENOUGH - 0.0001:
        return weight, ()
    return min(1.0, round(weight, 4)), tuple(reason for _, reason in found)


def thing_score(one: Traits, other: Traits) -> float:
    """How much speaks for one object of both, from 0 to 1."""
    found: list[_Reason] = []
    _thing(one, other, found)
    return min(1.0, sum(weight for weight, _ in found))


def veto(one: Traits, other: Traits) -> str | None:
    """What forbids that they are one; None where nothing does."""
    if one.dated and other.dated and (one.last < other.first or other.last < one.first):
        return "different times"
    if one.ordinal is not None and other.ordinal is not None and one.ordinal != other.ordinal:
        return "different ordinals"
    if one.persons and other.persons and not one.persons & other.persons:
        return "different persons"
    if one.targets and other.targets and not one.targets & other.targets:
        return "different targets"
    if one.scope and other.scope and one.scope != other.scope:
        return "different scopes"
    if one.others and other.others and not one.others & other.others:
        return "different recipients"
    return _counts_apart(one, other) or _names_apart(one, other) or _polarity_apart(one, other)


def _polarity_apart(one: Traits, other: Traits) -> str | None:
    mine, its = one.entry.event.stance, other.entry.event.stance
    if mine.polarity != its.polarity and "denied" not in (mine.kind, its.kind):
        return "one is for it, one against"
    return None


def _counts_apart(one: Traits, other: Traits) -> str | None:
    """Different counts of one whole exclude each other, unless one can be a part, or two sources differ about one day."""
    if one.count is None or other.count is None or compatible(one.count, other.count):
        return None
    if total(one) or total(other):
        return "a running total"
    if one.count.value in other.parts or other.count.value in one.parts:
        return None
    if one.single and other.single and sources_differ(one, other):
        return None
    return "different counts"


def total(one: Traits) -> bool:
    """Whether it counts over a long time, as in "more than 430 since July 2024"."""
    return one.dated and one.last - one.first > TOTAL


def compatible(one: Amount, other: Amount) -> bool:
    """Whether two amounts can be one: equal, or one inside the bound of the other."""
    return _admits(one, other) or _admits(other, one)


def _admits(one: Amount, other: Amount) -> bool:
    low, high = one.value, one.max if one.max is not None else one.value
    if one.bound == "at_least":
        return other.value >= low
    if one.bound == "at_most":
        return other.value <= high
    slack = 0.1 * high if one.bound == "about" or one.approximate else 0
    return low - slack <= other.value <= high + slack


def sources_differ(one: Traits, other: Traits) -> bool:
    """Whether two sources speak: another document, or another one named in the same."""
    mine, its = one.entry, other.entry
    return mine.source.id != its.source.id or mine.claimed_by != its.claimed_by


def _names_apart(one: Traits, other: Traits) -> str | None:
    """A side that is named twice, by different persons, met twice."""
    for place in {side for side, _ in one.named} & {side for side, _ in other.named}:
        mine = {who for side, who in one.named if side == place}
        its = {who for side, who in other.named if side == place}
        if not any(alike(a, b) for a in mine for b in its):
            return "different persons act"
    return None


def alike(one: str, other: str) -> bool:
    """Whether two identities can be spellings of one name: equal, or the last words alike and the first with one letter."""
    if one == other:
        return True
    mine, its = one.split(), other.split()
    if not mine or not its or one[:1] == "Q" or other[:1] == "Q":
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(mine[-1], its[-1]) >= 80 and mine[0][:1] == its[0][:1]


def _time(one: Traits, other: Traits, found: list[_Reason]) -> None:
    if one.dated and other.dated:
        if one.first == other.first and one.last == other.last:
            found.append((0.35, "same day") if one.first == one.last else (0.3, "same time"))
        else:
            found.append((0.15, "times overlap"))
    elif one.first <= other.last and other.first <= one.last:
        found.append((0.1, "told in time"))
        gap = abs(one.last - other.last)
        if gap <= 7 and one.happened:
            found.append((0.2, "news of these days") if gap <= 3 else (0.15, "news of this week"))
    if one.document == other.document:
        found.append((0.2, "same document"))


def _thing(one: Traits, other: Traits, found: list[_Reason]) -> None:
    if one.persons and one.persons & other.persons:
        found.append((0.5, "same persons"))
    if one.count is not None and other.count is not None:
        if one.count.value == other.count.value:
            found.append((0.35, "same count"))
        elif compatible(one.count, other.count):
            found.append((0.25, "counts agree"))
        elif one.count.value in other.parts or other.count.value in one.parts:
            found.append((0.2, "one is a part"))
    if one.targets and one.targets & other.targets:
        found.append((0.4, "same target"))
    if one.words and other.words:
        common = len(one.words & other.words)
        if common:
            found.append((0.2 * common / len(one.words | other.words), "same words"))
        if one.kind == other.kind:
            found.append((0.1, "same kind"))
    elif not one.words and not other.words:
        found.append((0.15, "no object said"))


def _rest(one: Traits, other: Traits, found: list[_Reason]) -> None:
    if (one.ties or other.ties) and linked(one, other):
        found.append((0.6, "said to be the same"))
    if one.ordinal is not None and one.ordinal == other.ordinal:
        found.append((0.4, "same ordinal"))
    if one.named and one.named & other.named:
        found.append((0.15, "same persons act"))
    if one.places and one.places & other.places:
        found.append((0.1, "same place"))
    if one.others and one.others & other.others:
        found.append((0.05, "same recipients"))


def linked(one: Traits, other: Traits) -> bool:
    """Whether their document ties them as the same."""
    return one.document == other.document and (other.entry.id in one.ties or one.entry.id in other.ties)
