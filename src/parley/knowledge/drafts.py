"""Actors as they come from outside, before they stand in a table: checked, given an id, and written into the user's folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from parley.errors import InputError, KnowledgeError
from parley.knowledge import offices, organisations, persons
from parley.knowledge.countries import by_alpha2, countries
from parley.knowledge.own import put

KINDS = ("person", *sorted(organisations.KINDS))


@dataclass(frozen=True, slots=True)
class Draft:
    """An actor from outside. `kind` is `person` or a kind of organisation; `code` may be two letters, three, `IGO:…` or an
    English name; `title` is what the office is called, with `start` and `end` as days, months or years.
    """

    name: str
    kind: str = "person"
    id: str = ""
    code: str = ""
    sector: str = ""
    names_en: tuple[str, ...] = ()
    names_pl: tuple[str, ...] = ()
    gender: str = "m"
    office: str = ""
    title: str = ""
    start: str = ""
    end: str = ""


def state_code(text: str) -> str:
    """The code of a state named by two letters, three, its English name, or `IGO:…`; "" for nothing; InputError else."""
    text = text.strip()
    if not text or text.upper().startswith("IGO:") or text.upper() in countries():
        return text.upper()
    if text.upper() in by_alpha2():
        return by_alpha2()[text.upper()]
    named = next((code for code, c in countries().items() if text.casefold() in map(str.casefold, c.names_en)), None)
    if named is None:
        raise InputError(f"no state {text!r}", "give its code, as in POL, or IGO:NATO for an organisation of states")
    return named


def key(draft: Draft) -> str:
    """The id of an actor: the one given, that of a known one of the same name and state, else a local one of its name."""
    if draft.id:
        return draft.id
    table = persons.persons() if draft.kind == "person" else organisations.organisations()
    name_at = persons.COLUMNS.index("name") if draft.kind == "person" else organisations.COLUMNS.index("name_en")
    code = state_code(draft.code)
    known = [row[0] for row in table.raw() if row[name_at] == draft.name and (not code or row[1] == code)]
    return known[0] if len(known) == 1 else f"local:{_slug(draft.name)}"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l")).encode("ascii", "ignore").decode()
    tail = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return tail or sha256(name.encode()).hexdigest()[:12]


def write(folder: Path, drafts: Iterable[Draft]) -> list[str]:
    """Write actors into the tables of a folder, which is made where it is not there; their ids, in order.

    InputError for one that is not of the form, and then nothing is written.
    """
    found = [(key(draft), draft) for draft in drafts]
    joined: dict[str, Draft] = {}
    for at, draft in found:
        joined[at] = _joined(joined[at], draft) if at in joined else draft
    people = {at: _person(at, d) for at, d in joined.items() if d.kind == "person"}
    bodies = {at: _body(at, d) for at, d in joined.items() if d.kind != "person"}
    held = [_tenure(at, d) for at, d in found if d.office]
    _check(people, bodies)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if people:
            put(folder / "persons.tsv", persons.COLUMNS, people.values(), ("id",))
        if bodies:
            put(folder / "organisations.tsv", organisations.COLUMNS, bodies.values(), ("id",))
        if held:
            put(folder / "offices.tsv", offices.COLUMNS, held, ("person", "office", "code", "start"))
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror}", "name another folder") from None
    return [at for at, _ in found]


def _joined(one: Draft, other: Draft) -> Draft:
    """Two entries of one actor as one: all names, and of the rest what the first says."""
    english = (*one.names_en, *([other.name] if other.name != one.name else []), *other.names_en)
    return replace(
        one,
        names_en=tuple(dict.fromkeys(english)),
        names_pl=tuple(dict.fromkeys((*one.names_pl, *other.names_pl))),
        code=one.code or other.code,
        sector=one.sector or other.sector,
    )


def _check(people: dict[str, list[str]], bodies: dict[str, list[str]]) -> None:
    """InputError, with the name, for a line that the tables would refuse."""
    for table, columns, rows, make in (
        ("persons", persons.COLUMNS, people, persons.parse_persons),
        ("organisations", organisations.COLUMNS, bodies, organisations.parse_organisations),
    ):
        for cells in rows.values():
            try:
                make("\t".join(columns) + "\n" + "\t".join(cells) + "\n")
            except KnowledgeError as error:
                said = error.message.partition(": ")[2]
                raise InputError(
                    f"{cells[0]}: {said}", f"see the columns of {table}.tsv in docs/knowledge.md"
                ) from None


def _listed(names: Iterable[str], without: str = "") -> str:
    return "|".join(dict.fromkeys(" ".join(n.split()) for n in names if n.strip() and n.strip() != without))


def _person(at: str, draft: Draft) -> list[str]:
    gender = {"female": "f", "male": "m"}.get(draft.gender.casefold(), draft.gender.casefold() or "m")
    code, polish = state_code(draft.code), _listed(draft.names_pl)
    return [at, code, draft.sector, draft.name, _listed(draft.names_en, draft.name), polish, gender]


def _body(at: str, draft: Draft) -> list[str]:
    if draft.kind not in KINDS:
        raise InputError(f"{draft.name}: no kind {draft.kind!r}", f"give one of {', '.join(KINDS)}")
    polish = draft.names_pl or (draft.name,)
    others = _listed(draft.names_en, draft.name)
    code, more = state_code(draft.code), _listed(polish[1:], polish[0])
    return [at, code, draft.sector, draft.kind, "", draft.name, others, polish[0], more]


def _tenure(at: str, draft: Draft) -> list[str]:
    title = draft.title or draft.office.replace("_", " ")
    cells = [at, draft.office, state_code(draft.code), title, draft.start[:10], draft.end[:10], "y"]
    try:
        # the person may be new, so only the form of the other cells is looked at
        text = "\t".join(offices.COLUMNS) + "\n" + "\t".join([next(iter(persons.persons())), *cells[1:]]) + "\n"
        offices.parse_tenures(text)
    except KnowledgeError as error:
        raise InputError(f"{draft.name}: {error.message.partition(': ')[2]}", "see docs/knowledge.md") from None
    return cells
