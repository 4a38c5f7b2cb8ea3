"""A feed (RSS, Atom) → the pages that its entries lead to. The feed's own text is never read as a document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from parley.errors import FetchError, InputError, NotFound
from parley.intake import kinds
from parley.intake.fetch.target import is_url
from parley.intake.parsed import Parsed, failed
from parley.intake.sources import Source, page
from parley.settings import Settings

if TYPE_CHECKING:
    from parley.intake.fetch.web import Web

_ENTRIES = frozenset({"item", "entry"})
_NO_FEED = "give a feed in RSS or Atom, by its file or its address"


def follow(given: str, web: Web) -> Iterator[Source]:
    """One source a page that the feed leads to, in the feed's order, no more than `max_entries`.

    `given` is a file or a URL. Raises NotFound for a file that is not there, FetchError for a feed that cannot be
    fetched, and InputError for what is no feed, each before the first page is asked for.
    """
    data = _bytes(given, web)
    base = given if is_url(given) else ""
    links = [urljoin(base, link) for link in _links(data, web.settings)]
    return (page(link, web) for link in list(dict.fromkeys(links))[: web.settings.max_entries])


def _bytes(given: str, web: Web) -> bytes:
    if is_url(given):
        return web.get(given).data
    path = Path(given)
    if not path.is_file():
        raise NotFound(f"no such file: {given}", "look at its spelling and the folder you are in")
    limit = web.settings.max_bytes
    with path.open("rb") as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise FetchError(f"{given} has more than {limit:,} bytes", "raise the setting max_bytes", "too-large")
    return data


def _links(data: bytes, settings: Settings) -> list[str]:
    from parley.intake.sandbox import parse_apart

    parsed = parse_apart(data, kinds.LINKS, settings)
    if parsed.outcome != "ok":
        raise InputError(f"the feed cannot be read: {parsed.reason}", parsed.next_step or _NO_FEED)
    return parsed.text.splitlines()


def parse(data: bytes, settings: Settings) -> Parsed:
    """The addresses in a feed, one a line. Entities are not resolved and nothing is loaded."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    root = etree.fromstring(data.lstrip(), parser)
    entries = [] if root is None else [one for one in root.iter("{*}*") if _name(one) in _ENTRIES]
    if not entries:
        return failed("unsupported", "it has no entries of RSS or Atom", _NO_FEED)
    links = (_link(entry) for entry in entries)
    return Parsed(text="\n".join(link for link in links if link))


def _link(entry: Any) -> str | None:
    """The page of one entry: Atom's alternate link, RSS's link, or an RSS guid that is said to be one."""
    for child in entry:
        name = _name(child)
        if name == "link":
            text = child.get("href") if child.get("rel", "alternate") == "alternate" else None
            text = text or ("" if child.get("href") else child.text)
        elif name == "guid" and child.get("isPermaLink") != "false":
            text = child.text if is_url((child.text or "").strip()) else None
        else:
            continue
        if text and text.strip():
            return "".join(text.split())
    return None


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
