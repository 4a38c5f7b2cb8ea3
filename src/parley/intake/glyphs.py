"""A page of a PDF → segments: letters in one line, close together, each with its box, in the order of the file.

Boxes are in points from the lower left corner of the page as it is shown. PDFium's letter index is the place in its
text, so no letter is ever searched for. PDFium inserts line ends and spaces of its own; a segment ends in neither.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from array import array
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

HYPHENS = frozenset("\x02\ufffe\u00ad")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
_SPACES = frozenset(" \t\u00a0\u2002\u2003\u2009\u200a\u202f")
_ACCENTS = re.compile("[\u0300-\u036f]")
_UNCLEAN = re.compile("[\x00-\x01\x03-\x09\x0b\x0c\x0e-\x1f\ud800-\udfff" + "".join(_LIGATURES) + "]")
_SMALL = 0.82
_UPRIGHT = 0.09  # radians; about five degrees

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Glyph:
    """A letter (or the letters of a ligature), its box, and its index in PDFium's text."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    index: int = 0


@dataclass(slots=True)
class Segment:
    """Letters of one line that stand close together. `size` is the height of their boxes; `angle` in radians."""

    glyphs: list[Glyph]
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool = False
    angle: float = 0.0
    drop_cap: Glyph | None = field(default=None)

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join(g.text for g in self.glyphs)

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return (self.bottom + self.top) / 2


def segments(page: Any, limit: int) -> list[Segment]:
    """The segments of a pypdfium2 page, no more than `limit` letters of it; letters off the page are left out."""
    import pypdfium2.raw as raw

    textpage = page.get_textpage()
    try:
        count = min(max(raw.FPDFText_CountChars(textpage.raw), 0), limit)
        if not count:
            return []
        letters = _letters(raw, textpage.raw, count)
        boxes = _boxes(raw, textpage.raw, count)
        turn = _turn(page)
        placed = _placed(letters, boxes, turn)
        made = [_segment(raw, textpage.raw, run, turn[0]) for run in _runs(placed)]
    finally:
        textpage.close()
    return [s for s in made if s is not None]


def _letters(raw: Any, textpage: Any, count: int) -> list[str]:
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    units = raw.FPDFText_GetText(textpage, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(units - 1, 0)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return [_clean(c) for c in text] if _UNCLEAN.search(text) else list(text)
    # some letters have no Unicode value: then text and index do not run together, and each is asked for
    return [_clean(chr(min(raw.FPDFText_GetUnicode(textpage, i), 0x10FFFF))) for i in range(count)]


def _clean(letter: str) -> str:
    if letter < " ":
        return letter if letter in "\r\n\x02" else " " if letter == "\t" else "\ufffd"
    if "\ud800" <= letter <= "\udfff":
        return "\ufffd"
    return _LIGATURES.get(letter, letter)


def _boxes(raw: Any, textpage: Any, count: int) -> array[float]:
    """Four floats a letter: left, top, right, bottom. One foreign call each, made as thin as it can be."""
    boxes = array("f", bytes(16 * count))
    address, _ = boxes.buffer_info()
    prototype = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    call = prototype(ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0)
    handle = ctypes.cast(textpage, ctypes.c_void_p)
    deque(map(call, repeat(handle), range(count), range(address, address + 16 * count, 16)), maxlen=0)
    return boxes


def _turn(page: Any) -> tuple[int, float, float, float, float]:
    """How the page is turned when shown, and the box of it that is shown."""
    left, bottom, right, top = page.get_cropbox()
    return page.get_rotation(), left, bottom, right, top


def _placed(letters: list[str], boxes: array[float], turn: tuple[int, float, float, float, float]) -> list[Glyph]:
    """The letters with their boxes on the page as shown; those off the page, or without a place, are left out."""
    rotation, x0, y0, x1, y1 = turn
    sides = zip(range(len(letters)), letters, boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4], strict=True)
    # a box of no numbers fails every comparison, and so is left out as well
    placed = [
        Glyph(letter, left, bottom, right, top, index)
        for index, letter, left, top, right, bottom in sides
        if letter in "\r\n" or (right >= x0 and left <= x1 and top >= y0 and bottom <= y1)
    ]
    if rotation or x0 or y0:
        for g in placed:
            box = (g.left - x0, g.bottom - y0, g.right - x0, g.top - y0)
            g.left, g.bottom, g.right, g.top = _shown_box(rotation, *box, x1 - x0, y1 - y0)
    return placed


def _shown_box(rotation: int, left: float, bottom: float, right: float, top: float, width: float, height: float) -> Box:
    if rotation == 90:
        return bottom, width - right, top, width - left
    if rotation == 180:
        return width - right, height - top, width - left, height - bottom
    if rotation == 270:
        return height - top, left, height - bottom, right
    return left, bottom, right, top


