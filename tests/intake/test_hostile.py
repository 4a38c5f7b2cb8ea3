"""Files made to do harm, and spoiled ones: each has an outcome within its limits, with a reason and a next step."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from parley.intake import kinds, take
from parley.settings import Settings, load

from . import fuzzing, packages

#: Seconds that a file may take over `max_seconds`: starting a process, on a busy machine.
GRACE = 15
TIGHT = load({"max_seconds": 5, "max_memory_mb": 600}, {})


def pdf(objects: list[bytes], more: bytes = b"") -> bytes:
    """A PDF of these objects, the first its catalogue, with a table of where they stand."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)) + more


def inflating_pdf() -> bytes:
    """A page whose content is a gigabyte once unpacked, and a megabyte as it lies."""
    machine = zlib.compressobj(9)
    packed = b"".join(machine.compress(b"(a) Tj " * 150_000) for _ in range(1000)) + machine.flush()
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>",
            stream,
        ]
    )


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>"
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", tree, *[page] * count])


def loop_of_pages() -> bytes:
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999999 >>"])


def zip_bomb() -> bytes:
    return packages.packed({"a.txt": b"\x00" * 300_000_000})


def zips_in_zips() -> bytes:
    inner = packages.packed({"a.txt": "x" * 10_000})
    for _ in range(12):
        inner = packages.packed({f"{n}.zip": inner for n in range(3)})
    return inner


def many_members() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"{number}.txt", "a")
    return stream.getvalue()


def laughs(name: str) -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE {name} [<!ENTITY l0 "ha">{entities}]><{name}>&l11;</{name}>'.encode()


def blow_up(name: str) -> bytes:
    """One long entity, called very often: quadratic, and under the limits of those who only count depth."""
    return f'<!DOCTYPE {name} [<!ENTITY a "{"x" * 50_000}">]><{name}>{"&a;" * 50_000}</{name}>'.encode()


def office(part: bytes) -> bytes:
    types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
    return packages.packed({"[Content_Types].xml": types, "word/document.xml": part})


HARMFUL: dict[str, Callable[[], bytes]] = {
    "gigabyte.pdf": inflating_pdf,
    "100000-pages.pdf": lambda: many_pages(100_000),
    "loop.pdf": loop_of_pages,
    "bomb.zip": zip_bomb,
    "nested.zip": zips_in_zips,
    "members.zip": many_members,
    "laughs.docx": lambda: office(laughs("document")),
    "blow-up.docx": lambda: office(blow_up("document")),
    "laughs.html": lambda: laughs("html"),
    "blow-up.html": lambda: blow_up("html"),
    "laughs.xml": lambda: laughs("rss"),
    "blow-up.xml": lambda: blow_up("feed"),
    "deep.html": lambda: b"<html><body>" + b"<div>" * 200_000 + b"text" + b"</div>" * 200_000,
    "wide.html": lambda: b"<html><body>" + b"<p a='" + b"b" * 20_000_000 + b"'>text</p>",
    "comments.html": lambda: b"<!---->" * 5000 + b"text of the page",
    "deep.rtf": lambda: b"{\\rtf1" + b"{" * 300_000 + b"text" + b"}" * 300_000,
    "deep.eml": lambda: b"".join(b"Content-Type: message/rfc822\n\n" for _ in range(3000)) + b"Subject: a\n\ntext",
    "line.txt": lambda: b"Strony uzgodnily rozejm " * 2_000_000,
    "pages.txt": lambda: b"a\f" * 2_000_000,
    "dashes.txt": lambda: b"a-\n" * 1_000_000,
    "brackets.md": lambda: b"[" * 2_000_000,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(HARMFUL))
def test_a_file_made_to_do_harm_has_an_outcome_within_its_limits(name: str) -> None:
    data = HARMFUL[name]()
    start = time.monotonic()
    found = fuzzing.documents(name, data, TIGHT)
    assert found
    # what is unpacked of a container may each take its time; none of these makes more than a few documents
    assert time.monotonic() - start < TIGHT.max_seconds * max(len(found), 1) + GRACE
    assert [fault for document in found for fault in fuzzing.faults(document)] == []
    assert max(len(document.text) for document in found) <= TIGHT.max_characters


def test_spoiled_files_break_no_promise() -> None:
    """A few of the files of benchmarks/fuzz_intake.py, and those by number that did once break one."""
    settings = load({"max_seconds": 10}, {})
    wanted = {*range(60), 228, 548, 1368, 1761, 1768}
    for number, (name, data) in enumerate(fuzzing.mutated(max(wanted) + 1, 1)):
        if number in wanted:
            faults = [fault for one in fuzzing.documents(name, data, settings) for fault in fuzzing.faults(one)]
            assert faults == [], name


def test_comments_before_a_page_are_passed_over_in_no_time() -> None:
    assert kinds.media_type(b"<!---->" * 200 + b"<html>", "a")[0] == kinds.HTML
    assert kinds.media_type(b"<!---->" * 200 + b"x", "a")[0] == kinds.TEXT
    assert kinds.media_type(b"<!-- a - b -- c > -->\n<html>", "a")[0] == kinds.HTML


def test_long_plain_text_is_read_within_the_limit_of_time() -> None:
    document = take(b"a\f" * 2_000_000, name="a.txt", settings=load({"max_seconds": 0.3}, {})).document
    assert (document.outcome, document.text) == ("timed-out", "")


@pytest.mark.parametrize("text", ["***", "— – —\n\n…", "1", "ż"])
def test_text_without_a_letter_or_figure_is_no_text(text: str) -> None:
    outcome = take(text.encode(), name="a.txt").document.outcome
    assert outcome == ("ok" if text.isalnum() else "no-text")


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd.txt",
        "/etc/passwd",
        "..\\..\\boot.ini",
        "C:\\a.txt",
        "a\x00.txt",
        "~root/.ssh/id.txt",
        "a/" * 3000,
    ],
)
def test_a_name_is_only_ever_a_text(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Traversal: neither taking in nor unpacking writes or opens anything by a name that a document gives."""
    monkeypatch.chdir(tmp_path)
    taken = take(b"A text of the ministry.", name=name)
    assert (taken.document.uri, taken.document.outcome) == (name, "ok")
    try:
        archive = packages.packed({"first.txt": "First of all.", name: "A text of the ministry."})
    except (ValueError, zipfile.LargeZipFile):
        archive = packages.packed({"first.txt": "First of all."})
    found = fuzzing.documents("a.zip", archive, Settings())
    assert all(one.outcome in ("ok", "unsupported") for one in found)
    assert list(tmp_path.rglob("*")) == []
