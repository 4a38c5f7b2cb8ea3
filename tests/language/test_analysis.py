"""The whole row of analysers: tags, lemmas and trees of plain sentences of our own."""

import pytest

from parley.language.analysis import analyser
from parley.language.parser import tree
from parley.language.words import Sentence


def read(text: str, code: str) -> Sentence:
    return analyser(code).sentences(text, 0, len(text))[0]


def word(sentence: Sentence, text: str):
    return next(w for w in sentence.words if w.text == text)


def test_polish_subject_and_object_by_case() -> None:
    sentence = read("Czterech rybaków zwolniła wczoraj Tunezja.", "pl")
    assert word(sentence, "Tunezja").relation == "nsubj"
    assert word(sentence, "zwolniła").lemma == "zwolnić"


def test_polish_passive() -> None:
    sentence = read("Umowa została podpisana przez ministrów.", "pl")
    assert word(sentence, "Umowa").relation == "nsubj:pass"
    assert word(sentence, "ministrów").relation == "obl:agent"


def test_english_reduced_relative_is_no_finite_verb() -> None:
    sentence = read("The sailors freed on Monday flew home.", "en")
    assert word(sentence, "freed").tag == "VBN"
    assert word(sentence, "flew").relation == "root"


def test_english_noun_and_verb_of_one_form() -> None:
    assert word(read("The strike killed two farmers.", "en"), "strike").upos == "NOUN"
    assert word(read("They will strike the port.", "en"), "strike").upos == "VERB"


@pytest.mark.parametrize("code", ["pl", "en"])
@pytest.mark.parametrize("text", ["?", "aaa", "5", "— „", "A B C D", "xq zzv " * 60, "\u0000 x", "🙂 ok"])
def test_odd_text_gives_a_tree(code: str, text: str) -> None:
    for sentence in analyser(code).sentences(text, 0, len(text)):
        assert sum(w.head < 0 for w in sentence.words) == 1


def test_every_tree_has_one_root_and_no_circle() -> None:
    import numpy as np

    for seed in range(200):
        size = 2 + seed % 12
        scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
        scores[:, 0] = -1e6
        np.fill_diagonal(scores, -1e6)
        heads = tree(scores)
        assert sum(h == 0 for h in heads[1:]) == 1
        for start in range(1, size):
            at, steps = start, 0
            while at != 0:
                at, steps = heads[at], steps + 1
                assert steps <= size


def test_reading_twice_gives_the_same() -> None:
    text = "Kenia i Uganda uzgodniły otwarcie przejścia, choć Rwanda była przeciwna."
    one, two = read(text, "pl"), read(text, "pl")
    assert [(w.tag, w.head, w.relation) for w in one.words] == [(w.tag, w.head, w.relation) for w in two.words]


def test_a_verb_has_one_subject_and_one_object() -> None:
    for text, code in (
        ("Rano minister, prezydent, posłowie rozmowy umowę zerwali.", "pl"),
        ("The envoys the talks the deal the port left.", "en"),
    ):
        words = read(text, code).words
        for verb in words:
            for relations in ({"nsubj", "nsubj:pass"}, {"obj"}):
                assert sum(w.head == verb.index and w.relation in relations for w in words) <= 1


def test_best_tree_is_the_best_of_all() -> None:
    from itertools import product

    import numpy as np

    def sound(heads: tuple[int, ...]) -> bool:
        for start in range(1, len(heads) + 1):
            at, steps = start, 0
            while at and steps <= len(heads):
                at, steps = heads[at - 1], steps + 1
            if at:
                return False
        return heads.count(0) == 1

    for seed in range(40):
        scores = np.random.default_rng(seed).normal(size=(5, 5)).astype(np.float32)
        scores[0] += 2
        best = max(
            (h for h in product(range(5), repeat=4) if sound(h)),
            key=lambda h: sum(scores[x, d] for d, x in enumerate(h, 1)),
        )
        bound = scores.copy()
        np.fill_diagonal(bound, -1e6)
        bound[:, 0] = -1e6
        assert tree(bound)[1:] == list(best)
