"""The application: the table of routes, each behind its role, under one guard."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

import anyio
from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route as Path
from starlette.types import ExceptionHandler

from parley.errors import DossierError, InputError, NotFound, ParleyError, StaleDecision
from parley.settings import Settings
from parley.store import Dossier
from parley.store.people import User
from parley.web import static
from parley.web.answers import Answer, Page
from parley.web.asked import Asked, Upload
from parley.web.guard import Guard
from parley.web.record import Records
from parley.web.respond import respond
from parley.web.routes import ROUTES, Route
from parley.web.state import State
from parley.web.uploads import Uploads
from parley.web.words import Words, preferred, words

#: How many views may be at work at once; each may wait for the dossier.
WORKERS = 16
#: Fields and files of one form.
FIELDS, FILES = 2_000, 200
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def application(
    dossier: Dossier, settings: Settings, hosts: frozenset[str] = LOOPBACK, cookie: str = "parley"
) -> Starlette:
    """The application over an open dossier; `app.state.parley` is its `State`, which makes login links."""
    state = State(dossier, settings, hosts, cookie)
    state.uploads = Uploads(dossier, settings)
    state.records = Records(dossier)
    paths = [Path("/static/{name}", static.serve, methods=["GET"])]
    for route in ROUTES:
        paths += _paths(route)
    faults: dict[type[Exception] | int, ExceptionHandler] = {HTTPException: _http_fault}
    made = Starlette(
        routes=paths,
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers=faults,
    )
    made.router.redirect_slashes = False
    made.state.parley = state
    made.state.limiter = CapacityLimiter(WORKERS)
    return made


def _paths(route: Route) -> list[Path]:
    endings = [""] if route.method == "POST" or route.plain else [".json", ".csv", ""] if route.rows else [".json", ""]
    found = []
    for ending in endings:
        path = (route.path if route.path != "/" or not ending else "/overview") + ending
        endpoint = partial(_answer, route, ending)
        found.append(Path(path, _endpoint(endpoint), methods=[route.method], name=route.name + ending))
    return found


def _endpoint(call: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await call(request)

    return endpoint


async def _answer(route: Route, ending: str, request: Request) -> Response:
    state: State = request.app.state.parley
    limiter = request.app.state.limiter
    wants_json = ending == ".json" or "application/json" in request.headers.get("accept", "")
    token = request.cookies.get(state.cookie)
    t = words(_language(request))
    found = await anyio.to_thread.run_sync(state.dossier.session, token, limiter=limiter) if token else None
    if found is None and route.role is not None:
        return _refused(request, t, wants_json or ending == ".csv")
    user, begun = found or (User("", "reader", False, "", None, False), None)
    if route.role is not None and not user.may(route.role):
        return respond(_fault(t, 403, t("fault.role"), t("fault.role_next")), request, t, user, ending, wants_json)
    try:
        asked = await _asked(request, state, user, t, wants_json, token, begun, route)
        answer: Answer = await anyio.to_thread.run_sync(_view, route, asked, limiter=limiter)
    except ClientDisconnect:
        return Response(status_code=400)
    except ParleyError as error:
        answer = _explained(t, error)
    return await anyio.to_thread.run_sync(respond, answer, request, t, user, ending, wants_json, limiter=limiter)


def _view(route: Route, asked: Asked) -> Answer:
    return route.view(asked)


def _language(request: Request) -> str:
    chosen = request.query_params.get("lang") or request.cookies.get("language") or ""
    return chosen if chosen in ("en", "pl") else preferred(request.headers.get("accept-language", ""))


async def _asked(
    request: Request,
    state: State,
    user: User,
    t: Words,
    wants_json: bool,
    token: str | None,
    begun: str | None,
    route: Route,
) -> Asked:
    many: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        many.setdefault(f"?{name}", []).append(value)
    form: dict[str, str] = {}
    files: list[Upload] = []
    if route.method == "POST":
        form, files = await _form(request, many, state.settings.max_bytes if route.files else 0)
    return Asked(
        user=user,
        dossier=state.dossier,
        state=state,
        t=t,
        url=str(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
        path=request.path_params,
        query=dict(request.query_params),
        form=form,
        many=many,
        files=tuple(files),
        json=wants_json,
        seen=user.seen if begun is None else begun,
        address=request.client.host if request.client else None,
        token=token,
    )


async def _form(request: Request, many: dict[str, list[str]], most: int) -> tuple[dict[str, str], list[Upload]]:
    """The fields and files of a form, or of a JSON object of texts. InputError for anything else, or too much."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    length = request.headers.get("content-length", "0")
    allowed = (most * FILES if most else 0) + 2_000_000
    if not length.isdigit() or int(length) > allowed:
        raise InputError("too much was sent at once", "send fewer or smaller files")
    if kind == "application/json":
        return _fields(await request.body(), many), []
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        if await request.body():
            raise InputError("the form is of a kind that is not read", "send a form, or JSON")
        return {}, []
    form: dict[str, str] = {}
    files: list[Upload] = []
    try:
        sent = await request.form(max_files=FILES if most else 0, max_fields=FIELDS)
    except HTTPException as error:
        raise InputError(f"the form cannot be read: {error.detail}", "send it again") from None
    for name, value in sent.multi_items():
        if isinstance(value, UploadFile):
            if value.filename or value.size:
                files.append(Upload(value.filename or "document", await value.read(most + 1)))
            await value.close()
        else:
            form[name] = value
            many.setdefault(name, []).append(value)
    return form, files


def _fields(body: bytes, many: dict[str, list[str]]) -> dict[str, str]:
    import json

    try:
        sent = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        raise InputError("the body is no JSON", "send an object of texts") from None
    if not isinstance(sent, dict):
        raise InputError("the body is no object", "send an object of texts")
    form: dict[str, str] = {}
    for name, value in sent.items():
        values = value if isinstance(value, list) else [value]
        texts = ["" if one is None else str(one) for one in values]
        many.setdefault(name, []).extend(texts)
        form[name] = texts[-1] if texts else ""
    return form


def _refused(request: Request, t: Words, data: bool) -> Response:
    if data or request.method == "POST":
        nobody = User("", "reader", False, "", None, False)
        return respond(_fault(t, 401, t("fault.login"), t("fault.login_next")), request, t, nobody, "", data)
    return RedirectResponse("/login", 303)


def _explained(t: Words, error: ParleyError) -> Answer:
    if isinstance(error, StaleDecision):
        return _fault(t, 409, t("fault.stale"), t("fault.stale_next"))
    if isinstance(error, NotFound):
        return _fault(t, 404, t("fault.missing"), error.next_step, error.message)
    if isinstance(error, InputError):
        return _fault(t, 400, error.message, error.next_step)
    return _fault(t, 503 if isinstance(error, DossierError) else 500, error.message, error.next_step)


def _fault(t: Words, status: int, message: str, next_step: str, detail: str = "") -> Page:
    data = {"error": {"status": status, "message": message, "next_step": next_step, "detail": detail}}
    return Page("fault.html", data, status=status)


async def _http_fault(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    t = words(_language(request))
    wants = request.url.path.endswith(".json") or "application/json" in request.headers.get("accept", "")
    message = t("fault.missing") if status == 404 else t("fault.method") if status == 405 else t("fault.other")
    nobody = User("", "reader", False, "", None, False)
    return respond(_fault(t, status, message, t("fault.back")), request, t, nobody, "", wants)
