#!/usr/bin/env python3
"""Score tags, lemmas and the arguments of verbs against Universal Dependencies test files: python benchmarks/treebank.py FILE.conllu[.gz] … --language pl

The words are those of the file (its tokenisation); subjects are `nsubj`, `nsubj:pass`, `csubj`, objects `obj` and `iobj`, agents `obl:agent`,
under words that the file calls verbs; an arc counts where head and relation agree. Nothing of these files is learnt from.

UPOS is counted as it is, and after Parley's own conventions (training/README.md) are put into those of the guidelines of UD for the language
(universaldependencies.org/pl): `gdzie`, `gdy` and `kiedy` are ADV, `jako` is SCONJ, `%` NOUN.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from parley.language.analysis import analyser
from parley.language.words import Word

GROUPS = {"nsubj": "subj", "csubj": "subj", "obj": "obj", "iobj": "obj", "obl:agent": "agent"}
Row = tuple[str, str, str, int, str]


def sentences(path: Path) -> Iterator[list[Row]]:
    """(form, lemma, upos, head index from 0 or −1, relation) of each word."""
    opener = gzip.open if path.suffix == ".gz" else open
    rows: list[Row] = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 10 and fields[0].isdigit():
                rows.append((fields[1], fields[2], fields[3], int(fields[6]) - 1, fields[7]))
            elif not line.strip() and rows:
                yield rows
                rows = []


def group(relation: str) -> str | None:
    return GROUPS.get(relation) or GROUPS.get(relation.partition(":")[0])


#: Polish words that the reader treats as conjunctions and prepositions, by lemma, and what UD calls them.
POLISH = {"gdy": "ADV", "kiedy": "ADV", "odkąd": "ADV", "gdzie": "ADV", "jako": "SCONJ", "%": "NOUN", "procent": "NOUN"}


def conventional(word: Word, code: str) -> str:
    """The UPOS class of a word by the guidelines of UD where Parley's own conventions differ."""
    return POLISH.get(word.lemma, word.upos) if code == "pl" else word.upos


def words_of(rows: list[Row]) -> list[Word]:
    found, place = [], 0
    for index, (form, *_) in enumerate(rows):
        found.append(Word(index, form, place, place + len(form), form.casefold()))
        place += len(form) + 1
    return found


def count_arguments(count: Counter[str], words: list[Word], rows: list[Row]) -> None:
    """Add the arguments of verbs that the file has, that Parley finds, and that both agree on."""
    for word, (_, _, _, head, relation) in zip(words, rows, strict=True):
        gold = group(relation) if head >= 0 and rows[head][2] == "VERB" else None
        ours = group(word.relation) if word.head >= 0 and words[word.head].upos == "VERB" else None
        count["wanted"] += gold is not None
        count["found"] += ours is not None
        count["both"] += gold is not None and gold == ours and word.head == head


def score(path: Path, code: str, limit: int) -> dict[str, float]:
    """The shares right over the first `limit` sentences."""
    own, count = analyser(code), Counter()
    confusion: Counter[tuple[str, str]] = Counter()
    start = time.process_time()
    for number, rows in enumerate(sentences(path)):
        if number >= limit:
            break
        words = own.analyse(words_of(rows)).words
        count_arguments(count, words, rows)
        for word, (_, lemma, upos, head, relation) in zip(words, rows, strict=True):
            count["words"] += 1
            ours_upos = conventional(word, code)
            count["as is"] += word.upos == upos
            count["upos"] += ours_upos == upos
            if ours_upos != upos:
                confusion[upos, ours_upos] += 1
            count["lemma"] += word.lemma.casefold() == lemma.casefold()
            if upos != "PUNCT":
                count["arcs"] += 1
                count["heads"] += word.head == head
                count["labelled"] += word.head == head and word.relation.partition(":")[0] == relation.partition(":")[0]
    took = time.process_time() - start
    print("  confused:", ", ".join(f"{g}>{f} {n}" for (g, f), n in confusion.most_common(12)))
    return {
        "words": count["words"], "UPOS": count["upos"] / count["words"], "UPOS as is": count["as is"] / count["words"], "lemma": count["lemma"] / count["words"], "heads": count["heads"] / count["arcs"],
        "labelled": count["labelled"] / count["arcs"], "arguments F1": 2 * count["both"] / max(1, count["found"] + count["wanted"]), "words/s": count["words"] / took,
    }  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--language", required=True)
    options.add_argument("--limit", type=int, default=10**9)
    chosen = options.parse_args()
    for path in chosen.files:
        print(path.name)
        print(
            "  "
            + ", ".join(
                f"{k} {v:.3f}" if isinstance(v, float) and v < 2 else f"{k} {v:.0f}"
                for k, v in score(path, chosen.language, chosen.limit).items()
            )
        )


if __name__ == "__main__":
    main()
