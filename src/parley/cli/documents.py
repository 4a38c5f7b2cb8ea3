"""`parley documents`: what lies in a dossier, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from parley.cli.options import DEFAULT_DOSSIER, DossierOption
from parley.errors import InputError

if TYPE_CHECKING:
    from parley.store import Kept


def _wanted(kept: Kept, outcome: str | None) -> bool:
    """Whether a document is asked for; InputError for an outcome that is none."""
    from parley.model.document import Outcome

    known = (*get_args(Outcome), "failed")
    if outcome is not None and outcome not in known:
        raise InputError(f"no outcome {outcome!r}", f"give one of {', '.join(known)}")
    return outcome is None or kept.outcome == outcome or (outcome == "failed" and kept.outcome != "ok")


def _print_fetches(rows: list[dict[str, Any]], as_json: bool) -> None:
    from parley.cli import output

    if as_json:
        for row in rows:
            output.json_line(row)
        return
    heads = ("document", "at", "status", "url", "last address", "ip", "sha256")
    cells = ((r["document"], r["at"], r["status"], r["url"], r["hops"][-1], r["address"], r["sha256"]) for r in rows)
    output.table(heads, cells)


def documents(
    dossier: DossierOption = DEFAULT_DOSSIER,
    outcome: Annotated[
        str | None, typer.Option(help="Only those with this outcome, or `failed` for all but ok.")
    ] = None,
    fetches: Annotated[bool, typer.Option("--fetches", help="List when and from where each page was fetched.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One object a line.")] = False,
) -> None:
    """List the documents of a dossier with their outcomes."""
    from parley.cli import output
    from parley.store import Dossier

    with Dossier.open(dossier) as opened:
        found = [kept for kept in opened.documents() if _wanted(kept, outcome)]
        fetched = opened.fetches() if fetches else []
    if fetches:
        _print_fetches([row for row in fetched if row["document"] in {kept.id for kept in found}], as_json)
        return
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
