"""Sides of talks that a sentence leaves open: those of the talks that the document tells of.

"The meeting", "further talks" name no sides. Where one pair of sides deals with each other in most of the document's talks, they
are meant; else the pair told of in the sentence itself or the one before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from parley.model import Actor, Because, Event

TALKS = frozenset({"meet", "negotiate", "call", "agree"})
#: A pair must be named this often before it is taken for the document's own.
OFTEN = 2
#: How many sentences back a pair may lie that is not the document's own.
NEAR = 1


def fill_sides(events: Sequence[Event], sentences: Sequence[int], bare: Sequence[bool]) -> list[Event]:
    """The events, talks with fewer than two sides completed. `bare` tells which events are nouns without sides of their own."""
    pairs = [_pair(e) for e in events]
    main = _main_pair(pairs)
    result = []
    for number, event in enumerate(events):
        sides = (
            _sides(event, number, pairs, sentences, main)
            if bare[number] and event.act in TALKS - {"agree"} and pairs[number] is None
            else ()
        )
        known = {a.code for a in event.actors}
        added = tuple(a for a in sides if a.code not in known)
        if added:
            event = replace(
                event,
                actors=event.actors + added,
                because=(*event.because, Because("actors", None, "the sides of the talks that the document tells of")),
            )
        result.append(event)
    return result


def _pair(event: Event) -> tuple[Actor, Actor] | None:
    """The two sides of talks, if two and only two are named."""
    coded = list({a.code: a for a in event.actors if a.code}.values())
    return (coded[0], coded[1]) if event.act in TALKS and len(coded) == 2 else None


def _key(pair: tuple[Actor, Actor]) -> frozenset[str]:
    return frozenset(a.code or "" for a in pair)


def _main_pair(pairs: Sequence[tuple[Actor, Actor] | None]) -> tuple[Actor, Actor] | None:
    count = Counter(_key(p) for p in pairs if p is not None)
    if not count:
        return None
    (best, times), *rest = count.most_common()
    if times < OFTEN or (rest and rest[0][1] == times):
        return None
    return next(p for p in pairs if p is not None and _key(p) == best)


def _sides(
    event: Event,
    number: int,
    pairs: Sequence[tuple[Actor, Actor] | None],
    sentences: Sequence[int],
    main: tuple[Actor, Actor] | None,
) -> tuple[Actor, ...]:
    known = {a.code for a in event.actors if a.code}
    # `sentences` rises, so those near are a stretch of it
    low, high = bisect_left(sentences, sentences[number] - NEAR), bisect_right(sentences, sentences[number])
    near = [(sentences[number] - sentences[n], n, p) for n in range(low, high) if (p := pairs[n]) is not None]
    for pair in [main, *(p for _, _, p in sorted(near, key=lambda item: item[:2]))]:
        if pair is not None and known <= _key(pair):
            return pair
    return ()
