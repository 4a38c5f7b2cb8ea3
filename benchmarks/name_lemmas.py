"""How many Polish names get the right base form, standing alone: python benchmarks/name_lemmas.py FILE [--errors]

FILE has one phrase a line, cells apart by tabs: base form, words apart by blanks, their lemmas, tags, whether a blank
follows each, category (KPWr). Only the words, the blanks and the category are read; the rest is the answer.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from parley.language.analysis import analyser
from parley.reading.names.baseform import base_form
from parley.reading.names.forms import Forms

CLASSES = {
    "liv": "PER",
    "loc": "LOC",
    "fac": "LOC",
    "org": "ORG",
    "pro": "PRO",
    "eve": "EVT",
    "adj": "ADJ",
    "oth": "PRO",
}


def phrase(words: list[str], blanks: list[bool]) -> str:
    """The text of the words; `blanks` says after which of them a blank stands."""
    return "".join(f"{w} " if blank else w for w, blank in zip(words, blanks, strict=True)).strip()


def blank_flag(rows: list[list[str]]) -> str:
    """Which flag stands for a blank: the two files of KPWr use opposite ones; between words a blank is the commoner."""
    inner = Counter(flag for cells in rows for flag in cells[4].split(" ")[:-1])
    return inner.most_common(1)[0][0] if inner else "True"


def kind(category: str) -> str:
    """The class of a name by its category in KPWr."""
    if category.startswith("nam_org_nation"):
        return "PER"
    return CLASSES.get(category.split("_")[1] if "_" in category else "", "ORG")


def main() -> None:
    """Print the share of right base forms, of all and by category."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="print each wrong one")
    options = parser.parse_args()
    analyse = analyser("pl")
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    lines = [line.split("\t") for line in options.file.read_text("utf-8").splitlines()]
    rows = [cells for cells in lines if len(cells) >= 6]
    blank = blank_flag(rows)
    for cells in rows:
        gold, words, category = cells[0], cells[1].split(" "), cells[5]
        flags = [flag == blank for flag in cells[4].split(" ")]
        text = phrase(words, flags if len(flags) == len(words) else [True] * len(words))
        sentences = analyse.sentences(text, 0, len(text))
        found = base_form([w for s in sentences for w in s.words], kind(category), Forms(()), "pl")
        total[category] += 1
        right[category] += found == gold
        if options.errors and found != gold:
            print(f"{category}\t{text}\t{gold}\t{found}")
    for category, count in total.most_common(20):
        print(f"{category:28} {right[category] / count:.3f} of {count}")
    print(f"{'all':28} {sum(right.values()) / sum(total.values()):.3f} of {sum(total.values())}")


if __name__ == "__main__":
    main()
