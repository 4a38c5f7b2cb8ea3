"""A reader for tests: each `freed` or `uwolnił…` is a release, each `lifted` a lift; the rest is made by rule.

Run as a program it is `parley` with this reader in place of the real one; PARLEY_FAKE_VERSION sets its version.
"""

from __future__ import annotations

import os
import re

from parley.model import (
    Actor,
    Assessment,
    Because,
    Dated,
    Document,
    Event,
    Evidence,
    Mention,
    Object,
    Reader,
    Reading,
    Stance,
    event_id,
)

ACTS = {"freed": "release", "uwolniła": "release", "uwolnił": "release", "lifted": "lift", "zniosły": "lift"}
NAMES = {
    "Minsk": ("Q184", "Belarus", "BLR"),
    "Białoruś": ("Q184", "Belarus", "BLR"),
    "Washington": ("Q30", "United States", "USA"),
    "Łukaszenka": ("Q2866", "Alexander Lukashenko", "BLR"),
    "Łukaszenki": ("Q2866", "Alexander Lukashenko", "BLR"),
}
_SENTENCE = re.compile(r"[^\s.][^.]*\.")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COUNTED = re.compile(r"\d+ \w+ \w+")


def read(document: Document) -> Reading:
    """One event a known verb; one assessment where the text says `success`."""
    text, events, assessments = document.text, [], []
    if os.environ.get("PARLEY_FAKE_BREAK", "\0") in text:
        raise ZeroDivisionError("the fake reader breaks here")
    for sentence in _SENTENCE.finditer(text):
        span = sentence.span()
        for verb in re.finditer(r"\w+", sentence[0]):
            if verb[0] in ACTS:
                trigger = (span[0] + verb.start(), span[0] + verb.end())
                events.append(_event(document, span, trigger))
        if "success" in sentence[0]:
            evidence = Evidence(document.page_at(span[0]), span, span, sentence[0])
            assessments.append(
                Assessment(f"a{document.id[:8]}{span[0]}", "evaluation", "author", (), sentence[0], evidence)
            )
    mentions = tuple(
        Mention((m.start(), m.end()), m[0], "LOC", NAMES[m[0]][1], NAMES[m[0]][0])
        for m in re.finditer(r"\w+", text)
        if m[0] in NAMES
    )
    reader = Reader("fake", os.environ.get("PARLEY_FAKE_VERSION", "1.0.0"))
    return Reading(document, tuple(events), tuple(assessments), mentions, reader=reader)


def _event(document: Document, span: tuple[int, int], trigger: tuple[int, int]) -> Event:
    text = document.text
    act = ACTS[text[slice(*trigger)]]
    day = _DAY.search(text, *span)
    thing = _COUNTED.search(text, trigger[1], span[1])
    return Event(
        id=event_id(document.id, trigger, act, "asserted"),
        act=act,
        stance=Stance("asserted"),
        evidence=Evidence(document.page_at(trigger[0]), span, trigger, text[slice(*span)]),
        actors=tuple(
            Actor(*NAMES[m[0]], "GOV", m[0], m.span())
            for m in re.compile(r"\w+").finditer(text, span[0], trigger[0])
            if m[0] in NAMES
        ),
        object=Object(thing[0], thing.span(), "person") if thing else None,
        when=Dated(day[0], day.span(), day[0]) if day else None,
        confidence=0.9 if day else 0.4,
        because=(Because("act", trigger, f"lexicon:{act}"),),
    )


def main() -> None:
    """`parley`, with this reader."""
    import parley.reading
    from parley.cli import main as program

    parley.reading.read = read  # type: ignore[attr-defined]
    program()


if __name__ == "__main__":
    main()