def _runs(placed: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Letters that follow one another on a line without a jump."""
    run: list[Glyph] = []
    last: Glyph | None = None
    for glyph in placed:
        letter = glyph.text
        if letter in "\r\n":
            if run:
                yield run
            run, last = [], None
            continue
        solid = glyph.top > glyph.bottom
        if letter in _SPACES or not (solid or letter in HYPHENS or glyph.right > glyph.left):
            if run:
                run.append(glyph)
            continue
        if last is not None and letter not in HYPHENS:
            gap = glyph.left - last.right
            # nearly every letter stands on the line of the one before it, a hair's breadth from it
            near = glyph.bottom == last.bottom and glyph.top == last.top and -1.0 < gap < 3.0
            if not near and _jumps(last, glyph, len(run) == 1):
                yield run
                run = []
        run.append(glyph)
        if solid:
            last = glyph
    if run:
        yield run


def _jumps(last: Glyph, glyph: Glyph, first: bool) -> bool:
    """Whether `glyph` does not stand beside `last`: another line, a wide gap, or a step back."""
    height = max(last.top - last.bottom, glyph.top - glyph.bottom)
    if first and last.top - last.bottom > 1.7 * (glyph.top - glyph.bottom):
        return True  # a big initial
    overlap = min(last.top, glyph.top) - max(last.bottom, glyph.bottom)
    beside = -0.2 * height < glyph.left - last.right < 0.5 * height
    if overlap < (0.1 if beside else 0.4) * min(last.top - last.bottom, glyph.top - glyph.bottom):
        return True
    return glyph.left - last.right > 1.3 * height or last.left - glyph.left > 0.5 * height


def _segment(raw: Any, textpage: Any, run: list[Glyph], rotation: int) -> Segment | None:
    while run and run[-1].text in _SPACES:
        run.pop()
    solid = [g for g in run if g.text not in _SPACES and g.top > g.bottom]
    if not solid:
        return None
    sizes = sorted([g.top - g.bottom for g in solid])
    size = sizes[len(sizes) // 2]
    index = solid[len(solid) // 2].index
    angle = _shown(max(raw.FPDFText_GetCharAngle(textpage, index), 0.0), rotation)
    glyphs = _composed(run)
    if angle < _UPRIGHT and sizes[0] < _SMALL * size:
        glyphs = _without_marks(glyphs, size)
    if not glyphs:
        return None
    return Segment(
        glyphs,
        min([g.left for g in solid]),
        min([g.bottom for g in solid]),
        max([g.right for g in solid]),
        max([g.top for g in solid]),
        size,
        _bold(raw, textpage, index),
        angle,
    )


def _shown(angle: float, rotation: int) -> float:
    """The angle of a letter on the page as shown, from 0 (upright) to pi (upside down)."""
    turned = (angle + math.radians(rotation)) % (2 * math.pi)
    return min(turned, 2 * math.pi - turned)


def _composed(glyphs: list[Glyph]) -> list[Glyph]:
    """Accents that stand as letters of their own are put on the letter before them."""
    if not _ACCENTS.search("".join([g.text for g in glyphs])):
        return glyphs
    made: list[Glyph] = []
    for glyph in glyphs:
        if made and len(glyph.text) == 1 and unicodedata.combining(glyph.text):
            joined = unicodedata.normalize("NFC", made[-1].text + glyph.text)
            if len(joined) == len(made[-1].text):
                made[-1].text = joined
                continue
        made.append(glyph)
    return made


def _without_marks(glyphs: list[Glyph], size: float) -> list[Glyph]:
    """The letters without raised small figures and signs after a word, which point to notes (m², km³ keep theirs)."""
    bottoms = sorted(g.bottom for g in glyphs if g.top > g.bottom)
    base = bottoms[len(bottoms) // 2]
    kept: list[Glyph] = []
    for at, glyph in enumerate(glyphs):
        small = 0 < glyph.top - glyph.bottom < _SMALL * size and glyph.bottom > base + 0.15 * size
        fraction = at + 1 < len(glyphs) and glyphs[at + 1].text in "/⁄"
        if small and glyph.text in "0123456789*†‡," and kept and not fraction and not _is_unit(kept):
            continue
        kept.append(glyph)
    return kept


def _is_unit(glyphs: list[Glyph]) -> bool:
    word = "".join(g.text for g in glyphs[-4:]).rsplit(" ", 1)[-1]
    return word in ("m", "km", "cm", "mm", "dm", "10") or word[-1:] in ("−", "+", "-", "(")


def _bold(raw: Any, textpage: Any, index: int) -> bool:
    if raw.FPDFText_GetFontWeight(textpage, index) >= 600:
        return True
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, index, buffer, 128, ctypes.byref(flags))
    name = buffer.value.lower()
    return b"bold" in name or b"black" in name or b"heavy" in name or b"semib" in name or name.endswith(b"-bd")
