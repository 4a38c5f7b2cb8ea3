"""Documents that were sent, read one after the other by a thread of its own, each ending in one outcome."""

from __future__ import annotations

import queue
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Lock, Thread

from parley.errors import InputError, ParleyError
from parley.intake import Given, Source
from parley.pipeline import read_source
from parley.settings import Settings
from parley.store import Dossier

#: Uploads that are remembered, and that may wait at once.
REMEMBERED, WAITING = 500, 1_000


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was sent and what became of it: `state` is waiting, reading or done; `change` as `Dossier.add` says."""

    number: int
    name: str
    size: int
    who: str
    at: str
    state: str = "waiting"
    outcome: str | None = None
    reason: str | None = None
    next_step: str | None = None
    document: str | None = None
    events: int = 0
    change: str | None = None


class Uploads:
    """The uploads of one server, the newest last."""

    def __init__(self, dossier: Dossier, settings: Settings) -> None:
        self._dossier, self._settings = dossier, settings
        self._all: OrderedDict[int, Sent] = OrderedDict()
        self._queue: queue.Queue[tuple[int, bytes, Given]] = queue.Queue(WAITING)
        self._lock = Lock()
        self._next = 1
        self._worker: Thread | None = None

    def send(self, name: str, data: bytes, given: Given, who: str) -> Sent:
        """Put a file in the row. InputError where the row is full."""
        with self._lock:
            sent = Sent(self._next, name[:300], len(data), who, datetime.now(UTC).isoformat(timespec="seconds"))
            try:
                self._queue.put_nowait((sent.number, data, given))
            except queue.Full:
                raise InputError("too many files wait to be read", "wait a while, then send the rest") from None
            self._next += 1
            self._all[sent.number] = sent
            while len(self._all) > REMEMBERED:
                self._all.popitem(last=False)
            if self._worker is None or not self._worker.is_alive():
                self._worker = Thread(target=self._work, name="uploads", daemon=True)
                self._worker.start()
        return sent

    def all(self) -> list[Sent]:
        """Every upload that is remembered, the newest first."""
        with self._lock:
            return list(self._all.values())[::-1]

    def _work(self) -> None:
        while True:
            try:
                number, data, given = self._queue.get(timeout=5)
            except queue.Empty:
                with self._lock:
                    if self._queue.empty():
                        self._worker = None
                        return
                continue
            self._mark(number, state="reading")
            try:
                self._read(number, data, given)
            except ParleyError as error:
                self._mark(number, state="done", outcome="crashed", reason=error.message, next_step=error.next_step)
            except Exception as error:  # one document must not end the row
                self._mark(number, state="done", outcome="crashed", reason=f"{type(error).__name__}: {error}")

    def _read(self, number: int, data: bytes, given: Given) -> None:
        from hashlib import sha256

        known = self._dossier.given(sha256(data).hexdigest())
        with self._lock:
            name = self._all[number].name if number in self._all else "document"
        read = read_source(Source(name, data=data), given=given, settings=self._settings, facts=known)
        change = self._dossier.add(read.taken, read.reading, read.data, read.given)
        document = read.reading.document
        self._mark(
            number, state="done", outcome=document.outcome, reason=document.reason, next_step=document.next_step,
            document=document.id, events=len(read.reading.events), change=change,
        )  # fmt: skip

    def _mark(self, number: int, **changed: object) -> None:
        with self._lock:
            if number in self._all:
                self._all[number] = replace(self._all[number], **changed)  # type: ignore[arg-type]
