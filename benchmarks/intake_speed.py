#!/usr/bin/env python3
"""Pages a second from PDF to text in reading order with a box for every letter, beside bare pypdfium2 in the same run.

python benchmarks/intake_speed.py [FILE_OR_FOLDER …] [--rounds 5]

Bare is `get_text_range` of every page and nothing else: no boxes, no order. Both read the same bytes in turn, on one
processor, and the median of the rounds is shown. Without a path, the samples of examples/ are read.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pypdfium2

from parley.intake.pdf import parse
from parley.settings import load

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def bare(data: bytes) -> int:
    """The text of all pages by pypdfium2 alone; the number of pages."""
    document = pypdfium2.PdfDocument(data)
    count = len(document)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()
    return count


def boxes(data: bytes) -> None:
    """The text and the box of every letter by pypdfium2's own interface, unordered."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        for at in range(textpage.count_chars()):
            textpage.get_charbox(at, loose=True)
        textpage.close()
        page.close()
    document.close()


def seconds(work: Callable[[bytes], object], files: list[bytes]) -> float:
    start = time.process_time()
    for data in files:
        work(data)
    return time.process_time() - start


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("paths", nargs="*", type=Path)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    found = [f for p in chosen.paths or [EXAMPLES] for f in (sorted(p.rglob("*.pdf")) if p.is_dir() else [p])]
    files = [path.read_bytes() for path in found]
    settings = load()
    pages = sum(map(bare, files))
    rounds = [
        (seconds(bare, files), seconds(boxes, files), seconds(lambda data: parse(data, settings), files))
        for _ in range(chosen.rounds)
    ]
    names = ("bare text", "text and boxes by pypdfium2", "Parley: order, kinds, boxes")
    print(f"{len(files)} files, {pages} pages, {chosen.rounds} rounds")
    for name, at in zip(names, range(3), strict=True):
        spent = median(each[at] for each in rounds)
        ratio = median(each[at] / each[0] for each in rounds)
        print(f"  {name:<30} {pages / spent:8.0f} pages/s, {ratio:.2f} times the cost of bare text")


if __name__ == "__main__":
    main()
