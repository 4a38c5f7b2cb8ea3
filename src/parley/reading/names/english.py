"""Unknown names of a sentence in a language without cases: proper names side by side by their tags, and of which kind they are."""

from __future__ import annotations

from parley.language.words import Sentence, Word
from parley.reading.names.entity import CLASSES
from parley.reading.names.model import Run
from parley.reading.names.runs import PARTICLES
from parley.reading.names.words import is_given, is_title
from parley.reading.roles_table import role_at


def tagged_runs(sentence: Sentence, taken: set[int], code: str) -> list[Run]:
    """Stretches of proper names, cut where a given name begins anew."""
    runs: list[Run] = []
    start = -1
    for index, word in enumerate(sentence.words):
        inside = (
            index not in taken
            and word.upos == "PROPN"
            and word.text[0].isupper()
            and not is_title(sentence, index, code)
        )
        inside = inside or (
            start >= 0 and word.lower in PARTICLES and index not in taken and _next_is_name(sentence, index, taken)
        )
        if start >= 0 and (not inside or _starts_anew(sentence, start, index)):
            runs.append(Run(start, index - 1))
            start = -1
        if inside and start < 0:
            start = index
    if start >= 0:
        runs.append(Run(start, len(sentence.words) - 1))
    return runs


def _next_is_name(sentence: Sentence, index: int, taken: set[int]) -> bool:
    following = sentence.words[index + 1 : index + 2]
    return bool(following) and following[0].upos == "PROPN" and index + 1 not in taken


def _starts_anew(sentence: Sentence, start: int, index: int) -> bool:
    word, before = sentence.words[index], sentence.words[index - 1]
    return index - start >= 2 and _is_first(word) and not _is_first(before) and word.case != before.case


def _is_first(word: Word) -> bool:
    return any(a.name_class == "first" for a in word.analyses)


def classify_tagged(sentence: Sentence, run: Run, code: str) -> str:
    """The class of an unknown run."""
    if _is_person(sentence, run.first, run.last, code):
        return "PER"
    if run.first == run.last and not any(a.name_class == "place" for a in sentence.words[run.last].analyses):
        if any(a.name_class in ("person", "first") for a in sentence.words[run.last].analyses):
            return "PER"
    return CLASSES[_kind(sentence, run.first, run.last)]


def _is_person(sentence: Sentence, first: int, last: int, code: str) -> bool:
    """A given name in front, or a title whose apposition it is, tells a person."""
    words = sentence.words
    if last > first and (is_given(words[first]) or any(a.name_class == "person" for a in words[last].analyses)):
        return True
    head = words[first]
    if head.relation == "appos" and head.head >= 0:
        role = role_at(sentence, head.head, code)
        return role is not None and role.kind == "person"
    role = role_at(sentence, first - 1, code) if first > 0 else None
    if role is not None and role.kind == "person":
        return True
    acronym = any(w.text.isupper() and len(w.text) > 1 for w in words[first : last + 1])
    return last - first in (1, 2) and not acronym and _speaks(sentence, first)


def _speaks(sentence: Sentence, first: int) -> bool:
    word = sentence.words[first]
    of_subject = word.head >= 0 and sentence.words[word.head].relation == "nsubj" and word.relation == "flat"
    return word.relation in ("nsubj", "appos") or of_subject


def _kind(sentence: Sentence, first: int, last: int) -> str:
    words = sentence.words[first : last + 1]
    if any(w.text.isupper() and len(w.text) > 1 for w in words):
        return "organisation"
    if any(a.name_class == "place" for w in words for a in w.analyses):
        return "place"
    before = sentence.words[first - 1] if first else None
    return "place" if before is not None and before.lower in ("in", "at", "near") else "organisation"
