"""Full text: every word of every passage is indexed under its keys (see `keys`); hits come with the words' places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, text

from parley.errors import InputError
from parley.model import Document, Span
from parley.store import tables
from parley.store.keys import fold, keys, query_keys, words

#: Longest passage, in characters; a block that is longer is cut at white space.
LONGEST = 4_000
#: Characters shown on either side of the first word found.
AROUND = 160
_PHRASE = re.compile(r'"([^"]*)"|„([^”"]*)[”"]|(\S+)')


def index(connection: Connection, reading: int, document: Document) -> None:
    """Write the passages of a document and their keys."""
    for page, (start, end) in passages(document):
        row = insert(tables.passages).values(reading=reading, page=page, start=start, end=end)
        key = connection.execute(row.returning(tables.passages.c.key)).scalar_one()
        found = (keys(document.text[a:b], document.language) for a, b in words(document.text, start, end))
        line = " ".join(part for group in found for part in sorted(group))
        connection.execute(text("INSERT INTO search (rowid, keys) VALUES (:key, :line)"), {"key": key, "line": line})


def passages(document: Document) -> Iterator[tuple[int, Span]]:
    """The parts of a document that are searched: page and span of each."""
    blocks = [(b.page, b.span) for b in document.blocks] or [(1, (0, len(document.text)))]
    for page, (start, end) in blocks:
        while end - start > LONGEST:
            cut = max(document.text.rfind(" ", start + 1, start + LONGEST), start + LONGEST // 2)
            yield page, (start, cut)
            start = cut
        if document.text[start:end].strip():
            yield page, (start, end)


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought: phrases, each a list of words, each a set of keys. All must stand in one passage."""

    phrases: tuple[tuple[frozenset[str], ...], ...]

    @classmethod
    def parse(cls, given: str) -> Query:
        """The query as typed: words, and phrases in quotation marks. InputError where nothing can be sought."""
        found = []
        for match in _PHRASE.finditer(given):
            body = next(group for group in match.groups() if group is not None)
            phrase = tuple(query_keys(body[a:b]) for a, b in words(body, 0, len(body)) if fold(body[a:b]))
            if phrase:
                found.append(phrase)
        if not found:
            raise InputError(f"nothing to search for in {given!r}", "give a word, or a phrase in quotation marks")
        return cls(tuple(found))

    @property
    def match(self) -> str:
        """The query in the language of FTS5: what a passage must have to be looked at."""
        groups = (sorted(word) for phrase in self.phrases for word in phrase)
        return " AND ".join("(" + " OR ".join(f'"{key}"' for key in group) + ")" for group in groups)

    def marks(self, body: str, span: Span, language: str | None) -> tuple[Span, ...]:
        """Where the words stand in `body[span]`; empty unless every phrase does."""
        places = list(words(body, *span))
        found = [keys(body[a:b], language) for a, b in places]
        marked: set[Span] = set()
        for phrase in self.phrases:
            hits = {
                places[at + step]
                for at in range(len(places) - len(phrase) + 1)
                if all(found[at + step] & word for step, word in enumerate(phrase))
                for step in range(len(phrase))
            }
            if not hits:
                return ()
            marked |= hits
        return tuple(sorted(marked))


def candidates(connection: Connection, query: Query) -> Iterator[tuple[str, int, Span, str, str | None]]:
    """Document, page, span, text and language of each passage with the words, the best first."""
    found = connection.execute(
        select(
            tables.readings.c.document,
            tables.passages.c.page,
            tables.passages.c.start,
            tables.passages.c.end,
            tables.texts.c.text,
            tables.documents.c.language,
        )
        .select_from(text("search"))
        .join(tables.passages, text("passages.key = search.rowid"))
        .join(tables.readings, tables.readings.c.key == tables.passages.c.reading)
        .join(tables.texts)
        .join(tables.documents, tables.documents.c.id == tables.readings.c.document)
        .where(text("search MATCH :query"), tables.readings.c.current)
        .order_by(text("bm25(search)"), tables.readings.c.document, tables.passages.c.start),
        {"query": query.match},
    )
    for row in found:
        yield row.document, row.page, (row.start, row.end), row.text, row.language


def window(body: str, span: Span, marks: tuple[Span, ...]) -> Span:
    """The stretch of a passage around the first word found, cut at white space."""
    start, end = max(span[0], marks[0][0] - AROUND), min(span[1], marks[0][1] + AROUND)
    if start > span[0]:
        start = min((at for at in range(start, marks[0][0]) if body[at].isspace()), default=start - 1) + 1
    if end < span[1]:
        end = max((at for at in range(marks[0][1], end) if body[at].isspace()), default=end)
    return start, end
