from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from parley import brief
from parley.brief.page import Brief, Line
from parley.errors import LanguageError
from parley.model import Amount, Link, Reading, encode

from . import make


def group(made: Brief, name: str) -> list[str]:
    """The texts of a group, its children indented."""
    found = [g for s in made.sections for g in s.groups if g.id == name]
    return [text for g in found for line in g.lines for text in texts(line)]


def texts(line: Line, depth: int = 0) -> list[str]:
    return ["  " * depth + line.text, *(t for c in line.children for t in texts(c, depth + 1))]


def facts(made: Brief, name: str) -> list[str]:
    found = [g for s in made.sections for g in s.groups if g.id == name]
    return [f"{f.label}: {''.join(p.text for p in f.words)}" for g in found for li in g.lines for f in li.facts]


@pytest.fixture(scope="module")
def english() -> Brief:
    return brief.build([make.commentary()])


@pytest.fixture(scope="module")
def polish() -> Brief:
    return brief.build([make.commentary()], language="pl")


def test_the_sections_follow_the_questions_of_a_commentary(english: Brief):
    assert [s.id for s in english.sections] == [
        "context",
        "results",
        "outlook",
        "assessments",
        "parties",
        "figures",
    ]
    assert english.title == "Belarus – United States: brief"


def test_context_has_the_round_and_what_earlier_ones_gave(english: Brief):
    assert group(english, "rounds") == ["The United States and Belarus held talks"]
    assert facts(english, "rounds") == ["number: 4th: czwarta tura rozmów"]
    assert group(english, "gave") == ["Belarus freed 18 people 18 więźniów politycznych"]


def test_results_by_date_fold_one_meeting_into_a_line(english: Brief):
    assert group(english, "happened") == [
        "John Cole and Alexander Lukashenko met",
        "  The United States and Belarus held talks",
        "Belarus freed 52 people 52 więźniów politycznych",
        "The United States announced the lifting of sanctions on Belavia sankcji wobec Bieławii",
    ]


def test_who_was_not_freed_stands_with_who_asks_for_it(english: Brief):
    assert group(english, "held") == [
        "Belarus did not free Andrzej Poczobut",
        "  Poland demands that Belarus free Andrzej Poczobut",
    ]


def test_announced_relief_is_not_relief_in_force(english: Brief):
    assert facts(english, "lifted") == ["state: announced; not said to be in force"]
    assert facts(english, "standing") == [
        "grounds given: w związku z wsparciem wojny",
        "state: lifting announced; not said to be in force",
    ]


def test_relief_in_force_lifts_the_measure():
    reading = make.commentary()
    events = [e for e in reading.events if e.act in ("lift", "impose")]
    lift = events[0]
    assert lift.object is not None
    assert lift.object.measure is not None
    done = replace(lift, object=replace(lift.object, measure=replace(lift.object.measure, step="in_force")))
    made = brief.build([replace(reading, events=(done, events[1]))])
    assert "state: lifted, in force" in facts(made, "standing")


def test_both_sides_giving_way_in_one_meeting_is_an_inferred_exchange(english: Brief):
    found = next(g for s in english.sections for g in s.groups if g.id == "exchange-1")
    assert [line.text for line in found.lines] == ["Belarus", "United States"]
    assert "inferred" in found.note


def test_an_exchange_that_is_said_is_not_inferred():
    found = next(g for s in brief.build([make.wire()]).sections for g in s.groups if g.id == "exchange-1")
    assert found.note == "said to be in exchange"


def test_a_forecast_has_holder_word_range_and_horizon(english: Brief):
    assert group(english, "expected") == ["Donald Trump and Alexander Lukashenko are expected to meet"]
    assert facts(english, "expected") == ["forecast of: the author (PISM)", "probability: Zapewne, 55–80\u00a0%"]
    made = brief.build([make.wire()])
    assert group(made, "expected") == ["Expected: further releases"]
    assert "horizon: by 31 December 2025" in facts(made, "expected")


def test_a_negative_forecast_is_said_as_such(english: Brief, polish: Brief):
    assert group(english, "unexpected") == ["Belarus is not expected to change policy"]
    assert group(polish, "unexpected") == ["Białoruś — nie należy się spodziewać: zmiana polityki"]


def test_a_claim_is_shown_as_its_source_s():
    made = brief.build([make.wire()])
    assert group(made, "freed") == ["Belarus freed 52 political prisoners, according to President of Lithuania"]
    assert next(li for li in made.lines() if "freed" in li.text).claim


