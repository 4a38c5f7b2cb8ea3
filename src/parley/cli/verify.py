"""`parley verify`: whether a dossier is as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import DEFAULT_DOSSIER, DossierOption

if TYPE_CHECKING:
    from parley.store.verify import Verified


def verify(
    dossier: DossierOption = DEFAULT_DOSSIER,
    as_json: Annotated[bool, typer.Option("--json", help="One object a fault, one a line.")] = False,
) -> None:
    """Hash all bytes and texts of a dossier again, check every anchor and derived id, and say what is wrong."""
    from parley.cli import output
    from parley.store import Dossier

    with Dossier.open(dossier) as opened:
        found = opened.verify()
    for fault in found.faults:
        if as_json:
            output.json_line(fault)
        else:
            output.write("\t".join((fault.document or "-", fault.kind, fault.what)))
    typer.echo(_sum(found), err=True)
    if found.faults:
        raise typer.Exit(1)


def _sum(found: Verified) -> str:
    looked = ", ".join(f"{count:,} {kind}" for kind, count in sorted(found.counts.items()) if count)
    wrong = len(found.faults)
    return f"looked at {looked or 'nothing'}; {wrong or 'no'} {'fault' if wrong == 1 else 'faults'}"
