"""Text of documents made safe to show: nothing in it may steer the terminal that it is printed on."""

from __future__ import annotations

import re

# control characters but the line end and the tab; marks that turn the direction of text around
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """The text with every character that could steer a terminal shown as U+FFFD; lengths stay the same."""
    return _UNSAFE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The text, safe, with its white space as single blanks."""
    return " ".join(clean(text).split())


def spaced(text: str) -> str:
    """The text, safe, with each line end and tab as a blank; lengths stay the same, so spans hold."""
    return re.sub(r"[\n\t\u2028\u2029]", " ", clean(text))
