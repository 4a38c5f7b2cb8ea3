"""Many documents: each through its own outcome, results in the order of the sources."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from parley.errors import DateError
from parley.intake.parsed import Given, Taken, failed
from parley.intake.sources import Source, unreadable
from parley.intake.take import lost, take, too_large
from parley.settings import Settings, load

if TYPE_CHECKING:
    from concurrent.futures import Future


def take_source(source: Source, given: Given | None = None, settings: Settings | None = None) -> Taken:
    """The document of one source. Raises nothing for whatever the source is."""
    given, settings = given or Given(), settings or load()
    if source.fault is not None:
        return lost(source.name, source.fault, source.data or b"")
    try:
        data = source.read(settings.max_bytes)
    except OSError as error:
        return lost(source.name, unreadable(error))
    if len(data) > settings.max_bytes:
        digest, size = source.measured(data)
        return lost(source.name, too_large(size, settings), data, digest=digest)
    line = source.line
    try:
        return take(
            data,
            name=(source.file_name or source.name) if line is None else "line.txt",
            published=(line and line.published) or given.published,
            publisher=(line and line.publisher) or given.publisher,
            title=(line and line.title) or given.title,
            language=(line and line.language) or given.language,
            is_word=given.is_word,
            uri=str(line.id) if line is not None and line.id is not None else source.name,
            settings=settings,
        )
    except DateError as error:
        return lost(source.name, failed("unsupported", error.message, error.next_step), data)


def take_all(
    sources: Iterable[Source], jobs: int = 1, given: Given | None = None, settings: Settings | None = None
) -> Iterator[Taken]:
    """The documents of all sources, in their order, `jobs` of them at work at a time.

    The threads here only wait for the processes that parse; no more than a few documents a job are held at once.
    """
    settings = settings or load()
    if jobs <= 1:
        yield from (take_source(source, given, settings) for source in sources)
        return
    from concurrent.futures import ThreadPoolExecutor

    waiting: deque[Future[Taken]] = deque()
    with ThreadPoolExecutor(jobs) as pool:
        for source in sources:
            waiting.append(pool.submit(take_source, source, given, settings))
            if len(waiting) > 3 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
