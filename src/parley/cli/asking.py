"""What the verbs of the ledger share: their options, and how items are printed with the words they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.errors import InputError

if TYPE_CHECKING:
    from parley.ledger import Entry, Ledger

AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="As things stood on that day.")]
KnownAt = Annotated[
    str | None, typer.Option("--known-at", metavar="DATE", help="From documents known by that day only.")
]
ActorOption = Annotated[
    list[str] | None,
    typer.Option("--actor", help="Who has a part in it: a code (BLR) or a name; given again: all of them."),
]
ActOption = Annotated[list[str] | None, typer.Option("--act", help="An act, such as release; may be given again.")]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this date on.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this date.")]
AsJson = Annotated[bool, typer.Option("--json", help="One object a line.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="As CSV.")]
AsXlsx = Annotated[Path | None, typer.Option("--xlsx", metavar="FILE", help="Write an Excel workbook.")]
AsDocx = Annotated[Path | None, typer.Option("--docx", metavar="FILE", help="Write a Word document.")]
Evidence = Annotated[bool, typer.Option("--evidence", help="The sentences that each rests on, under it.")]

Row = Callable[[Any], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a verb of the ledger."""

    dossier: Path
    as_of: str | None = None
    known_at: str | None = None
    since: str | None = None
    until: str | None = None
    actor: Sequence[str] = ()
    act: Sequence[str] = ()
    as_json: bool = False
    as_csv: bool = False
    evidence: bool = False
    xlsx: Path | None = None
    docx: Path | None = None


def one_way(*ways: object) -> None:
    """InputError where two ways to print or write are asked for."""
    if sum(bool(way) for way in ways) > 1:
        raise InputError("--json, --csv, --xlsx and --docx exclude each other", "give one of them")


def answer(part: str, row: Row, asked: Asked) -> None:
    """Print the items of a part of the ledger, each as a `row`."""
    from parley.ledger.dossier import Dossier

    with Dossier.open(asked.dossier) as opened:
        items = getattr(opened, part)(
            as_of=asked.as_of,
            known_at=asked.known_at,
            actor=asked.actor,
            act=asked.act,
            since=asked.since,
            until=asked.until,
        )
        printed(items, row, asked, opened.ledger(as_of=asked.as_of, known_at=asked.known_at), part)
    if not items:
        typer.echo(f"no such {part}", err=True)


def printed(items: Iterable[Any], row: Row, asked: Asked, ledger: Ledger, title: str = "") -> None:
    """Print items in the way that was asked for."""
    from parley.cli import output
    from parley.cli.terminal import one_line
    from parley.ledger.evidence import Evidences

    words = Evidences(ledger)
    if asked.xlsx or asked.docx:
        written(title, [{**row(item), **_source(words.of(item))} for item in items], asked.xlsx, asked.docx)
    elif asked.as_json:
        for item in items:
            output.json_line(as_object(item, words.of(item)))
    elif asked.as_csv:
        output.csv_rows({**row(item), **_source(words.of(item))} for item in items)
    elif asked.evidence:
        for item in items:
            output.write("  ".join(one_line(str(cell)) for cell in row(item).values() if cell not in (None, "")))
            for entry in words.of(item):
                output.write(f"    {one_line(where(entry))}: “{one_line(entry.event.evidence.quote)}”")
    else:
        rows = [{**row(item), "evidence": _short(words.of(item))} for item in items]
        output.table(list(rows[0]) if rows else (), [list(one.values()) for one in rows])


def written(title: str, rows: list[dict[str, object]], xlsx: Path | None, docx: Path | None) -> None:
    """Write rows as a table into an Excel workbook or a Word document, and say where."""
    from parley.formats import word
    from parley.formats import xlsx as excel
    from parley.formats.tables import table

    made = [table(title, rows)]
    if xlsx is not None:
        excel.write(xlsx, made)
    if docx is not None:
        word.write(docx, made)
    typer.echo(f"{len(rows)} rows written to {xlsx or docx}", err=True)


def as_object(item: Any, entries: Sequence[Entry]) -> dict[str, Any]:
    """An item with the words that it rests on, as JSON has it."""
    import msgspec

    found = msgspec.to_builtins(item)
    found.pop("entries", None)
    found["evidence"] = [
        {
            "event": e.id,
            "stance": e.event.stance.kind,
            "attribution": e.claimed_by,
            "document": e.source.id,
            "title": e.source.name,
            "publisher": e.source.publisher,
            "published": e.source.published,
            "page": e.event.evidence.page,
            "sentence": e.event.evidence.sentence,
            "quote": e.event.evidence.quote,
        }
        for e in entries
    ]
    return dict(found)


def where(entry: Entry) -> str:
    """The document and page of an entry, in short."""
    return f"{entry.source.name}, page {entry.event.evidence.page}"


def _short(entries: Sequence[Entry]) -> str:
    if not entries:
        return ""
    more = len({e.source.id for e in entries}) - 1
    return where(entries[0]) + (f" (+{more})" if more else "")


def _source(entries: Sequence[Entry]) -> dict[str, object]:
    return {
        "documents": " ".join(dict.fromkeys(e.source.id for e in entries)),
        "page": entries[0].event.evidence.page if entries else None,
        "quote": entries[0].event.evidence.quote if entries else None,
    }
