#!/usr/bin/env python3
"""Spoiled files through intake: outcomes, time, memory, and whatever broke a promise.

python benchmarks/fuzz_intake.py [--count 2000] [--seed 1] [FOLDER …]

With a folder, its files are read too (as those of `../shared/data/broken_pdf`). Ends with code 1 where a file had no
outcome of the list, or none within the limits.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from intake import fuzzing
from parley.intake import sandbox
from parley.settings import load

#: Seconds beyond `max_seconds` that a file may take before it counts as a hang.
GRACE = 5.0


def files(folders: list[Path]) -> Iterator[tuple[str, bytes]]:
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        yield str(path), path.read_bytes()


def run(title: str, given: Iterator[tuple[str, bytes]]) -> int:
    settings = load(environ={})
    outcomes: Counter[str] = Counter()
    times: list[float] = []
    wrong: list[str] = []
    slowest = ("", 0.0)
    for name, data in given:
        start = time.monotonic()
        try:
            found = fuzzing.documents(name, data, settings)
        except Exception as error:
            found = []
            wrong.append(f"{name}: {type(error).__name__}: {error}")
        times.append(time.monotonic() - start)
        slowest = max(slowest, (name, times[-1]), key=lambda one: one[1])
        outcomes.update(document.outcome for document in found)
        wrong += [f"{name}: {fault}" for document in found for fault in fuzzing.faults(document)]
        if times[-1] > settings.max_seconds * max(len(found), 1) + GRACE:
            wrong.append(f"{name}: {times[-1]:.0f} s")
    sandbox.close()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    ordered = sorted(times)
    print(f"{title}: {len(times)} files, {outcomes.total()} documents; {dict(sorted(outcomes.items()))}")
    print(
        f"  time: median {statistics.median(times):.3f} s, 99th percentile {ordered[int(0.99 * (len(ordered) - 1))]:.2f} s, "
        f"worst {slowest[1]:.2f} s ({slowest[0]}); memory: {peak} MB at most in a process that parses, {ours} MB in the one that asks"
    )
    print(f"  promises broken: {len(wrong)}", *wrong[:20], sep="\n    ")
    return len(wrong)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folders", nargs="*", type=Path)
    options.add_argument("--count", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    broken = run("files given", files(chosen.folders)) if chosen.folders else 0
    if chosen.count:
        broken += run("spoiled files", fuzzing.mutated(chosen.count, chosen.seed))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
