"""Words marked in their sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from parley.cli.terminal import spaced

if TYPE_CHECKING:
    from rich.text import Text

    from parley.model import Event, Object, Span

#: Roles in the order in which they take a word that several want, each with its colour.
STYLES = {
    "act": "bold red",
    "when": "green",
    "person": "yellow",
    "actor": "bold blue",
    "recipient": "cyan",
    "holder": "magenta",
    "attribution": "magenta",
    "object": "yellow",
    "grounds": "dim",
    "found": "bold yellow",
}
Mark = tuple[str, "Span"]


def marks(event: Event) -> Iterator[Mark]:
    """The role and the span of everything that an event took from the text."""
    yield "act", event.evidence.trigger
    parts = [("actor", event.actors), ("recipient", event.recipients)]
    holder = event.stance.holder
    parts.append(("holder", (holder,) if holder is not None and not isinstance(holder, str) else ()))
    parts.append(("attribution", (event.attribution,) if event.attribution else ()))
    for role, actors in parts:
        yield from ((role, actor.span) for actor in actors if actor.span)
    if event.object:
        yield from _object(event.object)
    if event.when:
        yield "when", event.when.span
    if event.grounds:
        yield "grounds", event.grounds.span


def _object(thing: Object) -> Iterator[Mark]:
    yield from (("person", person.span) for person in thing.people if person.span)
    if thing.span:
        yield "object", thing.span
    for inner in (*thing.parts, *thing.items):
        yield from _object(inner)


def segments(text: str, start: int, found: Iterable[Mark]) -> Iterator[tuple[str, str | None]]:
    """`text`, which begins at `start` of the document, in pieces, each with its role or None; none overlap."""
    end = start + len(text)
    taken: list[tuple[int, int, str]] = []
    order = list(STYLES)
    for role, (low, high) in sorted(found, key=lambda mark: (order.index(mark[0]), mark[1])):
        free = start <= low < high <= end and all(high <= a or b <= low for a, b, _ in taken)
        if free:
            taken.append((low, high, role))
    shown, at = spaced(text), start
    for low, high, role in sorted(taken):
        if at < low:
            yield shown[at - start : low - start], None
        yield shown[low - start : high - start], role
        at = high
    if at < end:
        yield shown[at - start :], None


def plain(text: str, start: int, found: Iterable[Mark]) -> str:
    """The text with `[role: words]` for every mark."""
    return squeeze("".join(f"[{role}: {piece}]" if role else piece for piece, role in segments(text, start, found)))


def squeeze(text: str) -> str:
    """The text with runs of white space as single blanks."""
    return " ".join(text.split())


def coloured(text: str, start: int, found: Iterable[Mark]) -> Text:
    """The text with colours for marks."""
    from rich.text import Text

    made = Text()
    for piece, role in segments(text, start, found):
        made.append(re.sub(r"\s+", " ", piece), STYLES[role] if role else None)
    return made
