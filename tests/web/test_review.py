from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from client import Client
from conftest import ENGLISH, POLISH, Served, add
from test_security import logged_in


@pytest.fixture
def document(served: Served) -> str:
    return add(served.dossier, ENGLISH, title="Talks", publisher="The Wire", published="2025-09-12")


def subjects(served: Served, document: str) -> list[str]:
    return [review.subject for review in served.dossier.reviews(document)]


def test_accept_reject_skip_and_undo(served: Served, document: str) -> None:
    client, (first, second) = logged_in(served), subjects(served, document)
    assert client.post(f"/event/{first}/accept", {"expected": "0", "back": "/review"}).headers["location"] == "/review"
    assert client.post(f"/event/{second}/reject", {"expected": "0"}).status == 400
    answer = client.post(f"/event/{second}/reject", {"reason": "a hope"}, Accept="application/json").json()
    assert (answer["event"]["state"], answer["decision"]["reason"], answer["decision"]["who"]) == (
        "rejected",
        "a hope",
        "Anna",
    )
    assert served.dossier.states() == {"accepted": 1, "rejected": 1}
    assert client.post(f"/decision/{answer['decision']['key']}/undo").status == 303
    assert client.post(f"/event/{second}/skip").status == 303
    assert served.dossier.states() == {"accepted": 1, "skipped": 1}
    assert client.get("/review.json").json()["total"] == 1


def test_a_stale_edit_shows_both(served: Served, document: str) -> None:
    client, (first, _) = logged_in(served), subjects(served, document)
    served.dossier.keep_user("Jan", "reviewer")
    other = logged_in(served, "Jan")
    assert client.post(f"/event/{first}/accept", {"expected": "0"}).status == 303
    answer = other.post(f"/event/{first}/correct", {"expected": "0", "act": "pardon", "when": "2025-09"})
    assert answer.status == 409
    assert "Anna" in answer.text
    assert "pardoned 52 political prisoners" in answer.text.replace('<q lang="en">', "").replace("</q>", "")
    data = other.post(f"/event/{first}/correct", {"expected": "0", "act": "pardon"}, Accept="application/json").json()
    assert data["error"]["status"] == 409
    assert data["stale"]["last"]["who"] == "Anna"
    assert data["stale"]["fields"]["act"] == "pardon"
    assert served.dossier.review(first).state == "accepted"
    assert len(served.dossier.decisions()) == 1


def test_every_field_is_corrected(served: Served, document: str) -> None:
    client, (first, second) = logged_in(served), subjects(served, document)
    form = {
        "expected": "0", "act": "swap", "stance": "promised", "polarity": "negative", "force": "commitment",
        "holder_author": "1", "horizon": "../2025-12-31", "when": "2025-09~", "where": "Vilnius (LTU); Minsk",
        "actors.0.name": "Poland", "actors.0.id": "", "actors.1.name": "Somebody New", "actors.1.code": "pol",
        "actors.1.sector": "GOV", "recipients.0.name": "", "object": "52 political prisoners", "object_kind": "person",
        "value": "50", "max": "60", "bound": "about", "unit": "people", "people.0.name": "Some Person",
        "attribution.0.name": "NATO", "ordinal": "4", "ordinal_scope": "round", "links.0.kind": "exchange",
        "links.0.event": second, "reason": "looked again", "grounds": "political",
    }  # fmt: skip
    assert client.post(f"/event/{first}/correct", form).status == 303
    event = served.dossier.review(first).event
    assert event is not None
    assert (event.act, event.stance.kind, event.stance.polarity, event.stance.force) == (
        "swap", "promised", "negative", "commitment",
    )  # fmt: skip
    assert event.stance.horizon == "../2025-12-31"
    assert event.when is not None
    assert (event.when.edtf, event.when.text) == ("2025-09~", "")
    assert [(p.name, p.country) for p in event.where] == [("Vilnius", "LTU"), ("Minsk", None)]
    assert [(a.name, a.code, a.sector) for a in event.actors] == [
        ("Poland", "POL", "GOV"),
        ("Somebody New", "POL", "GOV"),
    ]
    assert event.actors[1].id == "local:somebody-new-pol"
    assert event.recipients == ()
    assert event.object is not None
    assert event.object.span == (12, 34)
    assert event.object.count is not None
    assert (event.object.count.value, event.object.count.max, event.object.count.bound) == (50, 60, "about")
    assert [p.id for p in event.object.people] == ["local:some-person"]
    assert event.attribution is not None
    assert event.attribution.code == "IGO:NATO"
    assert event.ordinal is not None
    assert (event.ordinal.value, event.ordinal.scope) == (4, "round")
    assert [(link.kind, link.event) for link in event.links] == [("exchange", second)]
    assert event.grounds is not None
    assert event.grounds.span == (15, 24)
    assert event.plover is not None
    assert event.evidence == served.dossier.reading(document).events[0].evidence
    page = client.get(f"/event/{first}").text
    assert "looked again" in page
    assert "<s>" in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("act", "nonsense"),
        ("when", "soon"),
        ("when", "2025-13-01"),
        ("stance", "sung"),
        ("value", "many"),
        ("links.0.event", "e0"),
        ("actors.0.sector", "XYZ"),
        ("grounds", "because of the weather"),
    ],
)
def test_what_is_none_is_refused(served: Served, document: str, field: str, value: str) -> None:
    client, (first, _) = logged_in(served), subjects(served, document)
    given = {field: value, **({"actors.0.name": "Poland"} if field.startswith("actors") else {})}
    assert client.post(f"/event/{first}/correct", given).status == 400
    assert served.dossier.decisions() == []


