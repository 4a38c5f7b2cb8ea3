"""Who published a text, and when: the user's word goes before the page itself, the page before the file's tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parley.intake import shapes
from parley.intake.dates import full_date
from parley.model import Block, Published

_AGENCY = re.compile(
    r"\b(?:PAP|Polska Agencja Prasowa|IAR|Informacyjna Agencja Radiowa|Reuters|AFP|Associated Press|AP"
    r"|BelTA|TASS|Interfax|DPA|ANSA)\b"
)
_AUTHOR = re.compile(
    r"\s*(?:autor(?:zy|ka)?\s*:|oprac\.(?:\s+red\.)?:?|by\s+|authors?\s*:|tekst\s*:)\s*(?P<names>[^\n]+)", re.IGNORECASE
)
_NAME = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻÀ-ÖØ-Þ][\w’'-]+(?: (?:de|van|von|[A-ZĄĆĘŁŃÓŚŹŻÀ-ÖØ-Þ][\w’'.-]*)){1,4}")
_HEAD = 1500


@dataclass(frozen=True, slots=True)
class Found:
    """What one source says: the page itself, the file's tags, or the user. Dates as EDTF."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None


def from_page(text: str, blocks: Sequence[Block]) -> Found:
    """What the page says of itself in its title, masthead, dateline and bylines; nothing from its prose."""
    return Found(_title(text, blocks), _authors(text, blocks), _publisher(text, blocks), _date(text, blocks))


def settle(user: Found, page: Found, tags: Found) -> tuple[Found, Published | None]:
    """One answer from the three, in that order of trust, and the date with where it is from."""
    published = None
    for found, origin in ((user, "user"), (page, "document"), (tags, "metadata")):
        if found.published:
            published = Published(found.published, origin)
            break
    title = user.title or _better(page.title, tags.title)
    authors = user.authors or page.authors or tags.authors
    publisher = user.publisher or page.publisher or tags.publisher
    return Found(title, authors, publisher, published.edtf if published else None), published


def _better(page: str | None, tags: str | None) -> str | None:
    """The page's own title; where the tag has the same words and more (a title of several lines), the tag's."""
    if page and tags and shapes.squeeze(tags).lower().startswith(page.lower()):
        return shapes.squeeze(tags)
    return page or tags


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if block.kind == "title":
            return shapes.squeeze(text[slice(*block.span)]).lstrip("# ")
    return None


def _date(text: str, blocks: Sequence[Block]) -> str | None:
    """The first full date in a masthead, a running header or footer, or a dateline near the start."""
    for kinds in (("masthead", "header", "footer"), ("byline",)):
        for block in blocks:
            if block.kind in kinds and (block.kind != "byline" or block.span[0] <= _HEAD):
                found = full_date(text[slice(*block.span)])
                if found:
                    return found[0]
    return None


def _publisher(text: str, blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if block.kind == "byline":
            found = _AGENCY.search(text, *block.span)
            if found:
                return found[0]
    return None


def _authors(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    for block in blocks:
        if block.kind == "byline":
            match = _AUTHOR.match(text[slice(*block.span)])
            names = [m[0] for m in _NAME.finditer(match["names"])] if match else []
            if names:
                return tuple(names)
    return ()
