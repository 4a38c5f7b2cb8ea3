"""Documents and readings made for tests of the dossier, with the fake reader of tests/cli."""

from __future__ import annotations

import importlib.util
import os
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from parley.intake import Taken, take
from parley.model import Reader, Reading
from parley.store import Change, Dossier


def _fake() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fake", Path(__file__).parents[1] / "cli" / "fake.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FAKE = _fake()

ENGLISH = (
    "Minsk freed 52 political prisoners on 2025-09-11. Washington lifted the sanctions on 2025-09-12. "
    "It was a success for the president of the country, said the ministers."
)
POLISH = (
    "Wizyta w Mińsku była czwartą turą rozmów z Łukaszenką. Na prośbę Łukaszenki rozmowy odbyły się w obec-\n"
    "ności Witkoffa. Białoruś uwolniła 52 więźniów politycznych 2025-09-11. To jest sukces tych rozmów."
)


def read(text: str, version: str = "1.0.0", name: str = "a.txt", **facts: str) -> tuple[Taken, Reading, bytes]:
    """A text taken in and read by a reader of this version."""
    taken = take(text.encode(), name=name, **facts)
    reading = FAKE.read(taken.document)
    return taken, replace(reading, reader=Reader("fake", version)), text.encode()


def add(dossier: Dossier, text: str, version: str = "1.0.0", name: str = "a.txt", **facts: str) -> Change:
    """The text in the dossier."""
    taken, reading, data = read(text, version, name, **facts)
    return dossier.add(taken, reading, data, facts)


def many(number: int) -> str:
    """A text that no other number gives."""
    return f"{ENGLISH} This is the report of the ministry with the number {number}. Minsk freed {number} big dogs."


def kills() -> int:
    """How many processes the test of durability kills: PARLEY_KILLS, else 20."""
    return int(os.environ.get("PARLEY_KILLS", "20"))
