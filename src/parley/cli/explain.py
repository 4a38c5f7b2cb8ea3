"""`parley explain`: which words and which rule gave each field of an event."""

from __future__ import annotations

from typing import Annotated

import typer

from parley.cli.options import DEFAULT_DOSSIER, DossierOption


def explain(
    event: Annotated[str, typer.Argument(help="The event's id, or the beginning of it.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    as_json: Annotated[bool, typer.Option("--json", help="One object a line.")] = False,
) -> None:
    """Say why each field of an event is as it is: the words and the rule."""
    from parley.cli import lines, output
    from parley.store import Dossier

    with Dossier.open(dossier) as opened:
        told = opened.event(event)
        text = opened.reading(told.document.id).document.text
    reasons = [
        {"field": why.field, "words": text[slice(*why.span)] if why.span else None, "span": why.span, "rule": why.rule}
        for why in told.event.because
    ]
    if as_json:
        for reason in reasons:
            output.json_line(reason)
        return
    output.write(f"{told.event.id}  {told.event.act}, {lines.sense(told.event)}")
    output.write(f"read by {told.document.reader} {told.document.version}, confidence {told.event.confidence:.2f}")
    rows = [(reason["field"], f"“{reason['words']}”" if reason["words"] else "", reason["rule"]) for reason in reasons]
    output.table(("field", "words", "rule"), rows)
    if not reasons:
        typer.echo("its reader gave no reasons", err=True)
