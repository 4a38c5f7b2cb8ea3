"""Readings made by hand: a small text, and events that stand where their words stand in it."""

from __future__ import annotations

import hashlib
from typing import Any

from parley.knowledge.countries import countries
from parley.model import (
    Actor,
    Amount,
    Assessment,
    Dated,
    Document,
    Event,
    Evidence,
    Link,
    Measure,
    Object,
    Ordinal,
    Passage,
    Place,
    Published,
    Reading,
    Span,
    Stance,
    event_id,
)

PL = (
    "Wysłannik USA John Cole spotkał się 11 września w Mińsku z Alaksandrem Łukaszenką. Była to czwarta tura rozmów. "
    "Poprzednie dały zwolnienie 18 więźniów politycznych. Białoruś zwolniła 52 więźniów politycznych, w tym trzech "
    "obywateli RP. USA ogłosiły zniesienie sankcji wobec Bieławii, nałożonych w 2022 r. w związku z wsparciem wojny. "
    "Andrzej Poczobut nie został zwolniony, o co zabiega Polska. Zapewne dojdzie do spotkania prezydentów. Nie należy "
    "oczekiwać zmiany polityki. To sukces Łukaszenki."
)
EN = (
    "Minsk freed 52 political prisoners on 11 September, the Lithuanian president said. In exchange, Washington lifted "
    "sanctions on Belavia. Further releases are likely by the end of the year. About 8,000 soldiers will exercise."
)
NOBODY = "someone unnamed"


def state(code: str) -> Actor:
    """A state as an actor."""
    country = countries()[code]
    return Actor(country.wikidata or code, country.name_en, code, "GOV", country.name_en, None)


def person(name: str, code: str | None = None, sector: str | None = "GOV") -> Actor:
    """A person or body as an actor."""
    return Actor(f"local:{name}", name, code, sector, name, None)


def document(text: str, language: str = "pl", published: str | None = "2025-09-12", **more: Any) -> Document:
    """A document of that text."""
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    given = Published(published, "user") if published else None
    return Document(sha[:16], sha, "a.txt", "text/plain", text, language, published=given, **more)


def span(text: str, words: str) -> Span:
    """Where words stand first."""
    start = text.index(words)
    return start, start + len(words)


def sentence(text: str, place: Span) -> Span:
    """The sentence around a place: from the full stop before to the one after."""
    start = text.rfind(". ", 0, place[0])
    end = text.find(". ", place[1] - 1)
    return (start + 2 if start >= 0 else 0), (end + 1 if end >= 0 else len(text))


def event(doc: Document, trigger: str, act: str, stance: str = "asserted", **more: Any) -> Event:
    """An event by its trigger word; `polarity`, `holder`, `force` … go to the stance; `when` may be EDTF."""
    place = span(doc.text, trigger)
    whole = sentence(doc.text, place)
    keys = ("polarity", "force", "holder", "probability", "word", "horizon")
    sense = Stance(stance, **{k: more.pop(k) for k in keys if k in more})  # type: ignore[arg-type]
    if isinstance(more.get("when"), str):
        more["when"] = Dated("", (0, 0), more["when"])
    if "where" in more:
        more["where"] = tuple(Place(name, code, name) for name, code in more["where"])
    return Event(
        more.pop("id", event_id(doc.id, place, act, stance)),
        act,
        sense,
        Evidence(1, whole, place, doc.text[slice(*whole)]),
        confidence=more.pop("confidence", 0.9),
        **more,
    )


def thing(doc: Document, words: str, kind: str = "person", **more: Any) -> Object:
    """An object by its words; `count` may be a number."""
    if isinstance(more.get("count"), int):
        more["count"] = Amount(more["count"])
    return Object(words, span(doc.text, words), kind, **more)  # type: ignore[arg-type]


