"""Options that several verbs share, and how their values are checked."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.errors import SettingError

if TYPE_CHECKING:
    from parley.settings import Settings

DEFAULT_DOSSIER = Path("talks.parley")

DossierOption = Annotated[Path, typer.Option("--dossier", "-d", help="The dossier file.")]
DossierArgument = Annotated[Path, typer.Argument(help="The dossier file.", metavar="DOSSIER")]
SettingOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=VALUE", help="A setting, such as max_pages=20; may be given again."),
]


def settings_from(given: Iterable[str] | None) -> Settings:
    """The settings with those of `--set` put in; SettingError for one that is none."""
    from parley.settings import load

    values: dict[str, object] = {}
    for text in given or ():
        name, sign, value = text.partition("=")
        if not sign:
            raise SettingError(f"no setting: {text!r}", "write it as name=value, as in --set max_pages=20")
        values[name.strip()] = value.strip()
    chosen = load(values)
    if chosen.actors:  # knowledge is loaded once a process, also by the processes that read for this one
        os.environ["PARLEY_ACTORS"] = chosen.actors
    return chosen


def edtf(value: str | None) -> str | None:
    """The date as given, once it is known to be one; DateError else."""
    if value is None:
        return None
    from parley.model import When

    return str(When.parse(value))
