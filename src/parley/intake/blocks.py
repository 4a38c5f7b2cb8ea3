"""A text written block by block, for formats that mark their own paragraphs (web pages, Word)."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.intake import shapes
from parley.model import Block, BlockKind


@dataclass(slots=True)
class Builder:
    """Collects blocks; between two stands a blank line."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, kind: BlockKind = "prose") -> None:
        """Add a block; white space at its ends is dropped, and nothing is added where nothing is left."""
        text = text.strip()
        if not text:
            return
        if self.parts:
            self.parts.append("\n\n")
            self.length += 2
        self.parts.append(text)
        self.blocks.append(Block((self.length, self.length + len(text)), kind))
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
