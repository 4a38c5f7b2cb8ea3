"""One request over one connection to one address that was checked, cut off when its time is over."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from parley.errors import FetchError
from parley.intake.fetch.answer import Answer
from parley.intake.fetch.target import Target

_PART = 1 << 16
_AGAIN = "try again later, or save the page in a browser and read the file"


class _Connection(http.client.HTTPConnection):
    """A connection to `address`, whatever the name of the host may mean by now; TLS still proves the name."""

    def __init__(self, target: Target, address: str, seconds: float) -> None:
        super().__init__(target.host, target.port, timeout=seconds)
        self._target, self._address = target, address
        # a second handle on the same connection, for `cut`: while TLS begins, the first belongs to neither object
        self._handle: socket.socket | None = None
        self.is_cut = False

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self._target.port), self.timeout)
        self._handle = self.sock.dup()
        if self._target.scheme == "https":
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self._target.host)
        if self.is_cut:
            raise TimeoutError

    def cut(self) -> None:
        """End the connection from another thread: whatever waits for the server, wakes."""
        self.is_cut = True
        if self._handle is not None:
            with contextlib.suppress(OSError):
                self._handle.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        """Let go of both handles. `close` alone is called by the library as soon as the head of an answer is read."""
        self.close()
        if self._handle is not None:
            self._handle.close()


def exchange(target: Target, address: str, agent: str, seconds: float, limit: int) -> Answer:
    """The answer of the server at `address`, its body no longer than `limit` bytes.

    Raises FetchError where there is none within `seconds`, or a longer one. Nothing is sent but the host, the path and
    who asks: no cookie, no referrer, no password.
    """
    headers = {"Host": target.authority, "User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "identity"}
    connection = _Connection(target, address, seconds)
    with _explained(connection, target, seconds), _watched(connection, seconds):
        connection.request("GET", target.path, headers={**headers, "Connection": "close"})
        with connection.getresponse() as response:
            body = _unpacked(_body(response, limit), response.headers.get("Content-Encoding"), limit)
            return Answer(response.status, tuple(response.getheaders()), body)


@contextmanager
def _watched(connection: _Connection, seconds: float) -> Iterator[None]:
    # a time-out of the socket counts from byte to byte: a server that drips would hold us for ever
    watch = threading.Timer(seconds, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
        connection.end()


@contextmanager
def _explained(connection: _Connection, target: Target, seconds: float) -> Iterator[None]:
    """Turns what went wrong on the way into a FetchError with its outcome."""
    try:
        yield
        if not connection.is_cut:
            return
    except ssl.SSLCertVerificationError as error:
        raise FetchError(f"{target.host} cannot prove who it is: {error.verify_message}", _AGAIN) from None
    except (OSError, http.client.HTTPException, zlib.error) as error:
        if not connection.is_cut and not isinstance(error, TimeoutError):
            raise FetchError(f"{target.host} did not answer properly: {_said(error)}", _AGAIN, "crashed") from None
    raise FetchError(
        f"it was not fetched within {seconds:.3g} seconds", "raise the setting max_seconds, or try later", "timed-out"
    )


def _said(error: Exception) -> str:
    return getattr(error, "strerror", None) or f"{type(error).__name__} {error}".strip()


def _body(response: http.client.HTTPResponse, limit: int) -> bytes:
    body = bytearray()
    while part := response.read1(_PART):
        body += part
        if len(body) > limit:
            raise too_large(limit)
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return bytes(body)


def _unpacked(body: bytes, packing: str | None, limit: int) -> bytes:
    """The body as it was before the server packed it, though it was asked not to."""
    if packing is None or packing.strip().lower() in ("", "identity"):
        return body
    if packing.strip().lower() not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"the page is packed as {packing[:40]!r}, which was not asked for", _AGAIN)
    machine = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    unpacked = machine.decompress(body, limit + 1)
    if len(unpacked) > limit:
        raise too_large(limit)
    if not machine.eof or machine.unused_data:
        raise zlib.error("the packed page is not whole")
    return unpacked


def too_large(limit: int) -> FetchError:
    """The error for a page that has more bytes than are allowed."""
    return FetchError(
        f"the page has more than {limit:,} bytes, the limit",
        "raise the setting max_bytes, if you trust it",
        "too-large",
    )


def refused(status: int) -> FetchError:
    """The error for an answer that is no page."""
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
    if status in (401, 403, 407, 451):
        step = "open it in a browser, save what it shows, and read the file"
        return FetchError(f"the server does not give it to us: {status} {phrase}".rstrip(), step)
    step = "check the address in a browser" if status < 500 else _AGAIN
    return FetchError(f"the server answered {status} {phrase}".rstrip(), step, "crashed")
