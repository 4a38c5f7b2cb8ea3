"""Plain text and Markdown → blocks, told by shape alone. The text itself is never changed here.

Text that was once drawn from a PDF is understood too: mastheads, page numbers, lists of editors and addresses stand
between two halves of a sentence there, and a lead box lands in the middle; `continuity` puts that right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parley.intake import shapes
from parley.intake.cells import cells, is_piped
from parley.intake.continuity import connect
from parley.intake.dates import full_date
from parley.model import Block, BlockKind

_LONG_LINE = 160
_LONGEST = 2000
_STRONG = frozenset({"links", "editors", "page-number", "masthead"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: its words, where it begins, the page it stands on, and what its shape says of it."""

    text: str
    start: int
    page: int
    kind: BlockKind = "prose"

    @property
    def end(self) -> int:
        """Where the line ends, white space at its end left out."""
        return self.start + len(self.text.rstrip())

    @property
    def first(self) -> int:
        """Where its first letter stands."""
        return self.start + len(self.text) - len(self.text.lstrip())


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text in the order in which they stand, none overlapping, white space between left out."""
    groups = [[_weigh(line) for line in group] for group in _groups(text)]
    width = _width(groups)
    parts = [part for group in groups for part in _split(group, width)]
    made = [_block(text, part) for part in _single_spaced(parts, width)]
    made = _mark_repeats(text, _mark_editors(text, made))
    made = list(connect(text, tuple(_ends(text, made)), width))
    return tuple(part for block in made for part in (cells(text, block) if block.kind == "table" else (block,)))


def refine(text: str, made: list[Block]) -> tuple[Block, ...]:
    """Blocks that a format marked itself, with what only shape tells: datelines, signatures, broken paragraphs."""
    return connect(text, tuple(_ends(text, _mark_editors(text, made))))


def _groups(text: str) -> Iterator[list[Line]]:
    """Runs of lines between blank lines and page breaks."""
    page, at = 1, 0
    group: list[Line] = []
    for line in text.split("\n"):
        for number, piece in enumerate(line.split("\f")):
            page, at = (page + 1, at + 1) if number else (page, at)
            if group and (number or not piece.strip()):
                yield group
                group = []
            if piece.strip():
                group.append(Line(piece, at, page))
            at += len(piece)
        at += 1
    if group:
        yield group


def _weigh(line: Line) -> Line:
    text = line.text
    kind: BlockKind = "prose"
    # the patterns are for lines that a person would print: a line of megabytes is prose without a look
    if len(text) > _LONGEST:
        return line
    if shapes.is_page_number(text):
        kind = "page-number"
    elif shapes.is_links(text) or shapes.is_also(text):
        kind = "links"
    elif shapes.is_editors(text):
        kind = "editors"
    elif shapes.is_masthead(text):
        kind = "masthead"
    return replace(line, kind=kind)


def _width(groups: list[list[Line]]) -> int:
    """The usual length of a full line, the last lines of groups left out; 0 where nothing is wrapped."""
    inner = sorted(len(line.text.strip()) for group in groups for line in group[:-1] if line.kind == "prose")
    inner = [length for length in inner if length <= _LONG_LINE]
    return inner[int(0.8 * (len(inner) - 1))] if inner else 0


def _split(group: list[Line], width: int) -> Iterator[list[Line]]:
    """The group cut where the shape of its lines changes, and where a paragraph ends without a blank line."""
    if all(is_piped(line.text) for line in group) or (
        len(group) >= 3 and sum(shapes.is_gapped(line.text) for line in group) >= 0.75 * len(group)
    ):
        yield [replace(line, kind="table") for line in group]
        return
    unwrapped = any(len(line.text) > _LONG_LINE for line in group)
    part: list[Line] = []
    for line in group:
        if part and _parts(part, line, unwrapped, width):
            yield part
            part = []
        elif part and part[0].kind in ("editors", "links") and line.kind == "prose":
            line = replace(line, kind=part[0].kind)
        part.append(line)
    if part:
        yield part


def _parts(part: list[Line], line: Line, unwrapped: bool, width: int) -> bool:
    """Whether a new part begins with `line`."""
    before = part[-1]
    if line.kind != before.kind:
        goes_on = line.kind == "prose" and (
            (before.kind == "editors" and _is_more_names(line)) or shapes.is_also(part[0].text)
        )
        return not goes_on
    if line.kind != "prose":
        return False
    if unwrapped or (shapes.is_bullet(line.text) and _is_item(before, part)):
        return True
    short = len(before.text.strip()) < 0.6 * width
    return short and not shapes.starts_low(line.text) and not before.text.rstrip().endswith(("-", ","))


def _is_more_names(line: Line) -> bool:
    return shapes.is_names(line.text) or (line.text.count(",") >= 2 and not shapes.is_finished(line.text))


def _is_item(before: Line, part: list[Line]) -> bool:
    return shapes.is_bullet(part[0].text) or before.text.rstrip().endswith(":")


def _single_spaced(parts: list[list[Line]], width: int) -> Iterator[list[Line]]:
    """Parts of one long line each that run on are one paragraph printed with blank lines between (a lead box)."""
    held: list[Line] = []
    for part in parts:
        if held and _runs_on(held[-1], part, width):
            held = held + part
            continue
        if held:
            yield held
        held = part
    if held:
        yield held


def _runs_on(before: Line, part: list[Line], width: int) -> bool:
    line = part[0]
    if len(part) > 1 or line.kind != "prose" or before.kind != "prose" or line.page != before.page:
        return False
    long = len(before.text.strip()) > max(70, 1.2 * width)
    return (
        long and len(before.text) <= _LONG_LINE and not shapes.is_finished(before.text) and len(line.text) <= _LONG_LINE
    )


def _block(text: str, part: list[Line]) -> Block:
    span = (part[0].first, part[-1].end)
    return Block(span, _kind(text[span[0] : span[1]], part), part[0].page)


def _kind(body: str, part: list[Line]) -> BlockKind:
    kind = part[0].kind
    if kind == "masthead" and shapes.is_dateline(body) and not shapes.is_gapped(body):
        return "byline"
    if kind != "prose":
        return kind
    if shapes.is_caption(body):
        return "caption"
    if body.startswith("#") or (len(part) <= 4 and shapes.is_heading(body) and not shapes.is_bullet(body)):
        return "byline" if shapes.is_byline(body) else "heading"
    if shapes.is_byline(body) or (len(part) == 1 and shapes.is_dateline(body)):
        return "byline"
    return "list" if shapes.is_bullet(body) and len(body) <= 600 and body[0] not in "-–—" else "prose"


def _mark_editors(text: str, made: list[Block]) -> list[Block]:
    """A list of names that follows a list of editors belongs to it."""
    marked: list[Block] = []
    for block in made:
        body = text[slice(*block.span)]
        after = bool(marked) and marked[-1].kind == "editors"
        marked.append(replace(block, kind="editors") if after and shapes.is_names(body) else block)
    return marked


def _mark_repeats(text: str, made: list[Block]) -> list[Block]:
    """Short lines that come again are running headers, the first the masthead; so are capitals at a page's top."""
    keys = [re.sub(r"\d+", "0", shapes.squeeze(text[slice(*b.span)])) for b in made]
    often = {key for key, n in Counter(keys).items() if n > 1 and len(key) <= 110}
    seen: set[str] = set()
    marked = []
    for at, (block, key) in enumerate(zip(made, keys, strict=True)):
        if block.kind in ("heading", "masthead") and key in often and not key.endswith("?"):
            block = replace(block, kind="header" if key in seen else "masthead")
            seen.add(key)
        elif block.kind == "heading" and shapes.is_capitals(key) and _at_top(made, at):
            block = replace(block, kind="masthead")
        marked.append(block)
    return marked


