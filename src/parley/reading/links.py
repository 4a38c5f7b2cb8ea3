"""Ties between the events of a document: in exchange for, as a result of, on condition of, told before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from heapq import merge

from parley.knowledge.acts import acts
from parley.model import Because, Event, Link, When
from parley.reading.lexicon import Lexicon

_YIELDS = frozenset({"yield", "material_cooperation"})
#: Earlier events with one act, stance and side that a later one is compared with: enough for any real document, and
#: it keeps the time linear for one that tells the same thing thousands of times.
COMPARED = 300
#: "About 30" and "32" can be one count; "about 30" and "52" cannot.
_NEARLY = 1.25
#: Tellings with a count of one happening that a later one is held against.
_TELLINGS = 20
_GENERIC = frozenset({"meet", "negotiate", "visit", "call"})


def link(events: Sequence[Event], sentences: Sequence[int], texts: Sequence[str], lexicon: Lexicon) -> list[Event]:
    """The events with their links. `sentences` gives the number of each event's sentence, `texts` each sentence in lower case."""
    found: list[list[Link]] = [[] for _ in events]
    _told_before(events, found)
    events = _share_doers(events, found)
    _exchanges(events, sentences, texts, lexicon, found)
    return [
        replace(e, links=tuple(sorted({*ls, *e.links}, key=lambda x: (x.kind, x.event))))
        for e, ls in zip(events, found, strict=True)
    ]


def _told_before(events: Sequence[Event], found: list[list[Link]]) -> None:
    """`same_as`: the earliest event before it that tells of the same happening."""
    known: dict[Hashable, list[int]] = defaultdict(list)
    first: list[int] = []
    counted: dict[int, list[Event]] = defaultdict(list)
    for later, event in enumerate(events):
        first.append(later)
        if any(x.kind == "same_as" for x in event.links):
            continue
        signs = _signs(event)
        # each list rises: the first that fits is found without looking at the rest; a number may come twice
        for earlier in merge(*(known[sign] for sign in signs)):
            root = first[earlier]
            if _same(events[earlier], event) and not any(_counts_differ(other, event) for other in counted[root]):
                found[later].append(Link("same_as", events[root].id))
                first[later] = root
                break
        for sign in signs:
            if len(known[sign]) < COMPARED:
                known[sign].append(later)
        group = counted[first[later]]
        if event.object is not None and event.object.count is not None and len(group) < _TELLINGS:
            group.append(event)


def _signs(event: Event) -> list[Hashable]:
    """What two tellings of the same happening share at least one of (see `_same`): a side, or an exact count."""
    kind = (event.act, event.stance.kind, event.stance.polarity)
    signs: list[Hashable] = [(kind, code) for code in sorted(_codes(event))]
    thing = event.object
    if thing is not None and thing.count is not None and thing.count.bound == "exact":
        signs.append((kind, thing.kind, thing.count.value))
    return signs


def _share_doers(events: Sequence[Event], found: list[list[Link]]) -> list[Event]:
    """A telling without doer takes the one that another telling of the same happening names."""
    place = {e.id: n for n, e in enumerate(events)}
    result = list(events)
    for number, links in enumerate(found):
        for twin in [place[x.event] for x in links if x.kind == "same_as"]:
            for bare, full in ((number, twin), (twin, number)):
                if not result[bare].actors and result[full].actors:
                    why = Because("actors", None, "named where the same is told elsewhere")
                    result[bare] = replace(
                        result[bare], actors=result[full].actors, because=(*result[bare].because, why)
                    )
    return result


def _same(one: Event, other: Event) -> bool:
    """Same act and stance, compatible sides, object, count and date; sides that neither names tell nothing."""
    if one.act != other.act or one.stance.kind != other.stance.kind or one.stance.polarity != other.stance.polarity:
        return False
    sides_one, sides_other = _codes(one), _codes(other)
    if _same_count(one, other) and (not sides_one or not sides_other):
        return _dates_fit(one, other)
    if not sides_one or not sides_other or not (sides_one <= sides_other or sides_other <= sides_one):
        return False
    if not _dates_fit(one, other) or not _objects_fit(one, other):
        return False
    if one.ordinal and other.ordinal and one.ordinal.value != other.ordinal.value:
        return False
    return bool(sides_one & sides_other)


def _same_count(one: Event, other: Event) -> bool:
    """Whether both count the same, exactly, and more than one: "52 prisoners" is one group."""
    a, b = one.object, other.object
    if a is None or b is None or a.count is None or b.count is None:
        return False
    return a.count.value == b.count.value > 1 and a.count.bound == b.count.bound == "exact" and a.kind == b.kind


def _counts_differ(one: Event, other: Event) -> bool:
    """Whether both count exactly, and not the same: 52 and 18 freed are two happenings, whatever else fits."""
    a, b = one.object, other.object
    if a is None or b is None or a.count is None or b.count is None or a.kind != b.kind:
        return False
    low, high = sorted((a.count.value, b.count.value))
    if "about" in (a.count.bound, b.count.bound):
        return high > low * _NEARLY
    return a.count.bound == b.count.bound == "exact" and low != high


def _codes(event: Event) -> set[str]:
    return {a.code or a.id for a in (*event.actors, *event.recipients)}


def _dates_fit(one: Event, other: Event) -> bool:
    if one.when is None or other.when is None:
        return True
    return When.parse(one.when.edtf).overlaps(When.parse(other.when.edtf))


def _objects_fit(one: Event, other: Event) -> bool:
    a, b = one.object, other.object
    if a is None or b is None:
        return True
    if a.people and b.people:
        return bool({p.id for p in a.people} & {p.id for p in b.people})
    if bool(a.people) != bool(b.people) and not (a.count and b.count):
        return False
    if a.count and b.count:
        return a.count.value == b.count.value
    if a.target and b.target:
        return a.target.id == b.target.id or a.target.name == b.target.name
    return True


def _exchanges(
    events: Sequence[Event], sentences: Sequence[int], texts: Sequence[str], lexicon: Lexicon, found: list[list[Link]]
) -> None:
    """Phrases of exchange tie the yields of one side to those of the other, in this sentence or the one before."""
    for number, text in enumerate(texts):
        phrase = next((p for p in lexicon.grammar.get("exchange_phrases", ()) if f" {p} " in f" {text} "), None)
        if phrase is None:
            continue
        here = [n for n in _told_in(sentences, number) if _gives(events[n])]
        before = [n for n in _told_in(sentences, number - 1) if _gives(events[n])]
        pairs = [(a, b) for a in here for b in here if a < b and _other_side(events[a], events[b])]
        if not pairs:
            pairs = [(a, b) for a in before for b in here if _other_side(events[a], events[b])]
        for a, b in pairs:
            found[a].append(Link("exchange", events[b].id))
            found[b].append(Link("exchange", events[a].id))


def _told_in(sentences: Sequence[int], number: int) -> range:
    """The numbers of the events of one sentence; `sentences` rises."""
    return range(bisect_left(sentences, number), bisect_right(sentences, number))


def _gives(event: Event) -> bool:
    act = acts()[event.act]
    return act.kind in _YIELDS and event.act not in _GENERIC and event.stance.kind not in ("denied", "refused")


def _other_side(one: Event, other: Event) -> bool:
    return not ({a.code for a in one.actors} & {a.code for a in other.actors}) and one.act != other.act
