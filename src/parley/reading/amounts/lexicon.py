"""The number words of a language, from its `numbers.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from parley.errors import KnowledgeError, LanguageError
from parley.model.amount import Bound

_PLAIN = str.maketrans("ąćęłńóśźż", "acelnoszz")


@dataclass(frozen=True)
class NumberLexicon:
    """Forms → values. Every table is keyed by the lower-case form."""

    decimal: str
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    scales: dict[str, int]
    glued_scales: dict[str, int]
    indefinite: dict[str, tuple[int, int]]
    plural: dict[str, int]
    fractions: dict[str, float]
    denominators: dict[str, int]
    words: dict[str, frozenset[str]]
    bounds: dict[tuple[str, ...], Bound]
    bounds_after: dict[tuple[str, ...], Bound]
    currencies: dict[str, str]
    percents: dict[tuple[str, ...], str]
    triggers: frozenset[str]
    known: frozenset[str] = field(repr=False)

    def is_word(self, kind: str, form: str) -> bool:
        """Whether `form` is among the words listed under `kind` (articles, connectors, suffixes of ordinals, …)."""
        return form in self.words.get(kind, frozenset())


def forms_of(entry: str, paradigms: dict[str, str]) -> list[str]:
    """The forms that one entry stands for: words apart, `stem|paradigm` spelled out, `_` a blank within a phrase."""
    forms: list[str] = []
    for word in entry.split():
        stem, bar, name = word.partition("|")
        forms += [stem + e for e in paradigms[name].split()] if bar else [word.replace("_", " ")]
    return forms


def table_of(section: dict[str, str], paradigms: dict[str, str]) -> dict[str, str]:
    """Form → key of a section; forms without their diacritics are added where they mean nothing else."""
    table = {form: key for key, entry in section.items() for form in forms_of(entry, paradigms)}
    for form, key in list(table.items()):
        if not form.isascii():
            table.setdefault(form.translate(_PLAIN), key)
    return table


def load(language: str, name: str) -> dict[str, Any]:
    """The data file `name` of a language; LanguageError where the language is not installed, KnowledgeError where the
    file is no TOML.
    """
    try:
        text = resources.files(f"parley.language.{language}").joinpath(name).read_text("utf-8")
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise LanguageError(f"no {name} for {language!r}", "install the package of that language") from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{language}/{name}: {error}", "mend the file") from error


@lru_cache(maxsize=16)
def numbers(language: str) -> NumberLexicon:
    """The number words of a language, loaded once."""
    data = load(language, "numbers.toml")
    shapes: dict[str, str] = data.get("paradigms", {})
    whole = {
        name: {form: int(float(key)) for form, key in table_of(data.get(name, {}), shapes).items()}
        for name in ("cardinals", "ordinals", "scales", "glued_scales", "plural", "denominators")
    }
    ranges = {form: _pair(key) for form, key in table_of(data.get("indefinite", {}), shapes).items()}
    fractions = {form: float(key) for form, key in table_of(data.get("fractions", {}), shapes).items()}
    words = {kind: frozenset(forms_of(entry, shapes)) for kind, entry in data.get("words", {}).items()}
    currencies = table_of(data.get("currencies", {}), shapes)
    starts = {*whole["denominators"], *whole["cardinals"], *whole["scales"], *whole["plural"], *ranges, *fractions}
    known = {*starts, *whole["ordinals"], *whole["denominators"], *currencies}
    return NumberLexicon(
        decimal=data.get("decimal", "."),
        **whole,
        indefinite=ranges,
        fractions=fractions,
        words=words,
        bounds=_phrases(data.get("bounds", {})),
        bounds_after=_phrases(data.get("bounds_after", {})),
        currencies=currencies,
        percents={tuple(f.split()): f for f in forms_of(words_of(data, "percents"), shapes)},
        triggers=frozenset(starts | words.get("pairs", frozenset()) | words.get("hundred", frozenset())),
        known=frozenset(known | words.get("hundred", frozenset()) | words.get("joined", frozenset())),
    )


def words_of(data: dict[str, Any], name: str) -> str:
    """A section that is one string, or nothing."""
    value = data.get(name, "")
    return value if isinstance(value, str) else ""


def _pair(key: str) -> tuple[int, int]:
    low, _, high = key.partition("-")
    return int(low), int(high)


def _phrases(section: dict[str, str]) -> dict[tuple[str, ...], Bound]:
    """Phrase, as a tuple of its words, → bound; the longest phrases first."""
    table = table_of(section, {})
    found: dict[tuple[str, ...], Bound] = {}
    for phrase in sorted(table, key=lambda p: (-len(p.split()), p)):
        key = table[phrase]
        if key not in ("at_least", "at_most", "about", "exact"):
            raise KnowledgeError(f"no bound: {key!r}", "use at_least, at_most, about or exact")
        found[tuple(phrase.split())] = key  # type: ignore[assignment]
    return found
