"""The numbered references: a sentence of a document each, in the order in which the page first needs them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from parley.brief.page import Cite, Group, Line, Reference, Section, Source
from parley.model import Document, Span

_Key = tuple[str, Span]


@dataclass(slots=True)
class _Entry:
    """A reference in the making."""

    number: int
    page: int
    triggers: set[Span] = field(default_factory=set)
    lines: dict[str, None] = field(default_factory=dict)


class Numbering:
    """Gives lines their ids and sentences their numbers; the only thing here that has a memory."""

    def __init__(self) -> None:
        self._entries: dict[_Key, _Entry] = {}
        self._lines = 0

    def group(self, group: Group) -> Group:
        """The group with its lines numbered."""
        return replace(group, lines=tuple(self.line(line) for line in group.lines))

    def section(self, section: Section) -> Section:
        """The section with its lines numbered."""
        return replace(section, groups=tuple(self.group(group) for group in section.groups))

    def line(self, line: Line) -> Line:
        """The line, and all below it, with id and numbers."""
        self._lines += 1
        name = f"l{self._lines}"
        numbers = tuple(sorted({self._number(cite, name) for cite in line.cites}))
        return replace(line, id=name, numbers=numbers, children=tuple(self.line(child) for child in line.children))

    def _number(self, cite: Cite, line: str) -> int:
        key = cite.document, cite.sentence
        entry = self._entries.setdefault(key, _Entry(len(self._entries) + 1, cite.page))
        entry.triggers.add(cite.trigger)
        entry.lines[line] = None
        return entry.number

    def references(self, documents: Sequence[Document], sources: Sequence[Source]) -> tuple[Reference, ...]:
        """The list of references, each with the exact words of its document."""
        texts = {d.id: d.text for d in documents}
        by_id = {source.id: source for source in sources}
        return tuple(self._made(texts, by_id))

    def _made(self, texts: Mapping[str, str], sources: Mapping[str, Source]) -> Iterator[Reference]:
        for (document, span), entry in self._entries.items():
            start, end = span
            yield Reference(
                number=entry.number,
                source=sources[document],
                page=entry.page,
                span=span,
                quote=texts[document][start:end],
                marks=_apart(sorted((a - start, b - start) for a, b in entry.triggers)),
                lines=tuple(entry.lines),
            )


def _apart(marks: Sequence[Span]) -> tuple[Span, ...]:
    """The marks without overlap, those that touch joined."""
    apart: list[Span] = []
    for start, end in marks:
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return tuple(apart)
