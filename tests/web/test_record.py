from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from conftest import ENGLISH, Served, add
from test_security import logged_in

from parley.web.drawing.lanes import Mark, Tie, drawn
from parley.web.drawing.scale import Scale
from parley.web.views.record import PARTS


@pytest.fixture
def told(served: Served) -> Served:
    """The story of the examples, read by the real reader."""
    from parley.intake import Given, sources
    from parley.pipeline import read_all

    folder = Path(__file__).parents[2] / "examples" / "story"
    files = [folder / "2025-10-30-what-minsk-is-still-owed.html", folder / "2025-09-11-envoy-cole-in-minsk.html"]
    for one in read_all(sources(files), given=Given()):
        served.dossier.add(one.taken, one.reading, one.data, one.given)
    return served


def test_every_part_as_page_json_and_csv(told: Served) -> None:
    client = logged_in(told)
    filled = 0
    for part in PARTS:
        for path in (f"/record/{part}", f"/record/{part}?lang=pl", f"/record/{part}.csv?as_of=2025-12"):
            assert client.get(path).status == 200, path
        data = client.get(f"/record/{part}.json").json()
        assert data["total"] == len(data["items"])
        filled += bool(data["items"])
        for item in data["items"]:
            for evidence in item["evidence"]:
                assert client.get(f"/event/{evidence['event']}.json").status == 200, part
                break
    assert filled >= 6
    assert client.get("/record/nonsense").status == 404
    assert client.get("/record?as_of=soon").status == 400


def test_a_forecast_is_resolved_and_a_rejected_event_leaves_the_record(served: Served) -> None:
    document = add(served.dossier, ENGLISH, published="2025-09-13")
    client = logged_in(served)
    assert client.get("/record.json").json()["total"] == 2
    first = served.dossier.reviews(document)[0].subject
    served.dossier.judge("reject", first, who="Anna", reason="no")
    assert client.get("/record.json").json()["total"] == 1
    assert client.post("/record/forecasts/e0", {"outcome": "failed"}).status == 404
    assert client.post("/record/contradictions/c0", {"reason": "x"}).status == 404
    assert client.post("/record/forecasts/e0", {"outcome": "sung"}).status == 400


def test_forecasts_keep_what_people_said(told: Served) -> None:
    client = logged_in(told)
    items = client.get("/record/forecasts.json").json()["items"]
    assert items
    key = items[0]["id"]
    assert client.post(f"/record/forecasts/{key}", {"outcome": "failed", "reason": "it did not"}).status == 303
    again = {one["id"]: one["outcome"] for one in client.get("/record/forecasts.json").json()["items"]}
    assert again[key] == "failed"


def test_days_stand_in_order_and_open_ends_at_the_edge() -> None:
    scale = Scale.over([date(2025, 1, 1), date(2025, 12, 31), date.max], 100, 1000)
    places = [scale.x(day) for day in (date(2025, 1, 1), date(2025, 6, 1), date(2025, 12, 31), date.max)]
    assert places == sorted(places)
    assert (places[-1], scale.x(date.min)) == (1000, 100)
    assert next(text for _, text in scale.marks()).startswith("2025-01")


def test_marks_of_a_lane_do_not_cover_each_other() -> None:
    day = date(2025, 9, 11)
    marks = [Mark(f"m{n}", "BLR", day, day, "talk", f"<b>{n}</b>", f"#m{n}") for n in range(3)]
    svg = drawn(marks, [Tie("m0", "m2", "in exchange")], "Timeline")
    assert len(set(re.findall(r'cy="([\d.]+)"', svg))) == 3
    assert "&lt;b&gt;" in svg
    assert "<b>" not in svg
    assert svg.count('class="tie"') == 1
    assert drawn([], [], "Timeline") == ""


def test_a_large_dossier_is_derived_beside_its_pages(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    from parley.web import record

    monkeypatch.setattr(record, "LARGE", 0)
    add(served.dossier, ENGLISH, published="2025-09-13")
    client = logged_in(served)
    assert client.get("/").status == 200
    end = time.monotonic() + 60
    while client.get("/record.json").json()["pending"] and time.monotonic() < end:
        time.sleep(0.05)
    assert client.get("/record.json").json()["total"] == 2
    assert client.get("/record.json?as_of=2025-09-11").json()["total"] == 1
