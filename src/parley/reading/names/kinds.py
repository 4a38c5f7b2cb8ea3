"""Of which kind an unknown name is: by its head, the noun before it, its words, and where it stands."""

from __future__ import annotations

from parley.language.words import Sentence, Word
from parley.reading.names.model import Run
from parley.reading.names.words import QUOTES, heads, is_acronym, is_address, is_common, is_given, is_initial
from parley.reading.roles_table import role_at

_SPEECH = frozenset(
    """powiedzieć mówić dodać stwierdzić oświadczyć podkreślić zaznaczyć ocenić uważać przyznać zapewnić poinformować wyjaśnić
    zauważyć zapowiedzieć przekonywać tłumaczyć argumentować napisać pisać oznajmić skomentować komentować wskazać przypomnieć
    zapytać odpowiedzieć sądzić twierdzić ogłosić zadeklarować spotkać żartować ostrzec kontynuować przewidywać""".split()
)
_PLACE_PREPOSITIONS = {
    "w": "loc",
    "we": "loc",
    "koło": "gen",
    "do": "gen",
    "z": "gen",
    "nad": "ins",
    "pod": "ins",
    "na": "loc",
}
_SURNAMES = (
    "ski",
    "ska",
    "cki",
    "cka",
    "wicz",
    "skiego",
    "skiej",
    "skiemu",
    "ską",
    "skim",
    "czyk",
    "enko",
    "ov",
    "ova",
    "man",
    "son",
    "sson",
    "berg",
    "stein",
    "vić",
    "ić",
    "shvili",
    "dze",
    "ian",
    "yan",
)


def classify(sentence: Sentence, run: Run) -> str:
    """The class of an unknown run of a Polish sentence; "" where nothing tells it."""
    words = sentence.words[run.first : run.last + 1]
    if is_address(words[0]):
        return "ORG" if words[0].lower.endswith(".eu") else "PRO"
    if run.head:
        return run.head
    return _person_by_words(words) or _by_cue(sentence, run) or _by_shape(words) or _by_place(sentence, run)


def _person_by_words(words: list[Word]) -> str:
    """A given name or initial in front of another word; a single one, if no place."""
    if len(words) > 1 and (is_given(words[0]) or (is_initial(words[0]) and words[1].text[0].isupper())):
        return "PER"
    return ""


def _by_cue(sentence: Sentence, run: Run) -> str:
    """The noun before the name (`tygodnik „Polityka”`, `spółka Wintershall`), a person's role before or after it, a verb of saying."""
    index = run.first - 1
    quoted = index >= 0 and sentence.words[index].text in QUOTES
    index -= quoted
    before = sentence.words[index] if index >= 0 else None
    if before is not None and before.text[0].isalpha() and before.upos in ("NOUN", "PROPN", "ADJ", "X"):
        role = role_at(sentence, index, "pl")
        if role is not None and role.kind == "person" and sentence.words[run.first].case == before.case:
            return "" if is_acronym(sentence.words[run.first]) else "PER"
        cue = heads("pl").get(before.lemma.casefold(), "")
        if cue == "PER" and before.case != sentence.words[run.first].case:
            cue = ""
        if cue and not (cue == "LOC" and quoted):
            return cue
    if quoted and _closes(sentence, run):
        return "PRO"
    return "PER" if _speaks(sentence, run) else ""


def _closes(sentence: Sentence, run: Run) -> bool:
    after = sentence.words[run.last + 1 : run.last + 2]
    return bool(after) and after[0].text in QUOTES


def _speaks(sentence: Sentence, run: Run) -> bool:
    words = sentence.words[run.first : run.last + 1]
    if any(is_acronym(w) for w in words) or len(words) > 3:
        return False
    head = sentence.words[run.first].head
    spoken = [sentence.words[head]] if head >= 0 and sentence.words[run.first].relation in ("nsubj", "flat") else []
    spoken += sentence.words[max(0, run.first - 1) : run.first] + sentence.words[run.last + 1 : run.last + 2]
    return words[0].case == "nom" and any(w.lemma in _SPEECH and w.upos == "VERB" for w in spoken)


def _by_shape(words: list[Word]) -> str:
    last = words[-1]
    if any(is_acronym(w) and w.text[:1].isalpha() for w in words):
        return "PRO" if len(words) == 1 and any(c.isdigit() for c in last.text) and last.text[-1].isdigit() else "ORG"
    classes = [{a.name_class for a in w.analyses} for w in words]
    if len(words) == 1:
        return _single(last, classes[0])
    if all("place" in c for c in classes):
        return "LOC"
    surname = "person" in classes[-1] or last.lower.endswith(_SURNAMES)
    if surname and not is_common(words[0].lower, "pl"):
        return "PER"
    return "LOC" if "place" in classes[-1] and "place" in classes[0] else ""


def _single(word: Word, classes: set[str]) -> str:
    if "first" in classes or is_given(word):
        return "PER"
    if "place" in classes and not ("person" in classes and word.lower.endswith(_SURNAMES)):
        return "LOC"
    if "person" in classes or word.lower.endswith(_SURNAMES):
        return "PER"
    return {"organisation": "ORG", "product": "PRO", "event": "EVT"}.get(next(iter(classes - {""}), ""), "")


def _by_place(sentence: Sentence, run: Run) -> str:
    if run.first == 0:
        return ""
    before, word = sentence.words[run.first - 1], sentence.words[run.first]
    if before.lower in _PLACE_PREPOSITIONS and before.lower in ("w", "we", "koło") and word.case in ("loc", "gen", ""):
        return "LOC"
    return ""
