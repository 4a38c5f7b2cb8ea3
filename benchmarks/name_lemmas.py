"""How many Polish names get the right base form, standing alone: python benchmarks/name_lemmas.py FILE [--errors]

FILE has one phrase a line, cells apart by tabs: base form, words apart by blanks, their lemmas, tags, whether no blank
goes before each, category (KPWr). Only the words, the blanks and the category are read; the rest is the answer.
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
OPENING = frozenset('( „ " «'.split())
CLOSING = frozenset(") , . : ; ” » ' ’ - / !".split())


def phrase(words: list[str], glued: list[bool]) -> str:
    """The text of the words; `glued` says before which of them no blank stands, the cells being those of the word before."""
    text = ""
    for word, tight in zip(words, glued, strict=True):
        text += word if tight or not text or word in CLOSING else f" {word}"
    return text


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
    for line in options.file.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 6:
            continue
        gold, words, category = cells[0], cells[1].split(" "), cells[5]
        glued = [cell == "True" for cell in cells[4].split(" ")]
        text = phrase(words, [False] * len(words)) if len(glued) != len(words) else phrase(words, joined(words, glued))
        sentences = analyse.sentences(text, 0, len(text))
        found = base_form([w for s in sentences for w in s.words], kind(category), Forms(()), "pl")
        total[category] += 1
        right[category] += found == gold
        if options.errors and found != gold:
            print(f"{category}\t{text}\t{gold}\t{found}")
    for category, count in total.most_common(20):
        print(f"{category:28} {right[category] / count:.3f} of {count}")
    print(f"{'all':28} {sum(right.values()) / sum(total.values()):.3f} of {sum(total.values())}")


def joined(words: list[str], glued: list[bool]) -> list[bool]:
    """The flag of a word says that nothing goes between it and the word after; of a last word it says nothing."""
    return [False, *glued[:-1]]


if __name__ == "__main__":
    main()
