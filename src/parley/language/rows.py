"""Tables of weights most of whose rows are nothing, kept as they are stored: spread out they take 40 MB and 50 ms a start."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


class Rows:
    """A table [size, columns] of which only the rows `at` have weights: `values` (8-bit) times `scale`."""

    def __init__(self, size: int, at: NDArray[np.uint32], values: NDArray[np.int8], scale: float) -> None:
        self._place = np.zeros(size, dtype=np.int32)
        self._place[at] = np.arange(1, len(at) + 1, dtype=np.int32)
        self._values = np.concatenate((np.zeros((1, values.shape[1]), dtype=np.int8), values))
        self._scale = scale

    def __getitem__(self, index: NDArray[np.int64]) -> NDArray[np.float32]:
        """The rows at the places of `index`, one dimension more than it has."""
        return self._values[self._place[index]].astype(np.float32) * np.float32(self._scale)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[np.float32]:
        """The whole table, spread out."""
        return self[np.arange(len(self._place))].astype(dtype or np.float32)
