from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable

import pytest
from servers import PAGE, PUBLIC, Site, web

from parley.errors import FetchError
from parley.intake.fetch.web import REDIRECTS


def test_a_page_with_what_proves_it(site: Site) -> None:
    site.put("/page", PAGE, Last_Modified="Thu, 11 Sep 2025 10:00:00 GMT")
    fetched = web().get(site.url() + "?a=b#c") if "/page?a=b" in site.pages else web().get(site.url() + "#c")
    assert (fetched.data, fetched.sha256) == (PAGE, hashlib.sha256(PAGE).hexdigest())
    assert (fetched.url, fetched.hops) == (site.url() + "#c", (site.url(),))
    assert (fetched.status, fetched.address) == (200, PUBLIC)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", fetched.time)
    assert ("Last-Modified", "Thu, 11 Sep 2025 10:00:00 GMT") in fetched.headers


def test_redirects_are_kept(site: Site) -> None:
    site.move("/a", "/b")
    site.move("/b", "/page")
    assert web().get(site.url("/a")).hops == (site.url("/a"), site.url("/b"), site.url("/page"))


def test_redirects_have_an_end(site: Site) -> None:
    site.move("/a", "/a")
    with pytest.raises(FetchError, match=f"more than {REDIRECTS} times"):
        web().get(site.url("/a"))
    assert site.hits.count("/a") == REDIRECTS + 1


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (401, "unsupported"),
        (403, "unsupported"),
        (404, "crashed"),
        (410, "crashed"),
        (500, "crashed"),
        (204, "crashed"),
    ],
)
def test_an_answer_that_is_no_page_is_an_outcome(status: int, outcome: str, site: Site) -> None:
    site.put("/page", b"", status)
    with pytest.raises(FetchError, match=str(status)) as caught:
        web().get(site.url())
    assert (caught.value.outcome, bool(caught.value.next_step)) == (outcome, True)


def test_size_is_limited_whatever_the_server_says_of_it(site: Site) -> None:
    site.drip("/page", b"x" * 65536, 0, b"HTTP/1.1 200 OK\r\n\r\n")
    with pytest.raises(FetchError) as caught:
        web(max_bytes=100_000).get(site.url())
    assert caught.value.outcome == "too-large"


def test_a_page_of_just_the_limit_is_taken(site: Site) -> None:
    assert len(web(max_bytes=len(PAGE)).get(site.url()).data) == len(PAGE)
    with pytest.raises(FetchError):
        web(max_bytes=len(PAGE) - 1).get(site.url())


def test_a_packed_page_is_unpacked_and_a_bomb_is_not(site: Site) -> None:
    site.put("/page", gzip.compress(PAGE), Content_Encoding="gzip")
    assert web().get(site.url()).data == PAGE
    site.put("/page", gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")
    with pytest.raises(FetchError) as caught:
        web(max_bytes=1_000_000).get(site.url())
    assert caught.value.outcome == "too-large"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda site: site.put("/page", PAGE, Content_Length=str(len(PAGE) + 10)),
        lambda site: site.put("/page", gzip.compress(PAGE)[:-9], Content_Encoding="gzip"),
        lambda site: site.put("/page", gzip.compress(PAGE) + b"more", Content_Encoding="gzip"),
        lambda site: site.put("/page", PAGE, Content_Encoding="gzip"),
        lambda site: site.drip("/page", b"", 0, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"),
        lambda site: site.drip("/page", b"", 0, b"no answer at all\r\n"),
    ],
    ids=["short", "short packed", "packed twice", "not packed", "short chunk", "no HTTP"],
)
def test_half_a_page_is_never_taken_for_one(spoil: Callable[[Site], None], site: Site) -> None:
    spoil(site)
    with pytest.raises(FetchError) as caught:
        web().get(site.url())
    assert caught.value.outcome == "crashed"


def test_an_odd_packing_is_refused(site: Site) -> None:
    site.put("/page", PAGE, Content_Encoding="br")
    with pytest.raises(FetchError, match="packed as 'br'"):
        web().get(site.url())


def test_nobody_there_is_an_outcome(site: Site) -> None:
    with pytest.raises(FetchError) as caught:
        web({"none.test": [""]}).get("http://none.test/")
    assert caught.value.outcome == "crashed"
    with pytest.raises(FetchError) as caught:
        web().get("http://site.test:1025/")
    assert caught.value.outcome == "crashed"


def test_the_next_address_is_tried_where_the_first_is_not_there(site: Site) -> None:
    two = web({"two.test": [f"127.0.0.9 {PUBLIC}"] * 2})
    two.public = lambda address: address in ("127.0.0.9", PUBLIC)
    assert two.get(site.url(host="two.test")).address == PUBLIC


ROBOTS = b"User-agent: *\nDisallow: /page\n\nUser-agent: Parley\nDisallow: /closed\nCrawl-delay: 3\n"


@pytest.mark.parametrize(
    ("path", "robots", "status", "allowed"),
    [
        ("/page", b"", 404, True),
        ("/page", b"User-agent: *\nDisallow: /page", 200, False),
        ("/page", ROBOTS, 200, True),
        ("/closed", ROBOTS, 200, False),
        ("/page", b"User-agent: *\nDisallow: /*a*e$", 200, False),
        ("/page", b"User-agent: *\nDisallow: /\nAllow: /page", 200, True),
        ("/page", b"", 503, False),
        ("/page", b"", 403, True),
        ("/page", b"\xff\xfe\x00nonsense", 200, True),
    ],
)
def test_robots_txt_is_respected(path: str, robots: bytes, status: int, allowed: bool, site: Site) -> None:
    site.put("/robots.txt", robots, status)
    site.put(path)
    if allowed:
        assert web().get(site.url(path)).data == PAGE
    else:
        with pytest.raises(FetchError, match=r"robots\.txt"):
            web().get(site.url(path))
        assert path not in site.hits


def test_robots_txt_is_asked_once_and_for_each_host_of_a_redirect(site: Site) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /b")
    site.move("/a", site.url("/b", "other.test"))
    both = web({"other.test": [PUBLIC] * 5})
    with pytest.raises(FetchError, match=r"other\.test"):
        both.get(site.url("/a"))
    both.get(site.url("/page"))
    assert site.hits == ["/robots.txt", "/a", "/robots.txt", "/page"]


def test_a_host_is_not_asked_too_soon(site: Site) -> None:
    waited: list[float] = []
    slow = web(fetch_delay=2)
    slow.sleep = waited.append
    slow.get(site.url())
    assert waited == []
    slow.get(site.url())
    assert waited == [pytest.approx(2, abs=0.5)]
    site.put("/robots.txt", ROBOTS)
    asked = web()
    asked.sleep = waited.append
    for _ in range(2):
        asked.get(site.url())
    assert waited[1:] == [pytest.approx(3, abs=0.5)]


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/a/report.pdf", "application/pdf", "page.pdf"),
        ("/a/report.pdf", "application/octet-stream", "report.pdf"),
        ("/a.php", "text/html; charset=utf-8", "page.html"),
        ("/", "", "page"),
    ],
)
def test_the_name_tells_the_kind(path: str, kind: str, name: str, site: Site) -> None:
    site.put(path, PAGE, Content_Type=kind)
    assert web().get(site.url(path)).file_name == name
