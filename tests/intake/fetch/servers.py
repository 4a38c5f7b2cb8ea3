"""Two servers of this machine: one stands for the public web, the other for what nobody outside may reach."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from parley.intake.fetch.address import is_public
from parley.intake.fetch.web import Web
from parley.settings import load

#: Stands for an address of the public internet; every other address is judged as it is.
PUBLIC, PRIVATE = "127.0.0.2", "127.0.0.1"
PAGE = b"<html><body><p>Minsk freed 52 political prisoners, said the ministers of the country.</p></body></html>"


@dataclass
class Site:
    """A server and what it was asked: `pages` are answers by path, `hits` the requests."""

    address: str
    pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    hits: list[str] = field(default_factory=list)
    seen: list[dict[str, str]] = field(default_factory=list)
    port: int = 0

    def url(self, path: str = "/page", host: str = "site.test") -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, body: bytes = PAGE, status: int = 200, **headers: str) -> None:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in {"Content_Type": "text/html", "Content_Length": str(len(body)), **headers}.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.pages[path] = answer

    def move(self, path: str, to: str, status: int = 302) -> None:
        self.put(path, b"", status, Location=to)

    def drip(self, path: str, part: bytes, pause: float, head: bytes = b"") -> None:
        """An answer that never ends, part by part."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            try:
                handler.wfile.write(head)
                for _ in range(400):
                    handler.wfile.write(part)
                    handler.wfile.flush()
                    time.sleep(pause)
            except OSError:
                return

        self.pages[path] = answer


@contextmanager
def serving(address: str) -> Iterator[Site]:
    site = Site(address)
    site.put("/page")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.hits.append(self.path)
            site.seen.append(dict(self.headers))
            answer = site.pages.get(self.path)
            if answer is None:
                self.send_error(404)
            else:
                answer(self)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer((address, 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def web(names: dict[str, list[str]] | None = None, **settings: object) -> Web:
    """A web in which `site.test` is the public server; other names lead where `names` says, one list a question."""
    questions = {name: iter(found) for name, found in (names or {}).items()}

    def resolve(host: str, port: int) -> list[str]:
        if host in questions:
            return next(questions[host]).split()
        if host == "site.test":
            return [PUBLIC]
        import socket

        return [str(place[4][0]) for place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]

    chosen = load({"fetch_delay": 0, "max_seconds": 5, **settings}, {})
    return Web(chosen, resolve, lambda address: address == PUBLIC or is_public(address))