def test_a_correction_that_changes_nothing_accepts(served: Served, document: str) -> None:
    client, (first, _) = logged_in(served), subjects(served, document)
    assert client.post(f"/event/{first}/correct", {"expected": "0"}).status == 303
    assert served.dossier.review(first).state == "accepted"


def test_an_event_is_added_to_selected_words(served: Served, document: str) -> None:
    client = logged_in(served)
    text = served.dossier.reading(document).document.text
    start = text.index("success")
    span = {"from": str(start), "to": str(start + len("success"))}
    form = client.get(f"/document/{document}/add?from={span['from']}&to={span['to']}")
    assert form.status == 200
    assert "<mark>success</mark>" in form.text
    answer = client.post(f"/document/{document}/add", {**span, "act": "praise", "stance": "asserted"})
    assert answer.status == 303
    added = [review for review in served.dossier.reviews(document) if review.state == "added"]
    assert [(r.event.act, r.event.evidence.quote[:9]) for r in added if r.event] == [("praise", "It was a ")]
    assert client.get(f"/document/{document}/add?from=5&to=5").status == 400
    assert client.post(f"/document/{document}/add", {"from": "x", "to": "9"}).status == 400


def test_a_batch_is_what_was_shown(served: Served, document: str) -> None:
    client, (first, second) = logged_in(served), subjects(served, document)
    served.dossier.judge("skip", first, who="Jan")
    answer = client.post(
        "/review", {"verdict": "accept", "event": [f"{first}:0", f"{second}:0"]}, Accept="application/json"
    ).json()
    assert (answer["done"], answer["stale"]) == ([second], [first])
    for given in (
        {"verdict": "accept"},
        {"verdict": "accept", "event": [f"{first}:0"] * 51},
        {"verdict": "accept", "event": ["all"]},
    ):
        assert client.post("/review", given).status == 400
    assert len(served.dossier.decisions()) == 2


def test_lists_are_data_too(served: Served, document: str) -> None:
    client = logged_in(served)
    served.dossier.choose("title", "=HYPERLINK(1)")
    add(served.dossier, POLISH, name="=cmd|' /C calc'!A0.txt")
    rows = list(csv.reader(io.StringIO(client.get("/documents.csv").body.decode("utf-8-sig"))))
    assert rows[0][:2] == ["id", "name"]
    assert {row[1] for row in rows[1:]} == {"Talks", "'=cmd|' /C calc'!A0.txt"}
    events = client.get("/events.json?act=release").json()
    assert events["api"] == 1
    assert {event["act"] for event in events["events"]} == {"release"}
    assert events["total"] == 2
    assert client.get("/events.json?state=rejected").json()["total"] == 0


