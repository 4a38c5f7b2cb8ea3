"""A URL taken apart once, strictly; what is asked of the server is put together from the parts, never from the text."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from parley.errors import FetchError

_LONGEST = 8000
_URL = re.compile(r"https?://", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_][a-z0-9_-]{0,62}(?:\.[a-z0-9_][a-z0-9_-]{0,62})*\Z")
# what a browser, and some resolvers, take for a number, and so for an address (WHATWG URL, "ends in a number")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)\Z")
_PATH = "/%:@!$&'()*+,;=~-._"
_CHECK = "check the address; a page that is reached another way can be saved and read as a file"
#: Ports under 1024 belong to other services than the web; an odd request to those can do harm.
_WEB_PORTS = (80, 443)


@dataclass(frozen=True, slots=True)
class Target:
    """Where to connect and what to ask for. `host` is in ASCII, `path` percent-encoded with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port, as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        return host if self.port == usual else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address, in its one normal form."""
        return self.origin + self.path

    @classmethod
    def parse(cls, url: str) -> Target:
        """The target of a URL. Raises FetchError for one that is not plainly http(s), a host, and a path."""
        if len(url) > _LONGEST or _UNSAFE.search(url):
            raise FetchError("the address is too long, or has characters that no address has", _CHECK)
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise FetchError("the address is no URL", _CHECK) from None
        scheme = parts.scheme.lower()
        if scheme not in ("http", "https"):
            raise FetchError(f"only http and https are fetched, not {scheme or 'nothing'}:", _CHECK)
        if "@" in parts.netloc:
            raise FetchError("the address has a user name or password in it", "take it out; passwords are never sent")
        port = (80 if scheme == "http" else 443) if port is None else port
        if port not in _WEB_PORTS and port < 1024:
            raise FetchError(f"port {port} is not one of the web", _CHECK)
        return cls(scheme, _host(parts.hostname or ""), port, _path(parts))

    def follow(self, location: str) -> Target:
        """The target of a redirect. Raises FetchError where it leads to no page, or from https down to http."""
        target = Target.parse(urljoin(self.url, location.strip()))
        if (self.scheme, target.scheme) == ("https", "http"):
            raise FetchError("the page leads from https to plain http", "read the http address, if you trust it")
        return target


def is_url(text: str) -> bool:
    """Whether a user who writes this means a page of the web."""
    return _URL.match(text) is not None


def _path(parts: SplitResult) -> str:
    query = f"?{quote(parts.query, safe=_PATH + '?')}" if parts.query else ""
    return (quote(parts.path, safe=_PATH) or "/") + query


def _host(host: str) -> str:
    if ":" in host:
        return _literal(host)
    try:
        plain = host.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        raise FetchError("the host of the address cannot be written in ASCII", _CHECK) from None
    if _NUMBER.match(plain.rpartition(".")[2]):
        return _dotted(plain)
    if not _HOST.match(plain):
        raise FetchError("the address has no proper host", _CHECK)
    return plain


def _literal(host: str) -> str:
    try:
        return str(ipaddress.IPv6Address(host if "%" not in host else ""))
    except ValueError:
        raise FetchError("the host of the address is no IPv6 address", _CHECK) from None


def _dotted(host: str) -> str:
    """An IPv4 address, in its usual form only: 2130706433, 0x7f.1 and 0177.0.0.1 are ways to hide one."""
    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError:
        raise FetchError(f"the host {host} is a number in disguise", _CHECK) from None
