#!/usr/bin/env python3
"""Learn the tagger and the parser of each language from the sentences beside this file: python training/train.py [pl en] [--evaluate]

Writes `src/parley/language/<code>/weights.npz`, the same bytes for the same sentences. `--evaluate` instead trains on four
fifths and prints how much of the last fifth is right. The learner is the averaged perceptron (Collins 2002): a table of
weights, and beside it the same table with each change times the step at which it was made, from which the average follows.
Arcs are learnt as a log-linear model over all trees of a sentence.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import check  # noqa: E402

from parley.language import parser as parsing  # noqa: E402
from parley.language.analysis import load_weights, look_up, options, pack_weights, tag_words  # noqa: E402
from parley.language.interface import Language, language  # noqa: E402
from parley.language.parser import ParserWeights, arc_features, forbidden, label_features, view  # noqa: E402
from parley.language.tagger import BITS, Tagger, TaggerWeights, features, viterbi  # noqa: E402
from parley.language.words import Word  # noqa: E402

TAGGER_ROUNDS = 10
LABEL_ROUNDS = 12
#: Of the arcs: epochs, those whose weights are averaged, sentences a step, rate of learning, decay, and pulls too small to count.
ARC_EPOCHS, AVERAGED, BATCH, RATE, DECAY, SMALL = 8, 6, 8, 0.1, 0.02, 1e-3
FOLDS = 5
SEED = 7
#: A pair of word and tag that the dictionary lacks is learnt if it was seen this often.
OBSERVED = 2

Gold = tuple[list[Word], list[str], list[int], list[str]]


class Averaged:
    """A table of weights that learns, with its running average."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.now = np.zeros(shape, dtype=np.float32)
        self._weighted = np.zeros(shape, dtype=np.float64)
        self.step = 1

    def add(self, at: object, by: float) -> None:
        np.add.at(self.now, at, np.float32(by))
        np.add.at(self._weighted, at, by * self.step)

    def average(self) -> np.ndarray:
        return (self.now - self._weighted / self.step).astype(np.float32)


def load(code: str) -> list[Gold]:
    """The training sentences of a language: words with their forms, tags, heads (-1 for the root) and relations."""
    gold = []
    for path in sorted((HERE / code).glob("*.trees")):
        for sentence in check.sentences(path):
            words, place = [], 0
            for token in sentence.tokens:
                words.append(Word(len(words), token.form, place, place + len(token.form), token.form.casefold()))
                place += len(token.form) + 1
            gold.append((words, [t.tag for t in sentence.tokens], [t.head - 1 for t in sentence.tokens], [t.relation for t in sentence.tokens]))
    return gold


