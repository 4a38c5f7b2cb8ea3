#!/usr/bin/env python3
"""Order of reading of PDFs against the truth: Parley beside pdfminer.six and pypdfium2 in the same run.

python benchmarks/reading_order.py [--public FOLDER] [--each]

Ours: the layouts of tests/intake/pages.py (reportlab) and benchmarks/typst_pages.py (typst, where it is installed).
--public: a folder with READoc's, docling's and olmOCR's samples (PDFs beside Markdown, and `dataset.jsonl`).
A sentence counts as its letters and figures alone, so hyphens and spaces play no part. The figure is the share of pairs
of neighbouring sentences that are both found, the first before the second.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pypdfium2

from parley.intake import take
from parley.pipeline import dictionary_word

ROOT = Path(__file__).resolve().parent.parent
PROBE = 40
Engine = Callable[[bytes], str]


def parley(data: bytes) -> str:
    return take(data, name="a.pdf", is_word=dictionary_word).document.text


def pdfium(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def pdfminer(data: bytes) -> str:
    from pdfminer.high_level import extract_text

    return str(extract_text(io.BytesIO(data)))


ENGINES: dict[str, Engine] = {"Parley": parley, "pdfminer.six": pdfminer, "pypdfium2": pdfium}


def letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


def ours() -> Iterator[tuple[str, bytes, list[str]]]:
    """Name, PDF and sentences in order of each layout of our own."""
    for name, make in module(ROOT / "tests" / "intake" / "pages.py").LAYOUTS.items():
        sample = make()
        yield f"reportlab: {name}", sample.data, sample.sentences
    if importlib.util.find_spec("typst") is not None:
        for name, data, sentences in module(ROOT / "benchmarks" / "typst_pages.py").layouts():
            yield f"typst: {name}", data, sentences


def public(folder: Path) -> Iterator[tuple[str, bytes, list[str]]]:
    """The same for PDFs with a Markdown file beside them; a sentence is its first letters."""
    for truth in sorted(folder.rglob("*.md")):
        pdf = truth.with_suffix(".pdf")
        if pdf.exists():
            yield f"{truth.parent.name}: {truth.stem}", pdf.read_bytes(), probes(truth.read_text("utf-8"))


def probes(markdown: str) -> list[str]:
    """The beginnings of the sentences of a Markdown text, those that stand once in it; no mathematics, no tables."""
    text = re.sub(
        r"\$\$.*?\$\$|\\begin\{.*?\\end\{[^}]*\}|<!--.*?-->|!\[[^\]]*\]\([^)]*\)", "\n\n", markdown, flags=re.S
    )
    made = []
    for paragraph in re.split(r"\n\s*\n|\n(?=[#|])", text):
        if "|" in paragraph or "$" in paragraph:
            continue
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`#]", r"\1", paragraph)
        made += [letters(sentence)[:PROBE] for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", plain)]
    whole = letters(text)
    return [probe for probe in made if len(probe) == PROBE and whole.count(probe) == 1]


def score(text: str, sentences: list[str]) -> tuple[int, int, int]:
    """Pairs in right order, pairs of which both are found, all pairs."""
    flat = letters(text)
    places = [flat.find(letters(sentence)) for sentence in sentences]
    pairs = list(pairwise(places))
    found = [(a, b) for a, b in pairs if a >= 0 and b >= 0]
    return sum(a < b for a, b in found), len(found), len(pairs)


def orders(folder: Path) -> Iterator[tuple[Path, str, str]]:
    """olmOCR's tests of order: a page, and two passages of which the first comes before the second."""
    for line in (folder / "olmocr_sample" / "dataset.jsonl").read_text("utf-8").splitlines():
        test = json.loads(line) if line.strip() else {}
        if test.get("type") == "order":
            yield folder / "olmocr_sample" / test["pdf"], test["before"], test["after"]


def passages(folder: Path) -> None:
    tests = [t for t in dict.fromkeys(orders(folder)) if t[0].exists()]
    print(f"\nolmOCR's tests of order, {len(tests)}; passages are looked for by their first {PROBE} letters")
    for name, engine in ENGINES.items():
        texts = {path: letters(engine(path.read_bytes())) for path in {t[0] for t in tests}}
        places = [(texts[p].find(letters(a)[:PROBE]), texts[p].rfind(letters(b)[:PROBE])) for p, a, b in tests]
        print(f"  {name:<14} {sum(0 <= a < b for a, b in places)} of {len(tests)} right")


def table(title: str, samples: list[tuple[str, bytes, list[str]]], each: bool) -> None:
    totals = {name: [0, 0, 0] for name in ENGINES}
    print(f"\n{title}, {len(samples)} documents: pairs in order / all pairs (of those found)")
    for sample, data, sentences in samples:
        shown = []
        for name, engine in ENGINES.items():
            right, found, pairs = score(engine(data), sentences)
            totals[name] = [a + b for a, b in zip(totals[name], (right, found, pairs), strict=True)]
            shown.append(f"{right / max(pairs, 1):.3f}")
        if each:
            print(f"  {sample:<44} " + "  ".join(f"{name} {share}" for name, share in zip(ENGINES, shown, strict=True)))
    for name, (right, found, pairs) in totals.items():
        print(
            f"  {name:<14} {right / max(pairs, 1):.4f} of {pairs} pairs; {right / max(found, 1):.4f} of {found} found"
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--public", type=Path)
    options.add_argument("--each", action="store_true", help="a line a document")
    chosen = options.parse_args()
    if importlib.util.find_spec("pdfminer") is None:
        del ENGINES["pdfminer.six"]
    table("Layouts of our own", list(ours()), chosen.each)
    if chosen.public:
        table("Public samples", list(public(chosen.public)), chosen.each)
        passages(chosen.public)


if __name__ == "__main__":
    main()
