"""`parley text`: the text of a document as Parley sees it."""

from __future__ import annotations

from typing import Annotated

import typer

from parley.cli.options import SettingOption, settings_from


def text(
    file: Annotated[str, typer.Argument(help="A document, or - for standard input.")],
    blocks: Annotated[
        bool, typer.Option("--blocks", help="Say before each part what it is, its page and place.")
    ] = False,
    setting: SettingOption = None,
) -> None:
    """Print the text of a document, in reading order; offsets of events count its characters."""
    from parley.cli import output
    from parley.cli.terminal import clean
    from parley.intake import Given, sources, take_source
    from parley.pipeline import READABLE, dictionary_word

    chosen = settings_from(setting)
    all_read = True
    for source in sources([file], settings=chosen):
        document = take_source(source, Given(is_word=dictionary_word), chosen).document
        if document.outcome not in READABLE:
            all_read = False
            typer.echo(f"{clean(document.uri)}: {document.outcome}: {document.reason}; {document.next_step}", err=True)
        if blocks:
            for block in document.blocks:
                more = " (continues)" if block.continues else ""
                output.write(f"[{block.kind}{more}, page {block.page}, {block.span[0]}–{block.span[1]}]")
                output.write(clean(document.text[slice(*block.span)]))
        elif document.text:
            output.write(clean(document.text))
    if not all_read:
        raise typer.Exit(1)
