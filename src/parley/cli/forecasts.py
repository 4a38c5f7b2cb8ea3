"""`parley forecasts` and `parley sources`: who foresaw what and what came of it; who published and how reliable."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.cli.asking import (
    ActOption,
    ActorOption,
    AsCsv,
    AsDocx,
    AsJson,
    Asked,
    AsOf,
    AsXlsx,
    Evidence,
    KnownAt,
    Since,
    Until,
    one_way,
    printed,
    written,
)
from parley.cli.options import DEFAULT_DOSSIER, DossierOption, edtf
from parley.errors import InputError, NotFound

if TYPE_CHECKING:
    from parley.ledger.dossier import Dossier

By = Annotated[str | None, typer.Option("--by", help="Who decides; by default the user of this machine.")]
Reason = Annotated[str | None, typer.Option("--reason", help="Why, in a few words.")]


def forecasts(
    dossier: DossierOption = DEFAULT_DOSSIER,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    actor: ActorOption = None,
    act: ActOption = None,
    since: Since = None,
    until: Until = None,
    holder: Annotated[str | None, typer.Option(help="Only of this forecaster or publisher.")] = None,
    only_open: Annotated[bool, typer.Option("--open", help="Only those that nobody has resolved.")] = False,
    promises: Annotated[bool, typer.Option("--all", help="Promises and plans too, not only what is expected.")] = False,
    scores: Annotated[str | None, typer.Option(metavar="WHOSE", help="Scores, by holder or publisher.")] = None,
    calibration: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the calibration into an SVG file.")
    ] = None,
    resolve: Annotated[
        str | None, typer.Option(metavar="ID=OUTCOME", help="Decide how a forecast ended, as in e12ab=failed.")
    ] = None,
    by: By = None,
    reason: Reason = None,
    evidence: Evidence = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    as_xlsx: AsXlsx = None,
    as_docx: AsDocx = None,
) -> None:
    """Forecasts: who foresaw what, with which chance, by when, and what came of it."""
    from parley.ledger.dossier import Dossier

    one_way(as_json, as_csv, as_xlsx, as_docx)
    days = edtf(as_of), edtf(known_at), edtf(since), edtf(until)
    who, acts = tuple(actor or ()), tuple(act or ())
    asked = Asked(dossier, *days, who, acts, as_json, as_csv, evidence, as_xlsx, as_docx)
    with Dossier.open(dossier) as opened:
        if resolve is not None:
            _resolve(opened, resolve, by, reason)
        found = _chosen(opened.forecasts(**_filters(asked)), holder, only_open, promises)
        if calibration is not None:
            _draw(found, calibration)
        elif scores is not None:
            _scores(found, scores, asked)
        else:
            from parley.cli import rows

            printed(found, rows.forecast, asked, opened.ledger(known_at=asked.known_at), "forecasts")
            if not found:
                typer.echo("no such forecasts", err=True)


def _filters(asked: Asked) -> dict[str, Any]:
    return {
        "as_of": asked.as_of,
        "known_at": asked.known_at,
        "actor": asked.actor,
        "act": asked.act,
        "since": asked.since,
        "until": asked.until,
    }


def _chosen(found: Any, holder: str | None, only_open: bool, promises: bool) -> list[Any]:
    from parley.ledger.actors import folded

    kinds = {"expected", "possible", "planned", "promised"} if promises else {"expected", "possible"}
    whose = folded(holder) if holder else ""
    return [
        one
        for one in found
        if one.kind in kinds
        and (not only_open or one.outcome == "open")
        and (not whose or whose in folded(one.holder) or whose in folded(one.publisher or ""))
    ]


def _resolve(dossier: Dossier, given: str, by: str | None, reason: str | None) -> None:
    from getpass import getuser

    from parley.ledger.forecasts import OUTCOMES

    id, _, outcome = given.partition("=")
    outcome = outcome.strip().replace("-", " ")
    if outcome not in OUTCOMES:
        raise InputError(f"no outcome {outcome!r}", f"write ID=OUTCOME with one of {', '.join(OUTCOMES)}")
    found = [one for one in dossier.ledger().forecasts if one.id.startswith(id.strip())] if id.strip() else []
    if len(found) != 1:
        raise NotFound(f"no one forecast {id.strip()!r}", "see which there are with: parley forecasts --all")
    dossier.decide("forecast.resolve", found[0].id, who=by or getuser(), after=outcome, reason=reason)


def _draw(found: list[Any], path: Path) -> None:
    from parley.brief.calibration import drawing
    from parley.ledger.scores import calibration

    try:
        path.write_text(drawing(calibration(found)), "utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}", "give another path") from None
    typer.echo(f"drawn to {path}", err=True)


def _scores(found: list[Any], whose: str, asked: Asked) -> None:
    from parley.cli import rows
    from parley.ledger.scores import scores

    if whose not in ("holder", "publisher"):
        raise InputError(f"no scores by {whose!r}", "give --scores holder or --scores publisher")
    made = scores(found, lambda one: one.publisher if whose == "publisher" else one.holder)
    _listed("scores", [(one, rows.score(one)) for one in made], asked)


def sources(
    dossier: DossierOption = DEFAULT_DOSSIER,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    actor: ActorOption = None,
    act: ActOption = None,
    since: Since = None,
    until: Until = None,
    reliability: Annotated[
        str | None, typer.Option("--set", metavar="NAME=A…F", help="Say how reliable a source is, as in Belta=D.")
    ] = None,
    by: By = None,
    reason: Reason = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    as_xlsx: AsXlsx = None,
    as_docx: AsDocx = None,
) -> None:
    """Who published and who is quoted, how reliable each is held for, and how their forecasts did."""
    from parley.cli import rows
    from parley.ledger.dossier import Dossier

    one_way(as_json, as_csv, as_xlsx, as_docx)
    days = edtf(as_of), edtf(known_at), edtf(since), edtf(until)
    asked = Asked(dossier, *days, tuple(actor or ()), tuple(act or ()), as_json, as_csv)
    with Dossier.open(dossier) as opened:
        if reliability is not None:
            _set(opened, reliability, by, reason)
        found = opened.sources(**_filters(asked))
    _listed("sources", [(one, rows.source(one)) for one in found], replace(asked, xlsx=as_xlsx, docx=as_docx))


def _set(dossier: Dossier, given: str, by: str | None, reason: str | None) -> None:
    from getpass import getuser

    from parley.ledger.sources import RELIABILITIES

    name, _, grade = given.rpartition("=")
    name, grade = name.strip(), grade.strip().upper()
    if not name or grade not in RELIABILITIES:
        raise InputError(
            f"no reliability: {given!r}", "write NAME=GRADE, with a grade from A (reliable) to F (unknown)"
        )
    dossier.decide("source.reliability", name, who=by or getuser(), after=grade, reason=reason)


def _listed(title: str, found: list[tuple[Any, dict[str, object]]], asked: Asked) -> None:
    """Print things that rest on no words of their own."""
    from parley.cli import output

    table = [row for _, row in found]
    if asked.xlsx or asked.docx:
        written(title, table, asked.xlsx, asked.docx)
    elif asked.as_json:
        for one, _ in found:
            output.json_line(one)
    elif asked.as_csv:
        output.csv_rows(table)
    else:
        output.table(list(table[0]) if table else (), [list(row.values()) for row in table])
