"""`parley same` and `parley apart`: whether two tellings are of one happening, decided by a person and for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import DEFAULT_DOSSIER, DossierOption

if TYPE_CHECKING:
    from parley.ledger import Record

One = Annotated[str, typer.Argument(metavar="A", help="An occurrence or event: its id, or the beginning of it.")]
Other = Annotated[str, typer.Argument(metavar="B", help="Another one.")]
Who = Annotated[str | None, typer.Option("--by", help="Who decides; by default the user of this machine.")]
Reason = Annotated[str | None, typer.Option("--reason", help="Why, in a few words.")]


def same(
    one: One, other: Other, dossier: DossierOption = DEFAULT_DOSSIER, by: Who = None, reason: Reason = None
) -> None:
    """Hold two occurrences for one; it binds whatever is read later."""
    from parley.cli import output
    from parley.ledger.dossier import Dossier

    with Dossier.open(dossier) as opened:
        _decide(opened.record, "same", one, other, by, reason)
        joined = opened.occurrence(one)
        output.write(f"{joined.id}  {joined.act}, {len(joined.entries)} tellings")


def apart(
    one: One, other: Other, dossier: DossierOption = DEFAULT_DOSSIER, by: Who = None, reason: Reason = None
) -> None:
    """Hold two tellings of one occurrence apart, or two occurrences from ever becoming one."""
    from parley.cli import output
    from parley.ledger.dossier import Dossier

    with Dossier.open(dossier) as opened:
        _decide(opened.record, "apart", one, other, by, reason)
        for found in {p.id: p for p in (opened.occurrence(one), opened.occurrence(other))}.values():
            output.write(f"{found.id}  {found.act}, {len(found.entries)} tellings")


def _decide(record: Record, what: str, one: str, other: str, by: str | None, reason: str | None) -> None:
    from getpass import getuser

    getattr(record, what)(one, other, who=by or getuser(), reason=reason)
