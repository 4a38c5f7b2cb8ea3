"""What the author or a source makes of things: interpretations, motives, evaluations (`assessments.tsv` of a language)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from parley.language.interface import language
from parley.language.words import Sentence
from parley.model import Actor, Assessment, Document, Evidence
from parley.reading.chain import sense, verb_lemmas
from parley.reading.discourse import Discourse
from parley.reading.paragraphs import segment


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that assesses: `when` are lemmas of which one must stand among its dependents or beside it, if given."""

    lemma: str
    kind: str
    when: frozenset[str]


@lru_cache(maxsize=8)
def cues(code: str) -> dict[str, tuple[Cue, ...]]:
    """The cues of a language by lemma."""
    found: dict[str, list[Cue]] = {}
    lines = (language(code).folder / "assessments.tsv").read_text("utf-8").splitlines()
    for line in [r for r in lines if r.strip() and not r.startswith("#")][1:]:
        lemmas, kind, when = [*line.split("\t"), "", ""][:3]
        for lemma in lemmas.split("|"):
            found.setdefault(lemma, []).append(Cue(lemma, kind, frozenset(w for w in when.split("|") if w)))
    return {lemma: tuple(members) for lemma, members in found.items()}


def assessments(discourse: Discourse, document: Document, at: int) -> Iterator[Assessment]:
    """The assessments of a sentence, at most one a cue and kind."""
    sentence = discourse.sentences[at]
    kinds = set()
    for word in sentence.words:
        for lemma in dict.fromkeys((word.lemma, *verb_lemmas(word))):
            for cue in cues(discourse.code).get(lemma, ()):
                if cue.kind not in kinds and _holds(sentence, word.index, cue):
                    kinds.add(cue.kind)
                    yield _make(discourse, document, at, word.index, cue)


def _holds(sentence: Sentence, index: int, cue: Cue) -> bool:
    if not cue.when:
        return True
    near = {w for child in sentence.children(index) for w in (child.lemma, child.lower)}
    near |= {
        w for child in sentence.children(index) for g in sentence.children(child.index) for w in (g.lemma, g.lower)
    }
    head = sentence.words[index].head
    near |= {sentence.words[head].lemma} if head >= 0 else set()
    return bool(near & cue.when)


def _make(discourse: Discourse, document: Document, at: int, index: int, cue: Cue) -> Assessment:
    sentence = discourse.sentences[at]
    word = sentence.words[index]
    low, high = segment(sentence, document, word.start)
    top = _clause(sentence, index)
    inside = [sentence.words[i] for i in sentence.subtree(top) if low <= sentence.words[i].start < high]
    span = (inside[0].start, inside[-1].end)
    attribution = sense(sentence, index, discourse.lexicon).attribution
    holders = discourse.resolve(at, attribution) if attribution >= 0 else []
    evidence = Evidence(sentence.page, (low, high), (word.start, word.end), document.text[low:high])
    key = hashlib.sha256(f"{document.id}\x1f{word.start}\x1f{cue.kind}".encode()).hexdigest()[:15]
    return Assessment(
        "a" + key,
        cast('Literal["interpretation", "motive", "evaluation"]', cue.kind),
        holders[0] if holders else "author",
        tuple(_about(discourse, at, top)),
        document.text[span[0] : span[1]],
        evidence,
    )


def _clause(sentence: Sentence, index: int) -> int:
    """The head of the clause in which a word stands."""
    for _ in range(20):
        word = sentence.words[index]
        if (
            word.head < 0
            or word.relation in ("advcl", "ccomp", "acl", "acl:relcl", "parataxis")
            or (word.relation == "conj" and word.upos in ("VERB", "ADJ"))
        ):
            return index
        index = word.head
    return index


def _about(discourse: Discourse, at: int, top: int) -> Iterator[Actor]:
    """The actors named in the clause."""
    met = set()
    for index in discourse.sentences[at].subtree(top):
        for mention in discourse.names.at(at, index):
            if (
                mention.first == index
                and mention.entity.kind in ("country", "person", "organisation")
                and mention.entity.id not in met
            ):
                met.add(mention.entity.id)
                yield from discourse.named(at, mention)[:1]
