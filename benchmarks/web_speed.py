"""Pages of a dossier of 2,000 documents and 100,000 events: python benchmarks/web_speed.py [DOCUMENTS [EVENTS_EACH]].

Prints milliseconds at the median and the 95th percentile of each page from a warm server, the first byte of a document's page
with its picture, and the memory of the server over 10,000 requests.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "web"))

from client import Client
from conftest import FAKE

from parley.intake import take
from parley.model import Reader
from parley.store import Dossier

ROOT = Path(__file__).resolve().parents[1]

ROUNDS = int(os.environ.get("PARLEY_ROUNDS", "40"))
REQUESTS = int(os.environ.get("PARLEY_REQUESTS", "10000"))
PDF = ROOT / "examples" / "komentarz-rozmowy-w-minsku.pdf"
SERVER = """
import sys
from pathlib import Path
from parley.settings import load
from parley.web import serve
serve(Path(sys.argv[1]), load(), browse=False, port=0, say=lambda line: print(line, flush=True))
"""


def fill(path: Path, documents: int, each: int) -> tuple[str, str]:
    """The dossier; ids of one of its documents and of the PDF."""
    with Dossier.open(path, create=True) as dossier:
        for number in range(documents):
            day = f"{2005 + number % 20}-{1 + number % 12:02}-{1 + number % 28:02}"
            verbs = (("Minsk freed", "dogs"), ("Washington lifted", "tariffs"))
            said = [f"{verbs[n % 2][0]} {number * 100 + n} big {verbs[n % 2][1]} on {day}." for n in range(each)]
            text = f"This is the report of the ministry with the number {number}. {' '.join(said)}"
            given = {
                "published": day,
                "publisher": f"Paper {number % 40}",
                "title": f"Report {number}",
                "language": "en",
            }
            taken = take(text.encode(), name=f"{number}.txt", **given)
            dossier.add(taken, replace(FAKE.read(taken.document), reader=Reader("fake", "1")), text.encode(), given)
            if number == documents // 2:
                middle = taken.document.id
        from parley.intake import Given, Source
        from parley.pipeline import read_source
        from parley.settings import load

        done = read_source(Source(PDF.name, data=PDF.read_bytes()), given=Given(), settings=load(), facts={})
        dossier.add(done.taken, done.reading, done.data)
        return middle, done.reading.document.id


def memory(pid: int) -> float:
    """Resident memory in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


def main(documents: int, each: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(os.environ.get("PARLEY_BIG", str(Path(folder) / "big.parley")))
        begun = time.monotonic()
        document, pdf = fill(path, documents, each)
        print(f"filled in {time.monotonic() - begun:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
        environ = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        server = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(path)], stdout=subprocess.PIPE, text=True, env=environ
        )
        assert server.stdout is not None
        server.stdout.readline()
        link = server.stdout.readline().split()[-1]
        base, _, token = link.rpartition("/login/")
        client = Client(base)
        client.get(f"/login/{token}")
        try:
            measure(client, document, pdf)
            first = memory(server.pid)
            paths = (
                f"/document/{document}",
                "/review",
                "/documents",
                "/search.json?q=dogs",
                f"/document/{pdf}/page/1.png",
            )
            for number in range(REQUESTS):
                client.get(paths[number % len(paths)])
                if number in (REQUESTS // 10, REQUESTS // 2):
                    print(f"after {number} requests: {memory(server.pid):.0f} MB")
            print(f"memory: {first:.0f} MB before, {memory(server.pid):.0f} MB after {REQUESTS} requests")
        finally:
            server.terminate()


def measure(client: Client, document: str, pdf: str) -> None:
    event = client.get(f"/document/{document}.json").json()["events"][3]["subject"]
    pages = {
        "overview": "/", "documents": "/documents", "document": f"/document/{document}", "PDF": f"/document/{pdf}",
        "PDF picture": f"/document/{pdf}/page/1.png", "event": f"/event/{event}", "events": "/events",
        "events, far": "/events?at=60000", "events by act": "/events?act=lift&stance=asserted", "review": "/review",
        "search": "/search?q=dogs+4711", "search, many": "/search?q=minsk", "actors": "/actors", "actor": "/actor?id=Q184",
        "sources": "/sources", "source": "/source?name=Paper+7", "decisions": "/decisions", "record": "/record",
        "measures": "/record/measures", "brief": "/brief",
    }  # fmt: skip
    print(f"{'page':16} {'first':>8} {'median':>8} {'95th':>8}  ms")
    for name, path in pages.items():
        times = []
        for _ in range(ROUNDS + 1):
            begun = time.perf_counter()
            answer = client.get(path)
            times.append(1000 * (time.perf_counter() - begun))
            assert answer.status == 200, (path, answer.status)
            if times[-1] > 20_000:
                break
        warm = times[1:] or times
        print(
            f"{name:16} {times[0]:8.0f} {statistics.median(warm):8.0f} {sorted(warm)[int(0.95 * (len(warm) - 1))]:8.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:3])) if len(sys.argv) > 2 else main(2000, 50)