def test_what_another_document_asserts_is_no_claim_any_more():
    made = brief.build([make.commentary(), make.wire()])
    freed = [li for s in made.sections for g in s.groups if g.id == "freed" for li in g.lines]
    assert len(freed) == 1
    assert not freed[0].claim
    assert {made.references[n - 1].source.id for n in freed[0].numbers} == {s.id for s in made.sources}


def test_unsure_events_stand_apart():
    made = brief.build([make.wire()], threshold=0.5)
    assert group(made, "unsure") == ["Planned: military exercise"]
    assert facts(made, "unsure") == ["confidence: 30\u00a0%"]
    assert "planned" not in [g.id for s in made.sections for g in s.groups]
    assert group(brief.build([make.wire()], threshold=0.2), "planned") == ["Planned: military exercise"]


def test_an_assessment_is_quoted_as_its_holder_s(english: Brief):
    section = next(s for s in english.sections if s.id == "assessments")
    assert section.groups[0].title == "The author (PISM)"
    assert section.groups[0].lines[0].words[0].quoted


def test_several_values_of_one_thing_are_disputed():
    text = "About 8,000 soldiers exercise, officials say. Some 30,000 soldiers exercise, Vilnius says."
    doc = make.document(text, "en")
    sides = (make.state("BLR"), make.state("RUS"))
    first = make.event(
        doc,
        "exercise",
        "exercise",
        "planned",
        id="a",
        actors=sides,
        when="2025-09-12",
        attribution=make.person("officials", None),
        object=make.thing(doc, "8,000 soldiers", "other", count=Amount(8000, bound="about")),
    )
    second = replace(
        first,
        id="b",
        attribution=make.state("LTU"),
        links=(Link("same_as", "a"),),
        object=make.thing(doc, "30,000 soldiers", "other", count=Amount(30000, bound="about")),
    )
    made = brief.build([Reading(doc, (first, second))])
    assert group(made, "figures_list") == [
        "Military exercise — Belarus and Russia",
        "  about 8,000 8,000 soldiers",
        "  about 30,000 30,000 soldiers",
    ]
    assert facts(made, "figures_list") == [": disputed"]


def test_polish_sentences_keep_names_as_they_are(polish: Brief):
    assert group(polish, "freed") == ["Białoruś: zwolnienie — 52 więźniów politycznych"]
    assert "  Polska żąda: zwolnienie — Andrzej Poczobut (od strony: Białoruś)" in group(polish, "held")


def test_every_quote_is_the_text_of_its_document():
    readings = [make.commentary(), make.wire()]
    by_id = {r.document.id: r.document.text for r in readings}
    for reference in brief.build(readings).references:
        start, end = reference.span
        assert reference.quote == by_id[reference.source.id][start:end]
        assert all(0 <= a < b <= len(reference.quote) for a, b in reference.marks)


def test_references_are_numbered_as_the_page_needs_them(english: Brief):
    seen: list[int] = []
    for line in english.lines():
        seen += [n for n in line.numbers if n not in seen]
    assert seen == list(range(1, len(english.references) + 1))
    assert all(line.numbers or line.children for line in english.lines())


def test_an_event_without_its_verbatim_quote_is_left_out():
    reading = make.wire()
    evidence = replace(reading.events[0].evidence, quote="Minsk freed everybody.")
    made = brief.build([replace(reading, events=(replace(reading.events[0], evidence=evidence),))])
    assert made.left_out == 1
    assert not made.references


def test_the_order_of_the_documents_plays_no_part():
    one, other = make.commentary(), make.wire()
    assert brief.build([one, other]) == brief.build([other, one]) == brief.build([other, one, other])


def test_no_documents_and_no_events():
    assert "No event" in brief.markdown(brief.build([]))
    failed = make.document("", "en", outcome="no-text", reason="a scan", next_step="run OCR on it")
    assert brief.build([Reading(failed)]).sources[0].remarks == ("a scan", "run OCR on it")


def test_a_language_without_strings_is_refused():
    with pytest.raises(LanguageError):
        brief.build([], language="xx")


PROGRAM = """
import sys
from parley import brief
from parley.model import decode
readings = [decode(line) for line in sys.stdin.buffer]
for language in ("en", "pl"):
    made = brief.build(readings, language=language)
    sys.stdout.buffer.write((brief.html(made) + brief.markdown(made)).encode())
"""


def test_the_same_bytes_in_two_processes_with_different_hash_seeds(tmp_path: Path):
    lines = b"\n".join(encode(r) for r in (make.commentary(), make.wire()))
    outputs = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=lines,
            capture_output=True,
            check=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 10_000
