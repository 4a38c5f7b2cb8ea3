"""A dossier: one SQLite file that holds documents and what was read in them.

Each document is one transaction: after `add` returns it is on the disk; whatever happens before, nothing of it is.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, func, select

from parley.intake import Taken
from parley.intake.fetch.answer import Fetched
from parley.model import PageAnchors, Reading
from parley.store import archive, connect, migrate, queries, tables, write
from parley.store.deciding import Deciding
from parley.store.faults import explained
from parley.store.found import Hit, Judged, Kept, Told
from parley.store.listing import Listing
from parley.store.people import Peopled
from parley.store.rows import anchors_of
from parley.store.verify.fault import Verified
from parley.store.write import Change


class Dossier(Deciding, Listing, Peopled):
    """An open dossier. Several may be open on one file at once, in one program or many."""

    def __init__(self, path: Path, engine: Engine, backup: Path | None = None) -> None:
        self.path = path
        #: Where the copy lies that was made before an older dossier was brought up to date; None if it was not old.
        self.backup = backup
        #: Where the bytes of new documents are kept: in the `dossier`, `beside` it, or `nowhere`.
        self.place = archive.IN_DOSSIER
        self._engine = engine

    @classmethod
    def open(cls, path: str | Path, create: bool = False) -> Self:
        """The dossier at `path`, brought up to date if it is of an older Parley; with `create` a new one where none is.

        Raises NotFound, NotADossier, NewerDossier, and DossierError for a file that cannot be used.
        """
        path = Path(path)
        backup = migrate.bring_up(path, connect.schema_of(path, create))
        return cls(path, connect.engine(path), backup)

    def stamp(self) -> tuple[int, ...]:
        """A value that is another one once a document or reading has come, gone or changed, or a decision was made."""
        d, r, n = tables.decisions.c, tables.readings.c, func.count
        with self._asking() as connection:
            held = connection.execute(select(n(), func.max(r.key), func.sum(r.key)).where(r.current)).one()
            last = connection.execute(select(func.max(d.key))).scalar()
        return tuple(value or 0 for value in (*held, last))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with explained(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that has the dossier for itself; written when the block ends, unless it raises."""
        with explained(self.path), self._engine.connect() as plain:
            connection = plain.execution_options(begin="BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    def add(
        self,
        taken: Taken,
        reading: Reading,
        data: bytes | None,
        given: Mapping[str, str] | None = None,
        fetched: Fetched | None = None,
    ) -> Change:
        """Keep a document: `added`, `reread` where a reader says something new of it, `unchanged` where it does not.

        `data` are its bytes, `given` what the user said of it, `fetched` how it came from the web. A newer reading
        becomes the current one, unless it could read less, or is of an older version of the same reader; earlier
        readings stay in the file.
        """
        with self._writing() as connection:
            change = write.add(connection, reading, taken.anchors, given or {})
            if data is not None:
                archive.keep(connection, self.path, reading.document.sha256, data, self.place)
                write.replace_lost(connection, reading.document)
            if fetched is not None:
                archive.keep_fetch(connection, reading.document.id, fetched)
        return change

    def fetches(self, document: str | None = None) -> list[dict[str, Any]]:
        """Each time a page was fetched, of one document (its id, beginning, or uri) or all: url, hops, address, time
        (`at`), status, headers, and the SHA-256 of the bytes.
        """
        with self._asking() as connection:
            key = queries.document(connection, document).id if document is not None else None
            return archive.fetches(connection, key)

    def given(self, sha256: str) -> dict[str, str]:
        """What the user said earlier of the document with these bytes; empty for one that is not here."""
        with self._asking() as connection:
            wanted = select(tables.documents.c.given).where(tables.documents.c.sha256 == sha256)
            found = connection.execute(wanted).scalar()
        return dict(json.loads(found)) if found else {}

    def documents(self) -> list[Kept]:
        """All documents, by date of publication; those that could not be read too, each with its outcome."""
        with self._asking() as connection:
            return queries.documents(connection)

    def document(self, given: str) -> Kept:
        """The document with this id, its unique beginning, or this uri. Raises NotFound."""
        with self._asking() as connection:
            return queries.document(connection, given)

    def events(
        self,
        *,
        act: str | Collection[str] = (),
        stance: str | Collection[str] = (),
        actor: str | None = None,
        party: str | None = None,
        since: str | None = None,
        until: str | None = None,
        document: str | None = None,
    ) -> list[Told]:
        """The events that fit all that is given.

        `actor` (who acts) and `party` (anybody with a part in it) match a code (`BLR`), an id, or a name in any case
        and spelling (`lukaszenki`). `since` and `until` are EDTF; an event fits if one of its days does, and one whose
        year nobody knows does not. `document` is an id, its beginning, or a uri.
        """
        with self._asking() as connection:
            return queries.events(
                connection,
                act=[act] if isinstance(act, str) else act,
                stance=[stance] if isinstance(stance, str) else stance,
                actor=actor,
                party=party,
                since=since,
                until=until,
                document=document,
            )

    def event(self, given: str) -> Told:
        """The event with this id, or the one whose id begins so. Raises NotFound."""
        with self._asking() as connection:
            return queries.event(connection, given)

    def assessments(self, document: str | None = None) -> list[Judged]:
        """All assessments, or those of one document."""
        with self._asking() as connection:
            return queries.assessments(connection, document)

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """The passages that have all words of `text`, in whatever case they stand, the best first."""
        with self._asking() as connection:
            return queries.search(connection, text, limit)

    def anchors(self, document: str) -> list[PageAnchors]:
        """Where each character of a document's text stands on its pages; empty where it has no pages."""
        with self._asking() as connection:
            key = queries.document(connection, document).id
            a, r = tables.anchors.c, tables.readings.c
            wanted = select(tables.anchors).join(tables.readings, r.key == a.reading)
            wanted = wanted.where(r.document == key, r.current).order_by(a.page, a.start)
            return [anchors_of(row) for row in connection.execute(wanted)]

    def verify(self) -> Verified:
        """Everything hashed and derived again: what was looked at, and what is wrong. Nothing is written."""
        from parley.store.verify import verify

        with self._asking() as connection:
            return verify(connection, self.path)

    def source(self, document: str) -> bytes | None:
        """The bytes of a document as they were read; None where they could not be."""
        with self._asking() as connection:
            return archive.get(connection, self.path, queries.document(connection, document).sha256)
