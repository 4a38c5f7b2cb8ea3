"""`parley events`: the events of a dossier, chosen and listed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import DEFAULT_DOSSIER, DossierOption, edtf
from parley.errors import InputError

if TYPE_CHECKING:
    from parley.store import Told


def events(
    dossier: DossierOption = DEFAULT_DOSSIER,
    act: Annotated[list[str] | None, typer.Option(help="An act, such as release; may be given again.")] = None,
    stance: Annotated[list[str] | None, typer.Option(help="A stance, such as promised; may be given again.")] = None,
    actor: Annotated[str | None, typer.Option(help="Who acts: a code (BLR), or a name in any spelling.")] = None,
    party: Annotated[str | None, typer.Option(help="Anybody with a part in it, as for --actor.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Events from this date on.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Events up to this date.")] = None,
    document: Annotated[str | None, typer.Option(help="A document: its id or where it came from.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One object a line.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV.")] = False,
) -> None:
    """List events."""
    from parley.store import Dossier

    if as_json and as_csv:
        raise InputError("--json and --csv exclude each other", "give one of them")
    acts, stances = _known(act or (), "act", _acts()), _known(stance or (), "stance", _stances())
    first, last = edtf(since), edtf(until)
    with Dossier.open(dossier) as opened:
        found = opened.events(
            act=acts, stance=stances, actor=actor, party=party, since=first, until=last, document=document
        )
    _print(found, as_json, as_csv)


def _print(found: list[Told], as_json: bool, as_csv: bool) -> None:
    from parley.cli import lines, output

    if as_json:
        for told in found:
            output.json_line({"document": lines.source(told.document), "event": told.event})
    elif as_csv:
        output.csv_rows(lines.row(told) for told in found)
    else:
        output.table(
            ("event", "when", "act", "stance", "who", "what", "document", "page"),
            (
                (
                    told.event.id,
                    told.event.when.edtf if told.event.when else "",
                    told.event.act,
                    lines.sense(told.event),
                    lines.who(told.event),
                    told.event.object.text if told.event.object else "",
                    told.document.name,
                    told.event.evidence.page,
                )
                for told in found
            ),
        )
        if not found:
            typer.echo("no such events", err=True)


def _acts() -> list[str]:
    from parley.knowledge.acts import acts

    return sorted(acts())


def _stances() -> list[str]:
    from typing import get_args

    from parley.model import StanceKind

    return list(get_args(StanceKind))


def _known(given: Iterable[str], what: str, known: list[str]) -> list[str]:
    """The names given, once all are known; InputError, with the nearest, else."""
    from difflib import get_close_matches

    for name in given:
        if name not in known:
            near = get_close_matches(name, known, 3, 0.65) or known
            raise InputError(f"no {what} {name!r}", f"try {', '.join(near)}")
    return list(given)
