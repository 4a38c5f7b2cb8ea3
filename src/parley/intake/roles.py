"""What each paragraph of a PDF is: prose, or one of the things that stand around it. Told by place, size and shape."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from parley.intake import shapes
from parley.intake.paragraphs import Paragraph

_MARGIN = 0.11
_NOTE = re.compile(r"\s*(?:\d{1,3}|[*†‡§])[.)]?\s*\S")
_MARKS = ("header", "footer", "page-number", "masthead")


def mark(pages: Sequence[list[Paragraph]], heights: Sequence[float]) -> None:
    """Set the kind of every paragraph. `heights` are those of the pages, in points."""
    body = _body(pages)
    width = _column(pages, body)
    _repeated(pages, heights)
    for number, (page, height) in enumerate(zip(pages, heights, strict=True)):
        for at, paragraph in enumerate(page):
            if paragraph.lines[0].cell is not None:
                paragraph.kind = "table"
            if paragraph.kind == "prose":
                _at_margin(paragraph, height, body, number == 0, page)
            if paragraph.kind == "prose":
                _by_shape(paragraph, page[at - 1] if at else None, body, height)
    _titles(pages, body, width, heights)


def _body(pages: Sequence[list[Paragraph]]) -> float:
    """The size of letters that most of the text has."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for paragraph in page:
            for line in paragraph.lines:
                sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _column(pages: Sequence[list[Paragraph]], body: float) -> float:
    """The usual width of a column of the body, in points."""
    widths: Counter[int] = Counter()
    for page in pages:
        for paragraph in page:
            if abs(paragraph.size - body) < 0.05 * body and len(paragraph.lines) > 2:
                box = paragraph.box
                widths[round((box[2] - box[0]) / 10)] += len(paragraph.lines)
    return 10.0 * widths.most_common(1)[0][0] if widths else 0.0


def _repeated(pages: Sequence[list[Paragraph]], heights: Sequence[float]) -> None:
    """What comes again at the same place of several pages, figures aside, is a running header or footer."""
    seen: dict[tuple[str, int], list[tuple[int, Paragraph]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for paragraph in page:
            text = paragraph.text
            if (
                len(paragraph.lines) <= 3
                and len(text) <= 200
                and not (shapes.is_links(text) or shapes.is_editors(text))
            ):
                key = re.sub(r"\d+|\b[ivxlc]+\b", "0", shapes.squeeze(paragraph.text))
                seen[key, round(paragraph.box[1] / 8)].append((number, paragraph))
                # a place that falls between two steps of the grid is looked for in both
                seen[key, round(paragraph.box[1] / 8 + 0.5)].append((number, paragraph))
    for found in seen.values():
        if len({number for number, _ in found}) < 2:
            continue
        for number, paragraph in found:
            middle = (paragraph.box[1] + paragraph.box[3]) / 2
            in_margin = not 0.15 < middle / heights[number] < 0.85
            if shapes.is_page_number(paragraph.text):
                paragraph.kind = "page-number"
            elif in_margin or len({n for n, _ in found}) >= 3:
                top = middle > heights[number] / 2
                paragraph.kind = "masthead" if top and number == 0 else "header" if top else "footer"


def _at_margin(paragraph: Paragraph, height: float, body: float, first: bool, page: list[Paragraph]) -> None:
    """What stands alone at the top or foot of a page and looks the part."""
    _, bottom, _, top = paragraph.box
    text = paragraph.text
    above = bottom > (1 - _MARGIN) * height
    below = top < _MARGIN * height
    if (above or below or top < 0.14 * height) and shapes.is_page_number(text):
        paragraph.kind = "page-number"
        return
    if len(paragraph.lines) > 2:
        return
    outermost = not any(
        p is not paragraph and p.kind not in _MARKS and (p.box[1] >= top - 2 if not below else p.box[3] <= bottom + 2)
        for p in page
    )
    apart = shapes.is_masthead(_wide(text)) or (paragraph.lines[0].gapped and len(text) < 120)
    small = paragraph.size < 0.93 * body
    if above and outermost and (apart or small or shapes.is_capitals(text)):
        paragraph.kind = "masthead" if first else "header"
    elif below and outermost and (apart or small) and not shapes.is_finished(text):
        paragraph.kind = "footer"
    elif first and bottom > 0.75 * height and apart and not shapes.is_finished(text):
        paragraph.kind = "masthead"


def _wide(text: str) -> str:
    return text.replace("\t", " " * 8)


def _by_shape(paragraph: Paragraph, before: Paragraph | None, body: float, height: float) -> None:
    text, lines = paragraph.text, paragraph.lines
    after_editors = before is not None and before.kind == "editors"
    small = paragraph.size < 0.93 * body
    low = paragraph.box[3] < 0.6 * height
    if shapes.is_links(text):
        paragraph.kind = "links"
    elif shapes.is_editors(text) or (after_editors and (shapes.is_names(text) or small)):
        paragraph.kind = "editors"
    elif small and low and (_NOTE.match(text) or (before is not None and before.kind == "footnote")):
        paragraph.kind = "footnote"
    elif shapes.is_caption(text):
        paragraph.kind = "caption"
    elif shapes.is_byline(text) or (len(lines) == 1 and shapes.is_dateline(text)):
        paragraph.kind = "byline"
    elif len(lines) >= 2 and sum(line.gapped > 0 for line in lines) > 0.6 * len(lines):
        paragraph.kind = "table"
    elif shapes.is_bullet(text) and text[0] not in "-–—":
        paragraph.kind = "list"
    elif _is_heading(paragraph, body):
        paragraph.kind = "heading"


def _is_heading(paragraph: Paragraph, body: float) -> bool:
    text = paragraph.text
    if len(paragraph.lines) > 4 or len(text) > 200:
        return False
    if paragraph.size > 1.12 * body and len(paragraph.lines) <= 3:
        return not shapes.is_finished(text) or text.rstrip()[-1] in "?!"
    if paragraph.size < 0.93 * body:
        return False
    return shapes.is_heading(text) and (paragraph.bold or text.rstrip()[-1] == "?" or shapes.is_capitals(text))


def _titles(pages: Sequence[list[Paragraph]], body: float, width: float, heights: Sequence[float]) -> None:
    """On the first page: the biggest heading is the title; what is set off below or beside it is the lead."""
    if not pages:
        return
    page = pages[0]
    heads = [p for p in page if p.kind == "heading" and p.box[1] > 0.35 * heights[0] and p.size >= 1.2 * body]
    if heads:
        biggest = max(heads, key=lambda p: (round(p.size), p.box[1]))
        biggest.kind = "title"
    columned = sum(abs(p.box[2] - p.box[0] - width) < 0.1 * width for p in page if p.kind == "prose") >= 2
    for paragraph in page:
        if paragraph.kind != "prose" or len(paragraph.lines) < 2 or not shapes.is_finished(paragraph.text):
            continue
        broad = columned and paragraph.box[2] - paragraph.box[0] > 1.4 * width
        set_off = 1.06 * body < paragraph.size < 1.7 * body or paragraph.bold
        if (broad or set_off) and paragraph.box[1] > 0.25 * heights[0]:
            paragraph.kind = "lead"
