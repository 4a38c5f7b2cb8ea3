"""What comes back from the web: one answer of a server, and the page that a person asked for."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of one server: its status, its headers as it sent them, its body unpacked."""

    status: int
    headers: Headers
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of this name, in any case; None where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was fetched. `url` is what was asked for, `hops` every address that it led to, the last one last;
    `address` the IP address that answered, `time` when (ISO 8601, UTC), `data` the bytes.
    """

    url: str
    hops: tuple[str, ...]
    address: str
    time: str
    status: int
    headers: Headers
    data: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hex."""
        return sha256(self.data).hexdigest()

    @property
    def file_name(self) -> str:
        """A name whose ending says what kind of file it is: that of the address, else that of the media type."""
        last = urlsplit(self.hops[-1]).path.rpartition("/")[2]
        stated = next((value for key, value in self.headers if key.lower() == "content-type"), "")
        ending = _ENDINGS.get(stated.partition(";")[0].strip().lower(), "")
        return last if "." in last and not ending else f"page{ending}"


_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
