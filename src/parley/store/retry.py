"""What a dossier could not read, or not wholly, to be read again: from its own bytes, else from where they came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from parley.intake import Source, kinds
from parley.intake.fetch.target import is_url
from parley.intake.sources import page
from parley.intake.unpack import unpacked
from parley.store.dossier import Dossier
from parley.store.found import Kept

if TYPE_CHECKING:
    from parley.intake.fetch.web import Web

# a line of JSON that was none: as a document of its own, it would be read as prose
_LINE = re.compile(r"(?:\.jsonl|^-):\d+$")
# kinds that are told by the ending of a name, where the bytes do not say
_NAMES = {kinds.HTML: "page.html", kinds.MARKDOWN: "text.md", kinds.TEXT: "text.txt"}


def plan(dossier: Dossier) -> tuple[list[Kept], list[Kept]]:
    """The documents whose outcome is not `ok`: those that can be read again, and those that cannot be had any more."""
    failed = [kept for kept in dossier.documents() if kept.outcome != "ok"]
    can = [kept for kept in failed if _can(dossier, kept)]
    known = {kept.id for kept in can}
    return can, [kept for kept in failed if kept.id not in known]


def again(dossier: Dossier, documents: list[Kept], web: Web) -> Iterator[Source]:
    """A source for each of the documents, its bytes taken up when it is its turn."""
    for kept in documents:
        yield from unpacked(_source(dossier, kept, web), web.settings)


def _source(dossier: Dossier, kept: Kept, web: Web) -> Source:
    data = dossier.source(kept.id)
    if data is not None:
        return Source(kept.uri, data=data, file_name=_NAMES.get(kept.media_type))
    return page(kept.uri, web) if is_url(kept.uri) else Source(kept.uri, Path(kept.uri))


def _can(dossier: Dossier, kept: Kept) -> bool:
    if _LINE.search(kept.uri):
        return False
    return is_url(kept.uri) or _is_file(kept.uri) or dossier.source(kept.id) is not None


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False
