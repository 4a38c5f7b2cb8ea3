"""The text of a PDF as it is written, with a box for every letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from parley.intake.glyphs import Box, Boxes
from parley.intake.hyphens import SOFT


class Writer:
    """The text as it grows, a box a letter, and the places of hyphens that are still to be decided."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.boxes: list[Boxes] = []
        self.joints: list[int] = []
        self.marks: list[tuple[int, str]] = []
        self.length = 0
        self.turned = 0  # parts written when the page was turned

    def put(self, text: str, boxes: Boxes | None = None) -> None:
        """Write `text` with a row of `boxes` for each letter (None: no box)."""
        self.parts.append(text)
        self.boxes.append(np.zeros((len(text), 4), np.float32) if boxes is None else boxes)
        self.length += len(text)

    def last(self) -> str:
        """The last letter written, or ""."""
        return self.parts[-1][-1:] if self.parts else ""

    def cells(self, start: int, part: int) -> Iterator[tuple[tuple[int, int], Box | None]]:
        """The stretches between tabs and line ends from `start` on, where `part` parts had been written, with the box
        around each.
        """
        at, boxes = start, np.concatenate(self.boxes[part - self.turned :])
        for piece in re.split(r"([\t\n])", "".join(self.parts[part:])):
            inner = piece.strip()
            if inner:
                first = at + len(piece) - len(piece.lstrip())
                end = first + len(inner)
                yield (first, end), _around(boxes[first - start : end - start])
            at += len(piece)

    def joint(self, box: Boxes) -> None:
        """Write a hyphen at a line end, to be decided."""
        self.joints.append(self.length)
        self.put(SOFT, box)

    def settle(self) -> None:
        """A hyphen that nothing follows is a hyphen."""
        self.joints.pop()
        self.parts[-1] = "-"

    @property
    def broken(self) -> bool:
        """Whether the last letter written is a hyphen that is still to be decided."""
        return bool(self.joints) and self.joints[-1] == self.length - 1

    def page(self) -> bytes:
        """The boxes of all that was written since the last page, packed; letters without a box have four zeros."""
        boxes = np.concatenate(self.boxes) if self.boxes else np.zeros((0, 4), np.float32)
        self.boxes, self.turned = [], len(self.parts)
        return np.where((boxes[:, 3] > boxes[:, 1])[:, None], boxes, 0).astype("<f4").tobytes()


def _around(boxes: Boxes) -> Box | None:
    """The box around letters; None where none of them has a box."""
    solid = boxes[boxes[:, 3] > boxes[:, 1]]
    if not len(solid):
        return None
    left, bottom = solid[:, :2].min(axis=0).tolist()
    right, top = solid[:, 2:].max(axis=0).tolist()
    return left, bottom, right, top
