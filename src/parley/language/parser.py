"""Who depends on whom: a first-order arc scorer over the whole sentence, then a label for each arc.

Each pair (head, dependent) gets the sum of the weights of its hashed features: words, tags, their neighbours, distance,
what stands between, and agreement in case, number and gender where the language has it. The best tree (Chu and Liu 1965,
Edmonds 1967) is taken, with one root. Weights are learnt by the averaged perceptron from sentences of our own (training/train.py).
The cost grows with the square of a sentence's length, which sentences.LONGEST bounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parley.language.hashing import Ints, buckets, multipliers, numbers
from parley.language.words import Word

ARC_BITS = 20
LABEL_BITS = 16
_P = multipliers(8, 21)
_ARC_KEYS = multipliers(64, 22)
_LABEL_KEYS = multipliers(40, 23)
_IMPOSSIBLE = np.float32(-1e6)
#: Classes that head nothing but what hangs on function words; a model need not learn it.
_HEADLESS = frozenset({"PUNCT"})
#: Largest distance told apart by the distance features, in words.
_FAR = 40


@dataclass
class ParserWeights:
    """`arcs` [2**ARC_BITS], `labels` [2**LABEL_BITS, relations], and the relations in order."""

    arcs: NDArray[np.float32]
    labels: NDArray[np.float32]
    relations: tuple[str, ...]


#: Classes whose presence between two words is a feature of the pair.
BETWEEN = ("VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADP", "CCONJ", "SCONJ", "PUNCT", "DET", "PRON", "PART", "ADV")


@dataclass
class View:
    """What the features see of a sentence, position 0 being the root: numbers of forms, lemmas, tags, and agreement."""

    size: int
    lemma: Ints
    tag: Ints
    upos: Ints
    form: Ints
    agree: NDArray[np.uint64]
    verbs: NDArray[np.int64]
    commas: NDArray[np.int64]
    nouns: NDArray[np.int64]
    links: NDArray[np.int64]
    marker: Ints
    running: list[NDArray[np.int64]]


def view(words: list[Word]) -> View:
    """The columns of a sentence that the templates are made of."""
    size = len(words) + 1
    upos = ["ROOT", *(w.upos for w in words)]
    ends = [w.lower[-3:] for w in words]
    return View(
        size=size,
        lemma=numbers(["<root>", *(w.lemma.casefold() for w in words)]),
        tag=numbers(["ROOT", *(w.tag for w in words)]),
        upos=numbers(upos),
        form=numbers(["<root>", *ends]),
        agree=np.array([0, *(w.agreement for w in words)], dtype=np.uint64),
        verbs=_running([u in ("VERB", "AUX") for u in upos]),
        commas=_running([False, *(w.text in (",", ";", ":", "–", "—", "(", ")") for w in words)]),
        nouns=_running([u in ("NOUN", "PROPN", "PRON") for u in upos]),
        links=_running([u in ("CCONJ", "SCONJ") for u in upos]),
        marker=numbers(["", *_markers(words)]),
        running=[_running([u == kind for u in upos]) for kind in BETWEEN],
    )


def _running(flags: list[bool]) -> NDArray[np.int64]:
    return np.cumsum(np.array(flags, dtype=np.int64))


def _markers(words: list[Word]) -> list[str]:
    """For each noun the preposition that opens its phrase, by a look to the left over its modifiers; else ""."""
    found, open_preposition = [], ""
    for word in words:
        if word.upos == "ADP":
            open_preposition = word.lower
            found.append("")
        elif word.upos in ("NOUN", "PROPN", "PRON"):
            found.append(open_preposition)
            open_preposition = ""
        else:
            if word.upos not in ("ADJ", "DET", "NUM", "ADV", "SYM", "X"):
                open_preposition = ""
            found.append("")
    return found


def _shifted(column: Ints, by: int) -> Ints:
    moved = np.zeros_like(column)
    if by > 0:
        moved[:-by] = column[by:]
    else:
        moved[-by:] = column[:by]
    return moved


def _between(running: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each pair, how many flagged words stand strictly between them, 2 for more."""
    size = len(running)
    before = np.concatenate(([0], running[:-1]))
    low, high = np.minimum.outer(np.arange(size), np.arange(size)), np.maximum.outer(np.arange(size), np.arange(size))
    return np.clip(before[high] - running[low], 0, 2)


