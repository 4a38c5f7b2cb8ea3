"""A feed (RSS, Atom) in a file → its entries, each as a small web page of its own, with what the feed says of it.

Nothing is fetched: what an entry holds is what is read. To read the pages that a feed leads to, see `feed`.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from html import escape
from typing import Any

from parley.intake.parsed import Member, Parsed, failed
from parley.intake.xml import local
from parley.settings import Settings

_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("published", "pubDate", "date", "issued", "updated")


def parse(data: bytes, settings: Settings) -> Parsed:
    """The entries that have a text, as members; the name of each is its address. Entities are not resolved."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root = etree.fromstring(data.lstrip(), parser)
    entries = [] if root is None else [one for one in root.iter("{*}*") if local(one) in ("item", "entry")]
    if not entries:
        return failed("no-text", "the feed has no entries", "fetch it again, or read the pages that it lists")
    if len(entries) > settings.max_members:
        reason = f"the feed has {len(entries):,} entries, the limit is {settings.max_members:,}"
        return failed("too-large", reason, "raise the setting max_members, if you trust the file")
    site, language = _site(root), _language(root)
    return Parsed(members=tuple(_member(entry, at, site, language) for at, entry in enumerate(entries, start=1)))


def _site(root: Any) -> str:
    """The title of the feed itself."""
    for element in root.iter("{*}title"):
        if local(element.getparent()) in ("channel", "feed"):
            return _text(element)
    return ""


def _language(root: Any) -> str:
    found = next((_text(e) for e in root.iter("{*}language")), "")
    return (root.get("{http://www.w3.org/XML/1998/namespace}lang") or found)[:2].lower()


def _member(entry: Any, number: int, site: str, language: str) -> Member:
    facts = {local(child): child for child in reversed(entry) if local(child)}
    title, body = _text(facts.get("title")), _body(facts)
    if not body.strip() and not title:
        return Member(f"entry {number}", fault="the entry has no text")
    tags = {
        "author": _author(facts),
        "article:published_time": next((d for d in map(_day, (facts.get(n) for n in _DATES)) if d), ""),
        "og:site_name": site,
        "og:title": title,
    }
    head = "".join(f'<meta name="{n}" property="{n}" content="{escape(v)}">' for n, v in tags.items() if v)
    lang = f' lang="{escape(language)}"' if language else ""
    page = (
        f'<!DOCTYPE html><html{lang}><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head>'
        f"<body><article><h1>{escape(title)}</h1>{body}</article></body></html>"
    )
    return Member(_address(entry) or f"entry {number}", page.encode())


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _body(facts: dict[str, Any]) -> str:
    """The fullest text that the entry has, as HTML."""
    from lxml import html

    found = [facts[name] for name in _BODIES if name in facts]
    element = max(found, key=lambda e: len("".join(e.itertext())), default=None)
    if element is None:
        return ""
    if element.get("type") == "xhtml":
        return "".join(html.tostring(child, encoding="unicode") for child in element)
    text = "".join(element.itertext())
    plain = element.get("type") == "text" or "<" not in text
    return f"<p>{escape(text)}</p>" if plain else text


def _author(facts: dict[str, Any]) -> str:
    """The name of the author; an address is none."""
    author = facts.get("creator", facts.get("author"))
    named = next((_text(e) for e in author.iter("{*}name")), None) if author is not None else None
    name = named or _text(author)
    return "" if "@" in name else name


def _day(element: Any) -> str:
    text = _text(element)
    try:
        return text[:10] if text[4:5] == "-" else parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


def _address(entry: Any) -> str:
    return next(_links(entry), "")


def _links(entry: Any) -> Iterator[str]:
    for link in entry.iterchildren("{*}link"):
        address = link.get("href") if link.get("rel", "alternate") == "alternate" else ""
        address = address or ("" if link.get("href") else _text(link))
        if address:
            yield "".join(address.split())
