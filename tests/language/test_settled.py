"""Classes and lemmas once the tree is known, by the guidelines of Universal Dependencies."""

import pytest

from parley.language.analysis import analyser
from parley.language.words import Word


def word(text: str, form: str, code: str) -> Word:
    return next(w for w in analyser(code).sentences(text, 0, len(text))[0].words if w.text == form)


@pytest.mark.parametrize(
    ("text", "form", "upos", "lemma"),
    [
        ("Statek, który zatonął, wiózł zboże.", "który", "DET", "który"),
        ("Zatonęło kilka łodzi.", "kilka", "DET", "kilka"),
        ("Innych łodzi nie było.", "Innych", "ADJ", "inny"),
        ("Zgodnie z umową port otwarto.", "Zgodnie", "ADV", "zgodnie"),
        ("Spór trwa od stu lat.", "lat", "NOUN", "rok"),
        ("Ministrowie mają plan.", "mają", "VERB", "mieć"),
        ("Nie pamiętam tego.", "tego", "PRON", "to"),
        ("Minister był chory.", "był", "AUX", "być"),
    ],
)
def test_polish(text: str, form: str, upos: str, lemma: str) -> None:
    found = word(text, form, "pl")
    assert (found.upos, found.lemma) == (upos, lemma)


def test_personal_endings_cut_off_as_ud_cuts_them_are_auxiliaries() -> None:
    words = [Word(n, form, 9 * n, 9 * n + len(form), form) for n, form in enumerate(["Byli", "śmy", "sami"])]
    assert analyser("pl").analyse(words).words[1].upos == "AUX"


@pytest.mark.parametrize(
    ("text", "form", "upos"),
    [
        ("All of them left.", "All", "DET"),
        ("This is wrong.", "This", "PRON"),
        ("They want to leave.", "to", "PART"),
        ("They went to Oslo.", "to", "ADP"),
        ("He said that it rained.", "that", "SCONJ"),
        ("There is a boat.", "is", "VERB"),
        ("The boat is old.", "is", "AUX"),
        ("They have a boat.", "have", "VERB"),
    ],
)
def test_english(text: str, form: str, upos: str) -> None:
    assert word(text, form, "en").upos == upos