def _distance(size: int) -> NDArray[np.int64]:
    """For each pair (head, dependent) a number for direction and distance, in eleven steps."""
    gap = np.arange(size)[None, :] - np.arange(size)[:, None]
    steps = np.array([0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6, *([7] * 10), *([8] * (_FAR - 20))])
    return np.where(gap > 0, 1, 2) * 16 + steps[np.clip(np.abs(gap), 0, _FAR)]


def arc_features(v: View) -> NDArray[np.int64]:
    """The buckets of the features of every pair, [templates, heads, dependents]; row and column 0 are the root."""
    p = _P
    t, l, u, f, mk = v.tag, v.lemma, v.upos, v.form, v.marker
    t_1, t1, l_1 = _shifted(t, -1), _shifted(t, 1), _shifted(l, -1)
    t2, t_2 = _shifted(t, 2), _shifted(t, -2)
    zero = np.zeros_like(t)
    far = _distance(v.size).astype(np.uint64)
    verbs, commas = _between(v.verbs), _between(v.commas)
    nouns, links = _between(v.nouns), _between(v.links)
    agree = ((v.agree[:, None] & v.agree[None, :]) != 0).astype(np.int64)
    scene = ((verbs * 3 + commas) * 3 + links).astype(np.uint64)
    near = (nouns * 9 + verbs * 3 + links).astype(np.uint64)
    way = (far >> np.uint64(4)).astype(np.uint64)
    accord = (agree.astype(np.uint64) + np.uint64(1)) * np.uint64(64) + way
    # (of the head, of the dependent, of the pair)
    templates = (
        (t, t, far), (t, t, scene * 8 + way), (t, t, near * 8 + way), (t, t, accord), (l, l, way), (l, t, way), (t, l, way),
        (l, t * p[0] + mk * p[1], way), (t, mk * p[1] + t * p[0], far), (l, mk, way), (t, t_1 * p[0] + t * p[1], way),
        (t, t1 * p[0] + t * p[1], way), (t_1 * p[0] + t * p[1], t, way), (t1 * p[0] + t * p[1], t, way),
        (t1 * p[0] + t * p[1], t_1 * p[2] + t * p[3], way), (t_1 * p[0] + t * p[1], t1 * p[2] + t * p[3], way),
        (t1 * p[0] + t * p[1], t1 * p[2] + t * p[3], way), (t_1 * p[0] + t * p[1], t_1 * p[2] + t * p[3], way),
        (zero, l, far), (l, zero, far), (zero, t * p[1] + t_1 * p[2] + t1 * p[3], far), (u, u, far * 64 + scene),
        (u, l, scene * 8 + way), (l, u, scene * 8 + way), (u, u * p[0] + mk * p[1], near * 64 + far),
        (f, t, far), (t, f, far), (t, t * p[0] + l_1 * p[1], way), (u, t * p[0] + t_1 * p[1] + t_2 * p[2], way),
        (u, t * p[0] + t1 * p[1] + t2 * p[2], way), (t * p[0] + mk * p[1], t * p[2] + mk * p[3], accord),
        (t * p[0] + t1 * p[1], t, far),
    )  # fmt: skip
    mixed = np.empty((len(templates) + len(BETWEEN), v.size, v.size), dtype=np.uint64)
    for n, (head, dependent, pair) in enumerate(templates):
        row = (head * p[4] + _ARC_KEYS[n])[:, None] + (dependent * p[5])[None, :]
        mixed[n] = row + pair * p[6]
    tags = (t * p[4])[:, None] + (t * p[5])[None, :] + way * p[6]
    for n, running in enumerate(v.running, len(templates)):
        mixed[n] = np.where(_between(running) > 0, tags + _ARC_KEYS[n], _ARC_KEYS[n])
    return buckets(mixed ^ (mixed >> np.uint64(29)), ARC_BITS)


