"""`parley import`: a chronology kept by hand, as a source like any other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import DEFAULT_DOSSIER, DossierOption
from parley.errors import InputError, NotFound

if TYPE_CHECKING:
    from parley.store import Dossier


def import_(
    file: Annotated[Path, typer.Argument(help="A chronology: .csv, .xlsx (first sheet) or .docx (first table).")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="WHAT=HEAD", help="Which column holds date or what, as in date=Data; kept for next time."),
    ] = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="Its language, pl or en.")] = None,
) -> None:
    """Import a chronology kept by hand: its rows become tellings, with the file as their source."""
    from parley.formats.grids import grid
    from parley.intake import Taken
    from parley.ledger import chronology
    from parley.pipeline import read_document
    from parley.store import Dossier

    try:
        data = file.read_bytes()
    except OSError as error:
        raise NotFound(f"{file} cannot be read: {error.strerror}", "look at its spelling") from None
    rows = grid(data, file.name)
    with Dossier.open(dossier, create=True) as opened:
        said = {**_kept(opened, rows[0]), **_said(column or ())}
        places = chronology.columns(rows[0], said)
        made, kept = chronology.document(data, str(file), rows, places, language)
        reading, silent = chronology.dated(read_document(made), kept)
        mapping = {name: rows[0][place] for name, place in places.items()}
        given = {"columns": json.dumps(mapping, ensure_ascii=False, sort_keys=True)}
        change = opened.add(Taken(reading.document, ()), reading, None, given)
    typer.echo(f"{file}: {len(kept)} rows, {len(reading.events)} events ({change})", err=True)
    if reading.document.outcome != "ok":
        typer.echo(f"{reading.document.outcome}: {reading.document.reason}; {reading.document.next_step}", err=True)
    elif silent:
        typer.echo(f"nothing was read in rows {', '.join(map(str, silent))}; their text is kept", err=True)


def _said(given: Sequence[str]) -> dict[str, str]:
    """What `--column` says; InputError for what is no column."""
    from parley.ledger.chronology import NEEDED

    found = {}
    for text in given:
        name, sign, head = text.partition("=")
        if not sign or name.strip() not in NEEDED:
            raise InputError(f"no column: {text!r}", f"write it as {' or '.join(f'{name}=HEAD' for name in NEEDED)}")
        found[name.strip()] = head.strip()
    return found


def _kept(dossier: Dossier, heads: Sequence[str]) -> dict[str, str]:
    """The columns that were said of an earlier chronology with these heads; the latest counts."""
    found: dict[str, str] = {}
    for kept in sorted(dossier.documents(), key=lambda kept: (kept.added, kept.id)):
        said = json.loads(dossier.given(kept.sha256).get("columns", "{}"))
        if said and set(said.values()) <= set(heads):
            found = said
    return found


import_.__name__ = "import"  # the verb's name, which Python keeps for itself
