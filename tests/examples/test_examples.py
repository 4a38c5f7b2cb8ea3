from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
FIXTURES = sorted(p for p in EXAMPLES.iterdir() if p.suffix in (".pdf", ".html", ".txt", ".docx"))
RUN = "import sys; from parley.cli import main; sys.argv = ['parley', *sys.argv[1:]]; main()"


def _read(seed: str) -> bytes:
    """What `parley read --json` prints of all samples, in a process with this hash seed."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, "read", "--json", "--silent", *(str(p.relative_to(ROOT)) for p in FIXTURES)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def outputs() -> list[bytes]:
    """The output under two hash seeds."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(_read, ("1", "4321")))


@pytest.fixture(scope="module")
def output(outputs: list[bytes]) -> bytes:
    return outputs[0]


@pytest.fixture(scope="module")
def readings(output: bytes) -> dict[str, Any]:
    return {Path(r["document"]["uri"]).name: r for r in map(json.loads, output.splitlines())}


def spans(thing: Any, text: str) -> Iterator[tuple[list[int], str | None]]:
    """Every span below a thing, with the words that the record gives for it (None where it gives none)."""
    if isinstance(thing, list):
        for one in thing:
            yield from spans(one, text)
    elif isinstance(thing, dict):
        if thing.get("span") is not None:
            yield thing["span"], thing.get("text")
        if "quote" in thing:
            yield thing["sentence"], thing["quote"]
            yield thing["trigger"], None
        for name, one in thing.items():
            if name != "document":
                yield from spans(one, text)


def test_there_are_four_kinds_of_samples() -> None:
    assert {p.suffix for p in FIXTURES} == {".pdf", ".html", ".txt", ".docx"}


@pytest.mark.parametrize("name", [p.name for p in FIXTURES])
def test_a_sample_is_read_whole(name: str, readings: dict[str, Any]) -> None:
    document = readings[name]["document"]
    assert (document["outcome"], document["warnings"]) == ("ok", [])
    assert document["title"]
    assert document["published"]["edtf"].startswith("2025-09-1")
    assert len(readings[name]["events"]) >= 20


@pytest.mark.parametrize("name", [p.name for p in FIXTURES])
def test_a_sample_has_the_length_of_its_kind(name: str, readings: dict[str, Any]) -> None:
    assert 350 <= len(readings[name]["document"]["text"].split()) <= 700


@pytest.mark.parametrize("name", [p.name for p in FIXTURES])
def test_what_is_quoted_stands_there(name: str, readings: dict[str, Any]) -> None:
    text = readings[name]["document"]["text"]
    wrong = [
        (span, quote, text[slice(*span)])
        for span, quote in spans(readings[name], text)
        if not 0 <= span[0] < span[1] <= len(text) or (quote is not None and text[slice(*span)] != quote)
    ]
    assert not wrong


@pytest.mark.parametrize("name", [p.name for p in FIXTURES])
def test_a_trigger_stands_in_its_sentence_on_its_page(name: str, readings: dict[str, Any]) -> None:
    blocks = readings[name]["document"]["blocks"]
    for event in readings[name]["events"]:
        evidence = event["evidence"]
        assert evidence["sentence"][0] <= evidence["trigger"][0] < evidence["trigger"][1] <= evidence["sentence"][1]
        pages = [b["page"] for b in blocks if b["span"][0] <= evidence["trigger"][0] < b["span"][1]]
        assert pages == [evidence["page"]], event


def test_ids_are_each_there_once_and_hang_on_the_document(readings: dict[str, Any]) -> None:
    ids = [event["id"] for reading in readings.values() for event in reading["events"]]
    assert len(ids) == len(set(ids))


def test_an_id_follows_from_document_place_act_and_stance(readings: dict[str, Any]) -> None:
    from parley.model import event_id

    for reading in readings.values():
        for event in reading["events"]:
            trigger = tuple(event["evidence"]["trigger"])
            made = event_id(reading["document"]["id"], trigger, event["act"], event["stance"]["kind"])
            assert made == event["id"]


def test_the_hash_seed_changes_nothing(outputs: list[bytes]) -> None:
    assert outputs[0] == outputs[1]


def test_the_output_has_the_form_of_its_schema(output: bytes) -> None:
    from parley.model import decode, encode

    for line in output.splitlines():
        assert encode(decode(line)) == line


def test_the_schema_allows_the_output(readings: dict[str, Any]) -> None:
    from parley.model import schema

    form = schema()
    for reading in readings.values():
        assert list(faults(reading, form, form, "")) == []


