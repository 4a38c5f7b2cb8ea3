"""Who depends on whom: a first-order arc scorer over the whole sentence, then a label for each arc.

Each pair (head, dependent) gets the sum of the weights of its hashed features: words, tags, their neighbours, distance,
what stands between, and agreement in case, number and gender where the language has it. The best tree (Chu and Liu 1965,
Edmonds 1967) is taken, with one root. Weights are learnt from sentences of our own (training/train.py), those of arcs as a log-linear model over
whole trees, those of labels by the averaged perceptron.
The cost grows with the square of a sentence's length, which sentences.LONGEST bounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from parley.language.hashing import Ints, buckets, multipliers, numbers
from parley.language.rows import Rows
from parley.language.words import Word

Shorts = NDArray[np.uint32]

ARC_BITS = 20
LABEL_BITS = 16
_P = multipliers(8, 21)
_Q = _P.astype(np.uint32)
_ARC_KEYS = multipliers(64, 22).astype(np.uint32)
_SPREAD = np.uint32(0x9E3779B1)
_LABEL_KEYS = multipliers(40, 23)
_IMPOSSIBLE = np.float32(-1e6)
#: What a head that a grammar rules out costs: more than the scores can differ, less than a second root.
_UNLIKELY = np.float32(-1e3)
#: What a second root would cost, far more than the scores of a sentence can differ and less than an impossible arc.
_ROOT = 2e5
#: Classes that head nothing but what hangs on function words; a model need not learn it.
_HEADLESS = frozenset({"PUNCT"})
#: Largest distance told apart by the distance features, in words.
_FAR = 40


@dataclass
class ParserWeights:
    """`arcs` [2**ARC_BITS], `labels` [2**LABEL_BITS, relations], and the relations in order."""

    arcs: NDArray[np.float32]
    labels: NDArray[np.float32] | Rows
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
    marker: Ints
    running: NDArray[np.int64]


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
        marker=numbers(["", *_markers(words)]),
        running=_running(words),
    )


_SCENES = (("VERB", "AUX"), (), ("NOUN", "PROPN", "PRON"), ("CCONJ", "SCONJ"))
_DIVIDERS = frozenset({",", ";", ":", "–", "—", "(", ")"})
_ROWS = {
    upos: [
        n for n, kind in enumerate([*BETWEEN, *_SCENES]) if upos == kind or (isinstance(kind, tuple) and upos in kind)
    ]
    for upos in BETWEEN
}


def _running(words: list[Word]) -> NDArray[np.int64]:
    """How many words of each class of BETWEEN, then verbs, dividing marks, nouns and conjunctions, stand up to each place."""
    flags = np.zeros((len(BETWEEN) + len(_SCENES), len(words) + 1), dtype=np.int64)
    for place, word in enumerate(words, 1):
        for row in _ROWS.get(word.upos, ()):
            flags[row, place] = 1
        if word.text in _DIVIDERS:
            flags[len(BETWEEN) + 1, place] = 1
    return flags.cumsum(1)


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
    """For each pair, how many words of each kind stand strictly between them; `running` [kinds, words] counts from the left."""
    size = running.shape[1]
    before = np.concatenate((np.zeros((len(running), 1), dtype=np.int64), running[:, :-1]), axis=1)
    place = np.arange(size)
    right = before[:, None, :] - running[:, :, None]  # [kinds, low, high]
    found: NDArray[np.int64] = np.where(place[:, None] < place[None, :], right, right.transpose(0, 2, 1)).clip(0, None)
    return found


@lru_cache(maxsize=256)
def _distance(size: int) -> NDArray[np.int64]:
    """For each pair (head, dependent) a number for direction and distance, in eleven steps."""
    gap = np.arange(size)[None, :] - np.arange(size)[:, None]
    steps = np.array([0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6, *([7] * 10), *([8] * (_FAR - 20))])
    found: NDArray[np.int64] = np.where(gap > 0, 1, 2) * 16 + steps[np.clip(np.abs(gap), 0, _FAR)]
    return found


def _pairs(v: View) -> tuple[Shorts, NDArray[np.bool_]]:
    """What the templates see of a pair itself, [kinds of pair, heads, dependents], and which classes of BETWEEN stand inside."""
    between = _between(v.running)
    scenes = np.minimum(between[len(BETWEEN) :], 2)
    verbs, commas, nouns, links = scenes
    far = _distance(v.size)
    way = far >> 4
    scene = (verbs * 3 + commas) * 3 + links
    near = nouns * 9 + verbs * 3 + links
    agree = (v.agree[:, None] & v.agree[None, :]) != 0
    accord = (agree + 1) * 64 + way
    kinds = [way, far, accord, scene * 8 + way, near * 8 + way, far * 64 + scene, near * 64 + far]
    return np.stack(kinds).astype(np.uint32) * _Q[6], between[: len(BETWEEN)] > 0


#: Templates of an arc in groups that see the same of the pair: (column of the head, column of the dependent).
_TEMPLATES = (
    (("l", "l"), ("l", "t"), ("t", "l"), ("l", "t.mk"), ("l", "mk"), ("t", "t-1.t"), ("t", "t.t1"), ("t-1.t", "t"), ("t.t1", "t"),
     ("t.t1", "t-1.t"), ("t-1.t", "t.t1"), ("t.t1", "t.t1"), ("t-1.t", "t-1.t"), ("t", "t.l-1"), ("u", "t-2.t-1.t"), ("u", "t.t1.t2")),
    (("t", "t"), ("t", "t.mk"), ("", "l"), ("l", ""), ("", "t-1.t.t1"), ("f", "t"), ("t", "f"), ("t.t1", "t.")),
    (("t", "t."), ("t.mk", "t.mk")),
    (("t", "t.."), ("u", "l"), ("l", "u")),
    (("t", "t..."),),
    (("u", "u"),),
    (("u", "u.mk"),),
)  # fmt: skip
_NAMES = tuple(dict.fromkeys(name for group in _TEMPLATES for pair in group for name in pair))
_HEADS = np.array([_NAMES.index(head) for group in _TEMPLATES for head, _ in group])
_DEPENDENTS = np.array([_NAMES.index(dependent) for group in _TEMPLATES for _, dependent in group])
ARC_TEMPLATES = len(_HEADS) + len(BETWEEN)


def _columns(v: View) -> Shorts:
    """The column of each name in the templates, [names, words]: columns joined by a dot are mixed."""
    single: dict[str, Ints] = {
        "": np.zeros_like(v.tag),
        "t": v.tag,
        "l": v.lemma,
        "u": v.upos,
        "f": v.form,
        "mk": v.marker,
    }
    for by in (-2, -1, 1, 2):
        single[f"t{by}"] = _shifted(v.tag, by)
    single["l-1"] = _shifted(v.lemma, -1)
    rows = [
        sum((single[part] * _P[n] for n, part in enumerate(name.split(".")) if part), single[""]) for name in _NAMES
    ]
    mixed = np.stack(rows)
    columns: Shorts = (mixed ^ (mixed >> np.uint64(31))).astype(np.uint32)
    return columns


def arc_features(v: View) -> NDArray[np.uint32]:
    """The buckets of the features of every pair, [templates, heads, dependents]; row and column 0 are the root."""
    columns = _columns(v)
    pairs, inside = _pairs(v)
    heads = columns[_HEADS] * _Q[4] + _ARC_KEYS[: len(_HEADS), None]
    dependents = columns[_DEPENDENTS] * _Q[5]
    mixed = np.empty((ARC_TEMPLATES, v.size, v.size), dtype=np.uint32)
    at = 0
    for group, pair in zip(_TEMPLATES, pairs, strict=True):
        end = at + len(group)
        np.add(heads[at:end, :, None], (dependents[at:end, None, :] + pair), out=mixed[at:end])
        at = end
    tags = v.tag.astype(np.uint32)
    both = (tags * _Q[4])[:, None] + (tags * _Q[5])[None, :] + pairs[0]
    np.add(inside * both, _ARC_KEYS[at:ARC_TEMPLATES, None, None], out=mixed[at:])
    mixed ^= mixed >> np.uint32(15)
    mixed *= _SPREAD
    mixed >>= np.uint32(32 - ARC_BITS)
    return mixed


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
    """The heads of the best tree over `scores` [head, dependent] with exactly one dependent of position 0; heads[0] is -1.

    An arc from the root costs more than all else together, so that the best tree has as few of them as it can: one
    (Stanojević and Cohen 2021).
    """
    heads = _best(scores)
    if heads.count(0) <= 1:
        return heads
    dear = scores.astype(np.float64)
    dear[0] -= _ROOT
    return _best(dear)


def _best(scores: NDArray[np.float32] | NDArray[np.float64]) -> list[int]:
    """Chu–Liu–Edmonds: circles become nodes of their own, numbered on from the words, and are opened again, the last first."""
    heads: list[int] = scores.argmax(0).tolist()
    heads[0] = -1
    waiting = _circles(heads)
    if not waiting:
        return heads
    incoming = scores.T.tolist()  # [dependent][head]
    active = set(range(len(heads)))
    made: list[tuple[list[int], dict[int, int], dict[int, int]]] = []
    while waiting:
        circle = waiting.pop()
        active.difference_update(circle)
        made.append((circle, *_contract(circle, sorted(active), heads, incoming)))
        active.add(len(heads) - 1)
        waiting.extend(_circle(heads, len(heads) - 1))
    for _, entries, exits in reversed(made):
        head = heads.pop()
        for outside, inside in exits.items():
            if heads[outside] == len(heads):
                heads[outside] = inside
        heads[entries[head]] = head
    return heads


def _contract(
    circle: list[int], outside: list[int], heads: list[int], incoming: list[list[float]]
) -> tuple[dict[int, int], dict[int, int]]:
    """Add a node for a circle; where each head outside would enter it, and where each dependent outside hangs in it."""
    new, inside, entries, exits = len(heads), set(circle), {}, {}
    arcs = [-np.inf] * (new + 1)
    kept = [(c, incoming[c], incoming[c][heads[c]]) for c in circle]
    for place in outside:
        best, entry = max((row[place] - own, -c) for c, row, own in kept)
        arcs[place], entries[place] = best, -entry
        row = incoming[place]
        leaving = max(circle, key=row.__getitem__)
        exits[place] = leaving
        row.extend([-np.inf] * (new - len(row)))
        row.append(row[leaving])
        if heads[place] in inside:
            heads[place] = new
    incoming.append(arcs)
    heads.append(max(outside, key=arcs.__getitem__))
    return entries, exits


def _circle(heads: list[int], start: int) -> list[list[int]]:
    """The circle through `start`, if there is one."""
    path, at = [start], heads[start]
    while at > 0 and at != start and len(path) <= len(heads):
        path.append(at)
        at = heads[at]
    return [sorted(path)] if at == start else []


def _circles(heads: list[int]) -> list[list[int]]:
    """All circles among the heads."""
    state, found = [0] * len(heads), []
    for start in range(1, len(heads)):
        path, at = [], start
        while at > 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if at > 0 and state[at] == 1:
            found.append(sorted(path[path.index(at) :]))
        for done in path:
            state[done] = 2
    return found


def label_features(v: View, heads: list[int]) -> NDArray[np.int64]:
    """The buckets of the features of each arc's label, [templates, dependents]."""
    p, d = _P, np.arange(1, v.size)
    h = np.array(heads[1:])
    t, lemma, mk = v.tag, v.lemma, v.marker
    t_1, t1 = _shifted(t, -1), _shifted(t, 1)
    way = np.where(h < d, 1, 2).astype(np.uint64)
    far = _distance(v.size)[h, d].astype(np.uint64)
    agree = ((v.agree[h] & v.agree[d]) != 0).astype(np.uint64)
    cased, sisters = _cased(v, h, d), _sisters(v, h, d)
    rows = [
        t[h] * p[0] + t[d] * p[1] + way, t[h] * p[0] + t[d] * p[1] + far * p[2], lemma[h] * p[0] + t[d] * p[1] + way, t[h] * p[0] + lemma[d] * p[1] + way,
        lemma[h] * p[0] + lemma[d] * p[1], t[d] * p[0] + mk[d] * p[1] + t[h] * p[2], lemma[h] * p[0] + mk[d] * p[1] + t[d] * p[2], lemma[d], lemma[h] + way * p[2],
        t[d] * p[0] + t_1[d] * p[1] + way, t[d] * p[0] + t1[d] * p[1] + way, t[h] * p[0] + t_1[h] * p[1] + t[d] * p[2] + way,
        t[h] * p[0] + t1[h] * p[1] + t[d] * p[2] + way, cased * p[0] + t[d] * p[1] + t[h] * p[2], cased * p[0] + lemma[h] * p[1] + t[d] * p[2],
        sisters * p[0] + t[d] * p[1] + t[h] * p[2] + way, agree * p[0] + t[d] * p[1] + t[h] * p[2] + way, sisters * p[0] + lemma[h] * p[1] + t[d] * p[2] + way,
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
#: Relations that a word has at most one dependent in, with the group that they share.
_ONCE = {"nsubj": "subject", "nsubj:pass": "subject", "obj": "obj", "iobj": "iobj", "obl:agent": "agent"}
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
        self._barred = [n for n, relation in enumerate(weights.relations) if relation in _NEVER]
        self._arguments = [n for n, relation in enumerate(weights.relations) if relation in _ARGUMENTS]
        self._groups = {g: np.array([_ONCE.get(r) == g for r in weights.relations]) for g in _ONCE.values()}

    def __call__(
        self,
        words: list[Word],
        units: Sequence[tuple[int, int]] = (),
        allowed: Mapping[int, frozenset[int]] = MappingProxyType({}),
    ) -> None:
        """Parse `words` in place; `units` are first and last words of stretches that head no content word outside themselves,
        `allowed` the heads that a word may have, where a grammar knows them.
        """
        if not words:
            return
        v = view(words)
        scores = self.weights.arcs.take(arc_features(v)).sum(0)
        scores[forbidden(words)] += _IMPOSSIBLE
        closed = close_units(words, units, scores)
        for dependent, heads_of in allowed.items():
            outside = np.ones(v.size, dtype=bool)
            outside[[h + 1 for h in heads_of]] = False
            scores[outside, dependent + 1] += _UNLIKELY
        heads = tree(scores) if len(words) > 1 else [-1, 0]
        for word in words:
            word.head = heads[word.index + 1] - 1
        labels = self.weights.labels[label_features(v, heads)].sum(0)
        labels[:, self._barred] = _IMPOSSIBLE
        if closed:
            labels[np.ix_(sorted(closed), self._arguments)] = _IMPOSSIBLE
        for word, relation in zip(words, self._relations(words, labels), strict=True):
            word.relation = relation

    def _relations(self, words: list[Word], scores: NDArray[np.float32]) -> list[str]:
        """The best label of each word; `root` and `punct` follow from head and class; of what a word has once the surest keeps it."""
        names = self.weights.relations
        best = scores.argmax(1).tolist()
        held: dict[tuple[int, str], int] = {}
        waiting = [w.index for w in words if w.head >= 0 and w.upos != "PUNCT"]
        while waiting:
            index = waiting.pop(0)
            group = _ONCE.get(names[best[index]])
            if group is None:
                continue
            slot = (words[index].head, group)
            other = held.setdefault(slot, index)
            if other == index:
                continue
            loser = other if self._sureness(scores[other], group) < self._sureness(scores[index], group) else index
            held[slot] = other if loser == index else index
            scores[loser, self._groups[group]] = _IMPOSSIBLE
            best[loser] = int(scores[loser].argmax())
            waiting.append(loser)
        return [
            "root" if w.head < 0 else "punct" if w.upos == "PUNCT" else names[n]
            for w, n in zip(words, best, strict=True)
        ]

    def _sureness(self, scored: NDArray[np.float32], group: str) -> float:
        """By how much the best label of a group beats all others."""
        inside = self._groups[group]
        return float(scored[inside].max() - scored[~inside].max())
