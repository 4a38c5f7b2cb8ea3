"""The prose of a document as analysed sentences; mastheads, footnotes, lists of editors and links are passed over.

A paragraph that a page break cut in two is read as one: the words of both parts are one stream, each with its own place.
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.language import sentences as splitting
from parley.language import tokens
from parley.language.analysis import Analyser
from parley.language.words import Sentence
from parley.model import PROSE, Block, Document
from parley.reading.dates import find_dates


def prose(document: Document) -> list[tuple[str, list[Block]]]:
    """The paragraphs: kind, and the blocks that make it up. A document without blocks is one paragraph of prose."""
    if not document.blocks:
        return [("prose", [Block((0, len(document.text)), "prose")])]
    found: list[tuple[str, list[Block]]] = []
    last_prose: list[Block] | None = None
    for block in document.blocks:
        if block.kind not in PROSE:
            continue
        if block.continues and last_prose is not None:
            last_prose.append(block)
            continue
        members = [block]
        found.append((block.kind, members))
        if block.kind in ("prose", "list"):
            last_prose = members
    return found


def read_sentences(document: Document, analyser: Analyser) -> Iterator[Sentence]:
    """The analysed sentences of the prose, in reading order. Dates are found before the tree is made: they head nothing."""
    code = analyser.language.code

    def dates(tagged: Sentence) -> list[tuple[int, int]]:
        return [(d.first, d.last) for d in find_dates(tagged, code, None) if d.anchor != "following"]

    for number, (kind, blocks) in enumerate(prose(document)):
        words = []
        for start, end in _stretches(blocks):
            words += tokens.tokenise(document.text, start, end, analyser.language.rules, analyser.language.is_word)
        for part in splitting.split(words, analyser.language.rules, document.text):
            sentence = analyser.analyse(part, dates)
            sentence.kind, sentence.paragraph, sentence.page = kind, number, document.page_at(sentence.start)
            yield sentence


def _stretches(blocks: list[Block]) -> Iterator[tuple[int, int]]:
    """The spans of the blocks, those that touch as one: a word that a column's end broke is one word."""
    start, end = blocks[0].span
    for block in blocks[1:]:
        if block.span[0] > end:
            yield start, end
            start = block.span[0]
        end = block.span[1]
    yield start, end


def segment(sentence: Sentence, document: Document, place: int) -> tuple[int, int]:
    """The unbroken stretch of a sentence that holds the character at `place`: the whole, unless a page break cut it."""
    low, high = sentence.start, sentence.end
    for block in document.blocks:
        start, end = block.span
        if start <= place < end and (sentence.start < start or sentence.end > end):
            inside = [w for w in sentence.words if start <= w.start < end]
            return (inside[0].start, inside[-1].end) if inside else (low, high)
    return low, high