def faults(thing: Any, form: Any, root: Any, where: str) -> Iterator[str]:
    """What is wrong with a thing by a JSON Schema, as far as `parley schema` uses that language."""
    if "$ref" in form:
        form = root["$defs"][form["$ref"].rpartition("/")[2]]
    if "anyOf" in form:
        tried = [list(faults(thing, one, root, where)) for one in form["anyOf"]]
        if all(tried):
            yield min(tried, key=len)[0]
        return
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool}
    kind = form.get("type")
    if kind == "null" and thing is not None:
        yield f"{where}: {thing!r} is not null"
    elif kind in kinds and (not isinstance(thing, kinds[kind]) or (isinstance(thing, bool) and kind != "boolean")):
        yield f"{where}: {thing!r} is no {kind}"
    elif "enum" in form and thing not in form["enum"]:
        yield f"{where}: {thing!r} is none of {form['enum']}"
    elif kind == "object":
        yield from (f"{where}: {name} is missing" for name in form.get("required", ()) if name not in thing)
        known = form.get("properties", {})
        yield from (f"{where}: {name} is not in the schema" for name in thing if name not in known and known)
        for name, one in thing.items():
            if name in known:
                yield from faults(one, known[name], root, f"{where}.{name}")
    elif kind == "array":
        yield from _array(thing, form, root, where)


def _array(thing: list[Any], form: Any, root: Any, where: str) -> Iterator[str]:
    first = form.get("prefixItems", [])
    if len(thing) < form.get("minItems", 0) or len(thing) > form.get("maxItems", len(thing)):
        yield f"{where}: {len(thing)} items"
    for at, one in enumerate(thing):
        inner = first[at] if at < len(first) else form.get("items")
        if isinstance(inner, dict):
            yield from faults(one, inner, root, f"{where}[{at}]")


@pytest.mark.skipif(
    not (SHARED / "design" / "check.py").exists(), reason="the folder `shared` is not beside the checkout"
)
def test_the_checker_of_the_design_finds_no_fault(output: bytes, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_bytes(output)
    command = [sys.executable, str(SHARED / "design" / "check.py"), str(tmp_path / "out.jsonl")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout[-3000:]


# ---- the printed sample: what intake makes of it ----


@pytest.fixture(scope="module")
def printed(readings: dict[str, Any]) -> list[tuple[str, int, str]]:
    """Kind, page and text of the blocks of the commentary."""
    document = readings["komentarz-rozmowy-w-minsku.pdf"]["document"]
    return [(b["kind"], b["page"], document["text"][slice(*b["span"])]) for b in document["blocks"]]


def test_the_lead_that_is_drawn_last_is_read_first(printed: list[tuple[str, int, str]]) -> None:
    kinds = [kind for kind, _, _ in printed if kind in ("title", "lead", "heading", "prose")]
    assert kinds[:4] == ["title", "lead", "heading", "prose"]


def test_headings_stand_in_their_order(printed: list[tuple[str, int, str]]) -> None:
    assert [t for k, _, t in printed if k == "heading"] == [
        "Skąd ten przyjazd?",
        "Co przyniosło spotkanie?",
        "Czego oczekiwać?",
    ]


def test_what_surrounds_the_prose_is_told_from_it(printed: list[tuple[str, int, str]]) -> None:
    kinds = {(kind, page) for kind, page, _ in printed}
    expected = {("masthead", 1), ("header", 2), ("page-number", 1), ("page-number", 2), ("links", 1), ("editors", 2)}
    assert expected <= kinds
    prose = " ".join(text for kind, _, text in printed if kind in ("prose", "lead"))
    assert "example.org" not in prose
    assert "Redakcja" not in prose
    assert "KOMENTARZ" not in prose


def test_the_prose_is_the_source_word_for_word(printed: list[tuple[str, int, str]]) -> None:
    read = "".join(text for kind, _, text in printed if kind in ("prose", "lead", "heading"))
    source = "".join(text for _, text in make().load(EXAMPLES / "source" / "komentarz-rozmowy-w-minsku.md").parts)
    assert re.sub(r"\s", "", read) == re.sub(r"\s|\[\d\]", "", source)


def test_hyphens_that_belong_to_a_word_stay(printed: list[tuple[str, int, str]]) -> None:
    prose = " ".join(" ".join(text.split()) for kind, _, text in printed if kind == "prose")
    assert "białorusko-rosyjskie manewry" in prose
    assert "\u00ad" not in prose


def test_the_web_page_has_no_menu_and_no_banner(readings: dict[str, Any]) -> None:
    text = readings["wire-report.html"]["document"]["text"]
    assert not [w for w in ("cookies", "Subscribe", "All rights reserved", "newsletter", "Airlines brace") if w in text]


# ---- how the samples are made ----


def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("parley_examples_make", EXAMPLES / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_samples_are_what_their_source_makes(tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    pytest.importorskip("font_caladea", reason="the font is a development dependency")
    module = make()
    module.main(tmp_path)
    for name in module.MADE:
        assert (tmp_path / name).read_bytes() == (EXAMPLES / name).read_bytes(), f"run python examples/make.py: {name}"
