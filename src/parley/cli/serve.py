"""`parley serve`: a dossier in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.options import DEFAULT_DOSSIER, DossierArgument, SettingOption, settings_from


def serve(
    dossier: DossierArgument = DEFAULT_DOSSIER,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="The port [8765, or the next that is free].")
    ] = None,
    host: Annotated[str, typer.Option(help="The address; others than this machine's need a password.")] = "127.0.0.1",
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A host name that it answers to; may be given again.")
    ] = None,
    user: Annotated[str | None, typer.Option(help="Whom the login link is for.")] = None,
    browse: Annotated[bool, typer.Option("--open/--no-open", help="Open the login link in the browser.")] = True,
    setting: SettingOption = None,
) -> None:
    """Look at a dossier, check it and decide, in the browser."""
    from parley.web import serve as run

    run(
        Path(dossier),
        settings_from(setting),
        host=host,
        port=port,
        names=frozenset(name.lower() for name in allow_host or ()),
        user=user,
        browse=browse,
        say=lambda line: typer.echo(line),
    )
