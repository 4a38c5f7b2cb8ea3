"""How long `parley --help` takes, beside a bare Python of the same run: python benchmarks/startup.py [RUNS]"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "parley --help": ["-m", "parley", "--help"],
    "parley --version": ["-m", "parley", "--version"],
    "parley schema": ["-m", "parley", "schema"],
}


def seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main(runs: int) -> None:
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for arguments in COMMANDS.values():
        seconds(arguments)  # once for the caches
    for _ in range(runs):  # in turn, so that a busy moment meets them all
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))
    bare = min(times["python -c pass"])
    print(f"{'command':<18} {'best':>8} {'median':>8} {'ratio of bests':>15}")
    for name, taken in times.items():
        print(f"{name:<18} {min(taken):>7.3f}s {statistics.median(taken):>7.3f}s {min(taken) / bare:>14.1f}×")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
