"""Pages of our own, drawn in many layouts, each with the sentences that it holds in their right order."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
WORDS = (
    "the", "envoy", "met", "ministers", "and", "officials", "in", "capital", "after", "talks", "about",
    "border", "trade", "prisoners", "release", "sanctions", "agreement", "government", "delegation",
    "announced", "negotiations", "further", "meeting", "exchange", "information", "cooperation",
    "international", "parliament", "opposition", "republic", "statement", "yesterday", "conditions",
    "withdrawal", "commission",
)  # fmt: skip
FONT = "Times-Roman"


@dataclass
class Sample:
    """A PDF and its sentences in reading order (without white space at line ends, hyphens undone)."""

    data: bytes
    sentences: list[str]
    furniture: tuple[str, ...] = ()


class Prose:
    """Sentences, each different, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.number = 0
        self.made: list[str] = []

    def sentence(self) -> str:
        self.number += 1
        words = self.random.choices(WORDS, k=self.random.randint(7, 16))
        text = f"Item {self.number} " + " ".join(words) + "."
        self.made.append(text)
        return text

    def paragraph(self, sentences: int = 4) -> str:
        return " ".join(self.sentence() for _ in range(sentences))


def wrap(text: str, width: float, font: str, size: float, hyphenate: bool) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        trial = f"{line} {word}".strip()
        if stringWidth(trial, font, size) <= width:
            line = trial
            continue
        if hyphenate and len(word) > 8 and stringWidth(f"{line} {word[:5]}-", font, size) <= width:
            lines.append(f"{line} {word[:5]}-")
            line = word[5:]
            continue
        lines.append(line)
        line = word
    return [*lines, line]


def draw(
    canvas: Canvas,
    paragraphs: list[str],
    x: float,
    y: float,
    width: float,
    *,
    font: str = FONT,
    size: float = 10,
    indent: float = 0,
    space: float = 5,
    hyphenate: bool = False,
    bottom: float = 0,
) -> tuple[float, list[str]]:
    """Draw paragraphs downwards from `y`; the place reached, and what did not fit above `bottom`."""
    left: list[str] = []
    for paragraph in paragraphs:
        lines = paragraph.split("\n") if "\n" in paragraph else wrap(paragraph, width - indent, font, size, hyphenate)
        for at, line in enumerate(lines):
            if y - size < bottom:
                left.append("\n".join([*lines[at:], ""]).rstrip("\n") + "\n")
                break
            canvas.setFont(font, size)
            canvas.drawString(x + (indent if at == 0 else 0), y - size, line)
            y -= 1.2 * size
        y -= space
    return y, left


def _canvas() -> tuple[Canvas, io.BytesIO]:
    stream = io.BytesIO()
    return Canvas(stream, pagesize=A4, invariant=1), stream


def _done(canvas: Canvas, stream: io.BytesIO) -> bytes:
    canvas.save()
    return stream.getvalue()


def one_column(seed: int = 1) -> Sample:
    prose = Prose(seed)
    canvas, stream = _canvas()
    draw(canvas, [prose.paragraph() for _ in range(6)], 70, 780, 450)
    return Sample(_done(canvas, stream), prose.made)


def columns(count: int, seed: int = 2, hyphenate: bool = False, indent: float = 0) -> Sample:
    prose = Prose(seed)
    canvas, stream = _canvas()
    gutter = 18
    width = (WIDTH - 120 - gutter * (count - 1)) / count
    waiting = [prose.paragraph() for _ in range(4)]
    for column in range(count):
        texts = waiting if column == 0 else [prose.paragraph() for _ in range(4)]
        draw(canvas, texts, 60 + column * (width + gutter), 780, width, hyphenate=hyphenate, indent=indent, size=9)
    return Sample(_done(canvas, stream), prose.made)


def broken_across_columns(seed: int = 3) -> Sample:
    """A paragraph that begins in the left column and ends in the right one, on two pages."""
    prose = Prose(seed)
    canvas, stream = _canvas()
    waiting = [prose.paragraph(6) for _ in range(9)]
    width, taken = 230.0, list(waiting)
    texts: list[str] = taken
    for page in range(2):
        for column in range(2):
            lines = _lines(texts, width)
            texts = _column(canvas, lines, 60 + column * 250, 780, 400 if page == 0 else 60)
        canvas.showPage()
    return Sample(_done(canvas, stream), prose.made)


