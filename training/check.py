#!/usr/bin/env python3
"""Check the training sentences: python3 training/check.py [FILE...]

Prints each fault with file and line, then a count of sentences and tokens a language; exit status 1 where there is a fault.
Form and relations are those of README.md beside this file. Needs Python 3.11, nothing else.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
RELATIONS = set(
    """root nsubj nsubj:pass csubj obj iobj obl obl:agent xcomp ccomp advcl acl acl:relcl nmod nmod:poss amod nummod det
    case mark cc conj appos flat fixed compound compound:prt aux aux:pass cop advmod expl parataxis vocative discourse
    orphan dep punct""".split()
)
CASES = "nom gen dat acc ins loc voc".split()
POLISH = (
    {f"{c}.{k}" for c in ("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM") for k in CASES}
    | {f"VERB.{f}" for f in ("fin", "inf", "imps", "adv", "imp")}
    | {"AUX.fin", "AUX.inf", "AUX.imp", "AUX.adv"}
    | set("NOUN PROPN ADJ DET PRON NUM AUX ADP ADV PART CCONJ SCONJ INTJ PUNCT SYM X".split())
)
ENGLISH = set(
    """NN NNS NNP NNPS VB VBD VBG VBN VBP VBZ MD JJ JJR JJS RB RBR RBS DT PDT WDT WP WP$ WRB IN TO CC CD PRP PRP$ POS EX
    RP UH FW PUNCT SYM""".split()
)
TAGS = {"pl": POLISH, "en": ENGLISH}


@dataclass
class Token:
    """One token line: its form, tag, the number of its head (0 for the root) and its relation to it."""

    form: str
    tag: str
    head: int
    relation: str


@dataclass
class Sentence:
    """The tokens of one sentence, with the line of the file on which its first token stands."""

    line: int
    text: str
    tokens: list[Token]


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file. Raises ValueError, with the place, for a line that is no token line."""
    text, tokens, first = "", [], 0
    for number, line in enumerate([*path.read_text("utf-8").splitlines(), ""], 1):
        line = line.strip()
        if line.startswith("# "):
            text = line[2:].strip()
        elif line:
            fields = line.split(" ")
            if len(fields) != 5 or not fields[0].isdigit() or not fields[3].isdigit() or int(fields[0]) != len(tokens) + 1:
                raise ValueError(f"{path}:{number}: no token line, or out of number: {line!r}")
            first = first if tokens else number
            tokens.append(Token(fields[1], fields[2], int(fields[3]), fields[4]))
        elif tokens:
            yield Sentence(first, text, tokens)
            text, tokens = "", []


def tree_faults(tokens: list[Token]) -> Iterator[str]:
    """Faults of the tree: roots, heads out of range, cycles."""
    roots = [n for n, t in enumerate(tokens, 1) if t.head == 0]
    if len(roots) != 1:
        yield f"{len(roots)} roots: {roots}"
    for n, token in enumerate(tokens, 1):
        if token.head > len(tokens) or token.head == n:
            yield f"{n} {token.form}: head {token.head}"
            return
    for n in range(1, len(tokens) + 1):
        seen, at = set(), n
        while at and at not in seen:
            seen.add(at)
            at = tokens[at - 1].head
        if at:
            yield f"{n} {tokens[n - 1].form}: in a circle"
            return


def crossing(tokens: list[Token]) -> int:
    """How many arcs cross another; punctuation left out."""
    arcs = [tuple(sorted((n, t.head))) for n, t in enumerate(tokens, 1) if t.head and t.relation != "punct"]
    return sum(any(a < c < b < d or c < a < d < b for c, d in arcs) for a, b in arcs)


def token_faults(language: str, tokens: list[Token]) -> Iterator[str]:
    """Faults of single tokens: tags and relations that do not exist or do not go together."""
    for n, token in enumerate(tokens, 1):
        at = f"{n} {token.form}"
        if token.tag not in TAGS[language]:
            yield f"{at}: tag {token.tag}"
        if token.relation not in RELATIONS:
            yield f"{at}: relation {token.relation}"
        if (token.head == 0) != (token.relation == "root"):
            yield f"{at}: head {token.head} with relation {token.relation}"
        if (token.tag == "PUNCT") != (token.relation == "punct"):
            yield f"{at}: tag {token.tag} with relation {token.relation}"
        if token.head and tokens[token.head - 1].relation in ("case", "mark", "cc", "det", "punct", "aux", "cop") and token.relation not in (
            "fixed", "conj", "advmod", "cc", "punct", "flat", "compound", "case", "obl", "nmod", "amod", "nummod"):
            yield f"{at}: {token.relation} under {tokens[token.head - 1].form}, a function word"
        if token.relation in ("flat", "fixed", "conj", "appos") and token.head > n and token.relation != "appos":
            yield f"{at}: {token.relation} with its head to the right"


def faults(path: Path) -> tuple[list[str], int, int]:
    """Faults of a file, and how many sentences and tokens it has."""
    language, found, count, words = path.parent.name, [], 0, 0
    try:
        for sentence in sentences(path):
            count, words = count + 1, words + len(sentence.tokens)
            own = list(token_faults(language, sentence.tokens)) + list(tree_faults(sentence.tokens))
            if re.sub(r"\s", "", sentence.text) != "".join(t.form for t in sentence.tokens):
                own.append(f"forms do not give the text: {sentence.text[:60]!r}")
            if crossing(sentence.tokens) > 4:
                own.append("many crossing arcs")
            found += [f"{path}:{sentence.line}: {fault}" for fault in own]
    except ValueError as error:
        found.append(str(error))
    return found, count, words


def main() -> int:
    files = [Path(f) for f in sys.argv[1:]] or sorted(HERE.glob("*/*.trees"))
    total, bad = Counter(), 0
    for file in files:
        found, count, words = faults(file.resolve())
        print(*found, sep="\n", end="\n" if found else "")
        bad += len(found)
        total[f"{file.resolve().parent.name} sentences"] += count
        total[f"{file.resolve().parent.name} tokens"] += words
    print(", ".join(f"{n} {what}" for what, n in sorted(total.items())) + f", {bad} faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
