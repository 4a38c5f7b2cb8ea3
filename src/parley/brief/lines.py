"""A line of the brief for a happening: its sentence, date and place, what is said beside it, and what it rests on."""

from __future__ import annotations

from dataclasses import replace

from parley.brief import dates, names, things
from parley.brief.happenings import Happening, Telling
from parley.brief.page import Cite, Fact, Line, Part, Tone, Words
from parley.brief.sentences import holder, sentence
from parley.brief.strings import Strings
from parley.knowledge.acts import acts
from parley.model import Document, Event

TONES: dict[str, Tone] = {
    "verbal_cooperation": "talk",
    "material_cooperation": "other",
    "yield": "give",
    "verbal_conflict": "press",
    "material_conflict": "press",
    "neutral": "other",
}
AHEAD = ("promised", "offered", "demanded", "threatened", "planned", "expected", "possible")


def cite(telling: Telling) -> Cite:
    """What a telling stands on."""
    evidence = telling.event.evidence
    return Cite(telling.document.id, evidence.sentence, evidence.trigger, evidence.page)


def line(happening: Happening, s: Strings) -> Line:
    """The happening in one line, with all its references."""
    event = happening.event
    return Line(
        words=sentence(happening, s),
        cites=tuple(cite(t) for t in happening.tellings),
        date=dates.words(happening.edtf, s),
        place=places(event, s),
        edtf=happening.edtf,
        facts=facts(happening, s),
        claim=bool(happening.sources),
        stance=event.stance.kind,
        tone=TONES[acts()[event.act].kind],
    )


def short(happening: Happening, s: Strings) -> Line:
    """The line without what is said beside it."""
    return replace(line(happening, s), facts=())


def places(event: Event, s: Strings) -> str:
    """Where it happened, in words, each place once."""
    named = dict.fromkeys(names.place(p, s) for p in event.where)
    return ", ".join(named)


def facts(happening: Happening, s: Strings) -> tuple[Fact, ...]:
    """All that is said beside the sentence, in a fixed order."""
    event = happening.event
    found = [*_whose(happening, s), *_future(event, happening.document, s)]
    found += [*_ordinal(happening, s), *_object(happening, s)]
    if event.grounds:
        found.append(Fact(s.of("fact", "grounds"), (things.quoted(event.grounds.text, happening.document),)))
    if happening.documents > 1:
        found.append(plain(s, "told", s("documents_count", count=happening.documents)))
    return tuple(found)


def plain(s: Strings, key: str, text: str) -> Fact:
    """A fact in the brief's own words."""
    return Fact(s("told") if key == "told" else s.of("fact", key), (Part(text),))


def percent(share: float) -> str:
    """A share of one in hundredths: "45 %"."""
    return f"{round(100 * share)}\u00a0%"


def _whose(happening: Happening, s: Strings) -> list[Fact]:
    event = happening.event
    if event.stance.kind in ("expected", "possible"):
        text = holder(event, happening.document, s)
        told = text in [names.actor(a, s) for a in happening.sources]
        return [plain(s, "forecaster", text)] if text and not told else []
    if event.stance.kind in ("demanded", "promised", "offered", "threatened", "planned"):
        return [] if _named_inside(happening, s) else [plain(s, "holder", holder(event, happening.document, s))]
    return []


def _named_inside(happening: Happening, s: Strings) -> bool:
    """Whether the sentence names whose stance it is; an author is named only for what he foresees."""
    event = happening.event
    if event.stance.holder in ("author", None):
        return True
    said = "".join(p.text for p in sentence(happening, s))
    return holder(event, happening.document, s).casefold() in said.casefold()


def _future(event: Event, document: Document, s: Strings) -> list[Fact]:
    stance = event.stance
    found = []
    if stance.force and stance.kind in ("promised", "offered"):
        found.append(plain(s, "force", s.of("force", stance.force)))
    if stance.probability:
        low, high = (round(100 * p) for p in stance.probability)
        word = (things.quoted(stance.word, document), Part(", ")) if stance.word else ()
        found.append(Fact(s.of("fact", "probability"), (*word, Part(f"{low}–{high}\u00a0%"))))
    elif stance.word:
        found.append(Fact(s.of("fact", "probability"), (things.quoted(stance.word, document),)))
    if stance.horizon:
        found.append(plain(s, "horizon", dates.words(stance.horizon, s, horizon=True)))
    return found


def _ordinal(happening: Happening, s: Strings) -> list[Fact]:
    ordinal = happening.event.ordinal
    if ordinal is None:
        return []
    scope: Words = (Part(": "), things.quoted(ordinal.scope, happening.document)) if ordinal.scope.strip() else ()
    return [Fact(s.of("fact", "ordinal"), (Part(nth(ordinal.value, s)), *scope))]


def nth(value: int, s: Strings) -> str:
    """An ordinal number: "4th", "4."."""
    if s.language != "en":
        return s.of("ordinal", "pattern").format(value)
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _object(happening: Happening, s: Strings) -> list[Fact]:
    what = happening.event.object
    if what is None:
        return []
    found = []
    if what.parts:
        parts: list[Part] = []
        for part in what.parts:
            parts.extend([Part("; "), things.native(part.text, happening.document, s)])
        found.append(Fact(s.of("fact", "parts"), tuple(parts[1:])))
    if what.people and what.count is not None:
        found.append(plain(s, "people", names.joined([names.actor(p, s) for p in what.people], s)))
    if what.measure and what.measure.step and happening.event.stance.kind == "asserted":
        found.append(plain(s, "step", s.of("step", what.measure.step)))
    return found
