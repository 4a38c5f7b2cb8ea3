"""The sentence around words that a person selected."""

from __future__ import annotations

from parley.language import interface, sentences, tokens
from parley.model import Document


def around(document: Document, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence, or sentences, of one block that hold `text[start:end]`; the selection itself where the
    document is of a language that no reader is installed for.
    """
    if document.language not in interface.codes():
        return start, end
    rules = interface.language(document.language)
    low, high = _block(document, start, end)
    words = tokens.tokenise(document.text, low, high, rules.rules, rules.is_word)
    found = [(one[0].start, one[-1].end) for one in sentences.split(words, rules.rules, document.text) if one]
    near = [(a, b) for a, b in found if a < end and b > start]
    return (min(start, near[0][0]), max(end, near[-1][1])) if near else (start, end)


def _block(document: Document, start: int, end: int) -> tuple[int, int]:
    for block in document.blocks:
        if block.span[0] <= start and end <= block.span[1]:
            return block.span
    return max(0, start - 2_000), min(len(document.text), end + 2_000)
