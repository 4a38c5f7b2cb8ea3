"""`parley explain`: which words and which rule gave each field of an event; why tellings are one occurrence."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.options import DEFAULT_DOSSIER, DossierOption


def explain(
    event: Annotated[str, typer.Argument(help="The id of an event (e…) or occurrence (o…), or the beginning of it.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    as_json: Annotated[bool, typer.Option("--json", help="One object a line.")] = False,
) -> None:
    """Say why each field of an event is as it is, or why tellings are one occurrence: the words and the rule."""
    from parley.cli import lines, output
    from parley.store import Dossier

    if event.startswith("o"):
        _occurrence(event, dossier, as_json)
        return
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


def _occurrence(given: str, dossier: Path, as_json: bool) -> None:
    """Say of an occurrence what it rests on, what joined it and what bounds it."""
    from parley.cli import output, rows
    from parley.cli.asking import where
    from parley.cli.terminal import one_line
    from parley.ledger.dossier import Dossier

    with Dossier.open(dossier) as opened:
        found = opened.occurrence(given)
    if as_json:
        for why in found.why:
            output.json_line(why)
        return
    output.write("  ".join(one_line(str(cell)) for cell in rows.happening(found).values() if cell not in (None, "")))
    for entry in found.entries:
        said = f"{entry.id}  {entry.event.stance.kind}, {where(entry)}: “{entry.event.evidence.quote}”"
        output.write(one_line(said))
    output.table(
        ("verdict", "one", "other", "score", "reasons"),
        [(w.verdict, w.one, w.other, f"{w.score:.2f}", "; ".join(w.reasons)) for w in found.why],
    )
    if not found.why:
        typer.echo("one telling alone, nothing was near enough to be joined", err=True)
