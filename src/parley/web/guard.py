"""What stands before every answer: which hosts are meant, where a request comes from, and the headers of each answer.

A request that changes something must come from our own pages: `Sec-Fetch-Site` says so, or, where a browser does not
send it, `Origin`. No answer is given to a name that the server does not go by, so that no foreign name can be pointed
at it (DNS rebinding).
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE = frozenset({"GET", "HEAD"})
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}


class Guard:
    """Middleware (ASGI). `hosts` are the names that the server goes by, without ports."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        fault = self._fault(scope)
        answer: ASGIApp = self.app if fault is None else PlainTextResponse(fault[1] + "\n", fault[0])
        await answer(scope, receive, guarded)

    def _fault(self, scope: Scope) -> tuple[int, str] | None:
        headers: dict[str, str] = {}
        for name, value in scope["headers"]:
            key = name.decode("latin-1").lower()
            if key in ("host", "origin") and key in headers:
                return 400, f"two {key} headers"
            headers[key] = value.decode("latin-1")
        if hostname(headers.get("host", "")) not in self.hosts:
            return 421, "this server does not go by that name; start it with --allow-host NAME if it should"
        if scope["method"] in SAFE:
            return None if readable(headers) else (403, "asked for by another site")
        return None if own(headers, scope["scheme"]) else (403, "not sent by a page of this server")


def hostname(host: str) -> str:
    """The name in a Host header, lower case, without the port; empty where it is malformed."""
    try:
        parts = urlsplit(f"//{host}")
        if parts.port is not None and not 0 < parts.port < 65536:
            return ""
        name = parts.hostname or ""
    except ValueError:
        return ""
    plain = f"[{name}]" if ":" in name else name
    rest = host.lower()[len(plain) :] if host.lower().startswith(plain) else "?"
    return name if rest == "" or (rest[:1] == ":" and rest[1:].isdigit()) else ""


def own(headers: Mapping[str, str], scheme: str) -> bool:
    """Whether a request was sent by one of our own pages."""
    site = headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = headers.get("origin")
    if origin is None:
        return site == "same-origin"
    return origin == f"{scheme}://{headers.get('host', '')}"


def readable(headers: Mapping[str, str]) -> bool:
    """Whether a request that changes nothing may be answered: another site may link to a page, not draw from it."""
    if headers.get("sec-fetch-site", "none") in ("same-origin", "none"):
        return True
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest", "document") == "document"
