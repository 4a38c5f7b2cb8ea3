"""A dossier: one SQLite file that holds documents and what was read in them.

Each document is one transaction: after `add` returns it is on the disk; whatever happens before, nothing of it is.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, select

from parley.intake import Taken
from parley.model import PageAnchors, Reading
from parley.store import connect, decisions, migrate, queries, tables, write
from parley.store.decisions import Decision, Wanted
from parley.store.faults import explained
from parley.store.found import Hit, Judged, Kept, Told
from parley.store.kinds import Kind
from parley.store.rows import anchors_of
from parley.store.write import Change


class Dossier:
    """An open dossier. Several may be open on one file at once, in one program or many."""

    def __init__(self, path: Path, engine: Engine, backup: Path | None = None) -> None:
        self.path = path
        #: Where the copy lies that was made before an older dossier was brought up to date; None if it was not old.
        self.backup = backup
        self._engine = engine

    @classmethod
    def open(cls, path: str | Path, create: bool = False) -> Dossier:
        """The dossier at `path`, brought up to date if it is of an older Parley; with `create` a new one where none is.

        Raises NotFound, NotADossier, NewerDossier, and DossierError for a file that cannot be used.
        """
        path = Path(path)
        backup = migrate.bring_up(path, connect.schema_of(path, create))
        return cls(path, connect.engine(path), backup)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Dossier:
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

    def add(self, taken: Taken, reading: Reading, data: bytes | None, given: Mapping[str, str] | None = None) -> Change:
        """Keep a document: `added`, `reread` where a reader says something new of it, `unchanged` where it does not.

        `data` are its bytes, `given` what the user said of it. A newer reading becomes the current one, unless it could
        read less, or is of an older version of the same reader; earlier readings stay in the file.
        """
        with self._writing() as connection:
            return write.add(connection, reading, taken.anchors, data, given or {})

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

    def readings(self) -> list[Reading]:
        """The current reading of every document, whole."""
        with self._asking() as connection:
            return list(queries.readings(connection))

    def reading(self, document: str) -> Reading:
        """The current reading of one document, by id, its beginning, or uri. Raises NotFound."""
        with self._asking() as connection:
            return next(queries.readings(connection, queries.document(connection, document).id))

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

    def source(self, document: str) -> bytes | None:
        """The bytes of a document as they were read; None where they could not be."""
        with self._asking() as connection:
            kept = queries.document(connection, document)
            wanted = select(tables.sources.c.data).where(tables.sources.c.sha256 == kept.sha256)
            return connection.execute(wanted).scalar()

    def decide(
        self,
        kind: Kind,
        subject: str,
        *,
        who: str,
        after: Any = None,
        before: Any = None,
        reason: str | None = None,
        document: str | None = None,
        expected: int | None = None,
    ) -> Decision:
        """Write down what somebody decided; it is on the disk when this returns.

        `before` and `after` are JSON values, or things of the record. `expected` is the key of the last decision on the
        subject that the person saw (0: there was none); StaleDecision if another came meanwhile, None does not ask.
        Raises InputError for a kind that is none.
        """
        wanted = Wanted(kind, subject, who, document, before, after, reason, expected=expected)
        with self._writing() as connection:
            return decisions.write(connection, wanted)

    def decisions(self, kind: str | None = None, subject: str | None = None) -> list[Decision]:
        """All that was decided, in order, also what was taken back; of one kind or family (`event`), on one subject."""
        with self._asking() as connection:
            return decisions.find(connection, kind, subject)

    def standing(self, kind: str | None = None, subject: str | None = None) -> list[Decision]:
        """What holds: for each subject the last decision that nobody took back. `kind` as in `decisions`."""
        family = None if kind is None else kind.partition(".")[0]
        with self._asking() as connection:
            found = decisions.standing(decisions.find(connection, family, subject))
        return [one for one in found if kind in (None, family, one.kind)]

    def undo(self, key: int, who: str) -> Decision:
        """Take back the decision with this key, or what took one back. Raises NotFound, InputError."""
        with self._writing() as connection:
            return decisions.undo(connection, key, who)
