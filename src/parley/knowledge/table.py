"""Long tables that are read whenever a text is: a line becomes a thing when it is first asked for.

A text names a few dozen of the thousands of actors and places, so making all of them would cost more than reading does.
What a table must fulfil as a whole is checked where it is made whole (`whole`), which the tests do for every table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from parley.knowledge.cells import Line, body, cut

T = TypeVar("T")
Make = Callable[[list[str], Line], T]


class Table(Mapping[str, T], Generic[T]):
    """The lines of one or more tables of the same columns by the id in their first cell; of one id the last table's."""

    def __init__(self, texts: Sequence[tuple[str, str]], columns: Sequence[str], make: Make[T]) -> None:
        """`texts` are (name of the file, its text); `make` makes a thing of a line's cells. KnowledgeError for a wrong
        heading and for an id told twice in one text.
        """
        self._columns = columns
        self._make = make
        self._lines: dict[str, tuple[str, int, str]] = {}
        self._made: dict[str, T] = {}
        for file, text in texts:
            self._take(file, text)

    def _take(self, file: str, text: str) -> None:
        met: dict[str, tuple[str, int, str]] = {}
        for number, line in body(text, self._columns, Line(file)):
            key = line[: line.find("\t")]
            if key in met:
                raise Line(file, number).fault(f"{key} stands twice")
            met[key] = (file, number, line)
        self._lines |= met

    def __getitem__(self, key: str) -> T:
        found = self._made.get(key)
        if found is None:
            file, number, line = self._lines[key]
            at = Line(file, number)
            found = self._made[key] = self._make(cut(line, len(self._columns), at), at)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def raw(self) -> Iterator[list[str]]:
        """The cells of every line as they stand, unchecked."""
        return (line.split("\t") for _, _, line in self._lines.values())

    def whole(self) -> dict[str, T]:
        """Every thing by its id; KnowledgeError, with the line, for the first that is malformed."""
        return dict(self.items())


class Groups(Generic[T]):
    """The lines of one or more tables that share the cells of some columns, made into things when the group is asked for."""

    def __init__(
        self,
        texts: Sequence[tuple[str, str]],
        columns: Sequence[str],
        make: Make[T],
        *,
        by: Sequence[str],
        over: Sequence[str] = (),
    ) -> None:
        """`by` are the columns whose cells make the key of a group; a line of a later text stands in place of all earlier
        ones with the same cells in the columns `over`. KnowledgeError for a wrong heading or number of cells.
        """
        self._width = len(columns)
        self._make = make
        self._made: dict[tuple[str, ...], tuple[T, ...]] = {}
        self._lines: dict[tuple[str, ...], list[tuple[str, int, str]]] = {}
        groups, replaced = [columns.index(name) for name in by], [columns.index(name) for name in over]
        gone: set[tuple[str, ...]] = set()
        for file, text in reversed(texts):
            found: dict[tuple[str, ...], list[tuple[str, int, str]]] = {}
            met: set[tuple[str, ...]] = set()
            for number, line in body(text, columns, Line(file)):
                cells = line.split("\t")
                if len(cells) != self._width:
                    raise Line(file, number).fault(f"{len(cells)} cells, not {self._width}")
                if replaced and len(texts) > 1:
                    key = tuple([cells[place] for place in replaced])
                    met.add(key)
                    if key in gone:
                        continue
                found.setdefault(tuple([cells[place] for place in groups]), []).append((file, number, line))
            gone |= met
            for group, members in found.items():
                self._lines[group] = members + self._lines.get(group, [])

    def __call__(self, *key: str) -> tuple[T, ...]:
        """The things of a group in the order of the texts, none where there is no such group."""
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = tuple(self._one(*row) for row in self._lines.get(key, ()))
        return found

    def _one(self, file: str, number: int, line: str) -> T:
        at = Line(file, number)
        return self._make(cut(line, self._width, at), at)