def observed_tags(own: Language, gold: list[Gold]) -> dict[str, list[str]]:
    """Tags that words have in the training sentences and not in the dictionary."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for words, tags, _, _ in gold:
        look_up(own, words)
        for word, tag in zip(words, tags, strict=True):
            if tag not in {a.tag for a in word.analyses}:
                seen[word.lower][tag] += 1
    found = {form: sorted(t for t, n in tags.items() if n >= OBSERVED) for form, tags in seen.items()}
    return {form: tags for form, tags in sorted(found.items()) if tags}


def train_tagger(own: Language, gold: list[Gold], observed: dict[str, list[str]]) -> TaggerWeights:
    """Learn the tagger. Where the gold tag is not among those allowed it is added, so that the learner never chases the impossible."""
    tags = tuple(sorted({t for _, ts, _, _ in gold for t in ts}))
    order = {t: n for n, t in enumerate(tags)}
    emission, transition = Averaged((1 << BITS, len(tags))), Averaged((len(tags) + 1, len(tags)))
    prepared = []
    for words, own_tags, _, _ in gold:
        look_up(own, words)
        choice = options(words, observed)
        allowed = [sorted({order[t] for t in o if t in order} | {order[g]}) for o, g in zip(choice, own_tags, strict=True)]
        prepared.append((features(words, choice), allowed, [order[t] for t in own_tags]))
    shuffled = random.Random(SEED)
    for _ in range(TAGGER_ROUNDS):
        shuffled.shuffle(prepared)
        for buckets, allowed, right in prepared:
            guess = viterbi(emission.now[buckets].sum(0), transition.now, allowed)
            emission.step = transition.step = emission.step + 1
            for at, (r, g) in enumerate(zip(right, guess, strict=True)):
                if r != g:
                    emission.add((buckets[:, at], r), 1)
                    emission.add((buckets[:, at], g), -1)
            for before_r, r, before_g, g in zip([-1, *right], right, [-1, *guess], guess, strict=False):
                if (before_r, r) != (before_g, g):
                    transition.add((before_r + 1, r), 1)
                    transition.add((before_g + 1, g), -1)
    return TaggerWeights(tags, emission.average(), transition.average())


def train_parser(gold: list[Gold]) -> ParserWeights:
    """Learn arcs and labels over words that are tagged already."""
    relations = tuple(sorted({r for _, _, _, rs in gold for r in rs}))
    order = {r: n for n, r in enumerate(relations)}
    labels = Averaged((1 << parsing.LABEL_BITS, len(relations)))
    views = [view(words) for words, _, _, _ in gold]
    rights = [np.array([-1, *(h + 1 for h in heads)]) for _, _, heads, _ in gold]
    rows = [label_features(v, list(right)) for v, right in zip(views, rights, strict=True)]
    wanted = [[order[r] for r in rels] for _, _, _, rels in gold]
    shuffled, indices = random.Random(SEED), list(range(len(gold)))
    for _ in range(LABEL_ROUNDS):
        shuffled.shuffle(indices)
        for index in indices:
            labels.step += 1
            learn_labels(labels, rows[index], wanted[index])
    prepared = [(arc_features(v), forbidden(words), right) for v, (words, _, _, _), right in zip(views, gold, rights, strict=True)]
    return ParserWeights(train_arcs(prepared), labels.average(), relations)


def marginals(scores: np.ndarray, never: np.ndarray) -> np.ndarray:
    """The probability of each arc [head, dependent] over all trees with one root, by the matrix-tree theorem (Koo et al. 2007)."""
    scores = np.where(never, -np.inf, scores).astype(np.float64)
    weight = np.zeros_like(scores)
    weight[:, 1:] = np.exp(scores[:, 1:] - scores[:, 1:].max(0))
    inner, size = weight[1:, 1:], len(weight) - 1
    laplacian = np.diag(inner.sum(0)) - inner
    laplacian[0] = weight[0, 1:]
    inverse = np.linalg.inv(laplacian)
    diagonal, rest = np.diag(inverse).copy(), inverse.T.copy()
    diagonal[0] = rest[0] = 0
    found = np.zeros_like(weight)
    found[0, 1:] = weight[0, 1:] * inverse[:, 0]
    found[1:, 1:] = inner * (diagonal[None, :size] - rest)
    return found


def train_arcs(prepared: list[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> np.ndarray:
    """Learn the arcs as a log-linear model over whole trees, by AdaGrad (Duchi et al. 2011) with decay; the mean of the later epochs."""
    now = np.zeros(1 << parsing.ARC_BITS, dtype=np.float32)
    seen, total = np.full_like(now, 1e-8), np.zeros_like(now)
    shuffled, indices = random.Random(SEED), list(range(len(prepared)))
    for epoch in range(ARC_EPOCHS):
        shuffled.shuffle(indices)
        for first in range(0, len(indices), BATCH):
            gradient = DECAY * -now
            for index in indices[first : first + BATCH]:
                buckets, never, right = prepared[index]
                pull = -marginals(now.take(buckets).sum(0), never).astype(np.float32)
                pull[right[1:], np.arange(1, len(right))] += 1
                at = np.flatnonzero(np.abs(pull.ravel()) > SMALL)
                np.add.at(gradient, buckets.reshape(len(buckets), -1)[:, at].ravel(), np.tile(pull.ravel()[at], len(buckets)))
            seen += gradient * gradient
            now += RATE * gradient / np.sqrt(seen)
        if epoch >= ARC_EPOCHS - AVERAGED:
            total += now
    return total / AVERAGED


def learn_labels(labels: Averaged, buckets: np.ndarray, right: list[int]) -> None:
    """One step of the label learner over a sentence."""
    scores = labels.now[buckets].sum(0)
    scores[np.arange(len(right)), right] -= 1
    for at, (r, g) in enumerate(zip(right, scores.argmax(1), strict=True)):
        if r != g:
            labels.add((buckets[:, at], r), 1)
            labels.add((buckets[:, at], int(g)), -1)


def learn(code: str, gold: list[Gold]) -> bytes:
    """The packed weights of a language. The parser learns on tags as the tagger would guess them (folds), not on gold tags."""
    own = language(code)
    observed = observed_tags(own, gold)
    for fold in range(FOLDS):
        rest = [g for n, g in enumerate(gold) if n % FOLDS != fold]
        tagger = Tagger(train_tagger(own, rest, observed))
        for words, _, _, _ in gold[fold::FOLDS]:
            tag_words(own, tagger, words, observed)
    parser = train_parser(gold)
    return pack_weights(train_tagger(own, gold, observed), parser, observed)


def evaluate(code: str, gold: list[Gold]) -> dict[str, float]:
    """Shares right on a fifth not learnt from: tags, UPOS, heads, heads with labels; punctuation left out."""
    own, count = language(code), Counter()
    held = [g for n, g in enumerate(gold) if n % 5 == 4]
    tagger, parser, observed = load_weights(learn(code, [g for n, g in enumerate(gold) if n % 5 != 4]))
    for words, tags, heads, rels in held:
        tag_words(own, tagger, words, observed)
        parser(words)
        for word, tag, head, rel in zip(words, tags, heads, rels, strict=True):
            if tag == "PUNCT":
                continue
            count["words"] += 1
            count["tag"] += word.tag == tag
            count["upos"] += word.tag.partition(".")[0] == tag.partition(".")[0]
            count["head"] += word.head == head
            count["labelled"] += word.head == head and word.relation == rel
    return {key: count[key] / count["words"] for key in ("tag", "upos", "head", "labelled")}


def main() -> int:
    options_ = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options_.add_argument("languages", nargs="*", default=[])
    options_.add_argument("--evaluate", action="store_true")
    chosen = options_.parse_args()
    for code in chosen.languages or ["pl", "en"]:
        gold = load(code)
        if chosen.evaluate:
            print(code, len(gold), {k: round(v, 3) for k, v in evaluate(code, gold).items()})
            continue
        data = learn(code, gold)
        path = Path(str(language(code).folder / "weights.npz"))
        path.write_bytes(data)
        print(f"{code}: {len(gold)} sentences, {len(data):,} bytes of weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())
