from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from parley.model import Block, Document, PageAnchors
from parley.web.marks import Marked, boxes, text

TEXT = "One two. Three four five. Six 𝒮even."


def document(body: str) -> Document:
    return Document("d", "d" * 64, "a.txt", "text/plain", body)


@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.integers(0, 5), st.integers(1, 5)),
        max_size=6,
    )
)
def test_runs_are_the_text_and_nothing_else(spans: list[tuple[int, int, int, int]]) -> None:
    marks = []
    for number, (a, b, c, d) in enumerate(spans):
        start, end = min(a, b), max(a, b)
        low = min(start + c, end)
        marks.append(Marked(str(number), (start, end), (low, min(low + d, end))))
    runs = [run for block in text(document(TEXT), 1, marks) for run in block.runs]
    assert "".join(run.text for run in runs) == TEXT
    for mark in marks:
        said = "".join(run.text for run in runs if mark.event in run.triggers)
        assert said == TEXT[slice(*mark.trigger)]
        assert "".join(run.text for run in runs if mark.event in run.sentences) == TEXT[slice(*mark.sentence)]


def test_a_page_has_its_blocks_only() -> None:
    two = Document(
        "d", "d" * 64, "a", "text/plain", "ab\ncd", blocks=(Block((0, 2), "title"), Block((3, 5), "prose", 2))
    )
    assert [run.text for block in text(two, 2, []) for run in block.runs] == ["cd"]


def test_boxes_join_a_line_and_part_lines() -> None:
    places = [(10, 700, 16, 712), (16, 700, 22, 712), (0, 0, 0, 0), (10, 680, 16, 692)]
    anchors = PageAnchors(1, (5, 9), 600, 800, b"".join(struct.pack("<4f", *place) for place in places))
    found = boxes([Marked("e", (5, 9), (8, 9))], [anchors])
    assert [(b.part, b.x, b.y, b.width, b.height) for b in found] == [
        ("sentence", 10, 88, 12, 12),
        ("sentence", 10, 108, 6, 12),
        ("trigger", 10, 108, 6, 12),
    ]
