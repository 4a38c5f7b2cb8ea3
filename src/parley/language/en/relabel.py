"""Relations that English forbids in a parsed sentence, set right: a phrase with a preposition is no subject or object, one without is no
oblique, and the voice of a verb tells that of its subject.
"""

from __future__ import annotations

from parley.language.en.phrases import CALENDAR, SPEECH
from parley.language.words import Word

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})
_QUOTES = frozenset({'"', "”", "''", "’", ","})
_VERBS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


def relabel(words: list[Word]) -> None:
    """Set right, in place, what the words of a finished tree forbid."""
    below: dict[int, list[Word]] = {}
    for word in words:
        below.setdefault(word.head, []).append(word)
    for word in words:
        if word.head >= 0 and word.tag in _NOMINAL:
            _nominal(words, word, words[word.head], below)
    for word in words:
        if word.tag in ("VBD", "VBZ", "VBP") and word.lemma in SPEECH:
            _inverted(words, word, below)


def _nominal(words: list[Word], word: Word, head: Word, below: dict[int, list[Word]]) -> None:
    children = below.get(word.index, ())
    marked = any(c.relation == "case" and c.tag in ("IN", "TO", "VBG") for c in children)
    verbal = head.tag in _VERBS
    if marked and word.relation in ("nsubj", "nsubj:pass", "obj", "iobj"):
        word.relation = "obl" if verbal or head.tag in ("JJ", "RB", "JJR") else "nmod"
    elif word.relation.startswith("nsubj") and verbal:
        helped = any(c.relation == "aux:pass" for c in below.get(head.index, ()))
        word.relation = (
            "nsubj:pass" if helped else "nsubj" if head.tag != "VBN" or _active(head, below) else word.relation
        )
    elif word.relation == "obl" and not marked and verbal and word.lower not in CALENDAR and word.tag != "CD":
        _bare(words, word, head, below)


def _active(head: Word, below: dict[int, list[Word]]) -> bool:
    return any(c.lemma == "have" for c in below.get(head.index, ()) if c.relation == "aux")


def _bare(words: list[Word], word: Word, head: Word, below: dict[int, list[Word]]) -> None:
    """A noun without preposition under a verb: its subject in front of it, its object behind it, if it lacks one."""
    sisters = below.get(head.index, ())
    passive = any(c.relation == "aux:pass" for c in sisters)
    if word.index < head.index and not any(c.relation.startswith("nsubj") for c in sisters):
        word.relation = "nsubj:pass" if passive else "nsubj"
    elif word.index > head.index and not passive and not any(c.relation == "obj" for c in sisters):
        word.relation = "obj"


def _inverted(words: list[Word], verb: Word, below: dict[int, list[Word]]) -> None:
    """`…," said the minister.`: the noun behind the verb of speech is its subject."""
    sisters = below.get(verb.index, ())
    if (
        any(c.relation.startswith("nsubj") for c in sisters)
        or not verb.index
        or words[verb.index - 1].text not in _QUOTES
    ):
        return
    behind = next((c for c in sisters if c.relation in ("obj", "iobj", "obl") and c.index > verb.index), None)
    if behind is not None and not any(
        c.relation == "case" and c.tag in ("IN", "TO") for c in below.get(behind.index, ())
    ):
        behind.relation = "nsubj"
