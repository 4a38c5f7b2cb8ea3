"""What measures are about (data/scopes.tsv): "embargo on potash", "sanctions on the airline" → `potash`, `aviation`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from parley.knowledge.files import Row, data, rows
from parley.knowledge.organisations import organisations

COLUMNS = ("id", "goods", "name_en", "name_pl", "stems", "firms")
#: A stem this short names a scope only as a whole word, so that `gas` is not found in `gasket`.
_SHORT = 3
_CACHE = 16_384
_LETTERS = str.maketrans({"ł": "l"})


@dataclass(frozen=True, slots=True)
class Scope:
    """What a measure is about. `goods`: a firm of `firms` (ids of organisations) stands for it; `stems` folded beginnings
    of the words that name it.
    """

    id: str
    goods: bool
    name_en: str
    name_pl: str
    stems: tuple[str, ...]
    firms: tuple[str, ...]


@cache
def scopes() -> Mapping[str, Scope]:
    """Every scope by its id, in the order of the file."""
    return MappingProxyType(parse_scopes(data("scopes.tsv")))


def parse_scopes(text: str, file: str = "scopes.tsv") -> dict[str, Scope]:
    """The scopes that a table describes; KnowledgeError, with file and line, where it is not of the form."""
    found: dict[str, Scope] = {}
    for row in rows(text, file, COLUMNS):
        if row["id"] in found:
            raise row.fault(f"{row['id']} stands twice")
        found[row["id"]] = _scope(row)
    return found


def _scope(row: Row) -> Scope:
    stems, firms = row.several("stems"), row.several("firms")
    if row["goods"] not in ("yes", "no"):
        raise row.fault(f"goods is yes or no, not {row['goods']!r}")
    if not (stems and row["name_en"] and row["name_pl"]):
        raise row.fault("a name or the stems are missing")
    if any(stem != folded(stem) for stem in stems):
        raise row.fault("a stem has capitals or marks")
    unknown = [firm for firm in firms if firm not in organisations()]
    if unknown:
        raise row.fault(f"no organisation {unknown[0]!r}")
    return Scope(row["id"], row["goods"] == "yes", row["name_en"], row["name_pl"], stems, firms)


@lru_cache(_CACHE)
def scopes_in(text: str) -> tuple[str, ...]:
    """The ids of the scopes that are named in a text, in the order of the text."""
    plain = folded(text)
    found = ((match.start(), scope.id) for scope in scopes().values() if (match := _pattern(scope.id).search(plain)))
    return tuple(scope for _, scope in sorted(found))


@cache
def scope_of_firm() -> Mapping[str, str]:
    """The scope that a firm stands for, by the firm's id."""
    return MappingProxyType({firm: scope.id for scope in scopes().values() for firm in scope.firms})


@lru_cache(_CACHE)
def folded(text: str) -> str:
    """Words in small letters without marks, parted by one blank."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return " ".join(re.findall(r"[\w-]+", "".join(c for c in plain if not unicodedata.combining(c))))


@cache
def _pattern(scope: str) -> re.Pattern[str]:
    stems = (re.escape(stem) + (r"\b" if len(stem) <= _SHORT else "") for stem in scopes()[scope].stems)
    return re.compile(rf"\b(?:{'|'.join(stems)})")
