"""The tags of SGJP (the National Corpus of Polish tagset) in the tags that Parley's tagger chooses among."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from parley.language.words import Analysis, Word

CASES = ("nom", "gen", "dat", "acc", "ins", "loc", "voc")
_CASE_NAMES = {"inst": "ins"}
_NUMBERS = {"sg": 0, "pl": 1}
_GENDERS = {"m1": 0, "m2": 1, "m3": 1, "f": 2, "n": 3}
#: Which classes of SGJP are which of UD; nominal ones first, with a case each.
_NOMINAL = {
    "subst": "NOUN", "depr": "NOUN", "ger": "NOUN", "adj": "ADJ", "pact": "ADJ", "ppas": "ADJ", "num": "NUM",
    "numcol": "NUM", "ppron12": "PRON", "ppron3": "PRON", "siebie": "PRON", "psubst": "PRON",
}  # fmt: skip
_VERBAL = {
    "fin": "VERB.fin", "praet": "VERB.fin", "cond": "VERB.fin", "winien": "VERB.fin", "pred": "VERB.fin", "bedzie": "AUX.fin",
    "impt": "VERB.imp", "imps": "VERB.imps", "inf": "VERB.inf", "pcon": "VERB.adv", "pant": "VERB.adv", "impt_cond": "VERB.imp",
    "imps_cond": "VERB.imps", "winien_cond": "VERB.fin", "pred_cond": "VERB.fin",
}  # fmt: skip
_PLAIN = {
    "adv": "ADV", "padv": "ADV", "prep": "ADP", "conj": "CCONJ", "comp": "SCONJ", "part": "PART", "qub": "PART", "interj": "INTJ",
    "adja": "ADJ", "adjp": "ADJ", "adjc": "ADJ", "brev": "X", "frag": "X", "dig": "NUM", "romandig": "NUM", "naj": "X", "aglt": "AUX",
}  # fmt: skip
#: Pronouns that SGJP has among the adjectives; before a noun UD calls them determiners, alone pronouns.
_DETERMINERS = frozenset(
    """ten tamten ów który jaki taki każdy żaden wszystek wszystkie wszyscy swój mój twój nasz wasz czyj pewien niektóry jakiś
    któryś jakikolwiek którykolwiek inny sam wszelki niejaki""".split()
)
#: Quantities that UD has among the determiners, and adjectives that it does not.
_QUANTIFIERS = frozenset(
    """kilka kilkanaście kilkadziesiąt kilkaset wiele więcej mniej tyle ile parę paręset mało dużo oba obaj obydwa obydwaj""".split()
)
_PLAIN_ADJECTIVES = frozenset("inny sam pewien jeden".split())
_CONNECTIVES = {
    "więc": "SCONJ", "zatem": "SCONJ", "bowiem": "SCONJ", "natomiast": "CCONJ", "tymczasem": "CCONJ", "zaś": "CCONJ",
    "lecz": "CCONJ", "zgodnie": "ADV", "wraz": "ADV",
}  # fmt: skip
_PRONOUNS = frozenset("co kto nic nikt ktoś coś cokolwiek ktokolwiek to wszystko".split())
_BE = frozenset({"być"})
APOSTROPHE_CASES = {
    "a": ("gen", "acc"), "owi": ("dat",), "em": ("ins",), "m": ("ins", "loc"), "go": ("gen", "acc"), "mu": ("dat",), "ie": ("loc",), "u": ("loc", "voc"),
    "y": ("gen",), "ów": ("gen", "acc"), "ami": ("ins",), "om": ("dat",), "ach": ("loc",), "owie": ("nom",), "s": ("nom",),
}  # fmt: skip


@lru_cache(maxsize=4096)
def bits(numbers: str, case: str, genders: str) -> int:
    """A bit for each number, case and gender (`sg.pl`, `gen`, `m1.f`), m2 and m3 taken together: 56 bits."""
    found = 0
    for number, gender in product(numbers.split("."), genders.split(".")):
        if number in _NUMBERS and gender in _GENDERS:
            found |= 1 << (_NUMBERS[number] * 28 + CASES.index(case) * 4 + _GENDERS[gender])
    return found


def expand(lemma: str, tag: str, name_class: str) -> Iterator[Analysis]:
    """The analyses that one line of SGJP stands for: one a case (and, for `ten`, as determiner and as pronoun)."""
    parts = tag.split(":")
    kind = parts[0]
    if kind in _NOMINAL:
        yield from _nominal(lemma, parts, tag, name_class)
    elif kind in _VERBAL:
        form = _VERBAL[kind]
        verb = form.replace("VERB", "AUX") if lemma in _BE and form != "VERB.imps" else form
        if lemma in _BE or (lemma == "zostać" and form in ("VERB.fin", "VERB.inf")):
            yield Analysis(lemma, "AUX", form.replace("VERB", "AUX"), "", tag, _verb_bits(parts))
        if verb == form:
            yield Analysis(lemma, form.partition(".")[0], form, "", tag, _verb_bits(parts))
    elif kind in _PLAIN:
        yield Analysis(lemma, _PLAIN[kind], _PLAIN[kind], name_class, tag)
        if kind == "brev":
            for upos in ("NOUN", "ADJ", "ADV"):
                yield Analysis(lemma, upos, upos, name_class, tag)
        if kind in ("part", "qub"):
            yield Analysis(lemma, "ADV", "ADV", name_class, tag)


def _verb_bits(parts: list[str]) -> int:
    """A finite verb agrees with a nominative of its number and, in the past, gender."""
    if parts[0] in ("praet", "cond", "winien") and len(parts) > 2:
        return bits(parts[1], "nom", parts[2])
    return bits(parts[1], "nom", "m1.m3.f.n") if parts[0] in ("fin", "bedzie") and len(parts) > 1 else 0


def _nominal(lemma: str, parts: list[str], tag: str, name_class: str) -> Iterator[Analysis]:
    upos = _NOMINAL[parts[0]]
    if upos == "NOUN" and (name_class or lemma[:1].isupper()):
        upos = "PROPN"
    kinds = [upos]
    if lemma in _DETERMINERS:
        kinds = ["DET", "PRON"]
    elif lemma in _PRONOUNS:
        kinds = ["PRON", "DET"] if lemma == "to" else ["PRON"]
    if parts[0] == "num":
        kinds = (
            ["NUM", "DET"]
            if lemma in ("wiele", "kilka", "kilkanaście", "kilkadziesiąt", "tyle", "ile", "parę", "mało", "dużo")
            else ["NUM"]
        )
    numbers = next((p for p in parts[1:] if p.split(".")[0] in _NUMBERS), "sg.pl")
    cases = [_CASE_NAMES.get(c, c) for p in parts[1:] for c in p.split(".") if _CASE_NAMES.get(c, c) in CASES] or [
        "nom"
    ]
    genders = next((p for p in parts[1:] if p.split(".")[0] in _GENDERS), "m1.m3.f.n")
    for kind, case in product(kinds, dict.fromkeys(cases)):
        yield Analysis(lemma, kind, f"{kind}.{case}", name_class, tag, bits(numbers, case, genders))


def settled(word: Word, words: list[Word]) -> str:
    """The UPOS class once the tree is known, by the guidelines of Universal Dependencies for Polish.

    The tagger tells pronouns from determiners by their place, UD by the dictionary: what SGJP has among the adjectives is a
    determiner also where it stands alone.
    """
    upos, lemma = word.upos, word.lemma
    if lemma in _PLAIN_ADJECTIVES and upos in ("DET", "PRON", "NUM"):
        return "ADJ"
    if upos in ("PRON", "NUM") and (lemma in _DETERMINERS or lemma in _QUANTIFIERS):
        return "DET"
    if lemma == "być" and upos in ("AUX", "VERB"):
        return "AUX" if word.relation in ("aux", "aux:pass", "cop") else "VERB"
    if upos in ("ADV", "ADP", "PART") and lemma in _CONNECTIVES and word.relation != "obl":
        return _CONNECTIVES[lemma]
    if upos == "ADV" and (word.features == "part" or _stresses(word, words)):
        return "PART"
    return upos


def _stresses(word: Word, words: list[Word]) -> bool:
    """Whether an adverb that can be a particle stands with something else than a verb (`głównie kobiety`)."""
    return word.head >= 0 and words[word.head].upos != "VERB" and any(a.features == "part" for a in word.analyses)
