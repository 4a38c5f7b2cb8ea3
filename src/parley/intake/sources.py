"""What a user names → one source a document: files, directories, standard input, JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from parley.errors import NotFound
from parley.intake.parsed import Parsed, failed


class Line(msgspec.Struct, frozen=True):
    """A line of a `.jsonl` file: one document. `id` becomes the document's uri."""

    text: str
    id: str | int | None = None
    published: str | None = None
    language: str | None = None
    title: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One document to be taken in. `name` is for display; bytes come from `path`, or are `data`; what a line of JSON
    says of its text is in `line`; `fault` is set where it is known before reading that nothing can come of it.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    line: Line | None = None
    fault: Parsed | None = None

    def read(self, limit: int) -> bytes:
        """The bytes, no more than one over `limit` of them. Raises OSError where the file cannot be read."""
        if self.data is not None or self.path is None:
            return self.data or b""
        with self.path.open("rb") as stream:
            return stream.read(limit + 1)


def sources(paths: Iterable[str | Path]) -> Iterator[Source]:
    """One source a document, in the order given; directories by name, hidden files left out; `-` is standard input.

    Raises NotFound, before anything is read, for a path that is not there.
    """
    given = [str(path) for path in paths]
    for path in given:
        if path != "-" and not Path(path).exists():
            raise NotFound(f"no such file: {path}", "look at its spelling and the folder you are in")
    return (source for path in given for source in _expand(path))


def _expand(path: str) -> Iterator[Source]:
    if path == "-":
        yield from _stream(sys.stdin.buffer.read())
    elif Path(path).is_dir():
        for file in _files(Path(path)):
            yield from _file(file)
    else:
        yield from _file(Path(path))


def _files(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir(), key=lambda p: p.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry)
        elif entry.is_file():
            yield entry


def _file(path: Path) -> Iterator[Source]:
    if path.suffix.lower() == ".jsonl":
        yield from _lines(str(path), path)
    else:
        yield Source(str(path), path)


def _stream(data: bytes) -> Iterator[Source]:
    """Standard input: JSON lines where the first line is an object with a text, else one document."""
    if data.lstrip().startswith(b"{") and _line(data.lstrip().split(b"\n", 1)[0]) is not None:
        for number, raw in enumerate(data.split(b"\n"), start=1):
            yield from _one(f"-:{number}", raw)
    else:
        yield Source("-", data=data)


def _lines(name: str, path: Path) -> Iterator[Source]:
    try:
        with path.open("rb") as stream:
            for number, raw in enumerate(stream, start=1):
                yield from _one(f"{name}:{number}", raw)
    except OSError as error:
        yield Source(name, fault=unreadable(error))


def _one(name: str, raw: bytes) -> Iterator[Source]:
    raw = raw.removeprefix(b"\xef\xbb\xbf").strip()
    if not raw:
        return
    line = _line(raw)
    if line is None:
        fault = failed(
            "unsupported", "the line is no JSON object with a text", 'write {"id": …, "text": …} on one line'
        )
        yield Source(name, data=raw, fault=fault)
    else:
        yield Source(name, data=line.text.encode("utf-8", "replace"), line=line)


def _line(raw: bytes) -> Line | None:
    try:
        return msgspec.json.decode(raw, type=Line)
    except (msgspec.DecodeError, RecursionError):
        return None


def unreadable(error: OSError) -> Parsed:
    """What becomes of a file that the system does not let us read."""
    return failed(
        "crashed", f"the file cannot be read: {error.strerror or error}", "look at its permissions and try again"
    )
