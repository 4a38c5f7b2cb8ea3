"""A sentence for an event: the pattern of its stance with the pattern of its act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from parley.brief import names, things
from parley.brief.happenings import Happening
from parley.brief.page import Part, Words
from parley.brief.patterns import Slot, compose
from parley.brief.strings import Strings
from parley.model import Actor, Document, Event

GroupName = Literal["sentence", "bare"]
# Stances towards a deed of one's own.
_OWN = ("refused", "threatened", "promised", "offered")
_ITSELF = {"did": "{o}", "do": "{o}", "noun": "{o}"}


def sentence(happening: Happening, s: Strings) -> Words:
    """What the happening says, in a sentence of the brief's language; a claim names its source."""
    words = _sentence(happening.event, happening.document, s)
    sources = [names.actor(a, s) for a in happening.sources]
    if not sources:
        return words
    return (*words, Part(s("according", source=names.joined(sources, s))))


def holder(event: Event, document: Document, s: Strings) -> str:
    """Whose stance it is, in words."""
    who = event.stance.holder
    if isinstance(who, Actor):
        return names.actor(who, s)
    return author(document, s) if who == "author" else ""


def noun(act: str, s: Strings) -> str:
    """The act as a noun, without its sides: "release"."""
    text = "".join(p.text for p in compose(s.act(act)["noun"], {}))
    return text[:1].lower() + text[1:]


def author(document: Document, s: Strings) -> str:
    """The author of a document, with the publisher where it is known."""
    return s("author_of", publisher=document.publisher) if document.publisher else s("by_author")


def _sentence(event: Event, document: Document, s: Strings) -> Words:
    slots = _slots(event, document, s)
    if _itself_named(event, slots):
        return compose(_pattern(event, "bare", s, _ITSELF), slots)
    group: GroupName = "sentence" if "a" in slots and _has_holder(event, slots) else "bare"
    return compose(_pattern(event, group, s, s.act(event.act)), slots)


def _itself_named(event: Event, slots: dict[str, Slot]) -> bool:
    """Whether the object's own words are the best name of the act: nobody acts, and they hold its word."""
    return "a" not in slots and "o" in slots and things.holds_trigger(event)


def _has_holder(event: Event, slots: dict[str, Slot]) -> bool:
    return event.stance.kind not in ("demanded", "threatened") or "h" in slots


def _pattern(event: Event, group: GroupName, s: Strings, act: Mapping[str, str]) -> str:
    pattern = next(p for key in _keys(event) if (p := s.maybe(group, key)) is not None)
    noun = act["noun"]
    filled = pattern.replace("<Noun>", noun[:1].upper() + noun[1:]).replace("<noun>", noun)
    return filled.replace("<did>", act.get("did", noun)).replace("<do>", act.get("do", noun))


def _keys(event: Event) -> tuple[str, ...]:
    """The keys of the stance's pattern, the most special first."""
    stance = event.stance
    measure = event.object.measure if event.object else None
    keys = [f"{stance.kind}_negative"] if stance.polarity == "negative" else []
    if stance.kind == "promised" and stance.force and not keys:
        keys.append(f"promised_{stance.force}")
    if stance.kind == "asserted" and measure and measure.step == "announced":
        keys.append("asserted_announced")
    return (*keys, stance.kind)


def _slots(event: Event, document: Document, s: Strings) -> dict[str, Slot]:
    words = things.thing(event, document, s)
    glossed = len(words) > 1
    recipients = things.apart(event.recipients, event.object, glossed)
    slots = {"a": _people(_doers(event), s), "r": _people(recipients, s), "o": Slot(words)}
    who = event.stance.holder
    if isinstance(who, Actor):
        slots["h"] = _people((who,), s)
    return {name: slot for name, slot in slots.items() if slot.words}


def _doers(event: Event) -> tuple[Actor, ...]:
    """Who acts; for a refusal or a threat without an actor, who refuses or threatens."""
    who = event.stance.holder
    if not event.actors and event.stance.kind in _OWN and isinstance(who, Actor):
        return (who,)
    return event.actors


def _people(actors: tuple[Actor, ...], s: Strings) -> Slot:
    unique = {names.actor(a, s): a for a in actors}
    if not unique:
        return Slot(())
    return Slot((Part(names.joined(list(unique), s)),), names.plural(tuple(unique.values()), s))
