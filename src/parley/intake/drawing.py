"""Marks over the picture of a page: the blocks as they were understood, or the words of an event."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from parley.intake.boxes import Box
from parley.model import Block

#: Red, green, blue of each kind of block; what is not named is grey.
COLOURS: dict[str, tuple[int, int, int]] = {
    "title": (152, 42, 120),
    "heading": (152, 42, 120),
    "lead": (190, 110, 0),
    "prose": (20, 100, 180),
    "list": (20, 130, 130),
    "table": (40, 130, 60),
    "caption": (130, 100, 50),
    "footnote": (120, 120, 60),
}
_GREY = (110, 110, 110)
_TINT = 46  # of 255


@dataclass(frozen=True, slots=True)
class Mark:
    """A box in points on a page, its colour, a label beside it ("" for none), and whether it is filled or a frame."""

    box: Box
    colour: tuple[int, int, int]
    label: str = ""
    filled: bool = True


def of_blocks(blocks: Sequence[Block], page: int) -> list[Mark]:
    """The blocks of a page with their place in the order of the document, counted from 1."""
    return [
        Mark(block.box, COLOURS.get(block.kind, _GREY), f"{number} {block.kind}{' +' if block.continues else ''}")
        for number, block in enumerate(blocks, start=1)
        if block.page == page and block.box is not None
    ]


def over(png: bytes, size: tuple[float, float], marks: Iterable[Mark]) -> bytes:
    """The picture of a page that is `size` points large, with the marks over it, as PNG."""
    with Image.open(io.BytesIO(png), formats=("PNG",)) as opened:
        picture = opened.convert("RGBA")
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    scale = picture.width / size[0]
    font = ImageFont.load_default(max(9.0, 7 * scale))
    for mark in marks:
        _draw(pen, mark, scale, size[1], font)
    target = io.BytesIO()
    Image.alpha_composite(picture, layer).convert("RGB").save(target, "PNG")
    return target.getvalue()


def _draw(
    pen: ImageDraw.ImageDraw,
    mark: Mark,
    scale: float,
    height: float,
    font: ImageFont.ImageFont | ImageFont.FreeTypeFont,
) -> None:
    left, bottom, right, top = mark.box
    place = (left * scale - 2, (height - top) * scale - 2, right * scale + 2, (height - bottom) * scale + 2)
    pen.rectangle(place, (*mark.colour, _TINT if mark.filled else 0), (*mark.colour, 255), max(1, round(scale / 1.5)))
    if mark.label:
        words = pen.textbbox((place[0], place[1]), mark.label, font, anchor="lb")
        pen.rectangle((words[0] - 2, words[1] - 2, words[2] + 2, words[3] + 1), (*mark.colour, 255))
        pen.text((place[0], place[1]), mark.label, (255, 255, 255, 255), font, anchor="lb")