def test_search_folds_polish(served: Served) -> None:
    add(served.dossier, POLISH)
    hits = logged_in(served).get("/search.json?q=wiezniow+lukaszenka").json()["hits"]
    assert len(hits) == 1
    assert {event["act"] for event in hits[0]["events"]} >= {"release"}


def test_pages_of_actors_and_sources(served: Served, document: str) -> None:
    client = logged_in(served)
    actor = client.get("/actor.json?id=Q184").json()
    assert actor["actor"]["name"] == "Belarus"
    assert [event["act"] for event in actor["parts"]["gave"]] == ["release"]
    assert client.get("/actors/find.json?q=poland").json()["actors"][0]["name"] == "Poland"
    assert client.get("/source.json?name=The+Wire").json()["total"] == 1
    assert client.post("/source", {"name": "The Wire", "grade": "B", "expected": "0"}).status == 303
    assert client.get("/sources.json").json()["sources"][0]["grade"] == "B"
    assert client.post("/source", {"name": "The Wire", "grade": "C", "expected": "0"}).status == 409
    assert client.post("/source", {"name": "Nobody", "grade": "C"}).status == 404


@pytest.mark.parametrize(
    ("form", "start"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE"), ("md", b"# "), ("json", b"{")]
)
def test_the_brief_goes_out(served: Served, document: str, form: str, start: bytes) -> None:
    client = logged_in(served)
    answers = [client.get(f"/brief/brief.{form}") for _ in range(2)]
    assert answers[0].body.startswith(start)
    assert answers[0].body == answers[1].body
    assert answers[0].headers["content-disposition"].startswith("attachment")


def test_the_brief_of_what_was_checked_only(served: Served, document: str) -> None:
    client, (first, second) = logged_in(served), subjects(served, document)
    assert "political prisoners" not in client.get("/brief/brief.md?scope=checked").text
    served.dossier.judge("accept", first, who="Anna")
    served.dossier.judge("reject", second, who="Anna", reason="no")
    checked = client.get("/brief/brief.md?scope=checked").text
    assert "political prisoners" in checked
    assert "sanctions" not in checked
    assert "sanctions" not in client.get("/brief/brief.md").text
    assert "sanctions" in client.get("/brief/brief.md?scope=read").text


def test_documents_are_sent(served: Served) -> None:
    client = logged_in(served)
    mark = "xxBOUNDARYxx"
    body = (
        f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="../../evil.txt"\r\n'
        f"Content-Type: text/plain\r\n\r\n{ENGLISH}\r\n--{mark}\r\n"
        f'Content-Disposition: form-data; name="files"; filename="empty.pdf"\r\n\r\n\r\n--{mark}--\r\n'
    )
    import time
    from http.client import HTTPConnection
    from urllib.parse import urlsplit

    parts = urlsplit(served.base)
    connection = HTTPConnection(parts.hostname or "", parts.port or 0)
    headers = {
        "Content-Type": f"multipart/form-data; boundary={mark}", "Origin": served.base,
        "Cookie": f"{served.cookie}={client.cookies[served.cookie]}",
    }  # fmt: skip
    connection.request("POST", "/upload", body.encode(), headers)
    assert connection.getresponse().status == 303
    connection.close()
    end = time.monotonic() + 60
    while client.get("/upload.json").json()["working"] and time.monotonic() < end:
        time.sleep(0.1)
    sent = client.get("/upload.json").json()["sent"]
    assert [(one["outcome"], one["change"]) for one in sent] == [("no-text", "added"), ("ok", "added")]
    assert all(one["reason"] and one["next_step"] for one in sent if one["outcome"] != "ok")
    assert len(served.dossier.documents()) == 2


def test_both_languages_and_themes(served: Served, document: str) -> None:
    client = Client(served.base)
    client.cookies = logged_in(served).cookies
    assert '<html lang="en"' in client.get("/").text
    assert '<html lang="pl"' in client.get("/", Accept_Language="pl, en;q=0.8").text
    client.post("/display", {"language": "pl", "back": "/review"})
    client.post("/display", {"theme": "dark"})
    page = client.get("/").text
    assert '<html lang="pl" data-theme="dark">' in page
    assert client.post("/display", {"theme": "pink"}).status == 400
