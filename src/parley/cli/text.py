"""`parley text`: the text of a document as Parley sees it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from parley.cli.options import SettingOption, settings_from


def text(
    file: Annotated[str, typer.Argument(help="A document, or - for standard input.")],
    blocks: Annotated[
        bool, typer.Option("--blocks", help="Say before each part what it is, its page and place.")
    ] = False,
    layout: Annotated[
        bool, typer.Option("--layout", help="Draw each page of a PDF with its blocks in their order, as PNG.")
    ] = False,
    to: Annotated[Path, typer.Option("--to", metavar="FOLDER", help="Where pictures are written.")] = Path("."),
    setting: SettingOption = None,
) -> None:
    """Print the text of a document, in reading order; offsets of events count its characters."""
    from parley.cli import output, pictures
    from parley.cli.terminal import clean
    from parley.intake import Given, sources, take_source
    from parley.pipeline import READABLE, dictionary_word

    chosen = settings_from(setting)
    all_read = True
    for source in sources([file], settings=chosen):
        if layout and source.fault is None:
            source = replace(source, data=source.read(chosen.max_bytes))
        taken = take_source(source, Given(is_word=dictionary_word), chosen)
        document = taken.document
        if document.outcome not in READABLE:
            all_read = False
            typer.echo(f"{clean(document.uri)}: {document.outcome}: {document.reason}; {document.next_step}", err=True)
        if layout and document.outcome in READABLE:
            for path in pictures.of_layout(taken, source.data or b"", to, chosen):
                output.write(clean(str(path)))
        elif blocks:
            for block in document.blocks:
                more = " (continues)" if block.continues else ""
                where = clean(block.path) if block.path else f"page {block.page}"
                output.write(f"[{block.kind}{more}, {where}, {block.span[0]}–{block.span[1]}]")
                output.write(clean(document.text[slice(*block.span)]))
        elif document.text:
            output.write(clean(document.text))
    if not all_read:
        raise typer.Exit(1)
