"""The reader's word lists of one language: which words carry an act, which give it a sense (docs/lexicon.md)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from parley.errors import KnowledgeError
from parley.language.interface import language

MEANINGS = frozenset(
    [
        "support",
        "announced",
        "reported",
        "claimed",
        "denied",
        "wish",
        "intent",
        "commitment",
        "offered",
        "demanded",
        "refused",
        "threatened",
        "planned",
        "expected",
        "possible",
        "begin",
        "continue",
        "end",
        "attempted",
        "failed",
        "prevented",
        "opposed",
        "supported",
        "counted",
        "condition",
        "cause",
        "neutral",
        "doubted",
        "allowed",
        "ordered",
        "recalled",
    ]
)
ROLES = frozenset(["actor", "co", "recipient", "object", "target", "place", "topic", "none"])


class Condition(NamedTuple):
    """`slot` must (or, negated, must not) be filled by one of `values`, which are lemmas and `@classes`; `*` is anything."""

    slot: str
    values: frozenset[str]
    negated: bool = False


class Entry(NamedTuple):
    """A word that carries an act: lemma (with `się` or a particle), kind, act, conditions, own roles of its slots, and the
    meaning, one of a governor's, that the word itself gives it ("rejected the proposal").
    """

    lemma: str
    kind: str
    act: str
    when: tuple[Condition, ...]
    frame: tuple[tuple[str, str], ...]
    line: int
    stance: str = ""


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that gives the act it governs a sense: where the act stands, what it means, who would act, whose stance."""

    lemma: str
    kind: str
    slots: frozenset[str]
    meaning: str
    actor: str
    holder: str
    line: int


@dataclass(slots=True)
class Lexicon:
    """All word lists of a language, by what they are looked up with."""

    code: str
    acts: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)
    governors: dict[tuple[str, str], list[Governor]] = field(default_factory=dict)
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    frames: dict[str, dict[str, str]] = field(default_factory=dict)
    grammar: dict[str, Any] = field(default_factory=dict)

    def frame(self, entry: Entry) -> dict[str, str]:
        """The roles of the slots of an entry: its act's, those of the act as a noun, its own."""
        roles = dict(self.frames.get(entry.act, {}))
        if entry.kind == "N":
            roles |= self.frames.get(f"{entry.act}.N", {})
        return roles | dict(entry.frame)

    def words(self, name: str) -> frozenset[str]:
        """A list of words of grammar.toml, as a set; empty where the language has none."""
        return frozenset(self.grammar.get(name, ()))


def _rows(folder: Traversable, name: str, width: int) -> Iterable[tuple[int, list[str]]]:
    """The rows of a table, with line numbers; KnowledgeError for a row with too many or too few cells."""
    seen_heading = False
    for number, line in enumerate((folder / name).read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if not seen_heading:
            seen_heading = True
            continue
        cells = [c.strip() for c in line.split("\t")]
        cells += [""] * (width - len(cells))
        if len(cells) != width:
            raise KnowledgeError(f"{name}:{number}: {len(cells)} cells for {width}", "part the cells by single tabs")
        yield number, cells


def _condition(text: str, place: str) -> Condition:
    slot, mark, values = text.lstrip("!").partition("=")
    if not mark or not slot or not values:
        raise KnowledgeError(f"{place}: no condition: {text!r}", "write slot=value|@class")
    return Condition(slot, frozenset(v.replace("_", " ") for v in values.split("|")), text.startswith("!"))


def _frame(text: str, place: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """The roles of the slots in a cell, and the meaning after `stance=`, or ""."""
    pairs = [part.partition("=") for part in text.split()]
    stance = next((value for slot, _, value in pairs if slot == "stance"), "")
    if stance and stance not in MEANINGS:
        raise KnowledgeError(f"{place}: no meaning {stance!r}", "see docs/lexicon.md")
    roles = tuple((slot, role) for slot, _, role in pairs if slot != "stance")
    for slot, role in roles:
        if role not in ROLES:
            raise KnowledgeError(f"{place}: no role {role!r} for {slot}", f"roles are {', '.join(sorted(ROLES))}")
    return roles, stance


def read_acts(folder: Traversable) -> dict[tuple[str, str], list[Entry]]:
    """The entries of acts.tsv by (lemma, kind), in the order of the file."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for number, (lemmas, kind, act, when, frame) in _rows(folder, "acts.tsv", 5):
        place = f"acts.tsv:{number}"
        conditions = tuple(_condition(c, place) for c in when.split())
        roles, stance = _frame(frame, place)
        for lemma in lemmas.split("|"):
            entry = Entry(lemma, kind, act, conditions, roles, number, stance)
            found.setdefault((lemma, kind), []).append(entry)
    return found


def read_governors(folder: Traversable) -> dict[tuple[str, str], list[Governor]]:
    """The governors of governors.tsv by (lemma, kind), in the order of the file."""
    found: dict[tuple[str, str], list[Governor]] = {}
    for number, (lemmas, kind, slots, meaning, actor, holder) in _rows(folder, "governors.tsv", 6):
        if meaning not in MEANINGS:
            raise KnowledgeError(f"governors.tsv:{number}: no meaning {meaning!r}", "see docs/lexicon.md")
        places = frozenset(slots.split("|"))
        for lemma in lemmas.split("|"):
            entry = Governor(lemma, kind, places, meaning, actor, holder, number)
            found.setdefault((lemma, kind), []).append(entry)
    return found


def read_classes(folder: Traversable) -> dict[str, frozenset[str]]:
    """For each lemma of classes.tsv the classes that it is in, each with its `@`."""
    found: dict[str, set[str]] = {}
    for _, (name, lemmas) in _rows(folder, "classes.tsv", 2):
        for lemma in lemmas.split("|"):
            found.setdefault(lemma.strip(), set()).add("@" + name.lstrip("@"))
    return {lemma: frozenset(names) for lemma, names in found.items()}


def _read_frames(folder: Traversable) -> dict[str, dict[str, str]]:
    """The tables of frames.toml by act, or `act.N`."""
    found: dict[str, dict[str, str]] = {}
    for act, table in tomllib.loads((folder / "frames.toml").read_text("utf-8")).items():
        found[act] = {slot: role for slot, role in table.items() if isinstance(role, str)}
        if isinstance(table.get("N"), dict):
            found[f"{act}.N"] = table["N"]
    return found


@lru_cache(maxsize=8)
def lexicon(code: str) -> Lexicon:
    """The word lists of a language, read once a process."""
    folder = language(code).folder
    grammar = tomllib.loads((folder / "grammar.toml").read_text("utf-8"))
    return Lexicon(code, read_acts(folder), read_governors(folder), read_classes(folder), _read_frames(folder), grammar)
