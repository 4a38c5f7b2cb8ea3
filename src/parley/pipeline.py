"""Source → reading: intake and reader in a row, for one document or many, each ending in exactly one outcome.

The record is a function of the bytes and of what the user says of them; nothing here looks at a clock or a network.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import chain, islice

from parley.errors import KnowledgeError, LanguageError
from parley.intake import Given, Source, Taken, take_source
from parley.intake.fetch.answer import Fetched
from parley.intake.parsed import failed
from parley.intake.take import lost
from parley.model import Document, Evidence, Reading
from parley.settings import Settings, load

READABLE: frozenset[str] = frozenset({"ok", "partial"})
NO_DATE = "no publication date is known, so dates without a year keep XXXX for it; give one with --published 2025-09-12"
_FACTS = ("published", "publisher", "title", "language")

#: Documents that are read before it is worth the second or two to start processes.
FEW = 12
#: What the user once said of the document with this SHA-256: facts by name.
Remembered = Callable[[str], Mapping[str, str]]


#: A source with its bytes in hand, and what is remembered of them.
Prepared = tuple[Source, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Read:
    """One document read: as taken in, what was read in it, its bytes (None where they were not read whole), and the
    facts that the user gave; how it came from the web, if it did.
    """

    taken: Taken
    reading: Reading
    data: bytes | None
    given: Mapping[str, str]
    fetched: Fetched | None = None


def read_all(
    sources: Iterable[Source],
    *,
    given: Given | None = None,
    settings: Settings | None = None,
    jobs: int = 1,
    remembered: Remembered | None = None,
) -> Iterator[Read]:
    """What all sources hold, in their order; with `jobs` over 1 in so many processes, the results the same.

    With `jobs` 0 the first few are read here, and only what is more than that by a process for each core.
    """
    settings = settings or load()
    work = partial(_read_prepared, given=given or Given(), settings=settings)
    prepared: Iterator[Prepared] = (_prepare(source, settings, remembered) for source in sources)
    if jobs == 1:
        yield from map(work, prepared)
        return
    if jobs == 0:
        yield from map(work, islice(prepared, FEW))
        first = next(prepared, None)
        if first is None:
            return
        prepared = chain([first], prepared)
    from parley.pool import Pool, cores  # 30 ms, which one process need not spend

    yield from Pool(work, _lost, _weight, jobs or cores()).run(prepared)


def _read_prepared(prepared: Prepared, given: Given, settings: Settings) -> Read:
    source, facts = prepared
    return read_source(source, given=given, settings=settings, facts=facts)


def _lost(prepared: Prepared) -> Read:
    """The outcome of a document whose reading ended the process that read it."""
    source, facts = prepared
    fault = failed(
        "crashed",
        "the process that read it died; the system may have had no memory left",
        "read it alone, or split it; if that does not help, report it",
    )
    taken = lost(source.name, fault, source.data or b"")
    return Read(taken, Reading(taken.document), source.data, facts, source.fetched)


def _weight(prepared: Prepared) -> int:
    return len(prepared[0].data or b"")


def _prepare(source: Source, settings: Settings, remembered: Remembered | None) -> Prepared:
    """The source with its bytes in hand, so that what is kept is what was read, and what is remembered of them."""
    # a file name can hold bytes that are no text, the record cannot
    source = replace(source, name=os.fsencode(source.name).decode("utf-8", "replace"))
    if source.data is None and source.fault is None:
        try:
            source = replace(source, data=source.read(settings.max_bytes))
        except OSError:
            return source, {}  # intake meets the same fault and names it
    if remembered is None or source.data is None:
        return source, {}
    return source, remembered(sha256(source.data).hexdigest())


def read_source(source: Source, *, given: Given, settings: Settings, facts: Mapping[str, str]) -> Read:
    """One source read. What a line of JSON says goes before `given`, and that before the `facts` said earlier."""
    merged = {name: getattr(given, name) or facts.get(name) for name in _FACTS}
    taken = take_source(source, Given(**merged, is_word=given.is_word or dictionary_word), settings)
    for name in _FACTS:
        merged[name] = (source.line and getattr(source.line, name)) or merged[name]
    whole = source.data if source.data is not None and len(source.data) <= settings.max_bytes else None
    known = {name: value for name, value in merged.items() if value}
    return Read(taken, read_document(taken.document), whole, known, source.fetched)


def read_document(document: Document) -> Reading:
    """What the reader says of a document; one that it cannot read gets an outcome that says why, and no events."""
    if document.outcome not in READABLE:
        return Reading(document)
    fault = _no_reader(document)
    if fault is not None:
        return Reading(fault)
    if document.published is None and NO_DATE not in document.warnings:
        document = replace(document, warnings=(*document.warnings, NO_DATE))
    from parley.reading import read

    try:
        return anchored(read(document))
    except (KnowledgeError, LanguageError):  # no document could be read: the installation is at fault
        raise
    except Exception as error:  # one document must not end the batch; its outcome says what happened
        return Reading(
            replace(
                document,
                outcome="crashed",
                reason=f"the reader stopped: {type(error).__name__}: {error}",
                next_step="this is a fault of Parley; report it with the document, if you may share it",
            )
        )


def anchored(reading: Reading) -> Reading:
    """The reading without events and assessments whose quote does not stand where they say; a warning counts them."""
    text = reading.document.text

    def stands(evidence: Evidence) -> bool:
        (start, end), (low, high) = evidence.sentence, evidence.trigger
        return text[start:end] == evidence.quote and 0 <= start <= low < high <= end

    events = tuple(event for event in reading.events if stands(event.evidence))
    assessments = tuple(one for one in reading.assessments if stands(one.evidence))
    lost = len(reading.events) - len(events) + len(reading.assessments) - len(assessments)
    if not lost:
        return reading
    warning = f"{lost} left out, since the words quoted do not stand in the text; this is a fault of the reader"
    document = replace(reading.document, warnings=(*reading.document.warnings, warning))
    return replace(reading, document=document, events=events, assessments=assessments)


def _no_reader(document: Document) -> Document | None:
    """The document as `unsupported`, where no installed package reads its language."""
    from parley.language import interface

    if document.language is not None and interface.has(document.language):
        return None
    codes = interface.codes()
    what = f"is in {document.language!r}" if document.language else "is in a language that cannot be told"
    return replace(
        document,
        outcome="unsupported",
        reason=f"the text {what}, and the readers installed are for {', '.join(codes)}",
        next_step=f"if that is wrong, say so with --language {codes[-1] if codes else 'pl'}",
    )


def dictionary_word(text: str) -> bool:
    """Whether any installed language has `text` as a form; for hyphens at line ends."""
    from parley.language import interface

    return any(interface.language(code).is_word(text) for code in interface.codes())
