"""A page of a PDF → segments: letters in one line, close together, each with its box, in the order of the file.

Boxes are in points from the lower left corner of the page as it is shown. PDFium's letter index is the place in its
text, so no letter is ever searched for. PDFium inserts line ends and spaces of its own; a segment ends in neither.
"""

from __future__ import annotations

import ctypes
import math
from array import array
from collections import deque
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parley.intake.letters import ACCENTS, LIGATURE, LIGATURES, SPACES, cleaned, composed, without_marks
from parley.intake.runs import Runs, runs

_SMALL = 0.82
_UPRIGHT = 0.09  # radians; about five degrees

_PROTOTYPES = {
    kind: ctypes.PYFUNCTYPE(kind) for kind in (None, ctypes.c_float, ctypes.c_int, ctypes.c_uint, ctypes.c_ulong)
}

Box = tuple[float, float, float, float]
Boxes = NDArray[np.float32]


@dataclass(slots=True)
class Segment:
    """Letters of one line that stand close together: their `text` and a row of `boxes` (left, bottom, right, top) each.

    `size` is the height of their boxes; `angle` in radians; `marks` are the numbers of notes that stood raised in it,
    each with its place in `text`; `cap` is the box of a big initial that was put before its letters and reaches lower.
    """

    text: str
    boxes: Boxes
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool = False
    angle: float = 0.0
    marks: list[tuple[int, str]] = field(default_factory=list)
    cap: Box | None = None

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
        text = _text(raw, textpage.raw, count)
        text, boxes, index = _shown(text, _boxes(raw, textpage.raw, count), page)
        return _made(_Font(raw, textpage.raw, page.get_rotation()), text, boxes, runs(text, boxes, index))
    finally:
        textpage.close()


def _text(raw: Any, textpage: Any, count: int) -> str:
    """The letters, one for each index of PDFium."""
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    units = raw.FPDFText_GetText(textpage, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(units - 1, 0)].decode("utf-16-le", "surrogatepass")
    if len(text) != count:
        # some letters have no Unicode value: then text and index do not run together, and each is asked for
        call, handle = _plain(raw.FPDFText_GetUnicode, ctypes.c_uint), ctypes.cast(textpage, ctypes.c_void_p)
        text = "".join([chr(min(code, 0x10FFFF)) for code in map(call, repeat(handle), range(count))])
    return cleaned(text)


def _boxes(raw: Any, textpage: Any, count: int) -> Boxes:
    """A row a letter: left, bottom, right, top. One foreign call each, made as thin as it can be."""
    held = array("f", bytes(16 * count))
    address, _ = held.buffer_info()
    call = _plain(raw.FPDFText_GetLooseCharBox, None)
    handle = ctypes.cast(textpage, ctypes.c_void_p)
    places = map(ctypes.c_void_p, range(address, address + 16 * count, 16))
    deque(map(call, repeat(handle), range(count), places), maxlen=0)
    return np.frombuffer(held, np.float32).reshape(-1, 4)[:, [0, 3, 2, 1]]


def _shown(text: str, boxes: Boxes, page: Any) -> tuple[str, Boxes, NDArray[np.intp]]:
    """Letters, boxes on the page as shown, and PDFium's indices; letters off the page or without a place are left out."""
    x0, y0, x1, y1 = page.get_cropbox()
    left, bottom, right, top = boxes.T
    # a box of no numbers fails every comparison, and so is left out as well
    keep = (right >= x0) & (left <= x1) & (top >= y0) & (bottom <= y1)
    index = np.arange(len(text))
    if not keep.all():
        keep |= np.array([letter in "\r\n" for letter in text])
        index = np.nonzero(keep)[0]
        text, boxes = "".join([text[at] for at in index]), boxes[index]
    rotation = page.get_rotation()
    if rotation or x0 or y0:
        boxes = _turned(boxes - np.array([x0, y0, x0, y0], np.float32), rotation, x1 - x0, y1 - y0)
    return text, boxes, index


def _turned(boxes: Boxes, rotation: int, width: float, height: float) -> Boxes:
    left, bottom, right, top = boxes.T
    if rotation == 90:
        sides = bottom, width - right, top, width - left
    elif rotation == 180:
        sides = width - right, height - top, width - left, height - bottom
    elif rotation == 270:
        sides = height - top, left, height - bottom, right
    else:
        return boxes
    return np.stack(sides, axis=1).astype(np.float32)


class _Font:
    """What PDFium says of the font of a letter: its angle on the page as shown, and whether it is bold."""

    def __init__(self, raw: Any, textpage: Any, rotation: int) -> None:
        # three calls a segment: plain prototypes, without the checks of the binding, cost half
        self._handle, self._turn = ctypes.cast(textpage, ctypes.c_void_p), math.radians(rotation)
        self._angle = _plain(raw.FPDFText_GetCharAngle, ctypes.c_float)
        self._weight = _plain(raw.FPDFText_GetFontWeight, ctypes.c_int)
        self._info = _plain(raw.FPDFText_GetFontInfo, ctypes.c_ulong)
        self._buffer, self._flags = ctypes.create_string_buffer(128), ctypes.byref(ctypes.c_int())
        self._size = ctypes.c_ulong(128)

    def angle(self, index: int) -> float:
        """From 0 (upright) to pi (upside down)."""
        angle: float = self._angle(self._handle, index)
        if angle <= 0 and not self._turn:
            return 0.0
        turned = (max(angle, 0.0) + self._turn) % (2 * math.pi)
        return min(turned, 2 * math.pi - turned)

    def bold(self, index: int) -> bool:
        """By the font's weight, else by its name."""
        if self._weight(self._handle, index) >= 600:
            return True
        self._buffer[0] = b"\0"
        self._info(self._handle, index, self._buffer, self._size, self._flags)
        return _is_bold(self._buffer.value)


def _plain(function: Any, result: Any) -> Any:
    """A function of PDFium as a bare address, called with ready-made arguments."""
    return _PROTOTYPES[result](ctypes.cast(function, ctypes.c_void_p).value or 0)


@lru_cache(4096)
def _is_bold(font: bytes) -> bool:
    name = font.lower()
    return b"bold" in name or b"black" in name or b"heavy" in name or b"semib" in name or name.endswith(b"-bd")


def _made(font: _Font, text: str, boxes: Boxes, found: Runs) -> list[Segment]:
    """A segment for each run that has a letter with a box."""
    heights = (boxes[:, 3] - boxes[:, 1]).tolist()
    accents, ligatures = bool(ACCENTS.search(text)), bool(LIGATURE.search(text))
    made = []
    for start, end, middle, (left, bottom, right, top), low, high in found:
        letters = text[start:end].rstrip(SPACES)
        places = boxes[start : start + len(letters)]
        size = high if low == high else _median(heights[start : start + len(letters)])
        angle = font.angle(middle)
        if ligatures and LIGATURE.search(letters):
            places = np.repeat(places, [len(LIGATURES.get(letter, " ")) for letter in letters], axis=0)
            letters = LIGATURE.sub(lambda match: LIGATURES[match[0]], letters)
        if accents and ACCENTS.search(letters):
            letters, places = composed(letters, places)
        marks: list[tuple[int, str]] = []
        if angle < _UPRIGHT and low < _SMALL * size:
            letters, places, marks = without_marks(letters, places, _SMALL * size, 0.15 * size)
        if letters:
            made.append(Segment(letters, places, left, bottom, right, top, size, font.bold(middle), angle, marks))
    return made


def _median(heights: list[float]) -> float:
    solid = sorted([height for height in heights if height > 0])
    return solid[len(solid) // 2] if solid else 0.0
