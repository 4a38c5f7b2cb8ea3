#!/usr/bin/env python3
"""Time a character as texts grow, for plain and for odd texts; and memory as documents go by.

python benchmarks/reader_scaling.py [--sizes 60000 250000 1000000] [--kinds plain capitals …] [--documents 0]

Processor time is counted, so other work on the machine matters little. The last column is what a character costs in the
longest text over what it costs in the shortest: 1 is linear, a quadratic reader would show the growth of the size itself.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

from parley.intake import take
from parley.model import Document
from parley.pipeline import read_document

STORY = Path(__file__).resolve().parents[1] / "examples"
SIZES = (60_000, 250_000, 1_000_000)


def base(language: str) -> str:
    """A text of our own in the language, without markup."""
    if language == "pl":
        return (STORY / "depesza.txt").read_text("utf-8")
    page = re.sub(r"(?s)<(script|style|head).*?</\1>", " ", (STORY / "wire-report.html").read_text("utf-8"))
    return re.sub(r"\n\s*\n+", "\n\n", re.sub(r"<[^>]+>", "\n", page))


def broken(text: str) -> str:
    """Every third character, where it is a letter, another one."""
    chance = random.Random(3)
    letters = "abcdefghijklmnoprstuwyz"
    return "".join(chance.choice(letters) if n % 3 == 2 and c.isalpha() else c for n, c in enumerate(text))


def flat(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text).split()) + " "


KINDS: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text + "\n\n",
    "one paragraph": lambda text: " ".join(text.split()) + " ",
    "one sentence": flat,
    "capitals": lambda text: text.upper() + "\n\n",
    "no punctuation": lambda text: re.sub(r"[^\w\s]", "", text) + "\n\n",
    "broken letters": lambda text: broken(text) + "\n\n",
    "mixed languages": lambda text: text + "\n\n" + base("pl") + "\n\n" + base("en") + "\n\n",
    "word a line": lambda text: "\n".join(text.split()) + "\n",
}


def made(kind: str, language: str, size: int) -> Document:
    part = KINDS[kind](base(language))
    text = (part * (size // len(part) + 1))[:size]
    return take(text.encode(), name="a.txt", language=language, published="2025-09-12").document


def seconds(document: Document) -> float:
    start = time.process_time()
    read = read_document(document)
    taken = time.process_time() - start
    if read.document.outcome not in ("ok", "partial"):
        raise SystemExit(f"not read: {read.document.outcome}, {read.document.reason}")
    return taken


def scaling(kinds: list[str], sizes: list[int]) -> None:
    print(f"{'text':<22}" + "".join(f"{size:>12,}" for size in sizes) + "  longest : shortest   (µs a character)")
    for language in ("pl", "en"):
        for kind in kinds:
            costs = [1e6 * seconds(made(kind, language, size)) / size for size in sizes]
            row = "".join(f"{cost:>12.1f}" for cost in costs)
            print(f"{language + ', ' + kind:<22}{row}  {costs[-1] / costs[0]:.2f}", flush=True)


def resident() -> int:
    """Megabytes that this process holds."""
    found = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) // 1024 if found else 0


def memory(count: int) -> None:
    """Read `count` documents that differ in their figures, names and words, and say what is held on the way."""
    chance = random.Random(5)
    texts = [base("pl").split("\n\n"), base("en").split("\n\n")]
    for number in range(1, count + 1):
        parts = chance.sample(texts[number % 2], min(3, len(texts[number % 2])))
        odd = "".join(chance.choices("abcdefghijklmnoprstuwyz", k=8)).capitalize()
        text = "\n\n".join([*parts, f"{odd} {number} {odd.lower()}."])
        read_document(take(text.encode(), name="a.txt", language=("pl", "en")[number % 2]).document)
        if number in (200, 1000, 5000, 10_000, 20_000) or number == count:
            print(f"after {number:>6,} documents: {resident()} MB", flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sizes", nargs="+", type=int, default=list(SIZES))
    options.add_argument("--kinds", nargs="*", default=list(KINDS), choices=list(KINDS))
    options.add_argument("--documents", type=int, default=0)
    chosen = options.parse_args()
    for language in ("pl", "en"):
        read_document(made("plain", language, 3000))  # weights and word lists are loaded once a process
    if chosen.kinds:
        scaling(chosen.kinds, chosen.sizes)
    if chosen.documents:
        memory(chosen.documents)


if __name__ == "__main__":
    main()
