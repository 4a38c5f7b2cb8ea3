"""A chronology kept by hand: each row a day and what happened, read as one document whose source is the file."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from parley.errors import DateError, InputError
from parley.ledger import actors
from parley.model import Block, Dated, Document, Event, Published, Reading, Span, When

#: What a row must have.
NEEDED = ("date", "what")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the document: where it stands, the day (EDTF; None where the cell is no date) and where that stands."""

    number: int
    span: Span
    day: str | None
    day_span: Span


def columns(heads: Sequence[str], given: Mapping[str, str]) -> dict[str, int]:
    """The place of each column needed: as `given` (needed → head), else by its usual names. Raises InputError, with the
    heads there are, for one that cannot be told.
    """
    folded = [actors.folded(head) for head in heads]
    found: dict[str, int] = {}
    for name in NEEDED:
        wanted = [actors.folded(given[name])] if name in given else _usual()[name]
        places = [at for at, head in enumerate(folded) if head in wanted]
        if not places:
            raise InputError(f"no column for {name}", f"say --column {name}=… with one of {', '.join(heads)}")
        found[name] = places[0]
    return found


@cache
def _usual() -> dict[str, list[str]]:
    return tomllib.loads((files("parley.ledger") / "data" / "columns.toml").read_text("utf-8"))


def document(
    data: bytes, name: str, rows: Sequence[Sequence[str]], places: Mapping[str, int], language: str | None = None
) -> tuple[Document, tuple[Row, ...]]:
    """The document that the rows below the heads make: a paragraph each, `day: what`. Its publication is the last day."""
    from parley.intake.language import language as told

    text, blocks, kept = "", [], []
    for number, cells in enumerate(rows[1:], 2):
        day, what = (cells[places[key]] if places[key] < len(cells) else "" for key in NEEDED)
        if not what:
            continue
        start = len(text)
        line = " ".join(f"{day}: {what}".split()) if day else " ".join(what.split())
        text += line + "\n\n"
        kept.append(Row(number, (start, start + len(line)), _edtf(day), (start, start + len(" ".join(day.split())))))
        blocks.append(Block(kept[-1].span, "prose"))
    days = sorted(When.parse(row.day).bounds()[1].isoformat() for row in kept if row.day)
    digest = hashlib.sha256(data).hexdigest()
    made = Document(
        id=digest[:16],
        sha256=digest,
        uri=name,
        media_type="text/csv" if name.lower().endswith(".csv") else "application/vnd.openxmlformats-officedocument",
        text=text,
        language=language or told(text),
        title=name.rpartition("/")[2],
        published=Published(days[-1], "document") if days else None,
        blocks=tuple(blocks),
    )
    return made, tuple(kept)


def _edtf(cell: str) -> str | None:
    try:
        when = When.parse(cell)
    except DateError:
        return None
    return str(when) if when.year_known else None


def dated(reading: Reading, rows: Sequence[Row]) -> tuple[Reading, tuple[int, ...]]:
    """The reading with the day of its row for every event that happened and names none, and the numbers of the rows in
    which nothing was read.
    """
    events = tuple(_dated(event, rows, reading.document.text) for event in reading.events)
    told = {row.number for row in rows for event in events if _in(event, row)}
    return replace(reading, events=events), tuple(row.number for row in rows if row.number not in told)


def _in(event: Event, row: Row) -> bool:
    return row.span[0] <= event.evidence.trigger[0] < row.span[1]


def _dated(event: Event, rows: Sequence[Row], text: str) -> Event:
    row = next((row for row in rows if _in(event, row)), None)
    if row is None or row.day is None or event.when is not None or event.stance.kind not in ("asserted", "denied"):
        return event
    return replace(event, when=Dated(text[slice(*row.day_span)], row.day_span, row.day))
