"""What a program calls: `parley.read` and `parley.open`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parley.errors import InputError
from parley.intake import Given, Source, sources
from parley.model import Reading, When
from parley.pipeline import read_source
from parley.settings import Settings, load

if TYPE_CHECKING:
    from parley.ledger.dossier import Dossier


def read(
    source: str | Path | bytes,
    *,
    name: str = "document",
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    language: str | None = None,
    settings: Settings | None = None,
) -> Reading:
    """What one document says: a path, or its bytes (then `name` says what to call it, and its ending what it is).

    `published` (EDTF), `publisher`, `title` and `language` go before what the document says of itself. A document that
    cannot be read raises nothing: `reading.document.outcome` says so. Raises NotFound for a path that is not there,
    DateError for a `published` that is no date, InputError for a path that holds several documents.
    """
    if published is not None:
        published = str(When.parse(published))
    given = Given(published, publisher, title, language)
    return read_source(_source(source, name), given=given, settings=settings or load(), facts={}).reading


def _source(source: str | Path | bytes, name: str) -> Source:
    if isinstance(source, bytes):
        return Source(name, data=source)
    found = list(sources([source]))
    if len(found) != 1:
        raise InputError(f"{source} holds {len(found)} documents", "read them one by one, or with: parley read")
    return found[0]


def open(path: str | Path, create: bool = False) -> Dossier:
    """The dossier at `path`; with `create`, a new one where there is none. See `parley.Dossier`."""
    from parley.ledger.dossier import Dossier

    return Dossier.open(path, create)
