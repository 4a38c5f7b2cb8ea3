"""Letters of a PDF page, one by one: ligatures, accents that stand apart, raised numbers of notes, hyphens, spaces."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
from numpy.typing import NDArray

HYPHENS = frozenset("\x02\ufffe\u00ad")
SPACES = " \t\u00a0\u2002\u2003\u2009\u200a\u202f"
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
LIGATURE = re.compile("[" + "".join(LIGATURES) + "]")
ACCENTS = re.compile("[\u0300-\u036f]")
_CONTROL = re.compile("[\x00-\x01\x03-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_MARKS = frozenset("0123456789*†‡,")
_MARK = re.compile("[0-9*†‡]")

Marked = tuple[str, "NDArray[np.float32]", list[tuple[int, str]]]


def cleaned(text: str) -> str:
    """The text with tabs as spaces and letters that no text may hold as U+FFFD; its length stays the same."""
    return _CONTROL.sub("\ufffd", text.replace("\t", " "))


def composed(text: str, boxes: NDArray[np.float32]) -> tuple[str, NDArray[np.float32]]:
    """Accents that stand as letters of their own are put on the letter before them."""
    made: list[str] = []
    rows: list[int] = []
    for at, letter in enumerate(text):
        if made and unicodedata.combining(letter):
            joined = unicodedata.normalize("NFC", made[-1] + letter)
            if len(joined) == 1:
                made[-1] = joined
                continue
        made.append(letter)
        rows.append(at)
    return "".join(made), boxes[rows]


def without_marks(text: str, boxes: NDArray[np.float32], small: float, raised: float) -> Marked:
    """The letters without raised small figures and signs after a word, which point to notes (m², km³ keep theirs); and
    those figures, each run of them with its place in the text that is left.

    `small` is the height under which a letter is small, `raised` how far above the others it has to stand, in points.
    """
    if not _MARK.search(text):
        return text, boxes, []
    rows_of = boxes.tolist()
    heights, bottoms = [top - bottom for _, bottom, _, top in rows_of], [bottom for _, bottom, _, _ in rows_of]
    solid = sorted([bottom for bottom, height in zip(bottoms, heights, strict=True) if height > 0])
    line = solid[len(solid) // 2] + raised
    is_small = [0 < height < small and bottom > line for bottom, height in zip(bottoms, heights, strict=True)]
    if not any(is_small):
        return text, boxes, []
    kept: list[str] = []
    rows: list[int] = []
    marks: list[tuple[int, str]] = []
    for at, letter in enumerate(text):
        fraction = at + 1 < len(text) and text[at + 1] in "/⁄"
        if is_small[at] and letter in _MARKS and kept and not fraction and not _is_unit("".join(kept[-4:])):
            run = marks and marks[-1][0] == len(kept)
            marks[-1:] = [(len(kept), marks[-1][1] + letter)] if run else [*marks[-1:], (len(kept), letter)]
            continue
        kept.append(letter)
        rows.append(at)
    return "".join(kept), boxes[rows], marks


def _is_unit(letters: str) -> bool:
    word = letters.rsplit(" ", 1)[-1]
    return word in ("m", "km", "cm", "mm", "dm", "10") or word[-1:] in ("−", "+", "-", "(")
