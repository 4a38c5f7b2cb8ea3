"""Every character can be found again where its anchor says: by PDFium's own look at the page, by lxml, by python-docx."""

from __future__ import annotations

import io
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from parley.intake import Taken, take
from parley.model import Document

from . import packages, pages

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(p for p in (ROOT / "examples").iterdir() if p.suffix in (".pdf", ".html", ".txt", ".docx"))
SHARED = ROOT.parent / "shared" / "data" / "pdf_multicolumn"
REAL = sorted(SHARED.rglob("*.pdf")) if SHARED.is_dir() else []
PROSE = "Strony uzgodniły w piątek rozejm, który obejmie całą cieśninę. "
MADE = {
    "a.odt": lambda: packages.odt(f"<text:h>Wyniki</text:h><text:p>{PROSE}</text:p><text:p>Dalej.</text:p>"),
    "a.epub": lambda: packages.epub({"a": f"<h1>Raz</h1><p>{PROSE}</p>", "b": f"<div>Dwa<p>{PROSE}</p></div>"}),
    "a.eml": lambda: packages.message(PROSE + "\n\n" + PROSE),
    "b.eml": lambda: packages.message("Zob.", f"<p>{PROSE}</p><table><tr><td>a</td><td>b</td></tr></table>" * 3),
    "a.mht": lambda: packages.saved_page(f"<html><body><h1>Raz</h1><p>{PROSE * 5}</p></body></html>"),
    "a.md": lambda: f"# Raz\n\n{PROSE}\n\n| kraj | skutek |\n| --- | --- |\n| a | {PROSE} |\n".encode(),
}


@cache
def taken(path: Path) -> Taken:
    return take(path.read_bytes(), name=path.name)


def violations(data: bytes, found: Taken, step: int) -> Iterator[str]:
    """Letters of a PDF whose box does not lie on their page and in their block, or where PDFium sees another letter."""
    document, text = pypdfium2.PdfDocument(data), found.document.text
    for anchors in found.anchors:
        page = document[anchors.page - 1]
        textpage = page.get_textpage()
        for block in (b for b in found.document.blocks if b.page == anchors.page):
            for at in range(block.span[0], block.span[1], step):
                box = struct.unpack_from("<4f", anchors.boxes, 16 * (at - anchors.span[0]))
                # a hyphen may be PDFium's own U+FFFE; U+FFFD stands for what the font does not name
                if text[at].isspace() or text[at] in "-\ufffd":
                    continue
                if not _inside(box, block.box or (0, 0, anchors.width, anchors.height)):
                    yield f"page {anchors.page}, {at}: {text[at]!r} stands outside its block"
                if box[3] > box[1] and page.get_rotation() == 0 and not _seen(textpage, page, text[at], box):
                    yield f"page {anchors.page}, {at}: another letter than {text[at]!r}"
        textpage.close()
        page.close()
    document.close()


def _inside(box: tuple[float, ...], around: tuple[float, ...]) -> bool:
    return box[0] >= around[0] - 1 and box[1] >= around[1] - 1 and box[2] <= around[2] + 1 and box[3] <= around[3] + 1


def _seen(textpage: object, page: object, letter: str, box: tuple[float, ...]) -> bool:
    """Whether PDFium finds the letter in its box, by its own search."""
    left, bottom, _, _ = page.get_cropbox()  # type: ignore[attr-defined]
    seen = textpage.get_text_bounded(
        box[0] + left - 0.1, box[1] + bottom - 0.1, box[2] + left + 0.1, box[3] + bottom + 0.1
    )  # type: ignore[attr-defined]
    return unicodedata.normalize("NFKD", letter)[0] in unicodedata.normalize("NFKD", seen)


def covers(document: Document) -> bool:
    """Whether the blocks stand in order, do not overlap, and hold every letter and figure."""
    end = 0
    for block in document.blocks:
        start, stop = block.span
        if not end <= start < stop or any(c.isalnum() for c in document.text[end:start].replace("\\", "")):
            return False
        end = stop
    return end <= len(document.text) and not any(c.isalnum() for c in document.text[end:])


