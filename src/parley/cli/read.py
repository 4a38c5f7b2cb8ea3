"""`parley read`: documents in, a dossier or lines of JSON out."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import DEFAULT_DOSSIER, SettingOption, edtf, settings_from
from parley.errors import InputError

if TYPE_CHECKING:
    from parley.cli.report import Tally
    from parley.intake import Source
    from parley.pipeline import Read
    from parley.settings import Settings
    from parley.store import Dossier


def read(
    files: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, .jsonl files (a document a line), web addresses, - for standard input."),
    ] = None,
    dossier: Annotated[Path | None, typer.Option("--dossier", "-d", help="The dossier file [talks.parley].")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When it was published: 2025-09-12.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    language: Annotated[str | None, typer.Option(help="Its language: pl or en.")] = None,
    feed: Annotated[
        str | None, typer.Option(metavar="FILE_OR_URL", help="Read the pages that a feed leads to.")
    ] = None,
    retry: Annotated[
        bool, typer.Option("--retry", help="Read again what a dossier could not read, or not wholly.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One object a document, one a line, and no dossier.")] = False,
    jobs: Annotated[int, typer.Option(min=0, help="How many processes read; 0: one a core, if worth it.")] = 0,
    silent: Annotated[bool, typer.Option("--silent", help="Say nothing of documents that were read well.")] = False,
    setting: SettingOption = None,
) -> None:
    """Read documents into a dossier; reading the same again adds nothing."""
    from parley.cli.report import Tally, progress
    from parley.intake import Given
    from parley.pipeline import read_all

    given = Given(edtf(published), publisher, title, _language(language))
    chosen = settings_from(setting)
    where = dossier or (None if as_json and not retry else DEFAULT_DOSSIER)
    found, total = _sources(files or [], feed, chosen) if files or feed or not retry else (iter(()), 0)
    with ExitStack() as stack:
        kept = stack.enter_context(_opened(where, chosen, create=not retry)) if where is not None else None
        if kept is not None and retry:
            again, number = _again(kept, chosen)
            found, total = chain(again, found), None if total is None else number + total
        say, move = stack.enter_context(progress(total))
        tally = Tally(say, silent)
        for one in read_all(
            found, given=given, settings=chosen, jobs=jobs, remembered=kept.given if kept is not None else None
        ):
            change = kept.add(one.taken, one.reading, one.data, one.given, one.fetched) if kept is not None else None
            if as_json:
                _print(one)
            tally.add(one, change)
            move()
            gc.enable()  # off since the start (app.py); a corpus needs it
    _finish(tally, where, silent)


def _sources(files: list[str], feed: str | None, settings: Settings) -> tuple[Iterator[Source], int | None]:
    """What is to be read, and how many documents that is, where it can be known before."""
    from parley.intake import sources
    from parley.intake.fetch.target import is_url
    from parley.intake.sources import count

    if not files and feed is None:
        raise InputError("nothing to read", "name files, folders or web addresses, or a feed with --feed")
    if feed is None and not any(map(is_url, files)):
        return sources(files, settings=settings), count(files)
    from parley.intake.feed import follow
    from parley.intake.fetch.web import Web

    web = Web(settings)
    found = sources(files, web, settings)
    return chain(found, follow(feed, web) if feed is not None else ()), None


def _again(kept: Dossier, settings: Settings) -> tuple[Iterator[Source], int]:
    """What the dossier could not read, and how much that is; what cannot be had any more is named."""
    from parley.cli.terminal import clean
    from parley.intake.fetch.web import Web
    from parley.store import retry

    can, cannot = retry.plan(kept)
    for one in cannot:
        typer.echo(f"{clean(one.uri)}: {one.outcome}, as before: neither its bytes nor its file are there", err=True)
    return retry.again(kept, can, Web(settings)), len(can)


def _opened(path: Path, settings: Settings, create: bool) -> Dossier:
    from parley.store import Dossier

    opened = Dossier.open(path, create=create)
    opened.place = settings.keep_bytes
    return opened


def _print(read: Read) -> None:
    from parley.model import encode

    sys.stdout.buffer.write(encode(read.reading) + b"\n")
    sys.stdout.buffer.flush()


def _finish(tally: Tally, where: Path | None, silent: bool) -> None:
    if not silent:
        typer.echo(tally.sum() + (f"; kept in {where}" if where is not None else ""), err=True)
    if not tally.all_read:
        raise typer.Exit(1)


def _language(code: str | None) -> str | None:
    """The code, once it is known that it can be read; InputError else."""
    if code is None:
        return None
    from parley.language import interface

    if not interface.has(code):
        raise InputError(f"no reader for the language {code!r}", f"installed are {', '.join(interface.codes())}")
    return code
