"""What a parser hands over, before it becomes a document. It crosses from the worker's process as plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import msgspec

from parley.model import Block, Document, Outcome, PageAnchors


@dataclass(frozen=True, slots=True)
class Taken:
    """A document as taken in, with the places of its characters on its pages (empty where it has no pages)."""

    document: Document
    anchors: tuple[PageAnchors, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a document (or of every document of a batch), which goes before all that it says itself.

    `published` is EDTF; `is_word` says whether a word is in the dictionary, for hyphens at line ends.
    """

    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    language: str | None = None
    is_word: Callable[[str], bool] | None = None


class Member(msgspec.Struct, frozen=True):
    """A file inside a container: its name there, for display only, and its bytes; or why it cannot be had."""

    name: str
    data: bytes = b""
    fault: str | None = None


class Parsed(msgspec.Struct, frozen=True):
    """Text, blocks and what the file says of itself. `published` is a date that a masthead or tag gives (EDTF).

    `joints` are the places in `text` of line-end hyphens that are still to be decided; the text there holds U+00AD.
    `members` are the files of a container that is no document itself.
    """

    outcome: Outcome = "ok"
    reason: str | None = None
    next_step: str | None = None
    text: str = ""
    blocks: tuple[Block, ...] = ()
    anchors: tuple[PageAnchors, ...] = ()
    joints: tuple[int, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    pages: int = 1
    warnings: tuple[str, ...] = ()
    #: a page as PNG, where that was asked for
    image: bytes = b""
    members: tuple[Member, ...] = ()


def failed(outcome: Outcome, reason: str, next_step: str, warnings: tuple[str, ...] = ()) -> Parsed:
    """A document of which nothing was read, why, and what to do about it."""
    return Parsed(outcome=outcome, reason=reason, next_step=next_step, warnings=warnings)


def capped(parsed: Parsed, limit: int) -> Parsed:
    """The same with no more than `limit` characters; what was cut off makes it `partial`."""
    if len(parsed.text) <= limit:
        return parsed
    return msgspec.structs.replace(
        parsed,
        text=parsed.text[:limit],
        blocks=tuple(replace(b, span=(b.span[0], min(b.span[1], limit))) for b in parsed.blocks if b.span[0] < limit),
        anchors=tuple(_cut(a, limit) for a in parsed.anchors if a.span[0] < limit),
        joints=tuple(j for j in parsed.joints if j < limit),
        outcome="partial",
        reason=f"only the first {limit:,} characters were read",
        next_step="raise the setting max_characters, or split the file",
    )


def _cut(anchors: PageAnchors, limit: int) -> PageAnchors:
    start, end = anchors.span[0], min(anchors.span[1], limit)
    return PageAnchors(anchors.page, (start, end), anchors.width, anchors.height, anchors.boxes[: 16 * (end - start)])