def forbidden(words: list[Word]) -> NDArray[np.bool_]:
    """The pairs that are never arcs: punctuation heads nothing, the root depends on nothing, no word on itself."""
    size = len(words) + 1
    never = np.zeros((size, size), dtype=bool)
    never[:, 0] = True
    np.fill_diagonal(never, True)
    if all(word.upos in _HEADLESS for word in words):
        return never
    for word in words:
        if word.upos in _HEADLESS:
            never[word.index + 1, :] = True
            never[0, word.index + 1] = True
    return never


def tree(scores: NDArray[np.float32]) -> list[int]:
    """The heads of the best tree over `scores` [head, dependent] with exactly one dependent of position 0; heads[0] is -1."""
    heads = _best(scores)
    roots = [d for d in range(1, len(heads)) if heads[d] == 0]
    if len(roots) <= 1:
        return heads
    best, best_total = heads, -np.inf
    for root in roots:
        bound = scores.copy()
        bound[0, :] = _IMPOSSIBLE * 4
        bound[0, root] = scores[0, root]
        candidate = _best(bound)
        total = sum(float(bound[candidate[d], d]) for d in range(1, len(candidate)))
        if total > best_total:
            best, best_total = candidate, total
    return best


def _best(scores: NDArray[np.float32]) -> list[int]:
    """Chu–Liu–Edmonds, contracting one circle after another."""
    heads = scores.argmax(0)
    heads[0] = -1
    circle = _circle(heads)
    if circle is None:
        return [int(h) for h in heads]
    inside = np.zeros(len(heads), dtype=bool)
    inside[circle] = True
    outside = np.flatnonzero(~inside)
    size = len(outside) + 1
    small = np.full((size, size), _IMPOSSIBLE, dtype=scores.dtype)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    kept = scores[heads[circle], circle]
    entering = scores[np.ix_(outside, circle)] - kept[None, :]
    enter = entering.argmax(1)
    small[:-1, -1] = entering.max(1) + kept.sum()
    leaving = scores[np.ix_(circle, outside)]
    leave = leaving.argmax(0)
    small[-1, :-1] = leaving.max(0)
    inner = _best(small)
    result = heads.copy()
    for new, old in enumerate(outside):
        if new == 0 and old == 0:
            continue
        result[old] = circle[leave[new]] if inner[new] == size - 1 else outside[inner[new]]
    source = inner[size - 1]
    broken = circle[enter[source]]
    result[broken] = outside[source]
    return [int(h) for h in result]


def _circle(heads: NDArray[np.int64]) -> NDArray[np.int64] | None:
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path, at = [], start
        while at > 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if at > 0 and state[at] == 1:
            return np.array(sorted(path[path.index(at) :]))
        for done in path:
            state[done] = 2
    return None


def label_features(v: View, heads: list[int]) -> NDArray[np.int64]:
    """The buckets of the features of each arc's label, [templates, dependents]."""
    p, d = _P, np.arange(1, v.size)
    h = np.array(heads[1:])
    t, l, mk = v.tag, v.lemma, v.marker
    t_1, t1 = _shifted(t, -1), _shifted(t, 1)
    way = np.where(h < d, 1, 2).astype(np.uint64)
    far = _distance(v.size)[h, d].astype(np.uint64)
    agree = ((v.agree[h] & v.agree[d]) != 0).astype(np.uint64)
    cased, sisters = _cased(v, h, d), _sisters(v, h, d)
    rows = [
        t[h] * p[0] + t[d] * p[1] + way, t[h] * p[0] + t[d] * p[1] + far * p[2], l[h] * p[0] + t[d] * p[1] + way, t[h] * p[0] + l[d] * p[1] + way,
        l[h] * p[0] + l[d] * p[1], t[d] * p[0] + mk[d] * p[1] + t[h] * p[2], l[h] * p[0] + mk[d] * p[1] + t[d] * p[2], l[d], l[h] + way * p[2],
        t[d] * p[0] + t_1[d] * p[1] + way, t[d] * p[0] + t1[d] * p[1] + way, t[h] * p[0] + t_1[h] * p[1] + t[d] * p[2] + way,
        t[h] * p[0] + t1[h] * p[1] + t[d] * p[2] + way, cased * p[0] + t[d] * p[1] + t[h] * p[2], cased * p[0] + l[h] * p[1] + t[d] * p[2],
        sisters * p[0] + t[d] * p[1] + t[h] * p[2] + way, agree * p[0] + t[d] * p[1] + t[h] * p[2] + way, sisters * p[0] + l[h] * p[1] + t[d] * p[2] + way,
        v.form[d] * p[0] + t[h] * p[1], v.form[h] * p[0] + t[d] * p[1] + way, t_1[d] * p[0] + t[d] * p[1] + t1[d] * p[2] + t[h] * p[3],
        cased * p[0] + sisters * p[1] + t[d] * p[2] + t[h] * p[3] + way,
    ]  # fmt: skip
    mixed = np.stack(rows) * p[7] + _LABEL_KEYS[: len(rows), None]
    return buckets(mixed ^ (mixed >> np.uint64(29)), LABEL_BITS)


