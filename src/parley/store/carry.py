"""An event of one text in another text of the same document, as a newer intake may give it.

What a person decided stays true to words that stand in the text: the quote is found again, and what leans on spans that
no longer hold loses them.
"""

from __future__ import annotations

from dataclasses import replace

from parley.model import Actor, Dated, Document, Event, Object, Passage, Span


def carry(event: Event, document: Document) -> Event | None:
    """The event with spans of `document`; None where its quote does not stand there any more."""
    evidence, text = event.evidence, document.text
    start, end = evidence.sentence
    if text[start:end] == evidence.quote:
        return event
    at = _nearest(text, evidence.quote, start)
    if at is None:
        return None
    shift = at - start
    low, high = evidence.trigger
    moved = replace(
        evidence, page=document.page_at(at), sentence=(at, at + end - start), trigger=(low + shift, high + shift)
    )
    return _Carrier(text, shift, moved.trigger[0]).event(replace(event, evidence=moved))


def _nearest(text: str, quote: str, near: int) -> int | None:
    """Where the quote stands, the place nearest to where it stood."""
    places = []
    at = text.find(quote)
    while quote and at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    return min(places, key=lambda place: (abs(place - near), place), default=None)


class _Carrier:
    """Moves spans by `shift` where the same words stand there; `anchor` is where words of nobody are put."""

    def __init__(self, text: str, shift: int, anchor: int) -> None:
        self.text, self.shift, self.anchor = text, shift, anchor

    def event(self, event: Event) -> Event:
        stance = event.stance
        holder = self._actor(stance.holder) if isinstance(stance.holder, Actor) else stance.holder
        return replace(
            event,
            stance=replace(stance, holder=holder),
            actors=tuple(self._actor(one) for one in event.actors),
            recipients=tuple(self._actor(one) for one in event.recipients),
            object=self._thing(event.object) if event.object else None,
            when=self._dated(event.when) if event.when else None,
            attribution=self._actor(event.attribution) if event.attribution else None,
            grounds=self._passage(event.grounds) if event.grounds else None,
            because=(),
        )

    def _span(self, text: str, span: Span | None) -> Span | None:
        if span is None:
            return None
        start, end = span[0] + self.shift, span[1] + self.shift
        return (start, end) if self.text[max(start, 0) : end] == text else None

    def _actor(self, actor: Actor) -> Actor:
        return replace(actor, span=self._span(actor.text, actor.span))

    def _thing(self, thing: Object) -> Object:
        return replace(
            thing,
            span=self._span(thing.text, thing.span),
            people=tuple(self._actor(one) for one in thing.people),
            parts=tuple(self._thing(one) for one in thing.parts),
            items=tuple(self._thing(one) for one in thing.items),
            target=self._actor(thing.target) if thing.target else None,
        )

    def _dated(self, date: Dated) -> Dated:
        span = self._span(date.text, date.span)
        return replace(date, span=span) if span else Dated("", (self.anchor, self.anchor), date.edtf)

    def _passage(self, passage: Passage) -> Passage | None:
        span = self._span(passage.text, passage.span)
        return replace(passage, span=span) if span else None
