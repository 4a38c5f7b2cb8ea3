"""Many things done by many processes, the results in order. A process that dies costs one result, not the run."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Generic, TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")
#: Results a process may be ahead of the one that is waited for: one slow document must not leave the others idle.
AHEAD = 32
#: Bytes of things at work or waiting, beyond which no more are taken up.
HELD = 256 << 20


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class Pool(Generic[_T, _R]):
    """`work` done on things by `jobs` processes. `lost` is the result for a thing whose process died; `weight` its bytes.

    `work` must be one that another process can import; so must all that it is given and gives.
    """

    work: Callable[[_T], _R]
    lost: Callable[[_T], _R]
    weight: Callable[[_T], int]
    jobs: int
    _waiting: deque[tuple[_T, Future[_R]]] = field(default_factory=deque)

    def run(self, things: Iterable[_T]) -> Iterator[_R]:
        """The results, in the order of the things, which are taken up only as they are needed."""
        source = iter(things)
        again: list[_T] = []
        done = False
        while not done or again:
            with self._open(self.jobs) as pool:
                for thing in again:
                    self._waiting.append((thing, pool.submit(self.work, thing)))
                again = []
                try:
                    yield from self._results(pool, source)
                    done = True
                except BaseException as error:
                    if not isinstance(error, BrokenProcessPool):
                        pool.shutdown(wait=False, cancel_futures=True)
                        raise
                    again = [thing for thing, _ in self._waiting]
                    self._waiting.clear()
            if again:
                yield self._alone(again.pop(0))

    def _results(self, pool: ProcessPoolExecutor, source: Iterator[_T]) -> Iterator[_R]:
        more = True
        while more or self._waiting:
            while more and not self._full():
                thing = next(source, None)
                more = thing is not None
                if thing is not None:
                    self._take_up(pool, thing)
            if self._waiting:
                result = self._waiting[0][1].result()
                self._waiting.popleft()
                yield result

    def _take_up(self, pool: ProcessPoolExecutor, thing: _T) -> None:
        try:
            self._waiting.append((thing, pool.submit(self.work, thing)))
        except BrokenProcessPool:
            broken: Future[_R] = Future()
            broken.set_exception(BrokenProcessPool())
            self._waiting.append((thing, broken))

    def _full(self) -> bool:
        held = len(self._waiting)
        return held > AHEAD * self.jobs or (
            held > self.jobs and sum(self.weight(thing) for thing, _ in self._waiting) > HELD
        )

    def _alone(self, thing: _T) -> _R:
        """The result of the first thing that was waited for when a process died; it may be the one that kills."""
        with self._open(1) as pool:
            try:
                return pool.submit(self.work, thing).result()
            except BrokenProcessPool:
                return self.lost(thing)

    def _open(self, jobs: int) -> ProcessPoolExecutor:
        # spawned, not forked: the bar of the command line runs a thread, and a fork would copy its locks
        return ProcessPoolExecutor(jobs, get_context("spawn"))