def _cased(v: View, h: NDArray[np.int64], d: NDArray[np.int64]) -> Ints:
    """For each word the lemmas of its dependents that are prepositions, conjunctions, auxiliaries or negations, mixed."""
    found = np.zeros(v.size, dtype=np.uint64)
    for kind in _FUNCTION:
        at = d[v.upos[d] == kind]
        np.add.at(found, h[at - 1], v.lemma[at] * _P[3])
    return found[d]


def _sisters(v: View, h: NDArray[np.int64], d: NDArray[np.int64]) -> Ints:
    """For each word the tags of the other nominal dependents of its head, mixed without order."""
    found = np.zeros(v.size, dtype=np.uint64)
    nominal = np.isin(v.upos[d], _NOMINAL)
    own = np.where(nominal, v.tag[d] * _P[4] + v.marker[d] * _P[5], np.uint64(0))
    np.add.at(found, h, own)
    return found[h] - own


_FUNCTION = numbers(["ADP", "SCONJ", "AUX", "PART", "CCONJ"])
_NOMINAL = numbers(["NOUN", "PROPN", "PRON", "NUM"])


_NEVER = frozenset({"root", "punct"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "xcomp", "ccomp"})
#: What may hang on a stretch that heads nothing: function words and punctuation.
_LIGHT = frozenset({"ADP", "PUNCT", "DET", "ADV", "PART", "CCONJ", "SCONJ"})


def close_units(words: list[Word], units: Sequence[tuple[int, int]], scores: NDArray[np.float32]) -> set[int]:
    """Forbid, in `scores`, arcs from the words of a unit to content words outside it; the indices of all such words."""
    closed: set[int] = set()
    for first, last in units:
        inside = set(range(first, last + 1))
        outside = [w.index + 1 for w in words if w.index not in inside and w.upos not in _LIGHT]
        if outside:
            scores[first + 1 : last + 2, outside] += _IMPOSSIBLE
            closed |= inside
    return closed


class Parser:
    """Sets `head` and `relation` of every word of a tagged sentence."""

    def __init__(self, weights: ParserWeights) -> None:
        self.weights = weights

    def __call__(self, words: list[Word], units: Sequence[tuple[int, int]] = ()) -> None:
        """Parse `words` in place; `units` are first and last words of stretches that head no content word outside themselves."""
        if not words:
            return
        v = view(words)
        scores = self.weights.arcs[arc_features(v)].sum(0)
        scores[forbidden(words)] += _IMPOSSIBLE
        closed = close_units(words, units, scores)
        heads = tree(scores) if len(words) > 1 else [-1, 0]
        labels = self.weights.labels[label_features(v, heads)].sum(0)
        for word, scored in zip(words, labels, strict=True):
            word.head = heads[word.index + 1] - 1
            word.relation = self._relation(word, scored, _NEVER | _ARGUMENTS if word.index in closed else _NEVER)

    def _relation(self, word: Word, scored: NDArray[np.float32], never: frozenset[str]) -> str:
        """The best label; `root` and `punct` follow from head and class and are not guessed."""
        if word.head < 0:
            return "root"
        if word.upos == "PUNCT":
            return "punct"
        for n in np.argsort(-scored, kind="stable"):
            if self.weights.relations[n] not in never:
                return self.weights.relations[n]
        return "dep"
