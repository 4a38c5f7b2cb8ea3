"""What became of each event under review, and a document's reading as decided.

A decision is on a *subject*: the id of the event as it was first seen. A newer reader may give the same words another
id; then the event at the same trigger is meant. What a person accepted or corrected stands as they saw it, whatever a
newer reader says; what they rejected stays away, unless the newer reader reads another act there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import msgspec

from parley.model import Document, Event, Reading, Span
from parley.store.carry import carry
from parley.store.decisions import Decision, standing

#: `lost`: accepted, corrected or added, but the words do not stand in the text any more.
State = Literal["waiting", "accepted", "corrected", "rejected", "skipped", "added", "lost"]
#: The states of what a person has looked at and lets stand.
CHECKED: frozenset[State] = frozenset({"accepted", "corrected", "added"})
_STATES: Mapping[str, State] = {
    "event.accept": "accepted",
    "event.correct": "corrected",
    "event.reject": "rejected",
    "event.skip": "skipped",
    "event.add": "added",
}


@dataclass(frozen=True, slots=True)
class Review:
    """An event under review: `event` as it stands now (None where it is rejected or lost), `read` as the current reader
    has it (None where it does not), `first` as it was when first decided on; `last` is the key of the last row on
    `subject` (0: none), `decision` the one that stands.
    """

    subject: str
    document: str
    state: State
    event: Event | None
    read: Event | None
    first: Event | None = None
    last: int = 0
    decision: Decision | None = None

    @property
    def shown(self) -> Event | None:
        """What to show: the event as it stands, else as read, else as it was."""
        return self.event or self.read or self.first


def fold(rows: Sequence[Decision]) -> tuple[State, Decision | None]:
    """The state that the rows on one subject lead to, and the decision that stands."""
    stands = standing(rows)
    if not stands:
        return "waiting", None
    return _STATES[stands[-1].kind], stands[-1]


def by_subject(rows: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Rows of the log by what they are on, each list in the order of the log."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.key):
        found[row.subject].append(row)
    return dict(found)


def match(reading: Reading, rows: Iterable[Decision]) -> dict[str, str]:
    """Which event of the reading each subject means: by id, else by trigger; a subject without one is left out."""
    read = {event.id: event for event in reading.events}
    subjects = by_subject(rows)
    found = {subject: subject for subject in subjects if subject in read}
    free: dict[Span, list[Event]] = defaultdict(list)
    for event in reading.events:
        if event.id not in found:
            free[event.evidence.trigger].append(event)
    for subject in sorted(subjects.keys() - found.keys()):
        one = _at_the_trigger(subjects[subject], reading.document, free)
        if one is not None:
            found[subject] = one.id
            free[one.evidence.trigger].remove(one)
    return found


def _at_the_trigger(rows: list[Decision], document: Document, free: Mapping[Span, list[Event]]) -> Event | None:
    seen = first_seen(rows)
    moved = carry(seen, document) if seen else None
    if moved is None:
        return None
    state, _ = fold(rows)
    near = sorted(
        free.get(moved.evidence.trigger, ()),
        key=lambda one: (one.act != moved.act, one.stance.kind != moved.stance.kind, one.id),
    )
    # an event that was added stands beside what the reader says of the same words
    narrow = rows[0].kind == "event.add" or state in ("rejected", "skipped", "waiting")
    return near[0] if near and (near[0].act == moved.act or not narrow) else None


def first_seen(rows: Sequence[Decision]) -> Event | None:
    """The event as it was when somebody first decided on it, or as it was added."""
    for row in rows:
        value = row.before if row.before is not None else row.after
        if value is not None:
            return _event(value)
    return None


def reviews(reading: Reading, rows: Iterable[Decision]) -> list[Review]:
    """Every event of the reading, and every one that people added or kept, in the order of the text."""
    rows = list(rows)
    meant = match(reading, rows)
    read = {event.id: event for event in reading.events}
    taken = set(meant.values())
    found = [_waiting(event, reading.document.id) for event in reading.events if event.id not in taken]
    for subject, on in by_subject(rows).items():
        review = _decided(subject, on, read.get(meant.get(subject, "")), reading.document)
        if review is not None:
            found.append(review)
    order = {event.id: at for at, event in enumerate(reading.events)}
    return sorted(found, key=lambda review: _place(review, order))


def _waiting(event: Event, document: str) -> Review:
    return Review(event.id, document, "waiting", event, event)


def _decided(subject: str, rows: list[Decision], read: Event | None, document: Document) -> Review | None:
    state, decision = fold(rows)
    stands: Event | None = read
    if state in CHECKED and decision is not None:
        kept = decision.after if decision.after is not None else decision.before
        stands = carry(_event(kept), document) if kept is not None else read
        state = state if stands is not None else "lost"
    elif state == "rejected":
        stands = None
    elif read is None:
        return None
    if stands is not None and read is not None:
        stands = replace(stands, id=read.id)
    elif stands is not None:
        stands = replace(stands, id=subject)
    return Review(subject, document.id, state, stands, read, first_seen(rows), rows[-1].key, decision)


def reviewed(reading: Reading, rows: Iterable[Decision], checked_only: bool = False) -> Reading:
    """The reading as decided: rejected events out, corrected ones replaced, added ones in; links to what is not there
    are dropped. With `checked_only`, only what a person accepted, corrected or added.
    """
    found = reviews(reading, rows)
    names = {review.subject: review.event.id for review in found if review.event is not None}
    kept = [one.event for one in found if one.event is not None and (not checked_only or one.state in CHECKED)]
    here = {event.id for event in kept}
    events = tuple(_linked(event, names, here) for event in kept)
    return replace(reading, events=events)


def _linked(event: Event, names: Mapping[str, str], here: set[str]) -> Event:
    links = [replace(link, event=names.get(link.event, link.event)) for link in event.links]
    return replace(event, links=tuple(link for link in links if link.event in here and link.event != event.id))


def _place(review: Review, order: Mapping[str, int]) -> tuple[int, int, int, str]:
    """Where a review stands in its list: in the order of the text, and of the reader where words are shared."""
    event = review.shown
    start, end = event.evidence.trigger if event else (0, 0)
    return start, end, order.get(event.id, len(order)) if event else 0, review.subject


def _event(value: Any) -> Event:
    return msgspec.convert(value, Event)
