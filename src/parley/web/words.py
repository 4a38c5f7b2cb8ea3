"""The words of the interface, from strings/<language>.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "pl")


@dataclass(frozen=True, slots=True)
class Words:
    """The strings of one language by section and key; called with `section.key` and the values of its slots."""

    language: str
    table: Mapping[str, Mapping[str, str]]

    def __call__(self, key: str, **values: object) -> str:
        """The string at `section.key`; KeyError where there is none, which a test rules out."""
        section, _, name = key.partition(".")
        text = self.table[section][name]
        return text.format(**values) if values else text

    def of(self, section: str, key: str | None) -> str:
        """The string of a key that comes from data; the key itself where there is none."""
        return self.table[section].get(key or "", (key or "").replace("_", " "))

    def many(self, key: str, count: int) -> str:
        """The string of the plural form that `count` takes (CLDR: one, few, many, other), the count put in."""
        section, _, name = key.partition(".")
        table = self.table[section]
        form = plural(self.language, count)
        return table.get(f"{name}_{form}", table[f"{name}_other"]).format(count=f"{count:,}".replace(",", "\u00a0"))


def plural(language: str, count: int) -> str:
    """The CLDR plural category of a whole number."""
    if count == 1:
        return "one"
    if language == "pl":
        return "few" if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else "many"
    return "other"


@cache
def words(language: str) -> Words:
    """The strings of a language; English for one that there is none for."""
    chosen = language if language in LANGUAGES else "en"
    return Words(chosen, tomllib.loads((files("parley.web") / "strings" / f"{chosen}.toml").read_text("utf-8")))


def preferred(header: str) -> str:
    """The language that an Accept-Language header (RFC 9110, 12.5.4) likes best of those that there are."""
    best, liked = "en", 0.0
    for part in header.split(","):
        tag, _, rest = part.strip().partition(";")
        quality = rest.strip().removeprefix("q=")
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            continue
        code = tag.strip().lower().split("-")[0]
        if code in LANGUAGES and weight > liked:
            best, liked = code, weight
    return best
