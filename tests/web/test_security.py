from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from client import Client
from conftest import ENGLISH, Served, add

from parley.errors import InputError
from parley.store import Dossier
from parley.web.guard import HEADERS, hostname, own, readable
from parley.web.routes import ROUTES, Route
from parley.web.serve import allowed, owner
from parley.web.views.display import local


def filled(path: str) -> str:
    return re.sub(r"\{\w+\}", "1", path)


def logged_in(served: Served, user: str = "Anna") -> Client:
    client = Client(served.base)
    assert client.get(served.login(user).removeprefix(served.base)).status == 303
    return client


def addresses(route: Route) -> list[str]:
    path = filled(route.path)
    if route.method == "POST" or route.plain:
        return [path]
    data = "/overview" if path == "/" else path
    return [path, data + ".json", *([data + ".csv"] if route.rows else [])]


def test_nothing_answers_without_a_session_but_login_and_health(served: Served) -> None:
    add(served.dossier, ENGLISH)
    client = Client(served.base)
    open_to_all = set()
    for route in ROUTES:
        for path in addresses(route):
            answer = client.get(path) if route.method == "GET" else client.post(path)
            if route.role is None:
                open_to_all.add(route.name)
                assert answer.status in (200, 303, 400, 403), path
                assert b"political" not in answer.body, path
            elif answer.status == 303:
                assert answer.headers["location"] == "/login", path
            else:
                assert answer.status == 401, path
            client.cookies.clear()
    assert open_to_all == {"health", "login", "log_in", "link", "display"}


def test_every_answer_has_the_policy(served: Served) -> None:
    client = logged_in(served)
    for path in ("/", "/nope", "/health", "/documents.csv", "/static/parley.css", "/static/../app.py", "/openapi.json"):
        answer = client.get(path)
        for name, value in HEADERS.items():
            assert answer.headers[name.lower()] == value, path
    assert "'unsafe" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("role", ["reader", "reviewer", "owner"])
def test_a_role_may_what_it_may(served: Served, role: str) -> None:
    from parley.store.people import ROLES

    served.dossier.keep_user("Jan", role)  # type: ignore[arg-type]
    client = logged_in(served, "Jan")
    for route in ROUTES:
        if route.role is None or route.name in ("log_out", "password"):
            continue
        may = ROLES.index(role) >= ROLES.index(route.role)  # type: ignore[arg-type]
        path = filled(route.path)
        answer = client.get(path) if route.method == "GET" else client.post(path)
        assert (answer.status != 403) == may, (route.name, answer.status)
        assert answer.status < 500, route.name


SAME = {"Sec-Fetch-Site": "same-origin"}
CSRF = [
    ({"Sec-Fetch-Site": "same-origin"}, True, True),
    ({"Sec-Fetch-Site": "same-origin"}, False, True),
    ({"Sec-Fetch-Site": "same-site"}, True, False),
    ({"Sec-Fetch-Site": "cross-site"}, True, False),
    ({"Sec-Fetch-Site": "none"}, True, False),
    ({"Sec-Fetch-Site": "nonsense"}, True, False),
    ({}, True, True),
    ({}, False, False),
    ({"Origin": "null"}, None, False),
    ({"Origin": "null", **SAME}, None, False),
    ({"Origin": "http://evil.example"}, None, False),
    ({"Origin": "http://evil.example", **SAME}, None, False),
    ({"Origin": "https://127.0.0.1"}, None, False),
    ({"Origin": "http://127.0.0.1.evil.example"}, None, False),
]


@pytest.mark.parametrize(("headers", "origin", "good"), CSRF)
def test_only_our_pages_change_anything(
    served: Served, headers: dict[str, str], origin: bool | None, good: bool
) -> None:
    client = logged_in(served)
    sent = {**headers, **({"Origin": served.base} if origin else {})}
    answer = client.send("POST", "/settings", {"title": "Changed"}, sent)
    assert (answer.status == 303) == good
    assert (served.dossier.choice("title") == "Changed") == good
    if not good:
        assert answer.status == 403


