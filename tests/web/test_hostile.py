"""Everything that the hostile lists hold, planted wherever a page can show it, looked at in a real browser."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from browser import Watched, chromium
from conftest import FAKE, Served

from parley.intake import take
from parley.model import Actor, Event, Reader
from parley.store import Dossier

#: Strings in one document.
EACH = 246
DATA = Path(__file__).parents[3] / "shared" / "data" / "hostile"


def planted() -> list[str]:
    if not DATA.exists():
        pytest.skip("the hostile lists are not beside this checkout")
    payloads = [one["payload"] for one in json.loads((DATA / "xss_payloads.json").read_text("utf-8"))]
    return payloads + [one for one in json.loads((DATA / "blns.json").read_text("utf-8")) if one]


def plant(dossier: Dossier, strings: list[str]) -> str:
    """A document in which every string stands as text, and one each as title, publisher, name, place and actor."""
    lines = [f"Minsk freed 52 political prisoners {text} on 2025-09-11." for text in strings]
    body = "\n\n".join(["These are the reports of the ministers of the country.", *lines])
    given = {"title": strings[0][:200], "publisher": strings[1][:200], "language": "en", "published": "2025-09-12"}
    data = body.encode("utf-8", "replace")
    taken = take(data, name=strings[2][:100] + ".txt", **given)
    reading = FAKE.read(taken.document)
    events = tuple(_renamed(event, strings[at % len(strings)]) for at, event in enumerate(reading.events))
    dossier.add(taken, replace(reading, events=events, reader=Reader("fake", "1")), data, given)
    for at, event in enumerate(events):
        reason = strings[at % len(strings)][:500].encode("utf-8", "replace").decode()
        if at % 12 == 0 and reason.strip():
            dossier.judge("reject", event.id, who=reason[:80], reason=reason)
    return taken.document.id


def _renamed(event: Event, text: str) -> Event:
    plain = text.encode("utf-8", "replace").decode()
    actor = Actor(f"local:{plain[:60]}", plain[:200] or "x", None, None, plain[:200], None)
    return replace(event, actors=(*event.actors, actor), recipients=(actor,), attribution=actor)


def test_no_word_of_a_document_becomes_markup(served: Served) -> None:
    strings = planted()
    assert len(strings) > 700
    documents = [plant(served.dossier, strings[at : at + EACH]) for at in range(0, len(strings), EACH)]
    served.dossier.choose("title", strings[0][:200])
    ids = [one.id for one in served.dossier.parties()[:4]]
    with chromium() as browser:
        page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
        page.add_init_script(
            "document.addEventListener('securitypolicyviolation', (e) => { (window.broken ??= []).push(e.violatedDirective); });"
        )
        watched = Watched(page)
        page.goto(served.login())
        paths = [
            "/",
            "/documents",
            "/review",
            "/events?state=rejected",
            "/decisions",
            "/actors",
            "/sources",
            "/audit",
            "/record",
        ]
        paths += [
            "/record/people",
            "/record/figures",
            "/record/network",
            "/brief",
            "/search?q=political",
            "/actors/find?q=script",
        ]
        paths += [f"/document/{document}" for document in documents]
        events = [review.subject for document in documents[:2] for review in served.dossier.reviews(document)[:2]]
        paths += [f"/event/{subject}" for subject in events]
        for path in paths:
            looked_at(page, watched, served.base + path)
        from urllib.parse import urlencode

        for key in ids:
            looked_at(page, watched, f"{served.base}/actor?{urlencode({'id': key})}")
        for text in strings[:200:25]:
            looked_at(page, watched, f"{served.base}/search?{urlencode({'q': text[:150]})}")
        shown = page_text(page, f"{served.base}/document/{documents[0]}")
        assert strings[0][:60].split("\n")[0] in shown


def looked_at(page: Any, watched: Watched, address: str) -> None:
    page.goto(address)
    own = page.evaluate("[...document.scripts].map((s) => s.src || s.textContent)")
    assert len(own) == 1, address
    assert "/static/main.js" in own[0], address
    assert page.evaluate("window.broken ?? []") == [], address
    odd = page.evaluate(
        """[...document.querySelectorAll("*")].filter((e) => e.tagName === "IFRAME" || e.tagName === "OBJECT" || e.tagName === "STYLE"
        || [...e.attributes].some((a) => a.name.startsWith("on") || a.name === "style" || /^\\s*javascript:/i.test(a.value) && a.name === "href")).length"""
    )
    assert odd == 0, address
    assert (watched.dialogs, watched.faults) == ([], []), address


def page_text(page: Any, address: str) -> str:
    page.goto(address)
    return str(page.evaluate("document.querySelector('main').textContent"))
