"""What became of each document, told on standard error: a line each, a sum at the end, a bar on a terminal."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from parley.cli.terminal import clean
from parley.pipeline import READABLE, Read

Say = Callable[[str], None]


@dataclass(slots=True)
class Tally:
    """The outcomes of a run so far; `say` writes a line, `silent` keeps to what went wrong."""

    say: Say
    silent: bool = False
    outcomes: Counter[str] = field(default_factory=Counter)
    changes: Counter[str] = field(default_factory=Counter)
    events: int = 0

    def add(self, read: Read, change: str | None) -> None:
        """Count a document and say what became of it; `change` is what the dossier made of it, if there is one."""
        document = read.reading.document
        self.outcomes[document.outcome] += 1
        self.events += len(read.reading.events)
        if change is not None:
            self.changes[change] += 1
        if not self.silent or document.outcome != "ok":
            self.say(_line(read, change))
        if not self.silent:
            for warning in document.warnings:
                self.say(f"    note: {clean(warning)}")

    @property
    def all_read(self) -> bool:
        """Whether every document could be read, at least in part."""
        return all(outcome in READABLE for outcome in self.outcomes)

    def sum(self) -> str:
        """The sum of the run in one line."""
        total = self.outcomes.total()
        parts = [f"{total} {'document' if total == 1 else 'documents'}, {_events(self.events)}"]
        parts += [f"{n} {outcome}" for outcome, n in sorted(self.outcomes.items())]
        changes = ", ".join(f"{n} {change}" for change, n in sorted(self.changes.items()))
        return "; ".join([", ".join(parts), *([changes] if changes else [])])


def _line(read: Read, change: str | None) -> str:
    document = read.reading.document
    line = f"{clean(document.uri)}: {document.outcome}"
    if document.outcome in READABLE:
        line += f", {_events(len(read.reading.events))}"
    if change is not None:
        line += f" ({change})"
    if document.reason:
        line += f": {clean(document.reason)}"
    return f"{line}; {clean(document.next_step)}" if document.next_step else line


def _events(count: int) -> str:
    return f"{count} event" if count == 1 else f"{count} events"


@contextmanager
def progress(total: int | None) -> Iterator[tuple[Say, Callable[[], None]]]:
    """Two functions: one that says a line on standard error, one that moves the bar on, where that is a terminal."""
    if not sys.stderr.isatty():
        yield _say, lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield (
            lambda line: console.print(line, markup=False, highlight=False, soft_wrap=True),
            lambda: bar.advance(task),
        )


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
