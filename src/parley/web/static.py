"""Our own style sheet and scripts; nothing else is served from the disk."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@cache
def known() -> dict[str, tuple[bytes, str, str]]:
    """Each file by its name: its bytes, its type, and the start of its hash."""
    found: dict[str, tuple[bytes, str, str]] = {}
    for entry in sorted((files("parley.web") / "static").iterdir(), key=lambda one: one.name):
        ending = entry.name[entry.name.rfind(".") :]
        if ending in TYPES:
            data = entry.read_bytes()
            found[entry.name] = data, TYPES[ending], sha256(data).hexdigest()[:12]
    return found


def address(name: str) -> str:
    """Where a file is served, with its hash, so that a browser may keep it."""
    return f"/static/{name}?{known()[name][2]}"


async def serve(request: Request) -> Response:
    """A file by its name, which is looked up in a table and never on the disk."""
    found = known().get(request.path_params["name"])
    if found is None:
        return PlainTextResponse("not found\n", 404)
    # modules import each other without a hash, so only what was asked for by its hash may be kept for long
    kept = "max-age=31536000, immutable" if request.url.query == found[2] else "no-cache"
    return Response(found[0], media_type=found[1], headers={"Cache-Control": kept, "ETag": f'"{found[2]}"'})
