from __future__ import annotations

import pytest

from parley.errors import FetchError
from parley.intake.fetch.target import Target, is_url

REFUSED = [
    "file:///etc/passwd", "ftp://site.test/a", "gopher://site.test/", "data:text/html,a", "javascript:alert(1)",
    "//site.test/a", "site.test/a", "", "http://", "http:///a", "https://:80/",
    "http://user@site.test/", "http://user:word@site.test/", "http://site.test@127.0.0.1/", "http://@127.0.0.1/",
    "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/",
    "http://017700000001/", "http://127.0.0.0x1/", "http://1.2.3/", "http://256.1.1.1/", "http://a.0x1/",
    "http://1.2.3.4.5/", "http://[::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[1.2.3.4]/", "http://[::1/",
    "http://site.test\\@127.0.0.1/", "http://site.test\\.evil/", "http://site .test/", "http://site.test/a b",
    "http://site.test/\r\nHost: evil", "http://site.test/\x00", "\thttp://site.test/", "http://site%2etest/",
    "http://site.test:22/", "http://site.test:25/", "http://site.test:0/", "http://site.test:99999/",
    "http://site.test:a/", "http://-site.test/", "http://site..test/", "http://" + "a" * 64 + ".test/",
    "http://site.test/" + "a" * 9000,
]  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_no_plain_address_is_refused_with_a_next_step(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        Target.parse(url)
    assert caught.value.next_step
    assert "word@" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("HTTP://Site.Test", "http://site.test/"),
        ("https://site.test:443/a?b=c#d", "https://site.test/a?b=c"),
        ("http://site.test:8080/a/../b", "http://site.test:8080/a/../b"),
        ("https://żółw.pl/łódź?q=ą", "https://xn--w-uga1v8h.pl/%C5%82%C3%B3d%C5%BA?q=%C4%85"),
        ("http://site.test./", "http://site.test/"),
        ("http://１２７.0.0.1/", "http://127.0.0.1/"),
        ("http://[::FFFF:127.0.0.1]/", "http://[::ffff:7f00:1]/"),
        ("http://site.test/%41%2e", "http://site.test/%41%2e"),
    ],
)
def test_the_one_normal_form(url: str, normal: str) -> None:
    assert Target.parse(url).url == normal


def test_redirects_are_relative_and_never_go_down_to_http() -> None:
    here = Target.parse("https://site.test/a/b")
    assert here.follow("c?d").url == "https://site.test/a/c?d"
    assert here.follow("//other.test/").url == "https://other.test/"
    with pytest.raises(FetchError):
        here.follow("http://site.test/a")
    with pytest.raises(FetchError):
        here.follow("file:///etc/passwd")


def test_what_a_user_means_as_a_page() -> None:
    assert is_url("https://site.test")
    assert is_url("HTTP://site.test")
    assert not any(map(is_url, ["http.txt", "ftp://a", "file:///a", "a/http://b", "https:a"]))
