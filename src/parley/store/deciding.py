"""Decisions and reviews of a dossier: what people said of what was read. A part of `Dossier`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any, Literal

from sqlalchemy import Connection, select

from parley.errors import InputError, NotFound
from parley.model import Event, Reading
from parley.store import decisions, queries, standing, tables
from parley.store.decisions import Decision, Wanted
from parley.store.kinds import Kind
from parley.store.reviews import Review, reviewed, reviews

Verdict = Literal["accept", "correct", "reject", "skip"]


class Deciding:
    """The methods of a dossier by which people decide, and by which it answers with what they decided."""

    def _asking(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def _writing(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def decide(
        self,
        kind: Kind,
        subject: str,
        *,
        who: str,
        after: Any = None,
        before: Any = None,
        reason: str | None = None,
        document: str | None = None,
        expected: int | None = None,
    ) -> Decision:
        """Write down what somebody decided; it is on the disk when this returns.

        `before` and `after` are JSON values, or things of the record. `expected` is the key of the last decision on the
        subject that the person saw (0: there was none); StaleDecision if another came meanwhile, None does not ask.
        Raises InputError for a kind that is none.
        """
        wanted = Wanted(kind, subject, who, document, before, after, reason, expected=expected)
        with self._writing() as connection:
            return _written(connection, wanted)

    def decisions(self, kind: str | None = None, subject: str | None = None) -> list[Decision]:
        """All that was decided, in order, also what was taken back; of one kind or family (`event`), on one subject."""
        with self._asking() as connection:
            return decisions.find(connection, kind, subject)

    def log(self, limit: int = 50, before: int | None = None) -> list[Decision]:
        """The last rows of the log, the newest first; `before` a key, to page on."""
        with self._asking() as connection:
            return decisions.latest(connection, limit, before)

    def standing(self, kind: str | None = None, subject: str | None = None) -> list[Decision]:
        """What holds: for each subject the last decision that nobody took back. `kind` as in `decisions`."""
        family = None if kind is None else kind.partition(".")[0]
        with self._asking() as connection:
            found = decisions.standing(decisions.find(connection, family, subject))
        return [one for one in found if kind in (None, family, one.kind)]

    def undo(self, key: int, who: str) -> Decision:
        """Take back the decision with this key, or what took one back. Raises NotFound, InputError."""
        with self._writing() as connection:
            decision = decisions.undo(connection, key, who)
            standing.note(connection, decision)
            return decision

    def readings(self, *, reviewed: bool = False, checked: bool = False) -> list[Reading]:
        """The current reading of every document, whole; with `reviewed` as decided (see `reviews.reviewed`), with
        `checked` only what a person accepted, corrected or added.
        """
        with self._asking() as connection:
            return list(_readings(connection, None, reviewed, checked))

    def reading(self, document: str, *, reviewed: bool = False, checked: bool = False) -> Reading:
        """The current reading of one document, by id, its beginning, or uri; as in `readings`. Raises NotFound."""
        with self._asking() as connection:
            key = queries.document(connection, document).id
            return next(_readings(connection, key, reviewed, checked))

    def reviews(self, document: str) -> list[Review]:
        """Every event of a document with what became of it, in the order of the text. Raises NotFound."""
        with self._asking() as connection:
            key = queries.document(connection, document).id
            return _reviews(connection, key)

    def review(self, event: str) -> Review:
        """What became of the event with this id, or of the one that was decided on under it. Raises NotFound."""
        with self._asking() as connection:
            return _review(connection, event)

    def judge(
        self,
        verdict: Verdict,
        event: str,
        *,
        who: str,
        after: Event | None = None,
        reason: str | None = None,
        expected: int | None = None,
    ) -> Decision:
        """Accept, correct (to `after`), reject (for a `reason`) or skip an event, as it stands now.

        `expected` as in `decide`. Raises NotFound, StaleDecision, and InputError where the reason or the correction is
        missing.
        """
        if verdict == "reject" and not (reason or "").strip():
            raise InputError("a rejection needs a reason", "say in a few words what is wrong")
        if (verdict == "correct") != (after is not None):
            raise InputError("a correction is made with what it corrects to", "give `after`, and only there")
        with self._writing() as connection:
            found = _review(connection, event)
            kind: Kind = f"event.{verdict}"  # type: ignore[assignment]
            wanted = Wanted(
                kind, found.subject, who, found.document, found.shown, after, reason or None, expected=expected
            )
            return _written(connection, wanted)

    def add_event(self, document: str, event: Event, *, who: str, reason: str | None = None) -> Decision:
        """Add an event that no reader saw. Raises NotFound, InputError where its quote does not stand in the text, and
        StaleDecision where an event with its id is there already.
        """
        with self._writing() as connection:
            reading = next(queries.readings(connection, queries.document(connection, document).id))
            (start, end), (low, high) = event.evidence.sentence, event.evidence.trigger
            if reading.document.text[start:end] != event.evidence.quote or not start <= low < high <= end:
                raise InputError("the words quoted do not stand in the text", "select the words in the document")
            if any(event.id == one.id for one in reading.events):
                raise InputError("the reader has this event already", "correct or accept it instead")
            wanted = Wanted("event.add", event.id, who, reading.document.id, None, event, reason or None, expected=0)
            return _written(connection, wanted)


def _written(connection: Connection, wanted: Wanted) -> Decision:
    decision = decisions.write(connection, wanted)
    standing.note(connection, decision)
    return decision


def _readings(connection: Connection, document: str | None, decided: bool, checked: bool) -> Iterator[Reading]:
    on: dict[str | None, list[Decision]] = defaultdict(list)
    for row in decisions.find(connection, "event", document=document) if decided or checked else ():
        on[row.document].append(row)
    for reading in queries.readings(connection, document):
        rows = on.get(reading.document.id, [])
        yield reviewed(reading, rows, checked) if rows or checked else reading


def _reviews(connection: Connection, document: str) -> list[Review]:
    reading = next(queries.readings(connection, document))
    return reviews(reading, decisions.find(connection, "event", document=document))


def _review(connection: Connection, event: str) -> Review:
    c, e = tables.decisions.c, tables.events.c
    found = connection.execute(select(c.document).where(c.subject == event, c.kind.startswith("event."))).scalar()
    if found is None:
        current = select(e.document).join(tables.readings, tables.readings.c.key == e.reading)
        found = connection.execute(current.where(e.id == event, tables.readings.c.current)).scalar()
    if found is not None:
        for review in _reviews(connection, found):
            if review.subject == event or (review.read is not None and review.read.id == event):
                return review
    raise NotFound(f"no event {event!r} in the dossier", "see which there are with: parley events")
