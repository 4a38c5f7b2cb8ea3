"""`parley search`: passages that have some words, in whatever case they stand."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import DEFAULT_DOSSIER, DossierOption

if TYPE_CHECKING:
    from parley.store import Hit


def search(
    text: Annotated[list[str], typer.Argument(help="Words, in any case and spelling; a phrase in quotes: '\"…\"'.")],
    dossier: DossierOption = DEFAULT_DOSSIER,
    limit: Annotated[int, typer.Option(min=1, help="The most passages to show.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="One object a line.")] = False,
) -> None:
    """Find passages: minsku finds Mińsk, Lukaszenki finds Łukaszenka."""
    from parley.store import Dossier

    with Dossier.open(dossier) as opened:
        hits = opened.search(" ".join(text), limit)
    for hit in hits:
        _json(hit) if as_json else _print(hit)
    if not hits:
        typer.echo("nothing found", err=True)


def _json(hit: Hit) -> None:
    from parley.cli import lines, output

    output.json_line(
        {
            "document": lines.source(hit.document),
            "page": hit.page,
            "span": hit.span,
            "text": hit.text,
            "marks": hit.marks,
        }
    )


def _print(hit: Hit) -> None:
    from parley.cli import marked, output
    from parley.cli.terminal import one_line

    found = [("found", mark) for mark in hit.marks]
    output.write(one_line(f"{hit.document.name}, page {hit.page}, characters {hit.span[0]}–{hit.span[1]}"))
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.padding import Padding

        sys.stdout.flush()
        Console().print(Padding(marked.coloured(hit.text, hit.span[0], found), (0, 2)))
    else:
        pieces = marked.segments(hit.text, hit.span[0], found)
        output.write("  " + marked.squeeze("".join(f"[{piece}]" if role else piece for piece, role in pieces)))
    output.write("")
