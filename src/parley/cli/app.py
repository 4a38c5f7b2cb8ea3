"""All verbs in one program, and its exit codes.

0: done. 1: done, but some documents could not be read. 2: what was asked cannot be done as it was asked. 3: the dossier
cannot be used. 4: the installation is at fault. 130: stopped by the user.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable

import typer

from parley.cli.actors import actors
from parley.cli.brief import brief
from parley.cli.diff import diff
from parley.cli.documents import documents
from parley.cli.events import events
from parley.cli.explain import explain
from parley.cli.forecasts import forecasts, sources
from parley.cli.importing import import_
from parley.cli.ledger import VERBS as LEDGER
from parley.cli.read import read
from parley.cli.sameness import apart, same
from parley.cli.schema import schema
from parley.cli.search import search
from parley.cli.serve import serve
from parley.cli.show import show
from parley.cli.text import text
from parley.cli.verify import verify
from parley.cli.watch import watch
from parley.errors import DossierError, InputError, ParleyError

_FOLLOWS, _DECIDE = "What follows from all documents", "What people decide"
#: Every verb: its function and the panel of the help in which it stands, in the order of the help.
_VERBS: tuple[tuple[Callable[..., None], str | None], ...] = (
    *((verb, None) for verb in (read, brief, events, show, explain, search, documents, verify, text, schema, serve)),
    (import_, None),
    *((verb, _FOLLOWS) for verb in (*LEDGER, forecasts, sources, watch, diff)),
    *((verb, _DECIDE) for verb in (same, apart)),
)


def program(only: str | None = None) -> typer.Typer:
    """The command line; of one verb `only`, where one is given by its name, since making all takes a tenth of a second."""
    made = typer.Typer(
        name="parley",
        help="Reads what is written about negotiations and keeps the record, every line with the words it came from.",
        epilog="Exit codes: 0 done, 1 some documents not read, 2 wrong use, 3 dossier unusable, 4 installation at fault.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        callback=_parley,
    )
    wanted = [(verb, panel) for verb, panel in _VERBS if only in (None, _name(verb))]
    for verb, panel in wanted or _VERBS:
        made.command(_name(verb), rich_help_panel=panel)(verb)
    if not only or not wanted:
        made.add_typer(actors)
    return made


def _name(verb: Callable[..., None]) -> str:
    return verb.__name__.rstrip("_")


def _version(wanted: bool) -> None:
    if wanted:
        from parley.version import __version__

        typer.echo(f"parley {__version__}")
        raise typer.Exit


def _parley(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """Reads what is written about negotiations and keeps the record, every line with the words it came from."""


app = program()


def exit_code(error: ParleyError) -> int:
    """The code that the program ends with for this error."""
    if isinstance(error, InputError):
        return 2
    return 3 if isinstance(error, DossierError) else 4


def main() -> None:
    """Run the program with the arguments of the process."""
    if sys.argv[1:2] == ["read"]:
        gc.disable()  # tables are no garbage: a start needs no search for cycles; `read` turns it on after one document
    try:
        program(next(iter(sys.argv[1:2]), None))()
    except ParleyError as error:
        typer.echo(f"parley: {error.message}", err=True)
        if error.next_step:
            typer.echo(f"        {error.next_step}", err=True)
        sys.exit(exit_code(error))
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
