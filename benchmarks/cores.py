#!/usr/bin/env python3
"""How much faster many documents are read by one process a core: the whole of `parley read`, without a dossier.

python benchmarks/cores.py [--documents 400]

Both runs are of the same documents in turn, and their output is compared. What else the machine does at the time spoils
the ratio, so the load is printed beside it.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from parley.intake import Source
from parley.model import encode
from parley.pipeline import read_all
from parley.pool import cores

STORY = Path(__file__).resolve().parents[1] / "examples"


def sources(count: int) -> Iterator[Source]:
    """Documents that differ, of the examples' text, PDF, HTML and Word."""
    files = [path for path in sorted(STORY.iterdir()) if path.suffix in (".txt", ".pdf", ".html", ".docx")]
    for number in range(count):
        path = files[number % len(files)]
        data = path.read_bytes()
        if path.suffix == ".txt":
            data += f"\n\n{number}.".encode()
        yield Source(f"{number}-{path.name}", data=data)


def run(count: int, jobs: int) -> tuple[float, str]:
    digest = sha256()
    start = time.perf_counter()
    for read in read_all(sources(count), jobs=jobs):
        digest.update(encode(read.reading))
    return time.perf_counter() - start, digest.hexdigest()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--documents", type=int, default=400)
    count = options.parse_args().documents
    run(8, 1)  # weights and word lists are loaded once a process
    one, first = run(count, 1)
    many, second = run(count, cores())
    print(f"{count} documents: {one:.1f} s by one process, {many:.1f} s by {cores()}; {one / many:.2f} times")
    print(f"output the same: {first == second}; load of the machine {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
