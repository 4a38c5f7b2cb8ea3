"""What a user names → one source a document: files, directories, standard input, JSON lines, pages of the web."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from parley.errors import FetchError, NotFound
from parley.intake.fetch.answer import Fetched
from parley.intake.fetch.target import is_url
from parley.intake.parsed import Parsed, failed
from parley.settings import Settings, load

if TYPE_CHECKING:
    from parley.intake.fetch.web import Web


# how browsers name the folder of what belongs to a saved page, in English and in Polish
_SAVED = re.compile(r"(?:_files|\.files|_pliki|-Dateien)$")


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
    says of its text is in `line`; `fault` is set where it is known before reading that nothing can come of it;
    `fetched` says how the bytes came from the web. `file_name` stands in for `name` where the ending is asked for.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    line: Line | None = None
    fault: Parsed | None = None
    fetched: Fetched | None = None
    file_name: str | None = None

    def read(self, limit: int) -> bytes:
        """The bytes, no more than one over `limit` of them. Raises OSError where the file cannot be read."""
        if self.data is not None or self.path is None:
            return self.data or b""
        with self.path.open("rb") as stream:
            return stream.read(limit + 1)

    def measured(self, data: bytes) -> tuple[str, int]:
        """SHA-256 and size of the whole, of which `data` is the beginning; so a file has one id whatever the limits."""
        if self.path is None:
            return sha256(data).hexdigest(), len(data)
        with self.path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest(), stream.tell()


def sources(paths: Iterable[str | Path], web: Web | None = None, settings: Settings | None = None) -> Iterator[Source]:
    """One source a document, in the order given; directories by name, hidden files left out; `-` is standard input.
    ZIP archives, attachments of messages and entries of feeds are documents each, unpacked within `settings` when
    their turn comes.

    A path that begins with http:// or https:// is fetched through `web` (else one with the settings of the
    environment), when its turn comes. Of standard input, and of a line, no more than one byte over `max_bytes` is held.
    Raises NotFound, before anything is read, for a path that is not there.
    """
    given = [str(path) for path in paths]
    for path in given:
        if path != "-" and not is_url(path) and not _is_there(path):
            raise NotFound(f"no such file: {path}", "look at its spelling and the folder you are in")
    if web is None and any(map(is_url, given)):
        from parley.intake.fetch.web import Web

        web = Web(load())
    chosen = settings or (web.settings if web is not None else load())
    from parley.intake.unpack import unpacked

    limit = chosen.max_bytes
    return (one for path in given for source in _expand(path, web, limit) for one in unpacked(source, chosen))


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except OSError:  # a name that no system can have, such as one that is too long
        return False


def count(paths: Iterable[str | Path]) -> int | None:
    """How many documents the paths hold, where that can be told without opening them; else None."""
    from parley.intake.unpack import holds_many

    found = 0
    for path in map(str, paths):
        if path == "-" or is_url(path) or not Path(path).exists():
            return None
        for source in _expand(path, None, 0):
            if source.line is not None or holds_many(source):
                return None
            found += 1
    return found


def page(url: str, web: Web) -> Source:
    """The page at `url`, fetched; a source with its fault where it cannot be, or must not."""
    try:
        fetched = web.get(url)
    except FetchError as error:
        return Source(url, fault=failed(error.outcome, error.message, error.next_step))
    return Source(url, data=fetched.data, fetched=fetched, file_name=fetched.file_name)


def _expand(path: str, web: Web | None, limit: int) -> Iterator[Source]:
    if path == "-":
        yield from _stream(sys.stdin.buffer, limit)
    elif web is not None and is_url(path):
        yield page(path, web)
    elif Path(path).is_dir():
        for file in _files(Path(path)):
            yield from _file(file, limit)
    else:
        yield from _file(Path(path), limit)


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder; what a browser saved beside a page (`talks_files/` of `talks.html`) is left out."""
    entries = sorted(folder.iterdir(), key=lambda p: p.name)
    pages = {p.stem for p in entries if p.suffix.lower() in (".html", ".htm")}
    for entry in entries:
        if entry.name.startswith(".") or (entry.is_dir() and _SAVED.sub("", entry.name) in pages):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry)
        elif entry.is_file():
            yield entry


def _file(path: Path, limit: int) -> Iterator[Source]:
    if path.suffix.lower() == ".jsonl":
        yield from _lines(str(path), path, limit)
    else:
        yield Source(str(path), path)


def _stream(stream: IO[bytes], limit: int) -> Iterator[Source]:
    """Standard input: JSON lines where the first line is an object with a text, else one document."""
    first = stream.readline(limit + 1)
    if _line(_bare(first)) is not None:
        yield from _one("-:1", first, limit)
        yield from _each("-", stream, limit, 2)
    else:
        yield Source("-", data=first + stream.read(max(0, limit + 1 - len(first))))


def _lines(name: str, path: Path, limit: int) -> Iterator[Source]:
    try:
        with path.open("rb") as stream:
            yield from _each(name, stream, limit, 1)
    except OSError as error:
        yield Source(name, fault=unreadable(error))


def _each(name: str, stream: IO[bytes], limit: int, number: int) -> Iterator[Source]:
    """The documents of a stream of lines, the first of them called `number`."""
    while raw := stream.readline(limit + 1):
        rest = raw
        while rest and not rest.endswith(b"\n") and len(raw) > limit:
            rest = stream.readline(1 << 20)  # the rest of a line that is too long is passed over
        yield from _one(f"{name}:{number}", raw, limit)
        number += 1


def _bare(raw: bytes) -> bytes:
    return raw.removeprefix(b"\xef\xbb\xbf").strip()


def _one(name: str, raw: bytes, limit: int) -> Iterator[Source]:
    if len(raw) > limit:
        reason = f"the line has more than {limit:,} bytes, the limit"
        yield Source(name, fault=failed("too-large", reason, "raise the setting max_bytes, or split the line"))
        return
    raw = _bare(raw)
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