@pytest.mark.parametrize(
    ("host", "good"),
    [
        ("127.0.0.1", True),
        ("localhost:{port}", True),
        ("LOCALHOST", True),
        ("[::1]:80", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("localhost.evil.example", False),
        ("evil.example:127.0.0.1", False),
        ("127.0.0.1@evil.example", False),
        ("evil.example#127.0.0.1", False),
        ("127.0.0.1:99999", False),
        ("127.1", False),
        ("2130706433", False),
        ("", False),
    ],
)
def test_only_its_own_names_are_answered(served: Served, host: str, good: bool) -> None:
    answer = Client(served.base).get("/health", Host=host.format(port=served.base.rpartition(":")[2]))
    assert (answer.status == 200) == good
    assert good or answer.status in (400, 421)


def test_names_are_read_as_urls_have_them() -> None:
    assert hostname("[::1]:8765") == "::1"
    assert hostname("localhost:") == "" or hostname("localhost:") == "localhost"
    assert hostname("local host") == "local host" or hostname("local host") == ""
    assert hostname("127.0.0.1/x") == ""


@pytest.mark.parametrize(
    ("site", "mode", "dest", "good"),
    [
        ("none", "navigate", "document", True),
        ("cross-site", "navigate", "document", True),
        ("cross-site", "no-cors", "image", False),
        ("cross-site", "cors", "empty", False),
        ("same-site", "no-cors", "script", False),
        ("cross-site", "navigate", "iframe", False),
        ("same-origin", "cors", "empty", True),
    ],
)
def test_other_sites_may_link_and_not_draw(site: str, mode: str, dest: str, good: bool) -> None:
    assert readable({"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": dest}) == good


def test_an_origin_of_another_scheme_is_another() -> None:
    assert own({"host": "a", "origin": "https://a"}, "https")
    assert not own({"host": "a", "origin": "http://a"}, "https")


def test_a_link_works_once(served: Served) -> None:
    link = served.login().removeprefix(served.base)
    assert Client(served.base).get(link).status == 303
    second = Client(served.base)
    assert second.get(link).status == 403
    assert second.cookies == {}
    assert Client(served.base).get("/login/nonsense").status == 403


def test_a_session_ends_and_its_token_is_not_in_the_file(served: Served) -> None:
    client = logged_in(served)
    token = client.cookies[served.cookie]
    assert token.encode() not in served.dossier.path.read_bytes()
    wal = served.dossier.path.with_name(served.dossier.path.name + "-wal")
    assert token.encode() not in wal.read_bytes()
    assert client.get("/").status == 200
    assert client.post("/logout").status == 303
    client.cookies[served.cookie] = token
    assert client.get("/").headers["location"] == "/login"


def test_an_expired_session_is_none(dossier: Dossier) -> None:
    token = dossier.begin_session("Anna", -1)
    assert dossier.session(token) is None
    assert dossier.session(dossier.begin_session("Anna", 1)) is not None


def test_passwords_are_checked_and_tries_counted(served: Served) -> None:
    served.dossier.keep_user("Jan", "reader", "correct horse battery")
    client = Client(served.base)
    assert client.post("/login", {"name": "Jan", "password": "correct horse battery"}).status == 303
    assert client.get("/").status == 200
    other = Client(served.base)
    codes = [other.post("/login", {"name": "Jan", "password": "wrong"}).status for _ in range(6)]
    assert codes == [403] * 5 + [429]
    assert other.post("/login", {"name": "Jan", "password": "correct horse battery"}).status == 429
    assert [one.what for one in served.dossier.audit()].count("login.failed") == 5


def test_a_short_password_and_the_last_owner(dossier: Dossier) -> None:
    with pytest.raises(InputError, match="short"):
        dossier.keep_user("Jan", "reader", "short")
    with pytest.raises(InputError, match="owner"):
        dossier.keep_user("Anna", "reader")
    with pytest.raises(InputError, match="owner"):
        dossier.keep_user("Anna", "owner", active=False)
    assert [(one.name, one.role) for one in dossier.users()] == [("Anna", "owner")]


def test_other_addresses_need_a_password(dossier: Dossier) -> None:
    allowed(dossier, "127.0.0.1")
    for host in ("0.0.0.0", "::", "192.168.0.1"):
        with pytest.raises(InputError, match="password"):
            allowed(dossier, host)
    dossier.keep_user("Anna", "owner", "correct horse battery")
    allowed(dossier, "0.0.0.0")


def test_the_link_is_for_an_owner(dossier: Dossier) -> None:
    assert owner(dossier, None) == "Anna"
    with pytest.raises(InputError, match="no user"):
        owner(dossier, "Jan")


TRAVERSAL = [
    "/static/../app.py",
    "/static/%2e%2e/app.py",
    "/static/..%2fapp.py",
    "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/static//etc/passwd",
    "/static/parley.css%00.js",
    "/static/..\\app.py",
    "/document/..%2f..%2fetc%2fpasswd",
    "/document/%2e%2e/file",
    "/document/x/page/..%2f1.png",
    "/brief/..%2f..%2fbrief.html",
    "/brief/brief.html%00",
]


@pytest.mark.parametrize("path", TRAVERSAL)
def test_no_path_leads_out(served: Served, path: str) -> None:
    answer = logged_in(served).get(path)
    assert answer.status in (400, 404)
    assert b"root:" not in answer.body
    assert b"Starlette" not in answer.body


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/review?at=50", "/review?at=50"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_one_is_led_back_to_our_pages_only(given: str, kept: str) -> None:
    assert local(given) == kept


def test_an_upload_is_kept_and_never_shown(served: Served) -> None:
    page = "<script>alert(1)</script><p>Minsk freed 52 political prisoners, said the ministers of the country.</p>"
    document = add(served.dossier, page, '"><img src=x onerror=alert(1)>.html')
    answer = logged_in(served).get(f"/document/{document}/file")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == f'attachment; filename="{document}.html"'
