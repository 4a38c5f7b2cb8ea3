"""Who held which office when (data/offices.tsv).

`holder("foreign_minister", "POL", When.parse("2025-03-14"))` is Radosław Sikorski. Where two persons come into
question, as on the day of a handover or in a contested state, or where nothing is known, the answer is None and never a
guess.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final, Literal, NamedTuple, cast, get_args

from parley.knowledge.cells import Line, actor_code, lines
from parley.knowledge.own import texts
from parley.knowledge.persons import Person, persons
from parley.knowledge.table import Groups
from parley.model import Point, When

Office = Literal[
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "minister",
    "envoy",
    "spokesperson",
    "ambassador",
    "secretary_general",
    "monarch",
    "supreme_leader",
    "speaker",
    "party_leader",
    "opposition_leader",
    "central_bank_governor",
    "military_chief",
    "intelligence_chief",
    "security_adviser",
]
SINGLE: Final[frozenset[str]] = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
        "secretary_general",
        "monarch",
        "supreme_leader",
        "speaker",
        "central_bank_governor",
        "military_chief",
        "intelligence_chief",
        "security_adviser",
    }
)
"""Offices that one person of a state or organisation holds at a time; `holder` answers for no others."""
AS_OF: Final = date(2025, 12, 31)
"""The day to which the table was brought up to date as a whole: an office without an end was held on it."""
COLUMNS = ("person", "office", "code", "title_en", "start", "end", "sure")
OVER: Final = ("person", "office", "code")
"""Columns whose cells make a tenure of the user's stand in place of ours."""
_OFFICES = frozenset(get_args(Office))
_REST: Final = {4: "-01-01", 7: "-01", 10: ""}


class Tenure(NamedTuple):
    """A person's time in an office. `code` is the state or organisation of states; `start` and `end` are EDTF dates,
    None where unknown (start) or where the office was still held (end); `sure` whether the
    dates can be relied on (docs/knowledge.md says how far).
    """

    person: str
    office: Office
    code: str
    title_en: str
    start: str | None
    end: str | None
    sure: bool

    def when(self) -> When:
        """From the first day in office to the last, open where an end is None."""
        if self.start is None and self.end is None:
            return When.between(None, None)
        return When.between(
            Point.parse(self.start) if self.start else None, Point.parse(self.end) if self.end else None
        )


@cache
def tenures() -> tuple[Tenure, ...]:
    """Every tenure, in the order of the file, the user's own in place of ours (own.py)."""
    return Groups(texts("offices.tsv"), COLUMNS, _tenure, by=(), over=OVER)()


def holder(office: str, code: str, on: When | None) -> Person | None:
    """Who held the office of a state or organisation at a time: the one person whose tenure takes in all of `on`.

    None without a date or year, where nobody is known, where two come into question, and for offices that several hold
    (`minister`, `envoy`). A state whose head is a monarch answers `head_of_state` with the monarch.
    """
    if on is None or not on.year_known or office not in SINGLE:
        return None
    held = _by_office()(office, code)
    if not held and office == "head_of_state":
        held = _by_office()("monarch", code)
    candidates = [t for t in held if t.when().overlaps(on)]
    if len({t.person for t in candidates}) != 1:
        return None
    certain = any(t.start is not None and on.within(t.when()) for t in candidates)
    return persons().get(candidates[0].person) if certain else None


def offices_of(person: str, on: When | None) -> tuple[Tenure, ...]:
    """The tenures of a person that may take in the time `on`; all of them where it is None."""
    held = _by_person()(person)
    return held if on is None else tuple(t for t in held if t.when().overlaps(on))


def parse_tenures(text: str, file: str = "offices.tsv") -> tuple[Tenure, ...]:
    """The tenures in the text of a table; KnowledgeError, with the line, where one is malformed or of nobody known."""
    at = Line(file)
    return tuple(_tenure(cells, at) for cells in lines(text, COLUMNS, at))


@cache
def _by_office() -> Groups[Tenure]:
    return Groups(texts("offices.tsv"), COLUMNS, _tenure, by=("office", "code"), over=OVER)


@cache
def _by_person() -> Groups[Tenure]:
    return Groups(texts("offices.tsv"), COLUMNS, _tenure, by=("person",), over=OVER)


def _tenure(cells: list[str], at: Line) -> Tenure:
    person, office, code, title, start, end, sure = cells
    if office not in _OFFICES:
        raise at.fault(f"no office {office!r}")
    if not (code and title and sure in ("y", "n")):
        raise at.fault("no code, no title, or sure is neither y nor n")
    since, until = _date(start, at), _date(end, at)
    if start and end and start[: len(end)] > end[: len(start)]:
        raise at.fault(f"ends before it starts: {start}, {end}")
    if person not in persons():
        raise at.fault(f"no such person in persons.tsv: {person!r}")
    return Tenure(person, cast(Office, office), actor_code(code, at) or "", title, since, until, sure == "y")


def _date(cell: str, at: Line) -> str | None:
    if not cell:
        return None
    try:
        date.fromisoformat(cell + _REST[len(cell)])
    except (ValueError, KeyError):
        raise at.fault(f"no day, month or year: {cell!r}") from None
    return cell
