"""Every way to talk Parley into asking a machine that is not of the public web. The secret server counts who came."""

from __future__ import annotations

import time

import pytest
from servers import PRIVATE, PUBLIC, Site, web

from parley.errors import FetchError

HOSTS = [
    "127.0.0.1", "localhost", "0.0.0.0", "0", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1",
    "0177.0.0.1", "017700000001", "00000177.0.0.1", "127.0.0.1.", "１２７.0.0.1", "①②⑦.0.0.1", "127。0。0。1", "[::1]",
    "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[0:0:0:0:0:ffff:7f00:0001]",
    "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "user@127.0.0.1", "user:word@127.0.0.1", "site.test@127.0.0.1",
    "site.test%40127.0.0.1", "site.test\\@127.0.0.1", "127.0.0.1%00.site.test", "127.0.0.1%2f.site.test",
]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_no_spelling_of_the_host_gets_through(host: str, secret: Site) -> None:
    for scheme in ("http", "https"):
        with pytest.raises(FetchError):
            web().get(f"{scheme}://{host}:{secret.port}/page")


@pytest.mark.parametrize("host", HOSTS)
def test_nor_does_a_redirect_to_it(host: str, site: Site, secret: Site) -> None:
    site.move("/away", f"http://{host}:{secret.port}/page")
    with pytest.raises(FetchError):
        web().get(site.url("/away"))
    assert "/away" in site.hits


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_kind_of_redirect_is_checked(status: int, site: Site, secret: Site) -> None:
    site.move("/away", secret.url(host=PRIVATE), status)
    with pytest.raises(FetchError):
        web().get(site.url("/away"))


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://site.test/", "gopher://127.0.0.1:1/", "data:text/html,a"])
def test_other_schemes_are_not_followed(to: str, site: Site) -> None:
    site.move("/away", to)
    with pytest.raises(FetchError, match="only http and https"):
        web().get(site.url("/away"))


def test_a_name_with_one_address_that_is_not_public_is_refused_whole(site: Site, secret: Site) -> None:
    for both in (f"{PUBLIC} {PRIVATE}", f"{PRIVATE} {PUBLIC}"):
        with pytest.raises(FetchError, match="not on the public internet"):
            web({"two.test": [both]}).get(f"http://two.test:{secret.port}/page")
    assert site.hits == []


def test_a_name_that_changes_its_mind_is_judged_each_time(site: Site, secret: Site) -> None:
    """Rebinding: public when asked first, ours when asked again."""
    rebound = web({"turn.test": [PUBLIC, PRIVATE, PRIVATE]})
    with pytest.raises(FetchError, match="not on the public internet"):
        rebound.get(f"http://turn.test:{site.port}/page")
    assert site.hits == ["/robots.txt"]


def test_the_address_that_was_checked_is_the_one_connected_to(
    site: Site, secret: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the system says later of the name, nobody asks it again."""
    import socket

    real = socket.getaddrinfo

    def turned(host: str, *rest: object, **more: object) -> object:
        return real(PRIVATE if not host[0].isdigit() else host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", turned)
    assert web().get(site.url()).address == PUBLIC
    assert site.seen[-1]["Host"] == f"site.test:{site.port}"


def test_robots_txt_that_leads_inside_is_not_followed(site: Site, secret: Site) -> None:
    site.move("/robots.txt", secret.url("/robots.txt", PRIVATE))
    with pytest.raises(FetchError):
        web().get(site.url())


def test_nothing_but_the_page_is_asked_for(site: Site, secret: Site) -> None:
    inside = secret.url(host=PRIVATE)
    site.put("/page", f'<p>a</p><img src="{inside}"><link rel="stylesheet" href="{inside}">'.encode(), Link=inside)
    web().get(site.url())
    assert site.hits == ["/robots.txt", "/page"]


def test_no_cookie_and_no_referrer_is_sent(site: Site) -> None:
    site.put("/away", b"", 302, Location="/page", Set_Cookie="a=b")
    web().get(site.url("/away"))
    for headers in site.seen:
        assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert headers["User-Agent"].startswith("Parley/")


def test_a_proxy_of_the_environment_is_not_asked(site: Site, secret: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://{PRIVATE}:{secret.port}")
    assert web().get(site.url()).status == 200


@pytest.mark.parametrize(
    ("part", "head"),
    [
        (b"x", b"HTTP/1.1 200 OK\r\n\r\n"),
        (b"A: b\r\n", b"HTTP/1.1 200 OK\r\n"),
        (b"H", b""),
        (b"HTTP/1.1 100 Continue\r\n\r\n", b""),
        (b"1\r\nx\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
    ],
    ids=["body", "headers", "status line", "continue", "chunks"],
)
def test_a_server_that_drips_is_cut_off(part: bytes, head: bytes, site: Site) -> None:
    site.drip("/page", part, 0.02, head)
    start = time.monotonic()
    with pytest.raises(FetchError) as caught:
        web(max_seconds=0.4).get(site.url())
    assert caught.value.outcome == "timed-out"
    assert time.monotonic() - start < 5
