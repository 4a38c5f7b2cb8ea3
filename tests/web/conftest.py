from __future__ import annotations

import importlib.util
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import uvicorn

from parley.intake import take
from parley.model import Reader
from parley.settings import load
from parley.store import Dossier
from parley.web.app import application
from parley.web.serve import listen

_SPEC = importlib.util.spec_from_file_location("fake_reader", Path(__file__).parents[1] / "cli" / "fake.py")
assert _SPEC is not None
assert _SPEC.loader is not None
FAKE = importlib.util.module_from_spec(_SPEC)
sys.modules["fake_reader"] = FAKE
_SPEC.loader.exec_module(FAKE)

ENGLISH = (
    "Minsk freed 52 political prisoners on 2025-09-11. Washington lifted the sanctions on 2025-09-12. "
    "It was a success for the president of the country, said the ministers."
)
POLISH = (
    "Białoruś uwolniła 52 więźniów politycznych 2025-09-11. Wizyta w Mińsku była czwartą turą rozmów z Łukaszenką. "
    "To jest sukces tych rozmów. Stany Zjednoczone zniosły sankcje 2025-09-12."
)


def add(dossier: Dossier, text: str, name: str = "a.txt", version: str = "1.0.0", **facts: str) -> str:
    """The text in the dossier, read by the reader of tests; the id of the document."""
    taken = take(text.encode("utf-8", "replace"), name=name, **facts)
    reading = replace(FAKE.read(taken.document), reader=Reader("fake", version))
    dossier.add(taken, reading, text.encode("utf-8", "replace"), facts)
    return taken.document.id


@dataclass
class Served:
    """A server on a free port of this machine, in a thread."""

    dossier: Dossier
    base: str
    link: Callable[[str], str]
    cookie: str

    def login(self, user: str = "Anna") -> str:
        return f"{self.base}/login/{self.link(user)}"


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.open(tmp_path / "talks.parley", create=True) as opened:
        opened.keep_user("Anna", "owner")
        yield opened


@pytest.fixture
def served(dossier: Dossier) -> Iterator[Served]:
    with serving(dossier) as one:
        yield one


class serving:
    """A dossier served while the block runs."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    def __enter__(self) -> Served:
        socket = listen("127.0.0.1", 0)
        port = socket.getsockname()[1]
        app = application(self.dossier, load(), cookie=f"parley-{port}")
        config = uvicorn.Config(app, log_level="error", access_log=False)
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [socket]}, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)
        return Served(self.dossier, f"http://127.0.0.1:{port}", app.state.parley.links.make, f"parley-{port}")

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)
