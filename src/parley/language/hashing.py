"""Numbers for words and features, the same on every machine and in every run (Python's own `hash` is salted)."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.uint64]

#: Odd multiplier of Fibonacci hashing (2**64 divided by the golden ratio).
GOLDEN = np.uint64(0x9E3779B97F4A7C15)
CACHE = 200_000


@lru_cache(maxsize=CACHE)
def number(text: str) -> int:
    """A 32-bit number for a string, 0 for the empty one."""
    return crc32(text.encode()) if text else 0


def numbers(texts: list[str]) -> Ints:
    """The numbers of several strings."""
    return np.array([number(t) for t in texts], dtype=np.uint64)


def multipliers(count: int, seed: int) -> Ints:
    """`count` odd 64-bit constants that depend on `seed` alone, to keep feature templates apart."""
    state, found = seed & 0xFFFFFFFFFFFFFFFF, []
    for _ in range(count):  # splitmix64
        state = (state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        found.append((mixed ^ (mixed >> 31)) | 1)
    return np.array(found, dtype=np.uint64)


def buckets(mixed: Ints, bits: int) -> NDArray[np.int64]:
    """The bucket (0 … 2**bits − 1) of each mixed feature number."""
    return ((mixed * GOLDEN) >> np.uint64(64 - bits)).astype(np.int64)
