"""Runs the commands of README and docs again and writes what they print: python docs/refresh.py [--picture].

A block fenced as ```console holds commands after `$ ` and what they print. With `…` in place of its end, an output is cut
there and kept as long as it was. `tests/docs` runs the same blocks; `--picture` also takes docs/brief.png with Chromium.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a page and the output shown for it."""

    command: str
    shown: str


def pages() -> list[Path]:
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def steps(block: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield Step(command, shown)


def prepare(folder: Path) -> None:
    """What the commands need: the examples, and the dossier that `make demo` makes."""
    (folder / "demo").mkdir()
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    done = run("parley read examples/*.{pdf,html,txt,docx} --dossier demo/talks.parley", folder)
    if done.returncode:
        raise SystemExit(done.stderr)


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a reader of the page would, with this environment's `parley`."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    environ |= {"PATH": path, "COLUMNS": str(COLUMNS), "NO_COLOR": "1", "TERM": "dumb"}
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environ,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def again(step: Step, folder: Path) -> str:
    """The step with what its command prints now; cut where it was cut."""
    done = run(step.command, folder)
    lines = (done.stderr + done.stdout).rstrip("\n").split("\n")
    lines = [line.rstrip() for line in lines]
    shown = step.shown.rstrip("\n").split("\n")
    if shown[-1] == "…":
        lines = [*lines[: max(1, len(shown) - 1)], "…"]
    return f"$ {step.command}\n" + "\n".join(lines).strip("\n") + "\n"


def picture(folder: Path) -> None:
    run("parley brief demo/talks.parley --html demo/brief.html", folder)
    run(
        "chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,1600 "
        f"--screenshot={ROOT / 'docs' / 'brief.png'} file://{folder / 'demo' / 'brief.html'}",
        folder,
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        for page in pages():
            text = page.read_text("utf-8")
            new = BLOCK.sub(
                lambda found: "```console\n" + "".join(again(step, folder) for step in steps(found[1])) + "```", text
            )
            page.write_text(new, "utf-8")
        if "--picture" in sys.argv:
            picture(folder)


if __name__ == "__main__":
    main()
