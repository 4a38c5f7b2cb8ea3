"""Where a paragraph of a web page stands in its source: the smallest element that holds all its words, as an XPath.

The path counts elements as libxml2 parses the page (lxml, `xmllint --html`), without those that a browser adds.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from lxml import etree

_UNSEEN = frozenset({"script", "style", "noscript", "template"})


class Places:
    """The words of a parsed page without white space, and which element each comes from."""

    def __init__(self, tree: Any) -> None:
        self._starts: list[int] = []
        self._owners: list[Any] = []
        self._root = tree.getroottree()
        parts: list[str] = []
        length = 0
        # what the head says comes last: a title is sought where it is shown
        parts_of_page = sorted(tree, key=lambda child: child.tag == "head") if tree.tag == "html" else [tree]
        for text, owner in (piece for part in parts_of_page for piece in _pieces(part)):
            flat = "".join(text.split())
            if flat:
                self._starts.append(length)
                self._owners.append(owner)
                parts.append(flat)
                length += len(flat)
        self._text = "".join(parts)
        self._at = 0

    def find(self, text: str) -> str | None:
        """The XPath of the element that holds `text`, looked for from the last one found on, then anywhere; or None."""
        flat = "".join(text.split())
        at = self._text.find(flat, self._at) if flat else -1
        if at < 0 and flat:
            at = self._text.find(flat)
        if at < 0:
            return None
        self._at = at + len(flat)
        first, last = (bisect_right(self._starts, place) - 1 for place in (at, self._at - 1))
        return str(self._root.getpath(_common(self._owners[first], self._owners[last])))


def _pieces(tree: Any) -> list[tuple[str, Any]]:
    """Each stretch of text with the element that it stands in, in the order of the page."""
    found: list[tuple[str, Any]] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            hidden += element.tag in _UNSEEN
            if not hidden and element.text:
                found.append((element.text, element))
            continue
        if event == "end":
            hidden -= element.tag in _UNSEEN
        parent = element.getparent()
        if not hidden and element.tail and parent is not None:
            found.append((element.tail, parent))
    return found


def _common(first: Any, last: Any) -> Any:
    """The smallest element that holds both."""
    above = {id(e): e for e in (first, *first.iterancestors())}
    return next((e for e in (last, *last.iterancestors()) if id(e) in above), first)
