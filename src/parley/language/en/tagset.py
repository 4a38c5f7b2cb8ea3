"""Penn Treebank tags and what they are in Universal Dependencies."""

from __future__ import annotations

from functools import lru_cache

from parley.language.words import Analysis, Word

UPOS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB",
    "VBZ": "VERB", "MD": "AUX", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "DT": "DET", "PDT": "DET",
    "WDT": "DET", "WP": "PRON", "WP$": "PRON", "WRB": "ADV", "IN": "ADP", "TO": "PART", "CC": "CCONJ", "CD": "NUM", "PRP": "PRON", "PRP$": "PRON",
    "POS": "PART", "EX": "PRON", "RP": "ADP", "UH": "INTJ", "FW": "X", "PUNCT": "PUNCT", "SYM": "SYM",
}  # fmt: skip
FORMS = {"VB": "inf", "VBD": "fin", "VBP": "fin", "VBZ": "fin", "VBN": "part", "VBG": "ing", "MD": "fin"}
_INDEFINITE = frozenset(
    f"{some}{one}" for some in ("some", "any", "no", "every") for one in ("one", "body", "thing")
) | {"none"}
_DETACHED = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "root", "conj", "obl:agent", "appos")


@lru_cache(maxsize=100_000)
def analysis(lemma: str, tag: str) -> Analysis:
    """The analysis for a lemma and a Penn tag."""
    return Analysis(lemma, UPOS[tag], tag, "", tag)


def open_tags(upos: str, form: str, lemma: str, irregular: bool) -> list[str]:
    """The Penn tags that `form` can have as a form of `lemma`, a word of an open class."""
    if upos in ("NOUN", "PROPN"):
        return ["NN"] if form == lemma else ["NNS"]
    if upos == "ADJ":
        return ["JJ" if form == lemma else "JJS" if form.endswith("st") else "JJR"]
    if upos == "ADV":
        return ["RB" if form == lemma else "RBS" if form.endswith("st") else "RBR"]
    if upos in ("VERB", "AUX"):
        return _verb_tags(form, lemma, irregular)
    return []


def _verb_tags(form: str, lemma: str, irregular: bool) -> list[str]:
    if form == lemma:
        return ["VB", "VBP"]
    if form.endswith("ing"):
        return ["VBG"]
    if form.endswith("s") and not irregular:
        return ["VBZ"]
    return [] if irregular else ["VBD", "VBN"]


def guess_tags(form: str) -> list[str]:
    """The tags that an unknown word can have by its ending."""
    if form.endswith("ly"):
        return ["RB", "JJ"]
    if form.endswith("ing"):
        return ["VBG", "NN", "JJ"]
    if form.endswith("ed"):
        return ["VBD", "VBN", "JJ"]
    if form.endswith("s") and not form.endswith("ss"):
        return ["NNS", "VBZ", "NN"]
    if form.endswith(("ous", "ful", "ive", "less", "able", "ible", "ic", "ish", "al")):
        return ["JJ", "NN"]
    return ["NN", "JJ", "VB", "VBP", "FW"]


def guess_lemma(form: str, tag: str) -> str:
    """The base form of an unknown word under a guessed tag."""
    for ending, tags, base in (
        ("ies", ("NNS", "VBZ"), "y"),
        ("es", (), ""),
        ("s", ("NNS", "VBZ"), ""),
        ("ing", ("VBG",), ""),
        ("ed", ("VBD", "VBN"), ""),
    ):
        if tag in tags and form.endswith(ending):
            return form[: -len(ending)] + base
    return form


def settled(word: Word, words: list[Word]) -> str:
    """The UPOS class once the tree is known, by the guidelines of Universal Dependencies for English."""
    tag, relation = word.tag, word.relation
    head = words[word.head] if word.head >= 0 else None
    if tag == "IN":
        return _preposition(relation, head)
    if tag == "TO":
        return "ADP" if relation == "case" else "PART"
    if tag in ("DT", "WDT") and relation in _DETACHED:
        return "PRON"
    if tag.startswith("VB"):
        return _verb(word, words)
    if tag == "RB" and word.lower in ("not", "n't", "n’t"):
        return "PART"
    if tag == "NN" and word.lower in _INDEFINITE:
        return "PRON"
    return UPOS.get(tag, "X")


def _preposition(relation: str, head: Word | None) -> str:
    """A preposition marks a noun; before a verb it is a conjunction (`by signing`), before a number an adverb (`about 20`)."""
    if relation == "advmod":
        return "ADV"
    if relation == "case" and head is not None and head.tag == "VBG":
        return "SCONJ"
    return "SCONJ" if relation == "mark" else "ADP"


def _verb(word: Word, words: list[Word]) -> str:
    """`be` is an auxiliary wherever it does not say that something exists (`there is`)."""
    if word.relation in ("aux", "aux:pass", "cop"):
        return "AUX"
    exists = any(w.head == word.index and (w.relation == "expl" or w.tag == "EX") for w in words)
    return "AUX" if word.lemma == "be" and not exists else "VERB"
