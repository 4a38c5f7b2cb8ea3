from __future__ import annotations

from pathlib import Path

import pytest

from parley.errors import FetchError, InputError, NotFound
from parley.intake import feed
from parley.intake.fetch.answer import Fetched
from parley.settings import Settings, load

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><link>https://a.test/</link>
<item><title>One</title><link> https://a.test/1 </link></item>
<item><title>Two</title><guid>https://a.test/2</guid></item>
<item><title>Not a page</title><guid isPermaLink="false">https://a.test/x</guid></item>
<item><title>One again</title><link>https://a.test/1</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://a.test/"/>
<entry><link rel="edit" href="https://a.test/edit"/><link href="/1"/></entry>
<entry><link rel="alternate" href="2?a=b&amp;c=d"/></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><link>https://a.test/</link></channel><item><link>https://a.test/1</link></item></rdf:RDF>"""
LAUGHS = b"""<!DOCTYPE a [<!ENTITY a "ha">""" + b"".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(9)
)


class Pages:
    """A web that gives the same feed at every address, and remembers what it was asked for."""

    def __init__(self, data: bytes, settings: Settings | None = None) -> None:
        self.data, self.settings, self.asked = data, settings or load(environ={}), list[str]()

    def get(self, url: str) -> Fetched:
        self.asked.append(url)
        if url.endswith("2"):
            raise FetchError("not there", "look elsewhere", "crashed")
        return Fetched(url, (url,), "192.0.2.1", "2025-09-12T00:00:00+00:00", 200, (), self.data)


def links(data: bytes) -> list[str]:
    return feed.parse(data, load(environ={})).text.splitlines()


def test_links_of_every_kind_of_feed() -> None:
    assert links(RSS) == ["https://a.test/1", "https://a.test/2", "https://a.test/1"]
    assert links(ATOM) == ["/1", "2?a=b&c=d"]
    assert links(RDF) == ["https://a.test/1"]


def test_pages_are_asked_for_one_by_one_in_order_and_once(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(RSS)
    pages = Pages(b"A page.")
    found = feed.follow(str(tmp_path / "feed.xml"), pages)  # type: ignore[arg-type]
    assert pages.asked == []
    one, two = found
    assert pages.asked == ["https://a.test/1", "https://a.test/2"]
    assert (one.data, one.name, one.fault) == (b"A page.", "https://a.test/1", None)
    assert two.fault is not None
    assert (two.fault.outcome, two.fault.next_step) == ("crashed", "look elsewhere")


def test_links_of_a_fetched_feed_are_relative_to_it() -> None:
    pages = Pages(ATOM)
    assert [s.name for s in feed.follow("https://b.test/x/feed", pages)] == [  # type: ignore[arg-type]
        "https://b.test/1",
        "https://b.test/x/2?a=b&c=d",
    ]


def test_entries_are_limited(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(RSS)
    pages = Pages(b"", load({"max_entries": 1}, {}))
    assert len(list(feed.follow(str(tmp_path / "feed.xml"), pages))) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "data",
    [b"", b"no feed", b"<html><body><a href='/a'>a</a></body></html>", b"<rss><channel/></rss>", b"\x00\xff" * 100],
)
def test_what_is_no_feed_is_an_error_with_a_next_step(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(data)
    with pytest.raises(InputError) as caught:
        feed.follow(str(tmp_path / "feed.xml"), Pages(b""))  # type: ignore[arg-type]
    assert caught.value.next_step


def test_a_feed_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        feed.follow(str(tmp_path / "none.xml"), Pages(b""))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "data",
    [
        LAUGHS + b"]><rss><item><link>&j;</link></item></rss>",
        b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss><item><link>&a;</link></item></rss>',
        b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><rss><item><link>&a;</link></item></rss>',
    ],
    ids=["billion laughs", "a file as an entity", "a file as a document type"],
)
def test_entities_are_not_resolved(data: bytes) -> None:
    assert feed.parse(data, load(environ={})).text == ""
