"""PLOVER and CAMEO codes of every act in every stance, from data/acts.toml and data/stances.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from parley.errors import KnowledgeError
from parley.knowledge.acts import Act, Coding, acts
from parley.knowledge.files import Table, data, toml
from parley.model import Plover, Polarity, StanceKind

Row = Literal[
    "promised", "demanded", "refused", "threatened", "not_promised", "not_demanded", "not_refused", "not_threatened"
]
_ROWS: tuple[Row, ...] = (
    "promised",
    "demanded",
    "refused",
    "threatened",
    "not_promised",
    "not_demanded",
    "not_refused",
    "not_threatened",
)
_EVENTS: Mapping[str, str] = {"demanded": "REQUEST", "refused": "REJECT", "threatened": "THREATEN"}
_CONFLICT = frozenset({"verbal_conflict", "material_conflict"})
_CHANGE_POLICY = ("change", "1042")


class Promise(NamedTuple):
    """PLOVER's class of a promise to do acts of one kind, to forgo them, of a plan; "own" is the act's own event."""

    done: str
    forgone: str
    planned: str


class Stances(NamedTuple):
    """stances.toml: promises by kind of act; mode and CAMEO of each row by deed; PLOVER's own vocabulary."""

    promises: Mapping[str, Promise]
    deeds: Mapping[str, Mapping[Row, tuple[str, str]]]
    modes: Mapping[str, frozenset[str]]
    auxiliary: frozenset[str]
    contexts: frozenset[str]


def plover_of(
    act: str,
    stance: StanceKind,
    polarity: Polarity = "positive",
    *,
    joint: bool = False,
    means: str | None = None,
    object_kind: str | None = None,
) -> Plover | None:
    """The PLOVER code of an act in a stance; None where PLOVER has no event (an appointment, a vote).

    `joint` is whether several sides do it together; `means` how (`aerial`, `drone`, `heavy-weapons`, `firearms`,
    `explosives` … for attacks and killings; `talks` for broken off talks; `ceasefire` or `alleged` for violations);
    `object_kind` the kind of its object. KnowledgeError for an act that there is not.
    """
    coding = coding_of(act, joint=joint, means=means, object_kind=object_kind)
    if stance == "asserted" and polarity == "positive":
        return coding.plover
    event, mode = _class_and_mode(coding, stance, polarity)
    return Plover(event, mode or None, coding.contexts) if event else None


def cameo_of(
    act: str,
    stance: StanceKind,
    polarity: Polarity = "positive",
    *,
    joint: bool = False,
    means: str | None = None,
    object_kind: str | None = None,
) -> str | None:
    """The CAMEO code of an act in a stance, arguments as for `plover_of`; None if denied, expected or possible."""
    coding = coding_of(act, joint=joint, means=means, object_kind=object_kind)
    if stance == "asserted":
        return coding.cameo if polarity == "positive" else None
    if stance in ("denied", "expected", "possible"):
        return None
    return _row(coding, stance, polarity)[1]


def coding_of(act: str, *, joint: bool = False, means: str | None = None, object_kind: str | None = None) -> Coding:
    """The codes of an act done: of its first variant that fits, else its own. KnowledgeError for an unknown act."""
    found = acts().get(act)
    if found is None:
        raise KnowledgeError(f"no act {act!r}", "take one of the ids of data/acts.toml")
    return next((v.coding for v in found.variants if v.fits(joint, means, object_kind)), found.coding)


def _class_and_mode(coding: Coding, stance: StanceKind, polarity: Polarity) -> tuple[str | None, str]:
    own = coding.plover.event if coding.plover else None
    if stance in ("asserted", "denied"):
        return own, "negation"
    if stance in ("expected", "possible"):
        mode = "future" if stance == "expected" else "hypothetical"
        return own, mode if polarity == "positive" else "negation"
    mode = _row(coding, stance, polarity)[0]
    event = _EVENTS.get(stance) or _promise(coding, stance, polarity)
    if stance == "refused" and polarity == "negative" and coding.kind not in _CONFLICT:
        event, mode = _promise(coding, "promised", "positive"), ""
    return (own, "future") if event == "own" else (event, mode)


