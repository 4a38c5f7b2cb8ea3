from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from browser import Watched, chromium
from conftest import ENGLISH, POLISH, Served, add

PDF = Path(__file__).parents[2] / "examples" / "komentarz-rozmowy-w-minsku.pdf"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: Any, served: Served) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="en-GB")
    made = context.new_page()
    watched = Watched(made)
    made.goto(served.login())
    yield made
    assert (watched.dialogs, watched.faults) == ([], [])
    context.close()


def state(page: Any, subject: str) -> str:
    return str(page.get_attribute(f'[id="{subject}"]', "data-state"))


def wait(page: Any, subject: str, wanted: str) -> None:
    page.wait_for_selector(f'[id="{subject}"][data-state="{wanted}"]')


def test_one_decides_by_keys(page: Any, served: Served) -> None:
    document = add(served.dossier, ENGLISH + " Minsk freed 3 more people.", title="Talks")
    one, two, three = (review.subject for review in served.dossier.reviews(document))
    page.goto(f"{served.base}/document/{document}")
    page.keyboard.press("j")
    page.keyboard.press("a")
    wait(page, one, "accepted")
    assert page.evaluate("document.activeElement.id") == two
    page.keyboard.press("r")
    page.keyboard.type("a hope")
    page.keyboard.press("Enter")
    wait(page, two, "rejected")
    page.keyboard.press("s")
    wait(page, three, "skipped")
    page.keyboard.press("u")
    wait(page, three, "waiting")
    page.keyboard.press("u")
    wait(page, two, "waiting")
    assert served.dossier.states() == {"accepted": 1, "waiting": 2}
    page.keyboard.press("c")
    page.wait_for_url(f"**/event/{two}**")
    page.fill("#f-when", "soon")
    assert page.get_attribute("#f-when", "aria-invalid") == "true"
    page.fill("#f-when", "2025-09")
    page.fill('[name="actors.0.name"]', "pol")
    page.click(".choices li:has-text('Poland')")
    assert page.input_value('[name="actors.0.id"]') == "Q36"
    page.click("text=Save the correction")
    page.wait_for_selector(".card.corrected")
    event = served.dossier.review(two).event
    assert event is not None
    assert (event.when.edtf if event.when else None, event.actors[0].code) == ("2025-09", "POL")


def test_marks_and_cards_light_up_together(page: Any, served: Served) -> None:
    document = add(served.dossier, ENGLISH)
    first = served.dossier.reviews(document)[0].subject
    page.goto(f"{served.base}/document/{document}")
    page.hover(f'[id="{first}"]')
    assert page.locator(".text .trigger.on").inner_text() == "freed"
    page.hover("h1")
    assert page.locator(".text .on").count() == 0
    page.click(".text .trigger >> nth=1")
    assert page.locator(".text .trigger.on").inner_text() == "lifted"
    assert page.evaluate("document.activeElement.className").startswith("card")


def test_words_are_selected_and_an_event_is_added(page: Any, served: Served) -> None:
    document = add(served.dossier, "𝒮 " + ENGLISH)
    page.goto(f"{served.base}/document/{document}")
    page.evaluate(
        """() => {
        const walk = document.createTreeWalker(document.querySelector("[data-text]"), NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const at = node.data.indexOf("success");
            if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + 7); return; }
        } }"""
    )
    page.click("#add-selected")
    page.wait_for_url("**/add?from=**")
    assert page.locator("mark").inner_text() == "success"
    page.select_option("#f-act", "praise")
    page.click("button:has-text('Add an event')")
    page.wait_for_selector(".card.added")
    added = [r.event for r in served.dossier.reviews(document) if r.state == "added" and r.event]
    text = served.dossier.reading(document).document.text
    assert [text[slice(*one.evidence.trigger)] for one in added] == ["success"]


def test_a_stale_edit_is_shown_beside_what_stands(page: Any, served: Served) -> None:
    document = add(served.dossier, ENGLISH)
    first = served.dossier.reviews(document)[0].subject
    page.goto(f"{served.base}/document/{document}")
    served.dossier.judge("reject", first, who="Jan", reason="not so")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector(".stale")
    assert "Jan" in page.inner_text(".stale")
    assert served.dossier.review(first).state == "rejected"


