"""A text written block by block, for formats that mark their own paragraphs (web pages, Word, OpenDocument, e-books)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parley.intake import shapes
from parley.model import Block, BlockKind

APART = "\n\n"


@dataclass(slots=True)
class Builder:
    """Collects blocks; between two stands a blank line, between the cells of a row a tab, between rows a line end."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, kind: BlockKind = "prose", path: str | None = None, gap: str = APART) -> Block | None:
        """Add a block after `gap`; white space at its ends is dropped, and nothing is added where nothing is left."""
        text = text.strip()
        if not text:
            return None
        if self.parts:
            self._put(gap)
        block = Block((self.length, self.length + len(text)), kind, path=path)
        self._put(text)
        self.blocks.append(block)
        return block

    def table(self, rows: Iterable[Sequence[Sequence[str]]], path: str) -> None:
        """Add a table, each paragraph of each cell a block: `rows` of cells of paragraphs. An empty cell keeps its tab.

        `path` names the table; row and cell are counted from 1.
        """
        lead = APART
        for row_number, row in enumerate(rows, start=1):
            if not any(text.strip() for cell in row for text in cell):
                continue
            for cell_number, cell in enumerate(row, start=1):
                lead += "\t" if cell_number > 1 else ""
                for text in cell:
                    where = f"{path}, row {row_number}, cell {cell_number}"
                    if self.add(" ".join(text.split()), "table", where, lead) is not None:
                        lead = " "
                lead = lead.strip(" ")
            lead = "\n"

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        """All that was added."""
        return "".join(self.parts)


def shape(text: str) -> BlockKind:
    """What a paragraph that its format calls plain is by its shape."""
    if len(text) > 600:
        return "prose"
    if shapes.is_links(text) or shapes.is_also(text):
        return "links"
    if shapes.is_editors(text):
        return "editors"
    if shapes.is_byline(text) or shapes.is_dateline(text):
        return "byline"
    if shapes.is_masthead(text.replace("\t", " " * 8)):
        return "masthead"
    return "caption" if shapes.is_caption(text) else "prose"
