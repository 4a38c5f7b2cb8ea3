"""Assessments: how the author or a named source reads things, told as whose reading it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parley.brief import names, things
from parley.brief.lines import plain
from parley.brief.page import Cite, Fact, Group, Line
from parley.brief.sentences import author
from parley.brief.strings import Strings
from parley.model import Actor, Assessment, Document, Reading


def groups(readings: Sequence[Reading], s: Strings) -> tuple[Group, ...]:
    """A group for each holder, in the order of the documents; the words are always quoted."""
    found: dict[str, list[Line]] = {}
    for assessment, document in _all(readings):
        who = assessment.holder
        holder = names.actor(who, s) if isinstance(who, Actor) else author(document, s)
        found.setdefault(holder, []).append(_line(assessment, document, s))
    return tuple(
        Group(f"assessments-{number}", holder[:1].upper() + holder[1:], tuple(lines))
        for number, (holder, lines) in enumerate(found.items(), 1)
    )


def _all(readings: Sequence[Reading]) -> Iterable[tuple[Assessment, Document]]:
    seen: set[tuple[str, str]] = set()
    for reading in readings:
        for assessment in reading.assessments:
            key = (reading.document.id, assessment.id)
            if key not in seen and _verbatim(assessment, reading.document):
                seen.add(key)
                yield assessment, reading.document


def _verbatim(assessment: Assessment, document: Document) -> bool:
    start, end = assessment.evidence.sentence
    return document.text[start:end] == assessment.evidence.quote


def _line(assessment: Assessment, document: Document, s: Strings) -> Line:
    evidence = assessment.evidence
    facts: list[Fact] = [plain(s, "kind", s.of("kind", assessment.kind))]
    if assessment.about:
        about = dict.fromkeys(names.actor(a, s) for a in assessment.about)
        facts.append(plain(s, "about", names.joined(list(about), s)))
    cites = (Cite(document.id, evidence.sentence, evidence.trigger, evidence.page),)
    words = things.quoted(assessment.text.strip(" ,;:\n"), document)
    return Line((words,), cites, facts=tuple(facts), stance="assessment")