def commentary(**more: Any) -> Reading:
    """A reading of the Polish text, with all that a brief shows."""
    doc = document(PL, publisher="PISM", title="Po wizycie", **more)
    usa, blr, cole, luka = state("USA"), state("BLR"), person("John Cole", "USA"), person("Alexander Lukashenko", "BLR")
    belavia, poczobut = person("Belavia", "BLR", "BUS"), person("Andrzej Poczobut", None, None)
    day = "2025-09-11"
    grounds = Passage("w związku z wsparciem wojny", span(PL, "w związku z wsparciem wojny"))
    parts = (thing(doc, "trzech obywateli RP", count=3),)
    events = (
        event(doc, "spotkał", "meet", actors=(cole, luka), when=day, where=[("Minsk", "BLR")]),
        event(doc, "rozmów", "negotiate", actors=(usa, blr), when=day, ordinal=Ordinal(4, "czwarta tura rozmów")),
        event(
            doc,
            "zwolnienie",
            "release",
            actors=(blr,),
            when="../2025-09-10",
            object=thing(doc, "18 więźniów politycznych", count=18),
        ),
        event(
            doc,
            "zwolniła",
            "release",
            actors=(blr,),
            when=day,
            object=thing(doc, "52 więźniów politycznych", count=52, parts=parts),
        ),
        event(
            doc,
            "zniesienie",
            "lift",
            actors=(usa,),
            recipients=(belavia,),
            when=day,
            object=thing(
                doc,
                "sankcji wobec Bieławii",
                "measure",
                target=belavia,
                measure=Measure("sanctions", None, "announced"),
            ),
        ),
        event(
            doc,
            "nałożonych",
            "impose",
            actors=(usa,),
            recipients=(belavia,),
            when="2022",
            grounds=grounds,
            object=Object("sankcji", None, "measure", target=belavia, measure=Measure("sanctions")),
        ),
        event(
            doc,
            "zwolniony",
            "release",
            "denied",
            actors=(blr,),
            object=thing(doc, "Andrzej Poczobut", people=(poczobut,)),
        ),
        event(
            doc,
            "zabiega",
            "release",
            "demanded",
            actors=(blr,),
            holder=state("POL"),
            object=thing(doc, "Andrzej Poczobut", people=(poczobut,)),
        ),
        event(
            doc,
            "spotkania",
            "meet",
            "expected",
            actors=(person("Donald Trump", "USA"), luka),
            probability=(0.55, 0.8),
            word="Zapewne",
        ),
        event(doc, "zmiany", "change_policy", "expected", polarity="negative", actors=(blr,)),
    )
    words = span(PL, "sukces Łukaszenki")
    whole = sentence(PL, words)
    judged = Assessment(
        "a1", "evaluation", "author", (luka,), "sukces Łukaszenki", Evidence(1, whole, words, PL[slice(*whole)])
    )
    return Reading(doc, events, (judged,))


def wire() -> Reading:
    """A reading of the English text: a claim, an exchange, a forecast, a plan the reader is not sure of."""
    doc = document(EN, "en", publisher="Wire", title="Prisoners freed")
    president = person("President of Lithuania", "LTU")
    belavia = person("Belavia", "BLR", "BUS")
    events = (
        event(
            doc,
            "freed",
            "release",
            id="e1",
            actors=(state("BLR"),),
            when="2025-09-11",
            attribution=president,
            object=thing(doc, "52 political prisoners", count=52),
            links=(Link("exchange", "e2"),),
        ),
        event(
            doc,
            "lifted",
            "lift",
            id="e2",
            actors=(state("USA"),),
            recipients=(belavia,),
            object=thing(doc, "sanctions on Belavia", "measure", target=belavia, measure=Measure("sanctions")),
            links=(Link("exchange", "e1"),),
        ),
        event(
            doc,
            "releases",
            "release",
            "expected",
            id="e3",
            object=thing(doc, "Further releases"),
            probability=(0.55, 0.8),
            word="likely",
            horizon="../2025-12-31",
        ),
        event(doc, "exercise", "exercise", "planned", id="e4", confidence=0.3),
    )
    return Reading(doc, events)
