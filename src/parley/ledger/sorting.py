"""A list that stays sorted while few of its items change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any


class Sorted:
    """Items by their `order`, each different. `change` costs a search an item, or one sort where many change."""

    def __init__(self) -> None:
        self._keys: list[Any] = []
        self._items: list[Any] = []

    def change(self, gone: Iterable[Any], come: Iterable[Any]) -> None:
        """Take out `gone` (items that are in) and put in `come`."""
        gone, come = list(gone), list(come)
        if 8 * (len(gone) + len(come)) > len(self._items):
            out = {item.order for item in gone}
            kept = [item for key, item in zip(self._keys, self._items, strict=True) if key not in out]
            pairs = sorted(((item.order, item) for item in (*kept, *come)), key=lambda p: p[0])
            self._keys, self._items = [p[0] for p in pairs], [p[1] for p in pairs]
            return
        for item in gone:
            at = bisect_left(self._keys, item.order)
            del self._keys[at], self._items[at]
        for item in come:
            at = bisect_left(self._keys, item.order)
            self._keys.insert(at, item.order)
            self._items.insert(at, item)

    def items(self) -> tuple[Any, ...]:
        """All items, in order."""
        return tuple(self._items)

    @property
    def orders(self) -> list[Any]:
        """What they are sorted by, in order; not to be changed."""
        return self._keys

    @property
    def sorted(self) -> list[Any]:
        """The items, in order; not to be changed."""
        return self._items
