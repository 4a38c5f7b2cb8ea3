"""A tiny builder of HTML and SVG: whatever is not already `Markup` is escaped, so text never becomes markup."""

from __future__ import annotations

import html
import re

# Characters that HTML cannot hold, and those that turn the direction of the text around them, shown by a stand-in.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_VOID = frozenset({"meta", "br", "hr", "circle", "rect", "line", "path"})


class Markup(str):
    """Text that is markup already; only this module makes it."""

    __slots__ = ()


def shown(text: str) -> str:
    """The text with what no page can hold replaced."""
    return _FORBIDDEN.sub("\ufffd", text)


def escaped(text: str) -> Markup:
    """A text node."""
    return text if isinstance(text, Markup) else Markup(html.escape(shown(text), quote=True))


def joined(*children: str) -> Markup:
    """Several nodes in a row."""
    return Markup("".join(escaped(child) for child in children))


def el(name: str, attributes: dict[str, str | int | float | None], *children: str) -> Markup:
    """An element; an attribute that is None is left out. `name` and the attributes' names are the program's own."""
    kept = "".join(f' {key}="{escaped(str(value))}"' for key, value in attributes.items() if value is not None)
    if name in _VOID and not children:
        return Markup(f"<{name}{kept}>" if name in ("meta", "br", "hr") else f"<{name}{kept}/>")
    return Markup(f"<{name}{kept}>{joined(*children)}</{name}>")


def raw(text: str) -> Markup:
    """Markup of the program's own, such as its style sheet; never called with words of a document."""
    return Markup(text)
