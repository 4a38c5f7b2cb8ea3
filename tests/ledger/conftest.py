from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from parley.intake import take
from parley.ledger.dossier import Dossier
from parley.model import Amount, Event, Reader

_SPEC = importlib.util.spec_from_file_location("fake", Path(__file__).parents[1] / "cli" / "fake.py")
assert _SPEC is not None
assert _SPEC.loader is not None
FAKE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(FAKE)

Adds = Callable[..., str]


def counted(event: Event) -> Event:
    """The event with the count that its object begins with."""
    thing = event.object
    number = thing.text.split()[0] if thing else ""
    return replace(event, object=replace(thing, count=Amount(int(number)))) if thing and number.isdigit() else event


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.open(tmp_path / "talks.parley", create=True) as opened:
        yield opened


@pytest.fixture
def add(dossier: Dossier) -> Adds:
    """Puts a text with its day of publication into the dossier, as the fake reader reads it; gives the document's id."""

    def adds(text: str, published: str, version: str = "1.0.0") -> str:
        taken = take(text.encode(), name="a.txt", published=published)
        reading = FAKE.read(taken.document)
        reading = replace(reading, events=tuple(map(counted, reading.events)), reader=Reader("fake", version))
        dossier.add(taken, reading, text.encode(), {"published": published})
        return taken.document.id

    return adds
