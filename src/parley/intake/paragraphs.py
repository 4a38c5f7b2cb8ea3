"""Lines in reading order → paragraphs, by spacing, indents, size and weight."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from parley.intake import shapes
from parley.intake.glyphs import Box
from parley.intake.layout import Line
from parley.model import BlockKind


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together on one page, and what they are taken for. `size` is the height of most of its lines,
    `bold` whether more than half of them are, `box` (left, bottom, right, top) goes around all.
    """

    lines: list[Line]
    page: int
    kind: BlockKind = "prose"
    continues: bool = False
    text: str = field(default="")
    size: float = field(init=False)
    bold: bool = field(init=False)
    box: Box = field(init=False)

    def __post_init__(self) -> None:
        self.size = sorted([line.size for line in self.lines])[len(self.lines) // 2]
        self.bold = 2 * sum([line.bold for line in self.lines]) > len(self.lines)
        around = [line.box for line in self.lines]
        around += [segment.cap for line in self.lines for segment in line.segments if segment.cap is not None]
        left, bottom, right, top = zip(*around, strict=True)
        self.box = (min(left), min(bottom), max(right), max(top))


def paragraphs(lines: list[Line], page: int) -> list[Paragraph]:
    """The paragraphs of a page, in the order of its lines."""
    leading = _leading(lines)
    made: list[list[Line]] = []
    for line in lines:
        if made and _goes_on(made[-1], line, leading):
            made[-1].append(line)
        else:
            made.append([line])
    found = [Paragraph(part, page) for part in made]
    for paragraph in found:
        paragraph.text = "\n".join(line.text for line in paragraph.lines)
    return [p for p in found if p.text.strip()]


def _leading(lines: list[Line]) -> dict[int, float]:
    """The usual distance from line to line for each size of letters, in points."""
    steps: dict[int, Counter[float]] = {}
    for above, below in pairwise(lines):
        step = above.bottom - below.bottom
        if above.region == below.region and 0.6 * below.size < step < 2.2 * below.size:
            steps.setdefault(round(below.size), Counter())[round(step * 2) / 2] += 1
    return {size: counter.most_common(1)[0][0] for size, counter in steps.items()}


def _goes_on(part: list[Line], line: Line, leading: dict[int, float]) -> bool:
    """Whether `line` belongs to the paragraph of the lines before it."""
    last = part[-1]
    if line.cell is not None or last.cell is not None:
        return line.cell is not None and line.region == last.region
    step = last.bottom - line.bottom
    usual = leading.get(round(line.size), 1.2 * line.size)
    if not 0 < step <= 1.3 * usual + 1 or min(last.right, line.right) <= max(last.left, line.left):
        return False
    if abs(line.size - last.size) > 0.12 * last.size or (line.bold != last.bold and _changes_weight(part, line)):
        return False
    if shapes.is_bullet(line.text) or ((line.gapped > 0) != (last.gapped > 0) and _is_row(line, last)):
        return False
    if _strong(line) != _strong(last):
        return False
    return not (_is_indented(part, line) or _ends_short(last, line))


def _changes_weight(part: list[Line], line: Line) -> bool:
    """A heading in bold ends where plain text begins; a bold word inside a paragraph does not."""
    return not part[-1].bold or len(part) <= 3 or line.bold


def _is_row(line: Line, last: Line) -> bool:
    return line.gapped + last.gapped >= 2


def _strong(line: Line) -> str:
    """Shapes that never share a paragraph with prose."""
    if line.shape is None:
        number = "page-number" if shapes.is_page_number(line.text) else ""
        line.shape = "links" if shapes.is_links(line.text) else number
    return line.shape


def _is_indented(part: list[Line], line: Line) -> bool:
    """A first line set in, below a line that is not."""
    last = part[-1]
    indent = line.left - last.left
    return 0.6 * line.size < indent < 4 * line.size and line.left - line.column[0] > 0.5 * line.size and _is_flush(part)


def _is_flush(part: list[Line]) -> bool:
    """Not the first line of a hanging paragraph (a list item or a reference), whose second line is the one set in."""
    return len(part) > 1 or not (
        shapes.is_bullet(part[0].text) or part[0].text[:1].isdigit() or part[0].text[:1] == "["
    )


def _ends_short(last: Line, line: Line) -> bool:
    """The last line stops well before the edge, after a full stop, and the next begins like a sentence."""
    width = last.column[1] - last.column[0]
    room = last.column[1] - last.right
    if room < 0.12 * width or not shapes.is_finished(last.text):
        return False
    word = line.text.split(" ", 1)[0]
    fits = len(word) * 0.5 * line.size + line.size < room
    return fits and not shapes.starts_low(line.text)