@pytest.mark.parametrize("layout", pages.LAYOUTS)
def test_letters_of_our_layouts(layout: str) -> None:
    sample = pages.LAYOUTS[layout]()
    found = take(sample.data, name="a.pdf")
    assert list(violations(sample.data, found, 3)) == []
    assert covers(found.document)


@pytest.mark.parametrize("path", REAL, ids=lambda p: p.stem)
def test_letters_of_real_pages(path: Path) -> None:
    found = taken(path)
    assert list(violations(path.read_bytes(), found, 41)) == []
    assert covers(found.document)


@settings(max_examples=12, deadline=None)
@given(
    st.integers(1, 3), st.integers(0, 99), st.booleans(), st.sampled_from([0, 10]), st.sampled_from([0, 90, 180, 270])
)
def test_letters_of_any_columns(count: int, seed: int, hyphenate: bool, indent: float, turn: int) -> None:
    sample = pages.columns(count, seed, hyphenate, indent)
    document = pypdfium2.PdfDocument(sample.data)
    document[0].set_rotation(turn)
    stream = io.BytesIO()
    document.save(stream)
    found = take(stream.getvalue(), name="a.pdf")
    assert list(violations(stream.getvalue(), found, 5)) == []
    assert covers(found.document)


@pytest.mark.parametrize("name", MADE)
def test_blocks_of_other_formats(name: str) -> None:
    found = take(MADE[name](), name=name)
    assert found.document.outcome == "ok"
    assert covers(found.document)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
def test_blocks_of_examples(path: Path) -> None:
    assert covers(taken(path).document)


def _flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", [p for p in EXAMPLES if p.suffix == ".html"], ids=lambda p: p.name)
def test_elements_of_pages(path: Path) -> None:
    document = taken(path).document
    root = html.document_fromstring(path.read_text("utf-8")).getroottree()
    assert document.blocks
    for block in document.blocks:
        (element,) = root.xpath(block.path or "//none")
        assert _flat(document.text[slice(*block.span)]) in _flat(element.text_content())


def test_elements_of_a_message() -> None:
    document = take(MADE["b.eml"](), name="b.eml").document
    root = html.document_fromstring(f"<p>{PROSE}</p><table><tr><td>a</td><td>b</td></tr></table>" * 3).getroottree()
    with_path = [block for block in document.blocks if block.path]
    assert len(with_path) == 9
    for block in with_path:
        (element,) = root.xpath(block.path)
        assert _flat(document.text[slice(*block.span)]) == _flat(element.text_content())


@pytest.mark.parametrize("path", [p for p in EXAMPLES if p.suffix == ".docx"], ids=lambda p: p.name)
def test_paragraphs_and_cells_of_word(path: Path) -> None:
    document, word = taken(path).document, docx.Document(str(path))
    for block in document.blocks:
        text = document.text[slice(*block.span)]
        numbers = [int(n) for n in (block.path or "").replace(",", "").split() if n.isdigit()]
        if (block.path or "").startswith("table"):
            table, row, cell = numbers
            assert text in word.tables[table - 1].rows[row - 1].cells[cell - 1].text
        elif (block.path or "").startswith("paragraph"):
            assert text in word.paragraphs[numbers[0] - 1].text
        else:
            assert (block.path or "").startswith("header")


def test_the_check_itself_finds_a_moved_box() -> None:
    sample = pages.one_column()
    found = take(sample.data, name="a.pdf")
    (page,) = found.anchors
    moved = page.boxes[16 * 40 :] + page.boxes[: 16 * 40]
    wrong = Taken(found.document, (type(page)(page.page, page.span, page.width, page.height, moved),))
    assert len(list(violations(sample.data, wrong, 3))) > 100
