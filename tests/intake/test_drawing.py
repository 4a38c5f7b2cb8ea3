"""Boxes of stretches of text, and marks over the picture of a page."""

from __future__ import annotations

import io

from PIL import Image

from parley.intake import take
from parley.intake.boxes import boxes
from parley.intake.drawing import Mark, of_blocks, over
from parley.intake.picture import png

from . import pages


def white(width: int, height: int) -> bytes:
    return png(b"\xff" * (3 * width * height), width, height, 3 * width, 3)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_stretch_has_a_box_for_each_line_and_page() -> None:
    sample = pages.broken_across_columns()
    taken = take(sample.data, name="a.pdf")
    text, broken = taken.document.text, next(b for b in taken.document.blocks if b.continues)
    low = text.rindex(" ", 0, broken.span[0] - 1)
    found = list(boxes((low, broken.span[0] + 4), taken.anchors))
    assert len(found) == 2
    (_, (left, *_)), (_, (other, *_)) = found
    assert other - left > 20 or found[0][0] != found[1][0]


def test_an_empty_stretch_has_no_box() -> None:
    taken = take(pages.one_column().data, name="a.pdf")
    assert list(boxes((5, 5), taken.anchors)) == []
    space = taken.document.text.index("\n\n")
    assert list(boxes((space, space + 2), taken.anchors)) == []


def test_a_mark_stands_where_its_box_is() -> None:
    picture = opened(over(white(200, 400), (100.0, 200.0), [Mark((10, 150, 30, 160), (200, 0, 0))]))
    assert picture.size == (200, 400)
    inside, outside = picture.getpixel((40, 90)), picture.getpixel((40, 320))
    assert outside == (255, 255, 255)
    assert inside[0] > inside[1] == inside[2] < 255


def test_blocks_are_numbered_in_the_order_of_the_document() -> None:
    taken = take(pages.lead_last().data, name="a.pdf")
    marks = of_blocks(taken.document.blocks, 1)
    assert [mark.label.split()[0] for mark in marks] == [str(n + 1) for n in range(len(taken.document.blocks))]
    assert marks[0].label == "1 title"
    assert of_blocks(taken.document.blocks, 2) == []


def test_same_marks_same_bytes() -> None:
    marks = [Mark((10, 10, 50, 20), (0, 90, 0), "label")]
    assert over(white(80, 80), (80.0, 80.0), marks) == over(white(80, 80), (80.0, 80.0), marks)