def _promise(coding: Coding, stance: StanceKind, polarity: Polarity) -> str:
    promise = stances().promises[coding.kind]
    if polarity == "negative":
        return promise.forgone
    return promise.planned if stance == "planned" else promise.done


def _row(coding: Coding, stance: StanceKind, polarity: Polarity) -> tuple[str, str]:
    """Mode and CAMEO of a stance; what stances.toml leaves out follows from the other rows, as it says."""
    deed, conflict = stances().deeds[coding.deed], coding.kind in _CONFLICT
    name = "promised" if stance in ("planned", "offered") else stance
    if polarity == "positive":
        return deed[_key(name)]
    written = deed.get(_key(f"not_{name}"))
    if written is not None:
        return written
    if name == "demanded" and not conflict:
        return _CHANGE_POLICY
    opposite = {"promised": "refused", "refused": "promised"}.get(name, name)
    return deed[_key(opposite)]


def _key(name: str) -> Row:
    return next(row for row in _ROWS if row == name)


@cache
def stances() -> Stances:
    """stances.toml, checked against itself and against acts.toml."""
    return parse_stances(data("stances.toml"), acts())


def parse_stances(text: str, known: Mapping[str, Act], file: str = "stances.toml") -> Stances:
    """The stances that a TOML text describes, for the acts `known`; KnowledgeError, with file and line, for a fault."""
    top = toml(text, file, "promises", "deeds", "vocabulary")
    vocabulary = top["vocabulary"]
    modes = vocabulary.table("modes")
    found = Stances(
        promises={name: _promise_of(table) for name, table in top["promises"].children()},
        deeds={name: _deed(table) for name, table in top["deeds"].children()},
        modes={event: frozenset(modes.texts(event)) for event in modes.values},
        auxiliary=frozenset(vocabulary.texts("auxiliary")),
        contexts=frozenset(vocabulary.texts("contexts")),
    )
    _check(found, known, top["deeds"])
    return found


def _promise_of(table: Table) -> Promise:
    done = table.text("done")
    return Promise(done, table.text("forgone"), table.text("planned", done))


def _deed(table: Table) -> Mapping[Row, tuple[str, str]]:
    table.only(*_ROWS)
    rows: dict[Row, tuple[str, str]] = {"promised": ("", table.text("promised"))}
    for row in _ROWS[1:]:
        pair = table.texts(row)
        if (row in table.values or row in _ROWS[:4]) and len(pair) != 2:
            raise table.fault(f"{row} is no pair of mode and code: {list(pair)}")
        if pair:
            rows[row] = (pair[0], pair[1])
    return rows


def _check(found: Stances, known: Mapping[str, Act], table: Table) -> None:
    for act in known.values():
        for coding in (act.coding, *(v.coding for v in act.variants)):
            for what in _faults(found, coding):
                raise table.fault(f"act {act.id}: {what}")


def _faults(found: Stances, coding: Coding) -> Iterator[str]:
    if coding.deed not in found.deeds:
        yield f"no deed {coding.deed!r}"
        return
    if coding.kind not in found.promises:
        yield f"no promise for the kind {coding.kind!r}"
    yield from (f"no context {c!r}" for c in coding.contexts if c not in found.contexts)
    if coding.plover and coding.plover.mode not in {None, *found.modes.get(coding.plover.event, ())}:
        yield f"no PLOVER code {coding.plover.event} {coding.plover.mode}"
    deed = found.deeds[coding.deed]
    if coding.kind in _CONFLICT and not {"not_promised", "not_demanded", "not_refused"} <= set(deed):
        yield f"deed {coding.deed} says nothing of a conflict forgone"
    for stance, event in _EVENTS.items():
        mode = deed[_key(stance)][0]
        if mode and mode not in found.modes[event]:
            yield f"no mode {mode!r} of {event}"
