"""Files of other programs → actors: CSV, FollowTheMoney (JSON lines), results of a Wikidata query (JSON).

CSV has a heading; columns are those of `Draft` (`name`, `kind`, `code`, `sector`, `names_en`, `names_pl`, `gender`, `office`, `title`,
`start`, `end`, `id`), with `|` inside a list, or the names of a Wikidata query (`item`, `itemLabel`, `itemAltLabel`, `country`, `start`,
`end`). What has no name, or is of a schema that names nobody, is left out and counted.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from parley.errors import InputError
from parley.knowledge.drafts import Draft

#: Schemas of FollowTheMoney that name actors, with our kind and PLOVER's sector.
SCHEMAS = {
    "Person": ("person", ""),
    "Company": ("company", "BUS"),
    "Organization": ("ngo", ""),
    "PublicBody": ("body", "GOV"),
    "LegalEntity": ("body", ""),
}
#: Names of columns in queries and other tables → ours.
COLUMNS = {
    "item": "id", "itemlabel": "name", "label": "name", "person": "id", "personlabel": "name", "itemaltlabel": "names_en", "aliases": "names_en",
    "alias": "names_en", "country": "code", "countrycode": "code", "iso3": "code", "countrylabel": "code", "position": "title",
    "positionlabel": "title", "genderlabel": "gender", "wikidata": "id", "labelpl": "names_pl", "itemlabelpl": "names_pl", "from": "start", "to": "end",
}  # fmt: skip
_LISTS = ("names_en", "names_pl")
_ENTITY = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q\d+)")


class Foreign(NamedTuple):
    """What a file gave: actors, and how many entries named none."""

    drafts: tuple[Draft, ...]
    left_out: int


def read(path: Path) -> Foreign:
    """The actors of a file, its form told by what it begins with; InputError where it is of none of the forms."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}", "give a CSV or JSON file in UTF-8") from None
    begin = text.lstrip()[:1]
    if begin not in ("{", "["):
        return _made(_flat(dict(row)) for row in csv.DictReader(io.StringIO(text)))
    try:
        return _from_json(text)
    except (json.JSONDecodeError, AttributeError, TypeError, KeyError) as error:
        raise InputError(
            f"{path} is neither FollowTheMoney nor a query's result: {error}", "see docs/knowledge.md"
        ) from None


def _from_json(text: str) -> Foreign:
    """JSON lines of FollowTheMoney; else one value: a SPARQL result, or a list of flat objects."""
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        first = json.loads(lines[0])
    except json.JSONDecodeError:
        first = None
    if isinstance(first, dict) and "schema" in first:
        return _made(_entity(json.loads(line)) for line in lines)
    whole: Any = json.loads(text)
    if isinstance(whole, dict):
        rows = whole["results"]["bindings"]
        return _made(_flat({name: cell["value"] for name, cell in row.items()}) for row in rows)
    return _made(_entity(row) if "schema" in row else _flat(row) for row in whole)


def _made(drafts: Iterable[Draft | None]) -> Foreign:
    """Drafts of one actor joined: a query has a row for each office and alias."""
    found = list(drafts)
    kept = [d for d in found if d is not None]
    return Foreign(tuple(dict.fromkeys(kept)), len(found) - len(kept))


def _flat(row: Mapping[str, Any]) -> Draft | None:
    """A row of a table or query; a label that is only the id (no label in the query's language) is no name."""
    cells: dict[str, Any] = {}
    for column, cell in row.items():
        name = COLUMNS.get(str(column).strip().casefold(), str(column).strip().casefold())
        if name in Draft.__dataclass_fields__ and cell and not cells.get(name):
            cells[name] = str(cell).strip()
    for name in _LISTS:
        cells[name] = tuple(n.strip() for n in re.split(r"[|]|, ", cells.get(name, "")) if n.strip())
    cells["id"] = _id(cells.get("id", ""))
    for name in ("start", "end"):
        cells[name] = cells.get(name, "")[:10]
    if not cells.get("name") or cells["name"] == cells["id"]:
        return None
    return Draft(**cells)


def _id(text: str) -> str:
    """A Wikidata id, from its address too; our own; nothing for the ids of other programs."""
    match = _ENTITY.fullmatch(text)
    return match[1] if match else text if re.fullmatch(r"Q[1-9]\d*|local:[a-z0-9-]+", text) else ""


def _entity(row: Mapping[str, Any]) -> Draft | None:
    """An entity of FollowTheMoney; None for schemas that name no actor."""
    told: Mapping[str, list[str]] = row.get("properties", {})
    names = [*told.get("name", []), *told.get("alias", []), *told.get("weakAlias", [])]
    if row["schema"] not in SCHEMAS or not names:
        return None
    kind, sector = SCHEMAS[row["schema"]]
    states = [*told.get("country", []), *told.get("nationality", []), *told.get("jurisdiction", []), ""]
    return Draft(
        name=names[0],
        kind=kind,
        id=next(filter(None, map(_id, [*told.get("wikidataId", []), str(row.get("id", ""))])), ""),
        code=states[0] if len(states[0]) <= 3 else "",
        sector=sector,
        names_en=tuple(dict.fromkeys(names[1:])),
        gender=(told.get("gender") or ["m"])[0],
    )
