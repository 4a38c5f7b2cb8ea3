"""The date words and rules of a language, from its `dates.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from parley.reading.amounts.lexicon import NumberLexicon, load, numbers, table_of
from parley.reading.dates.rules import Rule, first_names, parse_rule

#: The layers of rules, in the order in which they are applied.
LAYERS = ("refs", "dates", "parts", "ranges", "relations", "roles")


@dataclass(frozen=True)
class DateLexicon:
    """`words` gives the classes of each form with their values, `rules` the rules of each layer by the names that can
    stand first; `triggers` are the forms without which (and without figures) a sentence holds no date.
    """

    language: str
    numbers: NumberLexicon
    words: dict[str, dict[str, Any]]
    known: frozenset[str]
    triggers: frozenset[str]
    rules: dict[str, dict[str, list[Rule]]]
    settings: dict[str, frozenset[str]]
    month_first: bool
    months_lowercase: bool
    next_weekday: str

    def listed(self, kind: str, form: str) -> bool:
        """Whether `form` is in the list `kind` of the settings."""
        return form in self.settings.get(kind, frozenset())


@lru_cache(maxsize=16)
def dates(language: str) -> DateLexicon:
    """The date words and rules of a language, loaded once."""
    data = load(language, "dates.toml")
    shapes: dict[str, str] = data.get("paradigms", {})
    words: dict[str, dict[str, Any]] = {}
    triggers: set[str] = set()
    for name, section in data["words"].items():
        for form, key in table_of(section, shapes).items():
            words.setdefault(form, {})[name.upper()] = int(key) if key.lstrip("-").isdecimal() else key
            if name in data["trigger_classes"]:
                triggers.add(form)
    for classes in words.values():
        _widen(classes)
    known_numbers = numbers(language)
    settings = {key: frozenset(value.split()) for key, value in data.get("settings", {}).items()}
    return DateLexicon(
        language=language,
        numbers=known_numbers,
        words=words,
        known=known_numbers.known | words.keys(),
        triggers=frozenset(triggers),
        rules={layer: _indexed(data["rules"].get(layer, "").strip().splitlines()) for layer in LAYERS},
        settings=settings,
        month_first=bool(data.get("month_first", False)),
        months_lowercase=bool(data.get("months_lowercase", False)),
        next_weekday=str(data.get("next_weekday", "next")),
    )


def _widen(classes: dict[str, Any]) -> None:
    """`M` for months and their abbreviations alike, `WD` for weekdays."""
    for wide, names in (("M", ("MONTH", "MONTH_ABBR")), ("W", ("WEEKDAY", "WEEKDAY_ABBR"))):
        for name in names:
            if name in classes:
                classes.setdefault(wide, classes[name])


def _indexed(sources: list[str]) -> dict[str, list[Rule]]:
    """The rules by every name that can stand first in them."""
    index: dict[str, list[Rule]] = {}
    for order, source in enumerate(sources):
        rule = parse_rule(source, order)
        for name in first_names(rule):
            index.setdefault(name, []).append(rule)
    return index
