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
#: Conjunctions that are nothing else (`because of` apart).
_CONJUNCTIONS = frozenset("that if whether because although though unless whereas lest while".split())
#: Pronouns where they stand alone; other determiners stay what they are (`all of them`).
_POINTING = frozenset({"this", "these", "that", "those", "which", "whatever", "such"})
#: Relations of an adjective inside a name (`United Nations`, `the Islamic Republic`).
_IN_NAMES = ("compound", "amod", "flat")
#: What hangs on `be` where it is no copula.
_BE_ALONE = frozenset({"expl", "ccomp", "xcomp"})
#: Endings of adjectives of peoples, which are nouns as well.
_DEMONYMS = ("ian", "ean", "can", "ish", "ese", "ic", "eek", "nch")
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
        return _preposition(word, head)
    if tag == "TO":
        return _to(word, words)
    if tag in ("DT", "WDT") and relation in _DETACHED and word.lower in _POINTING:
        return "PRON"
    if tag == "NNP" and relation in _IN_NAMES:
        return "ADJ" if _only_adjective(word) else "PROPN"
    if tag.startswith("VB"):
        return _verb(word, words)
    if tag == "RB" and word.lower in ("not", "n't", "n’t"):
        return "PART"
    if tag == "NN" and word.lower in _INDEFINITE:
        return "PRON"
    return UPOS.get(tag, "X")


def _only_adjective(word: Word) -> bool:
    """Whether the dictionary has a capitalised word as an adjective, and as a noun only where that is of a people (`Greek`)."""
    classes = {a.upos for a in word.analyses}
    return "ADJ" in classes and ("NOUN" not in classes or word.lower.endswith(_DEMONYMS))


def _to(word: Word, words: list[Word]) -> str:
    """`to` is a particle before an infinitive, over adverbs, else a preposition."""
    after = next((w for w in words[word.index + 1 :] if w.tag not in ("RB", "PUNCT")), None)
    if after is None or word.relation == "fixed":
        return "ADP" if word.relation in ("case", "fixed") else "PART"
    return "PART" if after.tag == "VB" else "ADP"


def _preposition(word: Word, head: Word | None) -> str:
    """A preposition marks a noun; before a verb it is a conjunction (`by signing`), before a number an adverb (`about 20`)."""
    relation = word.relation
    if word.lower in _CONJUNCTIONS and relation not in ("case", "advmod"):
        return "SCONJ"
    if relation == "advmod":
        return "ADV"
    if relation == "case" and head is not None and head.tag == "VBG":
        return "SCONJ"
    return "SCONJ" if relation == "mark" else "ADP"


def _verb(word: Word, words: list[Word]) -> str:
    """`be` is an auxiliary wherever it does not say that something exists (`there is`) or have a clause as complement; `have` and
    `do` are none without a verb that they help.
    """
    if word.relation in ("aux", "aux:pass", "cop"):
        helped = word.lemma == "be" or words[word.head].tag.startswith(("VB", "JJ"))
        return "AUX" if helped or word.relation == "cop" else "VERB"
    if word.lemma != "be":
        return "VERB"
    exists = any(w.head == word.index and (w.tag == "EX" or w.relation in _BE_ALONE) for w in words)
    return "VERB" if exists or (word.index > 0 and words[word.index - 1].tag == "EX") else "AUX"
