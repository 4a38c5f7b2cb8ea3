"""Actors of the user's own: tables of the same form as ours in a folder of theirs, which lie over ours.

The setting `actors` names the folder (PARLEY_ACTORS, or `--set actors=FOLDER`). Of one id the user's line counts; of a person's
tenures of one office the user's replace ours. `parley actors add` and `import` write such tables, and an editor may too.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from parley.errors import InputError, SettingError
from parley.knowledge.cells import Line, body
from parley.knowledge.files import data
from parley.settings import load

TABLES = ("persons.tsv", "organisations.tsv", "offices.tsv")


def folder() -> Path | None:
    """The user's folder, None where no setting names one; SettingError where it is not there."""
    named = load().actors
    if not named:
        return None
    path = Path(named).expanduser()
    if not path.is_dir():
        raise SettingError(f"actors: no folder {named}", "make it, or take the setting away")
    return path


def texts(name: str) -> list[tuple[str, str]]:
    """A table's texts, ours first, each with the name by which faults are told."""
    found = [(name, data(name))]
    own = folder()
    if own is not None and (own / name).is_file():
        found.append((str(own / name), _read(own / name)))
    return found


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}", "save it as a table in UTF-8") from None


def put(path: Path, columns: Sequence[str], lines: Iterable[Sequence[str]], by: Sequence[str]) -> None:
    """Write lines of cells into a table of the user's, each in place of those with the same cells in the columns `by`; the
    table is whole or as it was. InputError for a cell with a tab or a line end.
    """
    kept = _lines(path, columns) if path.is_file() else []
    places = [columns.index(name) for name in by]
    new = [list(line) for line in lines]
    for line in new:
        if any(mark in cell for cell in line for mark in "\t\n\r"):
            raise InputError(f"a cell holds a tab or a line end: {line}", "write it in one line")
    keys = {tuple(line[p] for p in places) for line in new}
    rows = [line for line in kept if tuple(line[p] for p in places) not in keys] + new
    text = "\n".join("\t".join(row) for row in [list(columns), *sorted(map(list, {tuple(r) for r in rows}))]) + "\n"
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(text)
    os.replace(file.name, path)


def _lines(path: Path, columns: Sequence[str]) -> list[list[str]]:
    return [line.split("\t") for _, line in body(_read(path), columns, Line(str(path)))]


def holds(name: str, key: str) -> bool:
    """Whether the user's table `name` has a line whose first cell is `key`."""
    own = folder()
    if own is None or not (own / name).is_file():
        return False
    return any(line.partition("\t")[0] == key for line in _read(own / name).splitlines())
