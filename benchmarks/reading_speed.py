#!/usr/bin/env python3
"""Words a second from plain text to events, beside bare uncached Morfeusz analysis of the same words in the same run.

python benchmarks/reading_speed.py [FOLDER …] [--documents 40]

Each folder holds texts of one language, told by its name (`pl` or `en` in it); they are read again and again until there are enough documents.
Without a folder, nothing is measured.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from itertools import cycle, islice
from pathlib import Path

import morfeusz2

from parley.intake import take
from parley.model import Document
from parley.reading import read


def documents(texts: list[Path], language: str, count: int) -> list[Document]:
    """`count` documents, the texts over and over."""
    return [take(path.read_bytes(), name=path.name, language=language).document for path in islice(cycle(texts), count)]


def measure(texts: list[Path], language: str, count: int) -> None:
    """Print words a second of both, and the memory before and after."""
    made = documents(texts, language, count)
    words = [re.findall(r"\w+|[^\w\s]", document.text) for document in made]
    total = sum(map(len, words))
    read(made[0])  # weights and word lists are loaded once a process
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    start = time.process_time()
    events = sum(len(read(document).events) for document in made)
    ours = total / (time.process_time() - start)
    bare_analyser = morfeusz2.Morfeusz(generate=False)
    start = time.process_time()
    for word in (word for each in words for word in each):
        bare_analyser.analyse(word)
    bare = total / (time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{language}: {count} documents, {total:,} words, {events} events")
    print(
        f"  Parley {ours:,.0f} words/s, Morfeusz {bare:,.0f} words/s, ratio {ours / bare:.3f}; memory {memory} MB at first, {peak} MB at most"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folders", nargs="*", type=Path)
    options.add_argument("--documents", type=int, default=40)
    chosen = options.parse_args()
    folders = chosen.folders
    for language in ("pl", "en"):
        texts = [
            text for folder in folders if language in folder.name.split("_") for text in sorted(folder.glob("*.txt"))
        ]
        if texts:
            measure(texts, language, chosen.documents)
        else:
            print(f"{language}: no texts given, not measured")


if __name__ == "__main__":
    main()
