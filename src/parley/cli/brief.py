"""`parley brief`: a dossier as a page to read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parley.cli.options import DEFAULT_DOSSIER, DossierArgument, SettingOption, settings_from
from parley.errors import InputError


class Tongue(StrEnum):
    """The languages that a brief is written in."""

    en = "en"
    pl = "pl"


def brief(
    dossier: DossierArgument = DEFAULT_DOSSIER,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it as a page, to this file; - prints it.")
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print it as Markdown.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as an object.")] = False,
    language: Annotated[Tongue, typer.Option(help="The language that it is written in.")] = Tongue.en,
    setting: SettingOption = None,
) -> None:
    """Write the brief of a dossier: context, results, outlook, each line with the words it came from."""
    from parley import brief as writer
    from parley.cli import output
    from parley.store import Dossier

    if (html is not None) + markdown + as_json > 1:
        raise InputError("--html, --markdown and --json exclude each other", "give one of them")
    threshold = settings_from(setting).threshold
    with Dossier.open(dossier) as opened:
        made = writer.build(opened.readings(), language=language.value, threshold=threshold)
    if html is not None:
        _write(html, writer.html(made))
    elif markdown:
        output.write(writer.markdown(made).rstrip("\n"))
    elif as_json:
        output.json_line(made)
    else:
        _show(writer.terminal(made))


def _show(made: object) -> None:
    """Print what is drawn for a terminal: a text, or something that rich draws."""
    if made is not None:
        from rich.console import Console

        Console().print(made, markup=False, highlight=False)


def _write(path: Path, page: str) -> None:
    """The page in the file, whole or not at all; `-` is standard output."""
    from parley.cli import output

    if str(path) == "-":
        output.write(page.rstrip("\n"))
        return
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_text(page, "utf-8")
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise InputError(f"{path} cannot be written: {error.strerror}", "name a file in a folder of yours") from None
    typer.echo(f"written to {path}", err=True)
