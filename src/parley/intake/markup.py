"""Any HTML → its paragraphs, nothing left out but what is never shown: e-mails, chapters of e-books, pages without a main text.

A table that lays out a page (its cells hold paragraphs or tables) is read through; one that holds facts keeps its cells.
"""

from __future__ import annotations

from typing import Any

from lxml import html

from parley.intake.blocks import APART, Builder, shape
from parley.model import BlockKind

_HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "nav", "svg", "button", "select", "textarea"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    "p div section article main aside header footer body html ul ol li dl dt dd table thead tbody tfoot tr td th caption"
    " blockquote pre figure figcaption address hr form fieldset center details summary".split()
)
_KINDS: dict[str, BlockKind] = {"li": "list", "dt": "list", "dd": "list", "figcaption": "caption", "caption": "caption"}
_DEEPEST = 200


def parsed(source: str) -> Any:
    """The page as lxml parses it; None where it is none."""
    try:
        return html.document_fromstring(source)
    except (ValueError, html.etree.ParserError):
        return None


def write(tree: Any, builder: Builder, prefix: str = "") -> None:
    """Add the paragraphs of a page to `builder`; the path of each is `prefix` and the XPath of its element."""
    _Walk(builder, prefix, tree.getroottree()).element(tree, 0)


class _Walk:
    """One way through a page: inline words are gathered until a block begins or ends."""

    def __init__(self, builder: Builder, prefix: str, root: Any) -> None:
        self.builder, self.prefix, self.root = builder, prefix, root
        self.words: list[str] = []

    def element(self, element: Any, depth: int) -> None:
        """Add what stands in a block element."""
        if element.text:
            self.words.append(element.text)
        for child in element:
            self._child(child, element, depth)
        self._flush(element)

    def _child(self, child: Any, parent: Any, depth: int) -> None:
        tag = child.tag
        if not isinstance(tag, str) or tag in _HIDDEN or _is_hidden(child) or depth > _DEEPEST:
            pass
        elif tag == "br":
            self.words.append("\n")
        elif tag == "table" and _holds_facts(child):
            self._flush(parent)
            self._table(child)
        elif tag in _BLOCKS:
            self._flush(parent)
            self.element(child, depth + 1)
        else:
            if child.text:
                self.words.append(child.text)
            for inner in child:
                self._child(inner, parent, depth + 1)
        if child.tail:
            self.words.append(child.tail)

    def _flush(self, element: Any) -> None:
        text = _lines("".join(self.words))
        self.words = []
        if text:
            self.builder.add(text, _kind(element, text), self._path(element))

    def _table(self, table: Any) -> None:
        lead = APART
        for row in table.iter("tr"):
            for number, cell in enumerate(row.iterchildren("td", "th")):
                lead += "\t" if number and lead != APART else ""
                text = " ".join(cell.text_content().split())
                if self.builder.add(text, "table", self._path(cell), lead) is not None:
                    lead = ""
            lead = "\n" if lead != APART else lead

    def _path(self, element: Any) -> str:
        return self.prefix + str(self.root.getpath(element))


def _lines(text: str) -> str:
    return (
        "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip()) if "\n" in text else text.strip()
    )


def _kind(element: Any, text: str) -> BlockKind:
    if element.tag in _HEADINGS:
        return "heading"
    return _KINDS.get(element.tag) or shape(text)


def _is_hidden(element: Any) -> bool:
    """What a page says is not to be shown, such as the preview lines of newsletters."""
    style = "".join((element.get("style") or "").split()).lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _holds_facts(table: Any) -> bool:
    """Whether no cell holds blocks of its own, and there are rows of two cells or more."""
    cells = list(table.iter("td", "th"))
    inner = any(child.tag in _BLOCKS - {"p"} for cell in cells for child in cell.iterdescendants())
    rows = [row for row in table.iter("tr") if len(row.findall("td")) + len(row.findall("th")) > 1]
    return bool(rows) and not inner and all(len(cell.findall("p")) < 3 for cell in cells)
