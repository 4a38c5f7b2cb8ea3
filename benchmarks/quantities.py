"""How many quantities in English news get their value: python benchmarks/quantities.py NewsQuant.json [--errors]

FILE is that of CQE (Almasian and others 2023): sentences with quantities, each with value, unit and change. A quantity is
right when its value is, compared within its sentence as a bag of values without sign; F1 over all.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from pathlib import Path

from parley.intake import take
from parley.language.analysis import analyser
from parley.reading.amounts import find_amounts
from parley.reading.dates import find_dates
from parley.reading.paragraphs import read_sentences

CHANGES = {"=": "exact", "up": "exact", "down": "exact", "~": "about", ">": "at_least", "<": "at_most"}


VALUE = re.compile(r"(-?[\d.]+(?:[Ee][-+]?\d+)?)(?:\s*-\s*(\d[\d.]*))?")
#: What stands for `a few` and `several`, which the data do not count.
FEW = 9.0

Value = tuple[float, float | None]


def wanted(quantity: dict[str, str]) -> Value:
    """The value of the data, with the other end where it is a range."""
    match = VALUE.match(quantity["value"].strip())
    assert match is not None, quantity
    return float(match[1]), float(match[2]) if match[2] else None


def found(text: str) -> list[tuple[Value, str, str]]:
    """Value, bound and words of each amount in a text, those by which a date is counted (`in 15 years`) among them."""
    document = take(text.encode(), name="sentence.txt", language="en").document
    amounts = []
    for sentence in read_sentences(document, analyser("en")):
        dates = [d for d in find_dates(sentence, "en", None, None) if d.offset is None]
        for one in find_amounts(sentence, "en", [(d.first, d.last) for d in dates]):
            if one.amount.max != FEW:
                amounts.append(((one.amount.value, one.amount.max), one.amount.bound, document.text[slice(*one.span)]))
    return amounts


def same(gold: Value, read: Value) -> bool:
    """Whether two values are one to four figures; a vague plural (`millions`) is right inside the data's range."""
    if gold[1] is not None and read[1] is None:
        return gold[0] >= 12 and gold[0] <= read[0] < gold[1] == 10 * gold[0]
    return all(
        (g is None) == (r is None) and (g is None or r is None or math.isclose(abs(g), abs(r), rel_tol=5e-4))
        for g, r in zip(gold, read, strict=True)
    )


def pairs(golds: list[Value], reads: list[Value]) -> list[tuple[int, int]]:
    """Which gold value each value read is taken for, the first that it can be."""
    free = list(range(len(golds)))
    met = []
    for number, value in enumerate(reads):
        hit = next((at for at in free if same(golds[at], value)), None)
        if hit is not None:
            free.remove(hit)
            met.append((hit, number))
    return met


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what is missed and what is found too much")
    options = parser.parse_args()
    count: Counter[str] = Counter()
    for item in json.loads(options.file.read_text("utf-8")):
        golds = [wanted(q) for q in item["quantities"]]
        bounds = [CHANGES[q["change"]] for q in item["quantities"]]
        reads = found(item["text"])
        met = pairs(golds, [value for value, _, _ in reads])
        count["gold"] += len(golds)
        count["found"] += len(reads)
        count["right"] += len(met)
        count["bound"] += sum(bounds[at] == reads[number][1] for at, number in met)
        missed = [golds[at] for at in range(len(golds)) if at not in {m[0] for m in met}]
        more = [reads[n][::2] for n in range(len(reads)) if n not in {m[1] for m in met}]
        if options.errors and (missed or more):
            print(f"{item['text']}\n    missed {missed}, too much {more}")
    for name in ("right", "bound"):
        precision, recall = count[name] / max(1, count["found"]), count[name] / max(1, count["gold"])
        score = 2 * precision * recall / max(1e-9, precision + recall)
        what = "value" if name == "right" else "value and bound"
        print(f"{what:16} P {precision:.3f} R {recall:.3f} F1 {score:.3f}")
    print(f"{count['gold']} quantities, {count['found']} found")


if __name__ == "__main__":
    main()
