"""Which of the tags that the dictionary allows each word has in its sentence.

A linear model over hashed features of the word and its neighbours, with tag bigrams, decoded by Viterbi; its weights are
learnt by the averaged perceptron (training/train.py) from sentences of our own. The dictionary comes first: a tag that
the analyser does not offer is never chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parley.language.hashing import Ints, buckets, multipliers, number, numbers
from parley.language.rows import Rows
from parley.language.words import Word

BITS = 17
_TEMPLATES = 24
_KEYS = multipliers(_TEMPLATES, 11)
_A, _B, _C = multipliers(3, 12)
_FORBIDDEN = -1e9


@dataclass
class TaggerWeights:
    """`tags` in order; `emission` [2**BITS, tags] and `transition` [tags + 1, tags] (row 0 is the sentence start)."""

    tags: tuple[str, ...]
    emission: NDArray[np.float32] | Rows
    transition: NDArray[np.float32]


def shape(text: str) -> str:
    """The look of a word: capitals, digits and hyphens, runs folded (`Xx`, `d-x`, `X`)."""
    kinds = ["X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in text]
    return "".join(k for i, k in enumerate(kinds) if not i or kinds[i - 1] != k)


def features(words: list[Word], options: list[tuple[str, ...]]) -> NDArray[np.int64]:
    """The buckets of all features, [templates, words]; `options` are the tags that each word may have."""
    count = len(words)
    form = _padded([w.lower for w in words])
    kinds = _padded(["|".join(o) if len(o) < 12 else "?" for o in options])
    lemmas = _padded([w.analyses[0].lemma if w.analyses else w.lower[-4:] for w in words])
    end3, end2 = numbers([w.lower[-3:] for w in words]), numbers([w.lower[-2:] for w in words])
    end4, begin = numbers([w.lower[-4:] for w in words]), numbers([w.lower[:3] for w in words])
    look = numbers([shape(w.text) + ("^" if not i else "") for i, w in enumerate(words)])
    f, k, m = _around(form, count), _around(kinds, count), _around(lemmas, count)
    rows = [
        f(0), end3, end2, end4, begin, look, look * _A + end3, f(-1), f(1), k(-1), k(1), k(0),
        k(0) * _A + k(1), k(-1) * _A + k(0), k(-1) * _A + k(0) * _B + k(1), k(0) * _A + f(1), k(0) * _A + f(-1),
        k(0) * _A + k(1) * _B + k(2), k(-2) * _A + k(-1) * _B + k(0), m(0), m(0) * _A + k(1), m(-1) * _A + k(0),
        k(0) * _A + m(1), f(-2) * _A + k(0) * _B + k(-1) * _C,
    ]  # fmt: skip
    return buckets(np.stack(rows) + _KEYS[:, None] * np.uint64(0xD6E8FEB86659FD93), BITS)


def _around(column: Ints, count: int) -> Callable[[int], Ints]:
    """Gives the column of the words so many places to the right (or, negative, to the left) of each word."""

    def at(distance: int) -> Ints:
        shifted: Ints = column[2 + distance : 2 + distance + count]
        return shifted

    return at


def _padded(texts: list[str]) -> Ints:
    return np.concatenate(
        [
            np.array([number("<<"), number("<")], np.uint64),
            numbers(texts),
            np.array([number(">"), number(">>")], np.uint64),
        ]
    )


def viterbi(emission: NDArray[np.float32], transition: NDArray[np.float32], allowed: list[list[int]]) -> list[int]:
    """The best sequence of tags; `allowed` lists the tag numbers that each word may have."""
    scores = transition[0, allowed[0]] + emission[0, allowed[0]]
    back: list[NDArray[np.int64] | None] = [None]
    for at in range(1, len(allowed)):
        here, before = allowed[at], allowed[at - 1]
        if len(before) == 1:
            scores = scores[0] + transition[before[0] + 1, here] + emission[at, here]
            back.append(None)
            continue
        table = scores[:, None] + transition[np.ix_([b + 1 for b in before], here)]
        best = table.argmax(0)
        back.append(best)
        scores = table[best, range(len(here))] + emission[at, here]
    place = int(scores.argmax())
    path = [allowed[-1][place]]
    for at in range(len(allowed) - 1, 0, -1):
        pointers = back[at]
        place = 0 if pointers is None else int(pointers[place])
        path.append(allowed[at - 1][place])
    return path[::-1]


class Tagger:
    """Gives each word of a sentence one of the tags that its dictionary entry allows."""

    def __init__(self, weights: TaggerWeights) -> None:
        self.weights = weights
        self.order = {tag: n for n, tag in enumerate(weights.tags)}

    def __call__(self, words: list[Word], options: list[tuple[str, ...]]) -> list[str]:
        """The tags of `words`, one of `options` each (a tag the model never saw counts as the first option)."""
        allowed = [[self.order[t] for t in o if t in self.order] for o in options]
        known = [a or [0] for a in allowed]
        emission = self.weights.emission[features(words, options)].sum(0)
        path = viterbi(emission, self.weights.transition, known)
        return [self.weights.tags[n] if allowed[i] else options[i][0] for i, n in enumerate(path)]
