"""Tables of plain text and Markdown → their cells, each a block of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from parley.model import Block

_GAP = re.compile(r" {4,}|\t+")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)*\s*:?-{2,}:?\s*\|?\s*")


def is_piped(line: str) -> bool:
    """Whether the line is a row of a Markdown table: cells between two or more bars."""
    return line.lstrip().startswith("|") and len(_PIPE.findall(line)) >= 2


def cells(text: str, block: Block) -> Iterator[Block]:
    """The cells of a `table` block, row by row; lines that only rule a Markdown table hold none."""
    at = block.span[0]
    for number, line in enumerate(text[slice(*block.span)].split("\n"), start=1):
        between = _PIPE if is_piped(line) else _GAP
        if not (between is _PIPE and _RULE.fullmatch(line)):
            yield from _row(block, line, at, between, number)
        at += len(line) + 1


def _row(block: Block, line: str, at: int, between: re.Pattern[str], number: int) -> Iterator[Block]:
    begin = 0
    ends = [match.span() for match in between.finditer(line)] + [(len(line), len(line))]
    cell = 0
    for low, high in ends:
        inner = line[begin:low]
        if inner.strip():
            cell += 1
            first = at + begin + len(inner) - len(inner.lstrip())
            path = f"row {number}, cell {cell}"
            yield replace(block, span=(first, first + len(inner.strip())), path=path)
        begin = high
