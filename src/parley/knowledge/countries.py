"""States and territories with their names, adjectives, inhabitants, capitals and metonyms (data/countries.tsv)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple, cast, get_args

from parley.knowledge.files import Row, data, rows

Status = Literal["member", "observer", "state", "dependent", "disputed", "region"]
Role = Literal["name", "adjective", "prefix", "demonym", "capital", "metonym"]
Language = Literal["en", "pl"]
COLUMNS = (
    "code",
    "status",
    "state",
    "wikidata",
    "name_en",
    "aliases_en",
    "name_pl",
    "aliases_pl",
    "adjectives_en",
    "adjectives_pl",
    "prefixes_en",
    "prefixes_pl",
    "demonyms_en",
    "demonyms_pl",
    "capital_en",
    "capital_pl",
    "capital_wikidata",
    "metonyms_en",
    "metonyms_pl",
)


class Country(NamedTuple):
    """A state or territory. `code` is ISO 3166-1 alpha-3, or for a region without one its state's code and a suffix;
    `state` the code by which its actors are coded. `names_*` has the usual name first. `adjectives_pl` are base forms,
    `demonyms_pl` pairs of masculine and feminine; `prefixes_*` are first parts of compounds (`polsko`, `Sino`), without
    the hyphen. `capitals_*` has the capital first, then other seats and spellings. `wikidata` and `capital_wikidata`
    are None where not sure.
    """

    code: str
    status: Status
    state: str
    wikidata: str | None
    names_en: tuple[str, ...]
    names_pl: tuple[str, ...]
    adjectives_en: tuple[str, ...]
    adjectives_pl: tuple[str, ...]
    prefixes_en: tuple[str, ...]
    prefixes_pl: tuple[str, ...]
    demonyms_en: tuple[str, ...]
    demonyms_pl: tuple[tuple[str, str], ...]
    capitals_en: tuple[str, ...]
    capitals_pl: tuple[str, ...]
    capital_wikidata: str | None
    metonyms_en: tuple[str, ...]
    metonyms_pl: tuple[str, ...]

    @property
    def name_en(self) -> str:
        """The usual English name."""
        return self.names_en[0]

    @property
    def name_pl(self) -> str:
        """The usual Polish name."""
        return self.names_pl[0]

    def words(self, language: Language) -> Iterator[tuple[str, Role]]:
        """Every word or phrase that names the country or its people in a language, with what it is."""
        polish = language == "pl"
        yield from ((w, "name") for w in (self.names_pl if polish else self.names_en))
        yield from ((w, "adjective") for w in (self.adjectives_pl if polish else self.adjectives_en))
        yield from ((w, "prefix") for w in (self.prefixes_pl if polish else self.prefixes_en))
        people = (w for pair in self.demonyms_pl for w in pair) if polish else iter(self.demonyms_en)
        yield from ((w, "demonym") for w in people)
        yield from ((w, "capital") for w in (self.capitals_pl if polish else self.capitals_en))
        yield from ((w, "metonym") for w in (self.metonyms_pl if polish else self.metonyms_en))


@cache
def countries() -> Mapping[str, Country]:
    """Every country by its code, in the order of the file."""
    return parse_countries(data("countries.tsv"))


@cache
def ambiguous() -> Mapping[tuple[Language, str], tuple[str, ...]]:
    """The words that name two countries or more: (language, word) to their codes, the likeliest first."""
    return MappingProxyType(
        {
            (cast(Language, row["language"]), row["word"]): row.several("codes")
            for row in rows(data("ambiguous.tsv"), "ambiguous.tsv", ("language", "word", "codes"))
        }
    )


@cache
def by_alpha2() -> Mapping[str, str]:
    """The codes of states by the two letters that other programs write (data/alpha2.tsv)."""
    return MappingProxyType(
        {row["alpha2"]: row["code"] for row in rows(data("alpha2.tsv"), "alpha2.tsv", ("alpha2", "code"))}
    )


def parse_countries(text: str, file: str = "countries.tsv") -> Mapping[str, Country]:
    """The countries that a table describes; KnowledgeError, with file and line, where it is not of the form."""
    found: dict[str, Country] = {}
    lines: dict[str, Row] = {}
    for row in rows(text, file, COLUMNS):
        if row["code"] in found:
            raise row.fault(f"{row['code']} stands twice")
        found[row["code"]] = _country(row)
        lines[row["code"]] = row
    for country in found.values():
        if country.state not in found:
            raise lines[country.code].fault(f"no state {country.state!r}")
    return MappingProxyType(found)


def _country(row: Row) -> Country:
    if row["status"] not in get_args(Status):
        raise row.fault(f"no status {row['status']!r}")
    adjectives = row.several("adjectives_pl")
    return Country(
        code=row["code"],
        status=cast(Status, row["status"]),
        state=row["state"],
        wikidata=_wikidata(row, "wikidata"),
        names_en=_names(row, "en"),
        names_pl=_names(row, "pl"),
        adjectives_en=row.several("adjectives_en"),
        adjectives_pl=adjectives,
        prefixes_en=row.several("prefixes_en"),
        prefixes_pl=(*(f"{a[:-1]}o" for a in adjectives if "-" not in a), *row.several("prefixes_pl")),
        demonyms_en=row.several("demonyms_en"),
        demonyms_pl=tuple(_pair(row, member) for member in row.several("demonyms_pl")),
        capitals_en=row.several("capital_en"),
        capitals_pl=row.several("capital_pl"),
        capital_wikidata=_wikidata(row, "capital_wikidata"),
        metonyms_en=row.several("metonyms_en"),
        metonyms_pl=row.several("metonyms_pl"),
    )


def _names(row: Row, language: Language) -> tuple[str, ...]:
    name, aliases = row[f"name_{language}"], row.several(f"aliases_{language}")
    if not name or name in aliases:
        raise row.fault(f"name_{language} is empty or stands among the aliases")
    return (name, *aliases)


def _wikidata(row: Row, column: str) -> str | None:
    cell = row[column]
    if cell and not (cell[0] == "Q" and cell[1:].isdecimal()):
        raise row.fault(f"{column} is no Wikidata id: {cell!r}")
    return cell or None


def _pair(row: Row, member: str) -> tuple[str, str]:
    masculine, mark, feminine = member.partition(";")
    if not (masculine and mark and feminine):
        raise row.fault(f"demonyms_pl has no masculine and feminine: {member!r}")
    return masculine, feminine
