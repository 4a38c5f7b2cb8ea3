"""The heads that English word order fixes, on sentences that the parser alone gets wrong."""

from __future__ import annotations

import pytest

from parley.language.analysis import analyser
from parley.language.words import Sentence


def parsed(text: str) -> Sentence:
    return analyser("en").sentences(text, 0, len(text))[0]


def arc(sentence: Sentence, word: str) -> tuple[str, str]:
    """(head, relation) of the first word of that form."""
    found = next(w for w in sentence.words if w.text == word)
    return (sentence.words[found.head].text if found.head >= 0 else "", found.relation)


CASES = [
    ("Russia and the United States swapped a basketball player for an arms dealer.", "Russia", ("swapped", "nsubj")),
    ("Russia and the United States swapped a basketball player for an arms dealer.", "States", ("Russia", "conj")),
    ("A phone call between the German chancellor and China's president is planned.", "call", ("planned", "nsubj:pass")),
    (
        "A phone call between the German chancellor and China's president is planned.",
        "president",
        ("chancellor", "conj"),
    ),
    ("The council demanded that Rwanda withdraw its troops.", "withdraw", ("demanded", "ccomp")),
    ("The council demanded that Rwanda withdraw its troops.", "Rwanda", ("withdraw", "nsubj")),
    ("Caracas demands the lifting of the oil embargo.", "lifting", ("demands", "obj")),
    ("The minister denied that he had spoken with the emir.", "he", ("spoken", "nsubj")),
    ("Britain said the army would begin to withdraw.", "begin", ("said", "ccomp")),
    ("The swap was agreed in May, the Kremlin said.", "said", ("agreed", "parataxis")),
    ("The envoys of Iran, Oman and Qatar met in Doha.", "Qatar", ("Iran", "conj")),
    ("They spoke with Foreign Minister Sergei Lavrov about gas.", "Minister", ("spoke", "obl")),
    ("They spoke with Foreign Minister Sergei Lavrov about gas.", "Sergei", ("Minister", "appos")),
    ("The king who visited Jordan left on Monday.", "visited", ("king", "acl:relcl")),
    ("Poland reopened its crossings and sealed them again.", "sealed", ("reopened", "conj")),
    ("The government refused to renew the licence.", "renew", ("refused", "xcomp")),
]


@pytest.mark.parametrize(("text", "word", "wanted"), CASES)
def test_heads(text: str, word: str, wanted: tuple[str, str]) -> None:
    assert arc(parsed(text), word) == wanted


def test_tags_that_neighbours_forbid() -> None:
    sentence = parsed("The lifting of the ban will slow the talks.")
    tags = {w.text: w.tag for w in sentence.words}
    assert tags["lifting"] == "NN"
    assert tags["slow"] == "VB"


def test_an_inverted_subject_is_a_subject() -> None:
    assert arc(parsed('"We will not leave," said the minister.'), "minister") == ("said", "nsubj")


def test_every_sentence_keeps_one_root() -> None:
    for text, _, _ in CASES:
        assert sum(w.head < 0 for w in parsed(text).words) == 1


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Japan suspended rice aid to Darfur.", "suspended", "VBD"),
        ("The delayed meeting in Nairobi has raised few hopes.", "meeting", "NN"),
        ("A top U.S. official today praised the deal.", "official", "NN"),
        ("US authorities lifted the ban.", "US", "NNP"),
        ("They objected to major electoral reforms.", "major", "JJ"),
    ],
)
def test_tags_by_company(text: str, word: str, tag: str) -> None:
    assert next(w.tag for w in parsed(text).words if w.text == word) == tag
