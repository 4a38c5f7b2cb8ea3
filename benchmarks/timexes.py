"""How many dates in English news get their value: python benchmarks/timexes.py FILE [--errors]

FILE is in the form of TempEval-3 as XTN-timexes has it: a token, B-/I-DATE|TIME|DURATION|SET or O, the TIMEX3 value, apart
by tabs; documents begin with *!-DCTVALUE="…"-!*. Counted are expressions of type DATE: found where a date of the reader
overlaps, right where its value is also that of the data. Times are compared by their day; a value that is only a reference
(PAST_REF, PRESENT_REF, FUTURE_REF) has none in EDTF and is left out on both sides, and so is the line with the document's
own day under its title, which the reader takes for its date and not for prose.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from parley.intake import take
from parley.model import Dated
from parley.pipeline import read_document

#: The parts of a year as the months of it; a winter goes on into the next year.
PARTS = {
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
}  # fmt: skip
SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
OPENING = frozenset("“‘([{$£€")
CLOSING = frozenset(".,;:!?”’)]}%'")


@dataclass
class Text:
    """A document of the data: its day, its text, its expressions as (start, end, type, value)."""

    day: str
    text: str = ""
    marked: list[tuple[int, int, str, str]] = field(default_factory=list)


def texts(lines: list[str]) -> Iterator[Text]:
    """The documents of a file, the text put together from its tokens."""
    current: Text | None = None
    for line in lines:
        if head := re.search(r'DCTVALUE="([\d-]+)', line):
            if current is not None:
                yield current
            current = Text(head[1][:10])
        elif current is not None and not line.strip():
            current.text = current.text.rstrip() + "\n\n" if current.text else ""
        elif current is not None:
            add(current, *line.split("\t"))
    if current is not None:
        yield current


def add(text: Text, token: str, tag: str, value: str) -> None:
    """One more token, with a blank before it where English has one."""
    if text.text.endswith(" ") and (token[0] in CLOSING or token == "n't") and token not in ("'", "’"):
        text.text = text.text[:-1]
    start = len(text.text)
    text.text += token
    if tag.startswith("B-"):
        text.marked.append((start, len(text.text), tag[2:], value.strip()))
    elif tag.startswith("I-") and text.marked:
        first, _, kind, known = text.marked[-1]
        text.marked[-1] = (first, len(text.text), kind, known)
    text.text += "" if token in OPENING else " "


def edtf(value: str) -> tuple[str, ...]:
    """A TIMEX3 value in every EDTF form that says the same: `2013-W11` as the week's days, `199` as a decade; none for a
    mere reference.
    """
    value = value.partition("T")[0]
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        first, last = (date.fromisocalendar(int(week[1]), int(week[2]), d) for d in ((6, 7) if week[3] else (1, 7)))
        return (f"{first}/{last}",)
    if (part := re.fullmatch(r"(\d{4})-([A-Z]\w)", value)) and part[2] in PARTS:
        year, (low, high) = int(part[1]), PARTS[part[2]]
        months = f"{year}-{low:02}/{year + (high > 12)}-{(high - 1) % 12 + 1:02}"
        return (months, f"{year}-{SEASONS[part[2]]}") if part[2] in SEASONS else (months,)
    if re.fullmatch(r"\d{2,3}", value):
        return (value.ljust(4, "X"),)
    return (value,) if re.fullmatch(r"[\dX]{4}(?:-[\dX]{2}){0,2}", value) else ()


def says(date: Dated, wanted: tuple[str, ...]) -> bool:
    """Whether the reader's value is the data's; where the text says `since` or `until`, EDTF has an open interval, and
    TIMEX3 the day alone.
    """
    told = date.edtf.rstrip("~?")
    return told in wanted or (".." in told and told.strip("./").rstrip("~?") in wanted)


def overlapping(dates: tuple[Dated, ...], start: int, end: int) -> Dated | None:
    """The reader's date that shares most with a stretch."""
    shared = [(min(d.span[1], end) - max(d.span[0], start), -d.span[0], d) for d in dates]
    best = max(shared, key=lambda row: row[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--errors", action="store_true", help="list what is missed, wrong, and found too much")
    options = parser.parse_args()
    count: Counter[str] = Counter()
    for file in options.files:
        for text in texts(file.read_text("utf-8").splitlines()):
            score(text, count, options.errors)
    for name in ("met", "right"):
        precision, recall = count[name] / max(1, count["found"]), count[name] / max(1, count["gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{'found' if name == 'met' else 'value':8} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(f"{count['gold']} dates, {count['found']} found")


def score(text: Text, count: Counter[str], errors: bool) -> None:
    """Count one document."""
    taken = take(text.text.encode(), name="news.txt", language="en", published=text.day)
    dates = read_document(taken.document).dates
    told = taken.document.text
    assert told == text.text, "the text was changed on its way"
    kept: set[int] = set()
    for start, end, kind, value in text.marked:
        mine = overlapping(dates, start, end)
        wanted = edtf(value) if kind in ("DATE", "TIME") else ()
        masthead = value == text.day and told[:start].endswith("\n\n") and told[end:].startswith("\n\n")
        if not wanted or masthead:
            kept |= {id(mine)} if mine is not None else set()
            continue
        count["gold"] += 1
        if mine is not None and id(mine) not in kept:
            count["met"] += 1
            count["found"] += 1
            kept.add(id(mine))
        right = mine is not None and says(mine, wanted)
        count["right"] += right
        if errors and not right:
            said = f"{mine.text!r} = {mine.edtf}" if mine is not None else "nothing"
            print(f"{text.day}: {told[start:end]!r} = {value}, read {said}: …{told[max(0, start - 50) : end + 30]!r}")
    for more in dates:
        if id(more) not in kept:
            count["found"] += 1
            if errors:
                print(f"{text.day}: too much: {more.text!r} = {more.edtf}")


if __name__ == "__main__":
    main()
