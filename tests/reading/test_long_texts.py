"""Texts that no editor would let pass, and long ones: read without error, every quote where it says it is."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from parley.intake import take
from parley.model import Actor, Dated, Event, Evidence, Object, Reading, Stance
from parley.pipeline import read_document
from parley.reading import links, reader

TEXTS = {
    "pl": "Białoruś uwolniła 52 więźniów politycznych, a Stany Zjednoczone zniosły sankcje na linie lotnicze Belavia. "
    "Według prezydenta Litwy Mińsk może uwolnić kolejne osoby, jeśli Waszyngton otworzy ambasadę. "
    "Minister spraw zagranicznych Polski zażądał 12 września 2025 r. zwolnienia dziennikarza i oskarżył reżim o represje. ",
    "en": "Belarus freed 52 political prisoners, and the United States lifted sanctions on the airline Belavia. "
    "According to the president of Lithuania, Minsk may free more people if Washington reopens its embassy. "
    "Poland's foreign minister demanded on September 12, 2025 that the journalist be released and accused the regime. ",
}


def broken(text: str) -> str:
    chance = random.Random(7)
    return "".join(chance.choice("abdegikmnoprstuz") if n % 3 == 2 and c.isalpha() else c for n, c in enumerate(text))


ODD: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "no punctuation": lambda text: re.sub(r"[^\w\s]", "", text),
    "every third letter broken": broken,
    "both languages": lambda text: "".join(TEXTS.values()),
    "a word a line": lambda text: text.replace(" ", "\n"),
    "no blanks": lambda text: text.replace(" ", ""),
    "commas for stops": lambda text: text.replace(".", ","),
    "quotes never closed": lambda text: text.replace(" ", " „"),
    "brackets never closed": lambda text: text.replace(" ", " ("),
    "stops everywhere": lambda text: text.replace(" ", ". "),
    "digits": lambda text: "12 34,5 2025-09-11 1.000.000 § % 3/4 " * 10,
    "combining marks": lambda text: "".join(c + "\u0301" for c in text),
    "marks of direction": lambda text: "".join(c + "\u202e\u200d" for c in text),
    "astral letters": lambda text: text.replace("a", "𝒶").replace("e", "😀"),
    "null characters": lambda text: text.replace("o", "\x00"),
}


def read(text: str, language: str) -> Reading:
    document = take(b"A text.", name="a.txt", language=language, published="2025-09-15").document
    return read_document(replace(document, text=text, blocks=()))


def holds(reading: Reading) -> bool:
    text = reading.document.text
    spans = [(e.evidence.sentence, e.evidence.quote) for e in (*reading.events, *reading.assessments)]
    spans += [(m.span, m.text) for m in reading.mentions]
    return all(text[start:end] == said for (start, end), said in spans)


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("kind", sorted(ODD))
def test_an_odd_text_is_read(kind: str, language: str) -> None:
    reading = read(ODD[kind](TEXTS[language] * 4), language)
    assert (reading.document.outcome, reading.document.reason) == ("ok", None)
    assert not [warning for warning in reading.document.warnings if "fault of the reader" in warning]
    assert holds(reading)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_sentence_of_five_thousand_words(language: str) -> None:
    words = re.sub(r"[^\w\s]", "", TEXTS[language]).split()
    text = " ".join((words * (5000 // len(words) + 1))[:5000]) + "."
    reading = read(text, language)
    assert reading.document.outcome == "ok"
    assert holds(reading)
    assert any(event.act == "release" for event in reading.events)


def event(number: int, **more: object) -> Event:
    """One of many: same act and side, another thing each."""
    actor = Actor(id="Q184", name="Belarus", code="BLR", sector="GOV", text="Minsk", span=(0, 5))
    thing = Object(
        f"thing {number}", (6, 9), "person", people=(Actor(f"p{number}", f"P {number}", None, "CVL", "P", (6, 7)),)
    )
    made = Event(
        f"e{number}", "release", Stance("asserted"), Evidence(1, (0, 10), (6, 9), "x" * 10), (actor,), object=thing
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_time_to_find_what_was_told_before_grows_with_the_text_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    same = links._same

    def counting(one: Event, other: Event) -> bool:
        nonlocal calls
        calls += 1
        return same(one, other)

    monkeypatch.setattr(links, "_same", counting)
    monkeypatch.setattr(links, "COMPARED", 20)
    found: list[list[object]] = [[] for _ in range(400)]
    links._told_before([event(n) for n in range(400)], found)  # type: ignore[arg-type]
    assert 0 < calls <= 20 * 400
    assert not any(found)


def test_what_was_told_before_is_the_earliest_of_all() -> None:
    days = [Dated(f"2025-09-{day:02}", (0, 5), f"2025-09-{day:02}") for day in (11, 12, 11, 12)]
    alike = [replace(event(0, when=day), id=f"e{n}") for n, day in enumerate(days)]
    found: list[list[object]] = [[] for _ in alike]
    links._told_before(alike, found)  # type: ignore[arg-type]
    assert [[link.event for link in each] for each in found] == [[], [], ["e0"], ["e1"]]  # type: ignore[attr-defined]


def test_what_one_sentence_tells_is_found_by_its_number() -> None:
    class At:
        def __init__(self, at: int) -> None:
            self.at = at

    told = [At(n) for n in (0, 0, 2, 2, 2, 5)]
    assert [list(reader._mates(told, n)) for n in range(6)] == [[0, 1], [], [2, 3, 4], [], [], [5]]  # type: ignore[arg-type]
