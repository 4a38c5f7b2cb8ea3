"""What a language must give, so that the rest of Parley can read it. docs/third-language.md shows how to add one.

A language is an object with this interface, found by its code through the entry points `parley.languages`; its words
and rules are data in its own folder.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache, cached_property
from importlib import import_module, resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Protocol

from parley.errors import LanguageError
from parley.language.fixed import Fixed
from parley.language.tokens import TokenRules
from parley.language.words import Analysis, Word

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints


class Language(Protocol):
    """A language that Parley reads."""

    code: str
    rules: TokenRules

    @property
    def folder(self) -> Traversable:
        """Where the data files of the language lie."""

    def is_word(self, text: str) -> bool:
        """Whether the dictionary has `text` as a form."""

    def analyse(self, word: Word, first: bool) -> tuple[Analysis, ...]:
        """All that a word can be, the likeliest first, never empty; `first` says that it opens a sentence."""

    def fixed(self, words: list[Word]) -> Fixed:
        """What a grammar knows of the tagged words before they are parsed; nothing is a good answer."""

    def finish(self, words: list[Word]) -> None:
        """Settle, after parsing, what only the tree can tell (auxiliary or verb, preposition or conjunction)."""


class FolderLanguage:
    """The part of a language that is read from its folder: `tokens.toml` and the data of the reader."""

    code: str = ""
    package: str = ""

    @property
    def folder(self) -> Traversable:
        """Where the data files of the language lie."""
        return resources.files(self.package)

    @cached_property
    def rules(self) -> TokenRules:
        """The rules of its tokeniser, from `tokens.toml`."""
        table = self.table("tokens")
        import re

        return TokenRules(
            frozenset(table["abbreviations"]),
            re.compile(table["clitics"]) if table.get("clitics") else None,
            frozenset(table["always_leaning"]),
            frozenset(table["starters"]),
        )

    def fixed(self, words: list[Word]) -> Fixed:
        """Nothing: the parser alone decides."""
        return Fixed()

    def table(self, name: str) -> dict[str, Any]:
        """A TOML file of the folder."""
        return tomllib.loads((self.folder / f"{name}.toml").read_text("utf-8"))

    def rows(self, name: str) -> Iterable[list[str]]:
        """The rows of a TSV file of the folder, without comments and the heading line."""
        lines = (self.folder / f"{name}.tsv").read_text("utf-8").splitlines()
        for line in [row for row in lines if row.strip() and not row.startswith("#")][1:]:
            yield line.split("\t")


_loaded: dict[str, Language] = {}
#: The languages that come with Parley, found without a look at all that is installed, which takes 50 ms.
_OWN = {"en": "parley.language.en", "pl": "parley.language.pl"}


@cache
def codes() -> tuple[str, ...]:
    """The codes of all installed languages, sorted; looked up once."""
    return tuple(sorted({*_OWN, *(point.name for point in _points())}))


def has(code: str) -> bool:
    """Whether a language with this code is installed."""
    return code in _OWN or code in codes()


def language(code: str) -> Language:
    """The language with this code; LanguageError, naming those installed, where there is none."""
    if code not in _loaded:
        _loaded[code] = import_module(_OWN[code]).LANGUAGE if code in _OWN else _other(code)
    return _loaded[code]


def _other(code: str) -> Language:
    found = [point for point in _points() if point.name == code]
    if not found:
        raise LanguageError(f"no reader for the language {code!r}", f"installed are {', '.join(codes())}")
    other: Language = found[0].load()
    return other


def _points() -> EntryPoints:
    from importlib.metadata import entry_points

    return entry_points(group="parley.languages")
