"""`parley diff`: what became known between two days."""

from __future__ import annotations

from typing import Annotated

import typer

from parley.cli.asking import AsCsv, AsJson, AsOf, one_way
from parley.cli.options import DEFAULT_DOSSIER, DossierOption, edtf


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="The earlier day.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The later day.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    as_of: AsOf = None,
    part: Annotated[
        list[str] | None, typer.Option(help="Only of this part, such as people; may be given again.")
    ] = None,
    known_at: Annotated[
        bool, typer.Option("--known-at", help="Days are those of documents; the only way there is.")
    ] = True,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """What became known between two days: new, changed, gone."""
    from parley.cli import output, rows
    from parley.cli.asking import as_object
    from parley.ledger.dossier import Dossier
    from parley.ledger.evidence import Evidences

    one_way(as_json, as_csv)
    day, before, after = edtf(as_of), edtf(before) or before, edtf(after) or after
    with Dossier.open(dossier) as opened:
        found = [d for d in opened.diff(before, after, as_of=day) if not part or d.part in part]
        late, early = (Evidences(opened.ledger(known_at=known, as_of=day)) for known in (after, before))
    if as_json:
        for one in found:
            item = one.after if one.after is not None else one.before
            words = (late if one.after is not None else early).of(item)
            head = {"what": one.what, "part": one.part, "id": one.id, "fields": one.fields}
            output.json_line({**head, "item": as_object(item, words)})
    elif as_csv:
        output.csv_rows(rows.difference(one) for one in found)
    else:
        output.table(("what", "part", "id", "item", "fields"), [list(rows.difference(one).values()) for one in found])
    if not found:
        typer.echo(f"nothing became known from {before} to {after}", err=True)
