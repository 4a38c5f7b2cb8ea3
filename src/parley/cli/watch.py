"""`parley watch`: what a dossier knows of the names of a list, and what is new."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.asking import AsCsv, AsDocx, AsJson, Asked, AsOf, AsXlsx, Evidence, KnownAt, one_way, printed
from parley.cli.options import DEFAULT_DOSSIER, DossierOption, edtf
from parley.errors import NotFound


def watch(
    names: Annotated[Path, typer.Argument(help="A list of names as CSV: one a line, or a column with the head name.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="What became known after this day is new.")] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    evidence: Evidence = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    as_xlsx: AsXlsx = None,
    as_docx: AsDocx = None,
) -> None:
    """What is known of each name of a list: people, firms, measures; and what is new since a day."""
    from parley.cli import rows
    from parley.ledger.dossier import Dossier
    from parley.ledger.watching import names_in
    from parley.ledger.watching import watch as watched

    one_way(as_json, as_csv, as_xlsx, as_docx)
    try:
        listed = names_in(names.read_bytes())
    except OSError as error:
        raise NotFound(f"{names} cannot be read: {error.strerror}", "look at its spelling") from None
    asked = Asked(dossier, edtf(as_of), edtf(known_at), None, None, (), (), as_json, as_csv, evidence, as_xlsx, as_docx)
    with Dossier.open(dossier) as opened:
        found = watched(opened, listed, since=edtf(since), as_of=asked.as_of, known_at=asked.known_at)
        printed(found, rows.watched, asked, opened.ledger(as_of=asked.as_of, known_at=asked.known_at), "watch")
