"""The long lists of a dossier. A part of `Dossier`."""

from __future__ import annotations

from contextlib import AbstractContextManager

from sqlalchemy import Connection

from parley.store import lists
from parley.store.lists import Filter, Listed, Party


class Listing:
    """The methods of a dossier that answer with a page of a list."""

    def _asking(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def list_events(self, wanted: Filter, limit: int = 50, offset: int = 0) -> tuple[list[Listed], int]:
        """A page of the events that are wanted, by publication and text, and how many there are in all."""
        with self._asking() as connection:
            return lists.events(connection, wanted, limit, offset)

    def states(self, document: str | None = None) -> dict[str, int]:
        """How many events are in each state of review."""
        with self._asking() as connection:
            return lists.states(connection, document)

    def waiting(self) -> dict[str, int]:
        """How many events of each document nobody has decided on, by its id."""
        with self._asking() as connection:
            return lists.waiting_by_document(connection)

    def parties(self) -> list[Party]:
        """All actors, those with the most events first."""
        with self._asking() as connection:
            return lists.parties(connection)
