"""What the tests of the reader ask for: the events of a text of our own, and events made by hand."""

from __future__ import annotations

import hashlib

import pytest

from parley.model import Actor, Amount, Dated, Document, Event, Evidence, Object, Published, Stance
from parley.reading import read


@pytest.fixture
def events():
    """The events of a text, published on 12 September 2025."""

    def reader(text, language):
        digest = hashlib.sha256(text.encode()).hexdigest()
        published = Published("2025-09-12", "user")
        document = Document(digest[:16], digest, "test", "text/plain", text, language=language, published=published)
        return read(document).events

    return reader


@pytest.fixture
def one(events):
    """The only event of a text that has an act."""

    def reader(text, language, act):
        found = [e for e in events(text, language) if e.act == act]
        assert len(found) == 1, [(e.act, e.stance.kind) for e in events(text, language)]
        return found[0]

    return reader


@pytest.fixture
def made():
    """An event made by hand: id, act, codes of its actors."""

    def maker(name, act, *sides, when=None, count=None, stance="asserted"):
        actors = tuple(Actor(f"local:{c}", c, c, "GOV", c, None) for c in sides)
        thing = Object("people", None, "person", Amount(count)) if count is not None else None
        dated = Dated("then", (0, 1), when) if when else None
        evidence = Evidence(1, (0, 1), (0, 1), "x")
        return Event(name, act, Stance(stance), evidence, actors=actors, object=thing, when=dated)

    return maker
