"""`parley documents`: what lies in a dossier, and what became of it."""

from __future__ import annotations

from typing import Annotated

import typer

from parley.cli.options import DEFAULT_DOSSIER, DossierOption


def documents(
    dossier: DossierOption = DEFAULT_DOSSIER,
    as_json: Annotated[bool, typer.Option("--json", help="One object a line.")] = False,
) -> None:
    """List the documents of a dossier with their outcomes."""
    from parley.cli import output
    from parley.store import Dossier

    with Dossier.open(dossier) as opened:
        found = opened.documents()
    if as_json:
        for kept in found:
            output.json_line(kept)
        return
    output.table(
        ("document", "published", "outcome", "events", "title", "reason", "next step"),
        (
            (kept.id, kept.published, kept.outcome, kept.events, kept.name, kept.reason, kept.next_step)
            for kept in found
        ),
    )
