"""Pairs of tellings of one act on one side: what speaks for one happening, and what forbids it.

The weights are judged, not fitted: a day and a thing in common, or a person, are enough; a day alone is not, where both
say what it was about and differ. tests/ledger/test_pairs.py holds the cases that they were set by.
"""

from __future__ import annotations

from collections.abc import Iterator

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
    found = list(_time(one, other)) + list(_thing(one, other)) + list(_rest(one, other))
    return min(1.0, round(sum(weight for weight, _ in found), 4)), tuple(reason for _, reason in found)


def thing_score(one: Traits, other: Traits) -> float:
    """How much speaks for one object of both, from 0 to 1."""
    return min(1.0, sum(weight for weight, _ in _thing(one, other)))


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


def _time(one: Traits, other: Traits) -> Iterator[_Reason]:
    if one.dated and other.dated:
        if one.first == other.first and one.last == other.last:
            yield (0.35, "same day") if one.single else (0.3, "same time")
        else:
            yield 0.15, "times overlap"
    elif one.first <= other.last and other.first <= one.last:
        yield 0.1, "told in time"
        gap = abs(one.last - other.last)
        if gap <= 7 and one.happened:
            yield (0.2, "news of these days") if gap <= 3 else (0.15, "news of this week")
    if one.entry.source.id == other.entry.source.id:
        yield 0.2, "same document"


def _thing(one: Traits, other: Traits) -> Iterator[_Reason]:
    if one.persons & other.persons:
        yield 0.5, "same persons"
    if one.count is not None and other.count is not None:
        if one.count.value == other.count.value:
            yield 0.35, "same count"
        elif compatible(one.count, other.count):
            yield 0.25, "counts agree"
        elif one.count.value in other.parts or other.count.value in one.parts:
            yield 0.2, "one is a part"
    if one.targets & other.targets:
        yield 0.4, "same target"
    if one.words and other.words:
        common = len(one.words & other.words) / len(one.words | other.words)
        if common:
            yield round(0.2 * common, 3), "same words"
        if _kind(one) == _kind(other):
            yield 0.1, "same kind"
    elif not one.words and not other.words:
        yield 0.15, "no object said"


def _rest(one: Traits, other: Traits) -> Iterator[_Reason]:
    if linked(one, other):
        yield 0.6, "said to be the same"
    if one.ordinal is not None and one.ordinal == other.ordinal:
        yield 0.4, "same ordinal"
    if one.named & other.named:
        yield 0.15, "same persons act"
    if one.places & other.places:
        yield 0.1, "same place"
    if one.others & other.others:
        yield 0.05, "same recipients"


def linked(one: Traits, other: Traits) -> bool:
    """Whether their document ties them as the same."""
    mine, its = one.entry, other.entry
    return mine.source.id == its.source.id and (
        any(link.kind == "same_as" and link.event == its.id for link in mine.event.links)
        or any(link.kind == "same_as" and link.event == mine.id for link in its.event.links)
    )


def _kind(one: Traits) -> str | None:
    return one.entry.event.object.kind if one.entry.event.object else None
