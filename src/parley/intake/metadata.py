"""Who published a text, and when: the user's word goes before the page itself, the page before the file's tags.

Each fact is kept with where it came from: which of the three, and for the page which part of it and which words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from parley.intake import imprint, shapes
from parley.intake.dates import full_date
from parley.intake.persons import persons
from parley.model import Block, Origin, Published

FIELDS = ("title", "authors", "publisher", "published", "number")
_AGENCY = re.compile(
    r"\b(?:PAP|Polska Agencja Prasowa|IAR|Informacyjna Agencja Radiowa|Reuters|AFP|Associated Press|AP"
    r"|BelTA|TASS|Interfax|DPA|ANSA)\b"
)
_AUTHOR = re.compile(
    r"\s*(?:autor(?:zy|ka)?\s*:|oprac\.(?:\s+red\.)?:?|by\s+|authors?\s*:|tekst\s*:)\s*(?P<names>[^\n]+)", re.IGNORECASE
)
_NAME = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻÀ-ÖØ-Þ][\w’'-]+(?: (?:de|van|von|[A-ZĄĆĘŁŃÓŚŹŻÀ-ÖØ-Þ][\w’'.-]*)){1,4}")
_HEAD = 1500
_HEADS = ("masthead", "header", "footer")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its value, and, where the page gives it, the part of the page and the span of its words."""

    value: Any
    place: str | None = None
    span: tuple[int, int] | None = None


Facts = Mapping[str, Fact]


def said(**values: object) -> Facts:
    """The facts that a user or a file's tags give, those that are empty left out."""
    return {name: Fact(value) for name, value in values.items() if value}


def from_page(text: str, blocks: Sequence[Block]) -> Facts:
    """What the page says of itself in its title, masthead, imprint, dateline and bylines; nothing from its prose."""
    found = {
        "title": _title(text, blocks),
        "authors": _authors(text, blocks),
        "publisher": _publisher(text, blocks),
        "published": _date(text, blocks),
        "number": _number(text, blocks),
    }
    return {name: fact for name, fact in found.items() if fact is not None}


def settle(user: Facts, page: Facts, tags: Facts) -> tuple[dict[str, Any], tuple[Origin, ...]]:
    """One answer for each of FIELDS from the three, in that order of trust, and where each came from."""
    values: dict[str, Any] = {}
    origins = []
    for name in FIELDS:
        for facts, source in ((user, "user"), (page, "document"), (tags, "metadata")):
            if name in facts:
                fact = facts[name]
                values[name] = fact.value
                origins.append(Origin(name, source, fact.place, fact.span))
                break
    if "title" not in user and "title" in page and "title" in tags:
        values["title"] = _better(page["title"].value, tags["title"].value)
    return values, tuple(origins)


def published(values: Mapping[str, Any], origins: Iterable[Origin]) -> Published | None:
    """The date with where it is from."""
    source = next((o.source for o in origins if o.field == "published"), None)
    return Published(values["published"], source) if source is not None else None


def _better(page: str, tags: str) -> str:
    """The page's own title; where the tag has the same words and more (a title of several lines), the tag's."""
    return shapes.squeeze(tags) if shapes.squeeze(tags).lower().startswith(page.lower()) else page


def _of(text: str, blocks: Iterable[Block], *kinds: str) -> Iterator[tuple[Block, str]]:
    for block in blocks:
        if block.kind in kinds:
            yield block, text[slice(*block.span)]


def _fact(block: Block, found: tuple[Any, tuple[int, int]], place: str | None = None) -> Fact:
    value, (start, end) = found
    return Fact(value, place or block.kind, (block.span[0] + start, block.span[0] + end))


def _title(text: str, blocks: Sequence[Block]) -> Fact | None:
    for block, body in _of(text, blocks, "title"):
        return Fact(shapes.squeeze(body).lstrip("# "), "title", block.span)
    return None


def _date(text: str, blocks: Sequence[Block]) -> Fact | None:
    """The first full date in a masthead, a running header or footer, or a dateline near the start."""
    for kinds in (_HEADS, ("byline",)):
        for block, body in _of(text, blocks, *kinds):
            found = full_date(body)
            if found and (block.kind != "byline" or block.span[0] <= _HEAD):
                return _fact(block, found)
    return None


def _number(text: str, blocks: Sequence[Block]) -> Fact | None:
    for block, body in _of(text, blocks, *_HEADS):
        found = imprint.number(body)
        if found:
            return _fact(block, found)
    return None


def _publisher(text: str, blocks: Sequence[Block]) -> Fact | None:
    """By an imprint or copyright line, else by the masthead, else by the agency that signs the text."""
    for block, body in _of(text, blocks, "editors", "footer", "links", "masthead", "footnote"):
        found = imprint.labelled(body)
        if found:
            return _fact(block, found, "imprint")
    heads = [(b, imprint.publisher(body, b.kind != "masthead")) for b, body in _of(text, blocks, *_HEADS)]
    for block, found in heads:
        if found:
            return _fact(block, found)
    for block, _ in _of(text, blocks, "byline"):
        agency = _AGENCY.search(text, *block.span)
        if agency:
            return Fact(agency[0], "byline", agency.span())
    return None


def _authors(text: str, blocks: Sequence[Block]) -> Fact | None:
    """The names of a byline, with a label before them or alone below the title."""
    for block, body in _of(text, blocks, "byline"):
        match = _AUTHOR.match(body)
        names = tuple(m[0] for m in _NAME.finditer(match["names"])) if match else ()
        if match and names:
            return _fact(block, (names, match.span("names")))
    at = next((n for n, block in enumerate(blocks) if block.kind == "title"), None)
    for block in blocks[at + 1 : at + 3] if at is not None else ():
        body = text[slice(*block.span)]
        named = persons(body) if len(body) <= 200 else ()
        # whom the text tells of is no author: such a line is a heading or stands under a picture
        if named and not any(name.split()[-1] in text[block.span[1] :] for name in named):
            return Fact(named, "byline", block.span)
    return None
