"""Forms of Polish words: the nominative in a number and gender, by SGJP, and by rule for adjectives that it lacks."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

#: Distinct words held.
CACHE = 20_000
_GENDERS = {"m1": ("m1",), "m3": ("m3", "m2"), "f": ("f",), "n": ("n",)}


@cache
def _generator() -> Any:
    import morfeusz2

    return morfeusz2.Morfeusz(analyse=False)


@lru_cache(maxsize=CACHE)
def _forms(lemma: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """All forms of a word with their tags in parts; none where the dictionary lacks it."""
    try:
        found = _generator().generate(lemma)
    except RuntimeError:  # what is no word at all
        return ()
    return tuple((form, tuple(tag.split(":"))) for form, base, tag, *_ in found if base.partition(":")[0] == lemma)


def noun(lemma: str, number: str, gender: str) -> str | None:
    """The nominative of a noun in `number`: `Polak`, `pl` → `Polacy`; None where the dictionary lacks it."""
    fitting = [
        (parts, form)
        for form, parts in _forms(lemma)
        if parts[0] == "subst" and parts[1] == number and "nom" in parts[2].split(".")
    ]
    exact = [form for parts, form in fitting if any(g in parts[3].split(".") for g in _GENDERS[gender])]
    return exact[0] if exact else fitting[0][1] if fitting else None


@lru_cache(maxsize=CACHE)
def adjective(lemma: str, number: str, gender: str, degree: str = "pos") -> str:
    """The nominative of an adjective: `unijny`, `f` → `unijna`. What the dictionary lacks is formed by rule."""
    for form, parts in _forms(lemma):
        if parts[0] in ("adj", "ppas", "pact") and parts[1] == number and "nom" in parts[2].split("."):
            right_degree = parts[-1] == degree if parts[0] == "adj" else parts[-1] != "neg"
            if right_degree and any(g in parts[3].split(".") for g in _GENDERS[gender]):
                return form
    return _by_rule(lemma, number, gender)


def _by_rule(lemma: str, number: str, gender: str) -> str:
    stem = lemma[:-1] if lemma[-1:] in "yi" else lemma
    soft = lemma.endswith("i") and lemma[-2:-1] not in ("k", "g")
    if number == "pl":
        masculine = {"k": "cy", "g": "dzy"}.get(stem[-1:])
        if gender == "m1":
            return stem[:-1] + masculine if masculine else lemma
        return stem + ("ie" if lemma.endswith("i") else "e")
    if gender == "f":
        return stem + ("ia" if soft else "a")
    if gender == "n":
        return stem + ("ie" if lemma.endswith("i") else "e")
    return lemma
