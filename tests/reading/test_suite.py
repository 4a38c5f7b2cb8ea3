"""The suite of constructions: sentences of our own, each with the one event that it must yield, or none.

`pytest -s tests/reading/test_suite.py` prints a table by act and by stance; `PARLEY_SUITE_MISSES=1` before it lists every
sentence that is not read as it should be. Floors hold for whole languages, never for a sentence.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from parley.model import Document, Event, Published
from parley.reading import read

SUITE = Path(__file__).parent / "suite"
FLOORS = tomllib.loads((SUITE / "floors.toml").read_text("utf-8"))
LANGUAGES = sorted(p.stem for p in SUITE.glob("*.tsv"))
LISTED = bool(os.environ.get("PARLEY_SUITE_MISSES"))


@dataclass(frozen=True)
class Case:
    """A sentence of the suite; `actors` and `recipients` are None where they are not asked."""

    act: str
    stance: str
    polarity: str
    actors: frozenset[str] | None
    recipients: frozenset[str] | None
    trigger: str
    sentence: str


@dataclass
class Outcome:
    """What was right of one sentence."""

    found: bool = False
    stance: bool = False
    coded: bool = False
    strict: bool = False
    told: str = ""


def codes(cell: str) -> frozenset[str] | None:
    """The codes of a cell, or None for `*`."""
    return None if cell == "*" else frozenset(c for c in cell.split("|") if c)


def cases(language: str) -> list[Case]:
    """The sentences of a language, in the order of the file."""
    rows = [r for r in (SUITE / f"{language}.tsv").read_text("utf-8").splitlines() if r and not r.startswith("#")][1:]
    found = []
    for number, row in enumerate(rows, 1):
        cells = row.split("\t")
        assert len(cells) == 7, f"{language}: row {number} has {len(cells)} cells: {row}"
        act, stance, polarity, actors, recipients, trigger, sentence = cells
        assert trigger.casefold() in sentence.casefold(), f"{language}: {trigger!r} is not in {sentence!r}"
        found.append(Case(act, stance, polarity, codes(actors), codes(recipients), trigger, sentence))
    return found


def document(language: str, text: str) -> Document:
    """A document of one sentence, published on 12 September 2025."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        digest[:16], digest, "suite", "text/plain", text, language, published=Published("2025-09-12", "user")
    )


def told(event: Event) -> str:
    """An event in short, for the list of misses."""
    actors, recipients = ("|".join(a.code or "?" for a in who) for who in (event.actors, event.recipients))
    return f"{event.act} {event.stance.kind} {event.stance.polarity[:3]} {actors} → {recipients}"


def match(case: Case, events: list[Event]) -> Outcome:
    """The best of the sentence's events against the case; one at the trigger first."""
    start = case.sentence.casefold().index(case.trigger.casefold())
    end = start + len(case.trigger)
    best = Outcome(told="; ".join(told(e) for e in events) or "nothing")
    score = (-1, -1, -1)
    for event in (e for e in events if e.act == case.act):
        low, high = event.evidence.trigger
        actors = frozenset(a.code for a in event.actors if a.code)
        recipients = frozenset(a.code for a in event.recipients if a.code)
        sides = (case.actors is None or actors == case.actors) and (
            case.recipients is None or recipients == case.recipients
        )
        stance = event.stance.kind == case.stance and event.stance.polarity == case.polarity
        now = (int(low < end and start < high), int(stance), int(sides))
        if now > score:
            score, best = now, Outcome(True, stance, sides, stance and sides, best.told)
    return best


def measure(language: str) -> tuple[dict[str, float], list[tuple[Case, Outcome]], list[tuple[Case, list[Event]]]]:
    """The shares of a language, the outcome of each sentence, and the events of sentences that must yield nothing."""
    outcomes, empty = [], []
    for case in cases(language):
        events = list(read(document(language, case.sentence)).events)
        if case.act:
            outcomes.append((case, match(case, events)))
        else:
            empty.append((case, events))
    size = len(outcomes)
    shares = {
        name: sum(getattr(o, name) for _, o in outcomes) / size for name in ("found", "stance", "coded", "strict")
    }
    shares["silent"] = sum(not events for _, events in empty) / max(1, len(empty))
    return shares, outcomes, empty


def table(outcomes: list[tuple[Case, Outcome]], key: str) -> str:
    """Found, stance, coded and strict by act or by stance."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for case, outcome in outcomes:
        groups[getattr(case, key)].append(outcome)
    lines = [f"{key:20} {'n':>4} found stance coded strict"]
    for name, members in sorted(groups.items()):
        figures = [
            sum(getattr(o, part) for o in members) / len(members) for part in ("found", "stance", "coded", "strict")
        ]
        lines.append(f"{name:20} {len(members):4} " + " ".join(f"{f:5.2f}" for f in figures))
    return "\n".join(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_of_the_suite(language: str) -> None:
    shares, outcomes, empty = measure(language)
    print(
        f"\n{language}: {len(outcomes)} sentences with an event, {len(empty)} without;",
        ", ".join(f"{k} {v:.3f}" for k, v in shares.items()),
    )
    print(table(outcomes, "act"), table(outcomes, "stance"), sep="\n\n")
    if LISTED:
        for case, outcome in outcomes:
            if not outcome.strict:
                sides = " → ".join("*" if c is None else "|".join(sorted(c)) for c in (case.actors, case.recipients))
                print(
                    f"MISS\t{'F' if outcome.found else '-'}{'S' if outcome.stance else '-'}{'C' if outcome.coded else '-'}\t{case.act} {case.stance} {case.polarity[:3]} {sides}\t{outcome.told}\t{case.sentence}"
                )
        for case, events in empty:
            if events:
                print(f"NOISE\t{'; '.join(told(e) for e in events)}\t{case.sentence}")
    for name, floor in FLOORS.get(language, {}).items():
        assert shares[name] >= floor, f"{language}: {name} fell to {shares[name]:.3f}, floor {floor}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_suite_is_wide(language: str) -> None:
    acts = defaultdict(set)
    for case in cases(language):
        acts[case.act].add(case.stance)
    assert len(acts.pop("", {""})) == 1
    assert len(acts) >= 50
    assert sum(len(stances) >= 2 for stances in acts.values()) >= 50
