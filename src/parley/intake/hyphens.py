"""Hyphens at line ends: one that was set to break a word goes, one that belongs to it stays; the dictionary decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import msgspec

from parley.intake.parsed import Parsed
from parley.model import Block, PageAnchors

SOFT = "\u00ad"
_HEAD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\Z")
_TAIL = re.compile(r"[^\W\d_]+")
_EMPTY = bytes(16)


def join(parsed: Parsed, is_word: Callable[[str], bool] | None = None) -> Parsed:
    """The same document with every undecided hyphen (`joints`) dropped or written as `-`, all places moved along."""
    if not parsed.joints:
        return parsed
    text, drop = parsed.text, []
    kept = list(text)
    for at in parsed.joints:
        if stays(_HEAD.search(text, max(0, at - 60), at), _TAIL.match(text, at + 1), is_word):
            kept[at] = "-"
        else:
            drop.append(at)
            kept[at] = ""
    moved = _Moved(drop)
    return msgspec.structs.replace(
        parsed,
        text="".join(kept),
        joints=(),
        blocks=tuple(_block(b, moved) for b in parsed.blocks),
        anchors=tuple(_anchors(a, moved) for a in parsed.anchors),
    )


def stays(head: re.Match[str] | None, tail: re.Match[str] | None, is_word: Callable[[str], bool] | None) -> bool:
    """Whether the hyphen between the letters before and after a line end belongs to the word."""
    if head is None or tail is None:
        return True
    left, right = head[0], tail[0]
    if right[0].isupper():
        return not left.isupper()
    last = left.rsplit("-", 1)[-1]
    if is_word is not None:
        return not is_word(last + right) and (
            is_word(left + "-" + right) or (is_word(last) and is_word(right)) or _compound(last)
        )
    return _compound(last)


def _compound(left: str) -> bool:
    """Without a dictionary: the first half of an adjective made of two ("amerykańsko-") keeps its hyphen."""
    return bool(re.search(r"(?:sk|ck|dzk|czn|jn|wn|ln|rn|yjn|zn)o\Z", left.lower())) or left.lower() in (
        "post",
        "anty",
        "non",
        "well",
        "so",
    )


class _Moved:
    """Where a place of the old text is in the new one, once the characters at `drop` (sorted) are gone."""

    def __init__(self, drop: list[int]) -> None:
        self.drop = drop

    def __call__(self, place: int) -> int:
        from bisect import bisect_left

        return place - bisect_left(self.drop, place)


def _block(block: Block, moved: _Moved) -> Block:
    mark = None if block.mark is None else moved(block.mark)
    return replace(block, span=(moved(block.span[0]), moved(block.span[1])), mark=mark)


def _anchors(anchors: PageAnchors, moved: _Moved) -> PageAnchors:
    start, end = anchors.span
    boxes = bytearray(anchors.boxes)
    for at in reversed([d for d in moved.drop if start <= d < end]):
        del boxes[16 * (at - start) : 16 * (at - start + 1)]
    return PageAnchors(anchors.page, (moved(start), moved(end)), anchors.width, anchors.height, bytes(boxes))
