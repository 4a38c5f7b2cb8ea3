from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from client import Client
from conftest import Served, add
from test_security import logged_in

from parley.store import standing

REVIEWER = Path(__file__).parent / "reviewer.py"
#: Reviews of each of four processes; the benchmark does a thousand in eight.
EACH = int(os.environ.get("PARLEY_REVIEWS", "8"))


def test_several_programs_review_one_dossier_while_a_page_reads(served: Served) -> None:
    text = "These are the reports of the ministers of the country. " + " ".join(
        f"Minsk freed {n} big dogs on 2025-09-11." for n in range(20)
    )
    document = add(served.dossier, text)
    client: Client = logged_in(served)
    running = [
        subprocess.Popen(
            [sys.executable, str(REVIEWER), str(served.dossier.path), document, f"R{n}", str(EACH)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(4)
    ]
    seen = 0
    while any(process.poll() is None for process in running):
        assert client.get(f"/document/{document}").status == 200
        seen += 1
        time.sleep(0.3)
    said = [process.communicate() for process in running]
    assert [fault for _, fault in said] == [""] * 4
    written, stale = (sum(int(out.split()[at]) for out, _ in said) for at in (0, 1))
    log = served.dossier.decisions()
    assert seen > 0
    assert written == 4 * EACH
    assert len(log) == written
    assert stale >= 0
    with served.dossier._asking() as connection:
        assert standing.kept(connection) == standing.replay(connection)
    assert len({row.id for row in log}) == len(log)