def test_chosen_events_are_decided_together(page: Any, served: Served) -> None:
    document = add(served.dossier, ENGLISH)
    page.goto(f"{served.base}/review")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.inner_text("[data-chosen]") == "1"
    page.click("text=Accept the chosen")
    page.wait_for_load_state()
    assert served.dossier.states(document) == {"accepted": 1, "waiting": 1}


def test_a_document_is_sent_and_read(page: Any, served: Served, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(POLISH, "utf-8")
    page.goto(f"{served.base}/upload")
    page.set_input_files("[type=file]", str(file))
    page.click("button:has-text('Add')")
    page.wait_for_selector(".outcome.ok", timeout=60_000)
    assert [kept.outcome for kept in served.dossier.documents()] == ["ok"]


def test_a_pdf_is_marked_at_the_very_words(page: Any, served: Served) -> None:
    from parley.intake import Given, Source
    from parley.pipeline import read_source
    from parley.settings import load

    done = read_source(Source(str(PDF), data=PDF.read_bytes()), given=Given(), settings=load(), facts={})
    served.dossier.add(done.taken, done.reading, done.data)
    document = done.reading.document.id
    page.goto(f"{served.base}/document/{document}")
    page.wait_for_function("document.querySelector('.picture image').getBBox().width > 0")
    review = served.dossier.reviews(document)[0]
    assert review.event is not None
    start, _ = review.event.evidence.trigger
    anchors = next(a for a in served.dossier.anchors(document) if a.span[0] <= start < a.span[1])
    left, _, _, top = struct.unpack_from("<4f", anchors.boxes, 16 * (start - anchors.span[0]))
    box = page.locator(f'a[data-event="{review.subject}"] rect.trigger').first
    assert float(box.get_attribute("x")) == pytest.approx(left, abs=0.02)
    assert float(box.get_attribute("y")) == pytest.approx(anchors.height - top, abs=0.02)
    image = page.request.get(f"{served.base}/document/{document}/page/1.png")
    assert (image.status, image.body()[:4]) == (200, b"\x89PNG")


def test_pages_can_be_read_without_scripts(browser: Any, served: Served) -> None:
    document = add(served.dossier, ENGLISH)
    context = browser.new_context(java_script_enabled=False, locale="pl-PL")
    page = context.new_page()
    page.goto(served.login())
    for path in ("/", f"/document/{document}", "/review", "/record", "/search?q=minsk", "/brief"):
        page.goto(served.base + path)
        assert page.locator("main h1").count() == 1
    page.goto(f"{served.base}/document/{document}")
    page.click("button:has-text('Przyjmij') >> nth=0")
    assert served.dossier.states() == {"accepted": 1, "waiting": 1}
    context.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_nothing_runs_over_the_side(page: Any, served: Served, width: int, height: int) -> None:
    document = add(
        served.dossier, ENGLISH, title="A title that goes on " + "and on " * 12 + "x" * 90, published="2025-09-12"
    )
    event = served.dossier.reviews(document)[0].subject
    page.set_viewport_size({"width": width, "height": height})
    for path in (
        "/", "/documents", f"/document/{document}", f"/event/{event}", "/review", "/record", "/record/measures",
        "/record/network", "/search?q=minsk", "/actors", "/sources", "/upload", "/brief", "/settings", "/users", "/openapi",
    ):  # fmt: skip
        page.goto(served.base + path)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, path


def test_the_day_moves_every_view(page: Any, served: Served) -> None:
    add(served.dossier, ENGLISH, published="2025-09-13")
    add(
        served.dossier,
        "Minsk freed 9 big dogs on 2025-10-01. This was said by the ministers.",
        name="b.txt",
        published="2025-10-02",
    )
    page.goto(f"{served.base}/record")
    assert page.locator("table.record tbody tr").count() == 3
    page.locator("[name=as_of] + [type=range]").focus()
    page.keyboard.press("Home")
    page.wait_for_url("**as_of=2025-09-13**")
    assert page.locator("table.record tbody tr").count() == 2
    page.click("text=People")
    assert "as_of=2025-09-13" in page.url
    page.goto(f"{served.base}/record")
    page.click("table.record .evidence summary >> nth=0")
    page.click("table.record .evidence a >> nth=0")
    page.wait_for_url("**/event/**")