def _lines(texts: list[str], width: float) -> list[str]:
    made: list[str] = []
    for text in texts:
        made.extend(text.split("\n")[:-1] if text.endswith("\n") else [*wrap(text, width, FONT, 10, False), ""])
    return made


def _column(canvas: Canvas, lines: list[str], x: float, y: float, bottom: float) -> list[str]:
    for at, line in enumerate(lines):
        if y < bottom:
            return ["\n".join(lines[at:]) + "\n"]
        canvas.setFont(FONT, 10)
        canvas.drawString(x, y - 10, line)
        y -= 12 if line else 5
    return []


def lead_last(seed: int = 4, middle: bool = False) -> Sample:
    """Two columns; a lead over both, at the top or in the middle of the page, drawn after them; title drawn last."""
    prose = Prose(seed)
    canvas, stream = _canvas()
    title = "Title: " + prose.sentence()[:-1]
    prose.made[-1] = title
    if not middle:
        lead = prose.paragraph(3)
    count = 2 if middle else 3
    left = [prose.paragraph() for _ in range(count)]
    right = [prose.paragraph() for _ in range(count)]
    draw(canvas, left, 60, 640, 225)
    draw(canvas, right, 310, 640, 225)
    if middle:
        lead = prose.paragraph(3)
        lower = [prose.paragraph() for _ in range(2)], [prose.paragraph() for _ in range(2)]
        draw(canvas, lower[0], 60, 280, 225)
        draw(canvas, lower[1], 310, 280, 225)
        draw(canvas, [lead], 60, 350, 475, font="Times-Bold", size=11)
    else:
        draw(canvas, [lead], 60, 720, 475, font="Times-Bold", size=11)
    draw(canvas, [title], 60, 780, 475, font="Times-Bold", size=18)
    return Sample(_done(canvas, stream), prose.made)


def rows(seed: int = 5) -> Sample:
    """Two columns drawn line by line across the page."""
    prose = Prose(seed)
    canvas, stream = _canvas()
    left = [line for _ in range(4) for line in wrap(prose.paragraph(), 225, FONT, 10, False)]
    right = [line for _ in range(4) for line in wrap(prose.paragraph(), 225, FONT, 10, False)]
    canvas.setFont(FONT, 10)
    for at in range(max(len(left), len(right))):
        for lines, x in ((left, 60), (right, 310)):
            if at < len(lines):
                canvas.drawString(x, 780 - 12 * at, lines[at])
    return Sample(_done(canvas, stream), prose.made)


def with_furniture(seed: int = 6, pages: int = 3) -> Sample:
    """Headers that alternate, page numbers, footnotes with addresses, a list of editors."""
    prose = Prose(seed)
    canvas, stream = _canvas()
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60 if page % 2 else 400, 810, "REVIEW OF THE ISLANDS" if page % 2 else "No. 12/2024")
        canvas.drawString(295, 30, str(page))
        draw(canvas, [prose.paragraph() for _ in range(4)], 60, 780, 225)
        draw(canvas, [prose.paragraph() for _ in range(4)], 310, 780, 225)
        draw(canvas, [f"{page} Compare the note on this, Oslo {2000 + page}."], 60, 90, 225, size=7)
        draw(canvas, [f"https://example.org/{page}"], 60, 75, 225, size=7)
        if page == pages:
            draw(canvas, ["Editors: Ann Lee, Bob Ray, Cyd Moe, Dan Poe"], 60, 60, 475, size=7)
        canvas.showPage()
    return Sample(_done(canvas, stream), prose.made, ("REVIEW", "No. 12", "Compare", "example.org", "Editors"))


def sidebar(seed: int = 7) -> Sample:
    """A narrow column of notes on the left, the text on the right."""
    prose = Prose(seed)
    canvas, stream = _canvas()
    side = [prose.paragraph(2) for _ in range(3)]
    text = [prose.paragraph() for _ in range(6)]
    draw(canvas, text, 220, 780, 320)
    draw(canvas, side, 50, 780, 140, size=9, font="Helvetica")
    return Sample(_done(canvas, stream), prose.made)