def _at_top(made: list[Block], at: int) -> bool:
    """Whether the block stands where a page begins: after other furniture, or first and over a heading."""
    if at and (made[at - 1].kind in _STRONG or made[at - 1].page != made[at].page):
        return True
    after = made[at + 1].kind if at + 1 < len(made) else "prose"
    return after in _STRONG or (at == 0 and after == "heading")


def _ends(text: str, made: list[Block]) -> Iterator[Block]:
    """The blocks with what only their place tells: the title first, datelines and signatures cut off as bylines."""
    readable = [at for at, b in enumerate(made) if b.kind in ("prose", "heading", "list")]
    first, last = (readable[0], readable[-1]) if readable else (-1, -1)
    titled = any(b.kind == "title" for b in made)
    questions = sum(b.kind == "heading" and text[b.span[1] - 1] == "?" for b in made)
    for at, block in enumerate(made):
        body = text[slice(*block.span)]
        if at == first and not titled and (block.kind == "heading" or _is_title(body, text[block.span[1] :])):
            yield from _title(text, block, questions)
        elif block.kind == "heading" and readable[:2] == [first, at] and _is_person(body):
            yield replace(block, kind="byline")
        elif block.kind == "prose" and (at == first or (readable[:2] == [first, at])) and shapes.dateline(body):
            yield from _cut(block, shapes.dateline(body), body, "byline", "prose")
        elif at == last and at != first and shapes.is_title_case(body):
            yield replace(block, kind="byline")
        elif block.kind == "prose" and shapes.signature(body):
            yield from _cut(block, shapes.signature(body), body, "prose", "byline")
        else:
            yield block


def _is_title(body: str, rest: str) -> bool:
    """A first line apart that does not end as a sentence does; it may hold two, and end in a quotation."""
    apart = len(body) <= 160 and "\n" not in body and rest[:2] == "\n\n" and not shapes.starts_low(body)
    return apart and body.rstrip('"”»')[-1:] not in ".,;:!"


def _is_person(body: str) -> bool:
    return shapes.is_title_case(body) and 2 <= len(body.split()) <= 3 and not body.isupper()


def _title(text: str, block: Block, questions: int) -> Iterator[Block]:
    body = text[slice(*block.span)]
    if body.endswith("?") and questions > 1:
        yield block
        return
    found = full_date(body)
    if found and found[1][0] == 0 and found[1][1] < len(body):
        yield from _cut(block, found[1][1], body, "byline", "title")
    else:
        yield replace(block, kind="title")


def _cut(block: Block, at: int, body: str, left: BlockKind, right: BlockKind) -> Iterator[Block]:
    """The block as two, cut before the character `at` of its body."""
    start, end = block.span
    yield replace(block, kind=left, span=(start, start + len(body[:at].rstrip())))
    yield replace(block, kind=right, span=(end - len(body[at:].lstrip()), end))
