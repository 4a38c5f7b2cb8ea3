"""The words of the brief itself, from strings.<language>.toml: interface, months, and the patterns of sentences."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from parley.errors import LanguageError

LANGUAGES = ("en", "pl")


@dataclass(frozen=True, slots=True)
class Strings:
    """The strings of one language: `table` is the parsed file."""

    language: str
    table: Mapping[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """The interface string at `key`, its `{slots}` filled."""
        text = str(self.table["ui"][key])
        return text.format(**values) if values else text

    def list(self, group: str, key: str) -> tuple[str, ...]:
        """A list of strings, as of months."""
        return tuple(self.table[group][key])

    def of(self, group: str, key: str) -> str:
        """The string at `key` of a group; the key itself where there is none."""
        return str(self.table[group].get(key, key.replace("_", " ")))

    def maybe(self, group: str, key: str) -> str | None:
        """The string at `key` of a group, or None."""
        found = self.table[group].get(key)
        return None if found is None else str(found)

    def act(self, name: str) -> Mapping[str, str]:
        """The patterns of an act: `did`, `do`, `noun`."""
        return dict(self.table["act"][name])


@cache
def strings(language: str) -> Strings:
    """The strings of a language; LanguageError where the brief has none."""
    if language not in LANGUAGES:
        raise LanguageError(f"no brief in {language!r}", f"choose one of {', '.join(LANGUAGES)}")
    return Strings(language, tomllib.loads((files("parley.brief") / f"strings.{language}.toml").read_text("utf-8")))