def drop_cap(seed: int = 8) -> Sample:
    prose = Prose(seed)
    canvas, stream = _canvas()
    first = prose.paragraph(5)
    lines = wrap(first[1:], 420, FONT, 10, False)
    canvas.setFont(FONT, 30)
    canvas.drawString(60, 753, first[0])
    canvas.setFont(FONT, 10)
    for at, line in enumerate(lines):
        canvas.drawString(72 if at < 2 else 60, 770 - 12 * at, line)
    draw(canvas, [prose.paragraph() for _ in range(3)], 60, 770 - 12 * len(lines) - 5, 430)
    return Sample(_done(canvas, stream), prose.made)


def turned(seed: int = 9) -> Sample:
    """A page stored on its side and shown upright."""
    prose = Prose(seed)
    canvas, stream = _canvas()
    canvas.setPageRotation(90)
    canvas.translate(HEIGHT, 0)
    canvas.rotate(90)
    draw(canvas, [prose.paragraph() for _ in range(4)], 40, 780, 240)
    draw(canvas, [prose.paragraph() for _ in range(4)], 310, 780, 240)
    return Sample(_done(canvas, stream), prose.made)


def headed(seed: int = 10) -> Sample:
    """Two columns with questions as headings inside them."""
    prose = Prose(seed)
    canvas, stream = _canvas()
    for x in (60, 310):
        y = 780.0
        for number in range(3):
            heading = f"Heading {x} {number} what happened next?"
            prose.made.append(heading)
            y, _ = draw(canvas, [heading], x, y, 225, font="Times-Bold", size=11)
            y, _ = draw(canvas, [prose.paragraph(5)], x, y, 225)
    return Sample(_done(canvas, stream), prose.made)


def table_inside(seed: int = 11) -> Sample:
    """One column with a table of figures between two paragraphs."""
    prose = Prose(seed)
    canvas, stream = _canvas()
    y, _ = draw(canvas, [prose.paragraph(5) for _ in range(2)], 60, 780, 470)
    canvas.setFont(FONT, 10)
    for row in range(5):
        for column, x in enumerate((60, 200, 320, 440)):
            canvas.drawString(x, y - 20 - 14 * row, f"r{row}c{column}")
    draw(canvas, [prose.paragraph(5) for _ in range(2)], 60, y - 110, 470)
    return Sample(_done(canvas, stream), prose.made)


def two_over_three(seed: int = 12) -> Sample:
    """Two columns above, a heading over all, three columns below; the lower part is drawn first."""
    prose = Prose(seed)
    canvas, stream = _canvas()
    upper = [[prose.paragraph() for _ in range(2)] for _ in range(2)]
    heading = "Heading below what comes after"
    prose.made.append(heading)
    lower = [[prose.paragraph() for _ in range(2)] for _ in range(3)]
    for at, texts in enumerate(lower):
        draw(canvas, texts, 60 + 162 * at, 430, 148, size=9)
    for at, texts in enumerate(upper):
        draw(canvas, texts, 60 + 245 * at, 780, 230)
    draw(canvas, [heading], 60, 470, 475, font="Times-Bold", size=14)
    return Sample(_done(canvas, stream), prose.made)


def box_in_column(seed: int = 13) -> Sample:
    """A boxed lead in the right one of two columns, over its text, drawn first."""
    prose = Prose(seed)
    canvas, stream = _canvas()
    left = [prose.paragraph() for _ in range(7)]
    lead = prose.paragraph(3)
    right = [prose.paragraph() for _ in range(4)]
    canvas.setFillGray(0.9)
    canvas.rect(308, 690, 230, 92, fill=1, stroke=0)
    canvas.setFillGray(0)
    draw(canvas, [lead], 316, 776, 214, font="Times-Bold", size=10)
    draw(canvas, left, 60, 780, 225)
    draw(canvas, right, 310, 670, 225)
    return Sample(_done(canvas, stream), prose.made)


