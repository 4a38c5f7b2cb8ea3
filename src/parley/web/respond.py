"""An answer of a view as a response: a page made from its template, JSON, CSV, a file, or a way on."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from parley.brief.markup import shown
from parley.store.people import User
from parley.version import __version__
from parley.web import static
from parley.web.answers import Answer, File, Moved
from parley.web.words import Words

#: The version of the JSON; it changes when a field changes its meaning or goes.
API = 1
#: How long a browser keeps a cookie; the server ends sessions sooner.
COOKIE_SECONDS = 30 * 24 * 3600
_FORMULA = re.compile(r"^[\s]*[=+\-@]|^[\t\r]")


@cache
def environment() -> Environment:
    """Jinja with everything escaped, and nothing undefined let pass."""
    made = Environment(
        loader=PackageLoader("parley.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: "" if value is None else value if type(value) is not str else shown(value),
    )
    made.globals["static"] = static.address
    made.globals["version"] = __version__
    made.filters["day"] = lambda moment: (moment or "")[:10]
    made.filters["minute"] = lambda moment: (moment or "")[:16].replace("T", " ")
    return made


def respond(answer: Answer, request: Request, t: Words, user: User, ending: str, data: bool) -> Response:
    """The response to an answer; `data` says that JSON is wanted."""
    if isinstance(answer, Moved):
        return _moved(answer, request, data)
    if isinstance(answer, File):
        return _file(answer)
    if ending == ".csv" and answer.rows is not None and answer.status == 200:
        return _csv(answer.rows, request.url.path)
    if data:
        return _json({"api": API, **answer.data}, answer.status)
    page = environment().get_template(answer.template).render(
        **answer.data, **answer.extra, t=t, user=user, place=request.url, theme=_theme(request), now=_now(),
        address=_address(request), title_of=request.app.state.parley.title(),
    )  # fmt: skip
    return Response(page.encode("utf-8", "replace"), answer.status, media_type="text/html; charset=utf-8")


def _moved(answer: Moved, request: Request, data: bool) -> Response:
    made = _json({"api": API, "to": answer.to, **answer.data}, 200) if data else RedirectResponse(answer.to, 303)
    for name, value in answer.cookies.items():
        if value is None:
            made.delete_cookie(name, path="/")
        else:
            made.set_cookie(
                name, value, max_age=COOKIE_SECONDS, path="/", secure=request.url.scheme == "https", httponly=True,
                samesite="lax",
            )  # fmt: skip
    return made


def _theme(request: Request) -> str:
    theme = request.cookies.get("theme", "")
    return theme if theme in ("light", "dark") else "auto"


def _address(request: Request) -> Any:
    """A function that gives this page's address with some of its fields changed; None takes one out."""

    def address(ending: str = "", **changed: Any) -> str:
        from urllib.parse import urlencode

        fields = [(name, value) for name, value in request.query_params.multi_items() if name not in changed]
        fields += [(name, str(value)) for name, value in changed.items() if value is not None]
        path = request.url.path if request.url.path != "/" or not ending else "/overview"
        return f"{path}{ending}" + (f"?{urlencode(fields)}" if fields else "")

    return address


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _json(data: Mapping[str, Any], status: int) -> Response:
    return Response(msgspec.json.encode(data), status, media_type="application/json")


def _file(answer: File) -> Response:
    headers = {}
    if answer.name is not None:
        headers["Content-Disposition"] = f'attachment; filename="{file_name(answer.name)}"'
    if answer.seconds:
        headers["Cache-Control"] = f"private, max-age={answer.seconds}"
    return Response(answer.body, media_type=answer.media_type, headers=headers)


def file_name(name: str) -> str:
    """A name that is safe in a header and on any disk: ASCII letters, digits, `.`, `-`, `_`; never empty or hidden."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L")).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip(".-")[:80] or "parley"


def _csv(rows: Sequence[Mapping[str, Any]], path: str) -> Response:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    names = list(rows[0]) if rows else []
    writer.writerow(names)
    for row in rows:
        writer.writerow([cell(row[name]) for name in names])
    name = file_name(path.strip("/").replace("/", "-"))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(
        stream.getvalue().encode("utf-8-sig", "replace"), media_type="text/csv; charset=utf-8", headers=headers
    )


def cell(value: Any) -> Any:
    """A value of a table that no spreadsheet takes for a formula."""
    if isinstance(value, str) and _FORMULA.match(value):
        return "'" + value
    return "" if value is None else value
