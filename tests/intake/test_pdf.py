"""PDFs of our own in many layouts: order, furniture, anchors, outcomes."""

from __future__ import annotations

import struct
from functools import cache
from itertools import pairwise

import pytest

from parley.intake import Taken, take
from parley.intake.encoding import decode
from parley.model import Document
from parley.settings import load

from . import pages

KNOWN = frozenset(pages.WORDS)


def is_word(word: str) -> bool:
    return word.lower() in KNOWN


@cache
def taken(layout: str) -> tuple[pages.Sample, Taken]:
    sample = pages.LAYOUTS[layout]()
    return sample, take(sample.data, name="a.pdf", is_word=is_word)


def flat(document: Document) -> str:
    return " ".join(document.text.split())


@pytest.mark.parametrize("layout", pages.LAYOUTS)
def test_sentences_stand_in_order(layout: str) -> None:
    sample, found = taken(layout)
    text = flat(found.document)
    places = [text.find(sentence) for sentence in sample.sentences]
    assert -1 not in places
    right = sum(a < b for a, b in pairwise(places))
    assert right / (len(places) - 1) >= 0.98


@pytest.mark.parametrize("layout", pages.LAYOUTS)
def test_every_letter_has_its_place(layout: str) -> None:
    _, found = taken(layout)
    end = 0
    for anchors in found.anchors:
        start, stop = anchors.span
        assert start == end
        assert len(anchors.boxes) == 16 * (stop - start)
        end = stop
        for at in range(start, stop):
            left, bottom, right, top = struct.unpack_from("<4f", anchors.boxes, 16 * (at - start))
            if not found.document.text[at].isspace():
                assert -1 <= left < right <= anchors.width + 1
                assert -1 <= bottom < top <= anchors.height + 1
    assert end == len(found.document.text)


@pytest.mark.parametrize("layout", pages.LAYOUTS)
def test_blocks_cover_the_text_in_order(layout: str) -> None:
    _, found = taken(layout)
    document = found.document
    end = 0
    for block in document.blocks:
        assert end <= block.span[0] < block.span[1] <= len(document.text)
        assert not document.text[end : block.span[0]].strip()
        end = block.span[1]
        anchors = found.anchors[block.page - 1]
        assert anchors.span[0] <= block.span[0]
        assert block.span[1] <= anchors.span[1]


def test_a_letter_stands_in_the_box_of_its_block() -> None:
    _, found = taken("two columns")
    for block in found.document.blocks:
        assert block.box is not None
        at = 16 * (block.span[0] - found.anchors[0].span[0])
        left, bottom, right, top = struct.unpack_from("<4f", found.anchors[0].boxes, at)
        assert block.box[0] - 1 <= left <= right <= block.box[2] + 1
        assert block.box[1] - 1 <= bottom <= top <= block.box[3] + 1


def test_furniture_is_no_prose() -> None:
    sample, found = taken("furniture")
    document = found.document
    prose = " ".join(document.text[slice(*b.span)] for b in document.blocks if b.kind == "prose")
    assert not [word for word in sample.furniture if word in prose]
    assert all(word in document.text for word in sample.furniture)
    kinds = {block.kind for block in document.blocks}
    assert {"masthead", "header", "page-number", "links"} <= kinds


@pytest.mark.parametrize("layout", ["lead drawn last", "lead in the middle"])
def test_lead_is_known(layout: str) -> None:
    _, found = taken(layout)
    kinds = [block.kind for block in found.document.blocks]
    assert kinds[0] == "title"
    assert kinds.count("lead") == 1


def test_paragraph_goes_on_in_the_next_column_and_page() -> None:
    _, found = taken("broken across columns")
    document = found.document
    broken = [block for block in document.blocks if block.continues]
    assert len(broken) == 2
    for block in broken:
        assert document.text[block.span[0] - 1] == " "
        assert not document.text[: block.span[0]].rstrip().endswith(".")


def test_headings_are_known() -> None:
    _, found = taken("headings")
    assert [block.kind for block in found.document.blocks] == ["heading", "prose"] * 6


def test_table_is_written_by_row_and_each_cell_is_a_block() -> None:
    _, found = taken("table")
    text = found.document.text
    cells = [block for block in found.document.blocks if block.kind == "table"]
    assert [text[slice(*c.span)] for c in cells] == [f"r{row}c{column}" for row in range(5) for column in range(4)]
    assert "r1c0\tr1c1\tr1c2\tr1c3\n" in text
    assert all(c.box is not None and c.box[2] - c.box[0] < 40 for c in cells)


def test_a_cell_of_several_lines_is_one_block_and_rows_stay_together() -> None:
    sample, found = taken("table with long cells")
    text = found.document.text
    cells = [text[slice(*b.span)] for b in found.document.blocks if b.kind == "table"]
    assert cells == sample.sentences[10:19]
    assert "\t".join(cells[:3]) + "\n" + cells[3] in text


def test_a_footnote_points_to_its_mark() -> None:
    _, found = taken("notes in columns")
    text = found.document.text
    notes = [block for block in found.document.blocks if block.kind == "footnote"]
    ends = [block.span[1] for block in found.document.blocks if block.kind == "prose"]
    assert [note.mark for note in notes] == [ends[4], ends[5], ends[10], ends[11]]
    assert not any(text[end - 1].isdigit() for end in ends)


def test_a_paragraph_over_columns_is_one_to_a_reader() -> None:
    sample, found = taken("broken across columns")
    joined = [b for b in found.document.blocks if b.continues]
    assert joined
    for block in joined:
        assert not found.document.text[block.span[0] - 1 : block.span[0]].strip(" ")
    assert all(sentence in found.document.text for sentence in sample.sentences)


def test_a_note_set_like_the_text_does_not_leave_its_paragraph_open() -> None:
    from parley.intake.shapes import is_finished

    assert is_finished("the talks ended.12")
    assert is_finished("so they said.”3")
    assert not is_finished("in version 2.3")


def test_scan_says_what_to_do() -> None:
    document = take(pages.scan(), name="a.pdf").document
    assert (document.outcome, document.text) == ("no-text", "")
    assert "OCR" in (document.next_step or "")


def test_locked() -> None:
    document = take(pages.locked(), name="a.pdf").document
    assert (document.outcome, document.text) == ("encrypted", "")


def test_cut_off() -> None:
    data = pages.one_column().data
    document = take(data[:200], name="a.pdf").document
    assert document.outcome in ("unsupported", "no-text")
    assert document.text == ""


def test_only_some_pages() -> None:
    sample = pages.with_furniture()
    document = take(sample.data, name="a.pdf", settings=load({"max_pages": 1})).document
    assert (document.outcome, document.pages) == ("partial", 3)
    assert "first 1 of 3" in (document.reason or "")


def test_only_some_characters() -> None:
    found = take(pages.one_column().data, name="a.pdf", settings=load({"max_characters": 300}))
    assert found.document.outcome == "partial"
    assert len(found.document.text) <= 300
    assert found.anchors[-1].span[1] <= 300


def test_same_bytes_same_document() -> None:
    data = pages.columns(2, hyphenate=True).data
    assert take(data, name="a.pdf") == take(data, name="a.pdf")


def test_pdf_that_is_told_by_its_name_only() -> None:
    assert decode(b"no pdf") is not None
    assert take(b"no pdf at all", name="a.pdf").document.outcome == "unsupported"
