"""What a start costs, in seconds of CPU (user and system, child processes too), beside a bare Python of the same run.

    python benchmarks/startup.py [RUNS] [TEXT]

TEXT is a document to read; the seed of the shared bench where it lies beside the checkout, else an example of ours. The last
line says what reading it costs beyond `parley --help`, which is the start itself.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
SEED = HERE.parent / "shared" / "bench" / "seed" / "000_44f7d27962800ef5.txt"
EXAMPLE = HERE / "examples" / "depesza.txt"


def commands(text: Path) -> dict[str, list[str]]:
    return {
        "python -c pass": ["-c", "pass"],
        "parley --help": ["-m", "parley", "--help"],
        "parley --version": ["-m", "parley", "--version"],
        "parley schema": ["-m", "parley", "schema"],
        "parley read --json": ["-m", "parley", "read", "--json", "--silent", "--published", "2025-09-12", str(text)],
    }


def seconds(arguments: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(runs: int, text: Path) -> None:
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):  # an installed package has its bytecode
        print("PYTHONDONTWRITEBYTECODE is set aside", file=sys.stderr)
    times: dict[str, list[float]] = {name: [] for name in commands(text)}
    for arguments in commands(text).values():
        seconds(arguments)  # once for the caches
    for _ in range(runs):  # in turn, so that a busy moment meets them all
        for name, arguments in commands(text).items():
            times[name].append(seconds(arguments))
    bare = min(times["python -c pass"])
    print(f"{'command':<20} {'best':>8} {'median':>8} {'ratio of bests':>15}")
    for name, taken in times.items():
        print(f"{name:<20} {min(taken):>7.3f}s {statistics.median(taken):>7.3f}s {min(taken) / bare:>14.1f}×")
    help_, read = min(times["parley --help"]), min(times["parley read --json"])
    print(f"reading {text.name} beyond the start: {read - help_:.3f}s, {(read - help_) / help_:.1f} times the start")


if __name__ == "__main__":
    given = Path(sys.argv[2]) if len(sys.argv) > 2 else SEED if SEED.exists() else EXAMPLE
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15, given)