def notes_in_columns(seed: int = 14) -> Sample:
    """Two columns, each with notes of its own at its foot, to which raised numbers in the text point."""
    prose = Prose(seed)
    canvas, stream = _canvas()
    number = 0
    for x in (60, 310):
        y, _ = draw(canvas, [prose.paragraph() for _ in range(4)], x, 780, 225)
        for _ in range(2):
            number += 1
            lines = wrap(prose.paragraph(3), 225, FONT, 10, False)
            y, _ = draw(canvas, ["\n".join(lines)], x, y, 225)
            canvas.setFont(FONT, 6)
            canvas.drawString(x + stringWidth(lines[-1], FONT, 10) + 0.4, y + 5 + 12 - 10 + 4 + 1, str(number))
            draw(canvas, [f"{number} Compare the annex, folio {number + 40}."], x, 110 - 10 * number, 225, size=7)
    return Sample(_done(canvas, stream), prose.made, ("Compare",))


def drop_cap_in_column(seed: int = 15) -> Sample:
    """Three columns; the first begins with a big initial that reaches over three lines."""
    prose = Prose(seed)
    canvas, stream = _canvas()
    first = prose.paragraph(5)
    lines = wrap(first[1:], 128, FONT, 9, False)
    lines = [*lines[:3], *wrap(" ".join(lines[3:]), 148, FONT, 9, False)]
    canvas.setFont(FONT, 40)
    canvas.drawString(60, 747, first[0])
    canvas.setFont(FONT, 9)
    for at, line in enumerate(lines):
        canvas.drawString(77 if at < 3 else 60, 771 - 11 * at, line)
    draw(canvas, [prose.paragraph() for _ in range(3)], 60, 771 - 11 * len(lines) - 5, 148, size=9)
    for at in (1, 2):
        draw(canvas, [prose.paragraph() for _ in range(5)], 60 + 162 * at, 780, 148, size=9)
    return Sample(_done(canvas, stream), prose.made)


def long_cells(seed: int = 16) -> Sample:
    """A table whose cells run over several lines, between two paragraphs; it is read row by row, cell by cell."""
    prose = Prose(seed)
    canvas, stream = _canvas()
    y, _ = draw(canvas, [prose.paragraph(5) for _ in range(2)], 60, 780, 470)
    y -= 12
    for _ in range(3):
        low = y
        for x in (60, 225, 390):
            cell = prose.sentence()
            end, _ = draw(canvas, [cell], x, y, 140, size=9)
            low = min(low, end)
        y = low - 8
    draw(canvas, [prose.paragraph(5) for _ in range(2)], 60, y - 12, 470)
    return Sample(_done(canvas, stream), prose.made)


LAYOUTS: dict[str, Callable[[], Sample]] = {
    "one column": one_column,
    "two columns": lambda: columns(2),
    "two columns, hyphens": lambda: columns(2, hyphenate=True),
    "two columns, indents": lambda: columns(2, indent=12),
    "three columns": lambda: columns(3, hyphenate=True),
    "broken across columns": broken_across_columns,
    "lead drawn last": lead_last,
    "lead in the middle": lambda: lead_last(middle=True),
    "drawn by rows": rows,
    "furniture": with_furniture,
    "sidebar": sidebar,
    "drop cap": drop_cap,
    "turned page": turned,
    "headings": headed,
    "table": table_inside,
    "two over three columns": two_over_three,
    "box in a column": box_in_column,
    "notes in columns": notes_in_columns,
    "drop cap in a column": drop_cap_in_column,
    "table with long cells": long_cells,
}


def scan() -> bytes:
    """A page that is a picture."""
    from reportlab.lib.utils import ImageReader

    picture = io.BytesIO()
    from PIL import Image

    Image.new("L", (60, 80), 200).save(picture, "PNG")
    canvas, stream = _canvas()
    canvas.drawImage(ImageReader(io.BytesIO(picture.getvalue())), 50, 50, 400, 600)
    return _done(canvas, stream)


def locked() -> bytes:
    """A PDF that asks for a password."""
    from reportlab.lib.pdfencrypt import StandardEncryption

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, encrypt=StandardEncryption("secret", strength=128), invariant=1)
    canvas.drawString(60, 700, "Not to be seen.")
    return _done(canvas, stream)
