"""Eight processes of a thousand reviews each on one dossier while a page reads: python benchmarks/web_reviews.py [EACH].

Prints decisions written, edits refused as stale, pages read meanwhile, and whether the table is what the log gives.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "web"))

from client import Client
from conftest import add, serving

from parley.store import Dossier, standing

ROOT = Path(__file__).resolve().parents[1]


def main(each: int) -> None:
    with tempfile.TemporaryDirectory() as folder, Dossier.open(Path(folder) / "r.parley", create=True) as dossier:
        dossier.keep_user("Anna", "owner")
        said = " ".join(f"Minsk freed {n} big dogs on 2025-09-11." for n in range(40))
        document = add(dossier, f"These are the reports of the ministers of the country. {said}")
        with serving(dossier) as served:
            client = Client(served.base)
            client.get(served.login().removeprefix(served.base))
            program = [sys.executable, str(ROOT / "tests" / "web" / "reviewer.py"), str(dossier.path), document]
            begun = time.monotonic()
            running = [
                subprocess.Popen(
                    [*program, f"R{n}", str(each)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
                )
                for n in range(8)
            ]
            pages: list[int] = []
            while any(process.poll() is None for process in running):
                pages.append(client.get(f"/document/{document}").status)
                time.sleep(0.2)
            seconds = time.monotonic() - begun
        outputs = [process.communicate() for process in running]
        faults = [fault for _, fault in outputs if fault]
        written, stale = (sum(int(out.split()[at]) for out, _ in outputs if out) for at in (0, 1))
        with dossier._asking() as connection:
            same = standing.kept(connection) == standing.replay(connection)
        print(f"written {written} of {8 * each}, in the log {len(dossier.decisions())}, refused as stale {stale}")
        print(
            f"faults of reviewers {len(faults)}, pages read {len(pages)}, of them not 200: {sum(p != 200 for p in pages)}"
        )
        print(f"the table is what the log gives: {same}; {seconds:.0f} s, {written / seconds:.0f} reviews/s")
        for fault in faults[:2]:
            print(fault[-500:])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
