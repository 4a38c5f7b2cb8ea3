"""Words → pieces: what dates and amounts are read from.

A token may hold several things that count ("20bn", "24-26", "five-year", "14kwiecień"), and one thing may be spread
over several tokens ("ub", ".", "r", "."). A piece is the smallest thing that has a meaning of its own, and knows its
word.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from parley.language.words import Sentence, Word

_PARTS = re.compile(r"\d{1,3}(?:[   ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*|[^\W\d_]+|\S")
_HYPHENS = "-‐‑–—"
_DASHES = frozenset(_HYPHENS)
CURRENCY_SIGNS = frozenset("$€£¥₴₽₺₪₹")
_APOSTROPHES = str.maketrans("’ʼ‐‑", "''--")


@dataclass(slots=True)
class Piece:
    """A part of a word, with the index of the word and its own span in the document; `last` is the index of its last
    word, another one only where an abbreviation was joined.
    """

    text: str
    lower: str
    word: int
    start: int
    end: int
    last: int = -1

    def __post_init__(self) -> None:
        if self.last < 0:
            self.last = self.word


def text_of(sentence: Sentence, first: int, last: int) -> str:
    """The words from `first` to `last` as they stand, with as many blanks between them as there is white space."""
    parts: list[str] = []
    at = sentence.words[first].start
    for word in sentence.words[first : last + 1]:
        parts.append(" " * max(0, word.start - at) + word.text)
        at = word.end
    return "".join(parts)


def pieces_of(sentence: Sentence, known: Container[str]) -> list[Piece]:
    """The pieces of a sentence; hyphenated words are divided where a part is `known`, stops of abbreviations joined."""
    pieces: list[Piece] = []
    for index, word in enumerate(sentence.words):
        pieces.extend(_divide(word, index, known))
    return _join_stops(_join_figures(pieces), known)


def is_dash(piece: Piece) -> bool:
    """Whether it is a hyphen or a dash."""
    return piece.lower in _DASHES


def _divide(word: Word, index: int, known: Container[str]) -> list[Piece]:
    if word.text.isalpha():
        return [Piece(word.text, word.lower or word.text.casefold(), index, word.start, word.end)]
    lower = (word.lower or word.text.casefold()).translate(_APOSTROPHES)
    whole = [Piece(word.text, lower, index, word.start, word.end)]
    if lower in known or len(lower) != len(word.text):
        return whole
    if not any(c.isdecimal() or c in CURRENCY_SIGNS for c in lower):
        if "-" not in lower or not any(part in known for part in lower.split("-")):
            return _possessive(word, index, lower, known) or whole
    elif lower[0].isalpha() and not _known_start(lower, known):
        return whole
    if word.end - word.start != len(word.text):
        return whole
    return [
        Piece(word.text[m.start() : m.end()], m[0], index, word.start + m.start(), word.start + m.end())
        for m in _PARTS.finditer(lower)
    ]


def _possessive(word: Word, index: int, lower: str, known: Container[str]) -> list[Piece]:
    """`week's` as `week` and `'s`, where the tokeniser left it whole."""
    cut = lower.find("'")
    if cut <= 0 or lower[:cut] not in known or word.end - word.start != len(word.text):
        return []
    middle = word.start + cut
    return [
        Piece(word.text[:cut], lower[:cut], index, word.start, middle),
        Piece(word.text[cut:], lower[cut:], index, middle, word.end),
    ]


def _known_start(lower: str, known: Container[str]) -> bool:
    """Whether the letters before the first digit mean something: `feb13`, `us$5`, but not `f-16`."""
    letters = re.match(r"[^\W\d_]+", lower)
    return letters is not None and letters[0] in known


def _join_figures(pieces: list[Piece]) -> list[Piece]:
    """`USD1` + `,` + `700` and `.` + `5`, which a tokeniser parts, as one number."""
    joined: list[Piece] = []
    for piece in pieces:
        sign = joined[-1] if joined else None
        if sign is not None and piece.text.isdecimal() and sign.lower in (".", ",") and sign.end == piece.start:
            whole = joined[-2] if len(joined) > 1 and joined[-2].end == sign.start else None
            if whole is None and sign.lower == "." and sign.word != piece.word:
                joined[-1] = Piece("0." + piece.text, "0." + piece.lower, sign.word, sign.start, piece.end, piece.last)
                continue
            lettered = len(joined) > 2 and joined[-3].lower.isalpha() and joined[-3].word == joined[-2].word
            if whole is not None and whole.text.isdecimal() and lettered:
                text = whole.text + sign.text + piece.text
                joined[-2:] = [Piece(text, text, whole.word, whole.start, piece.end, piece.last)]
                continue
        joined.append(piece)
    return joined


def _join_stops(pieces: list[Piece], known: Container[str]) -> list[Piece]:
    """`ub` + `.` + `r` + `.` as one piece where that is an abbreviation of the language."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before is not None and before.end == piece.start and (piece.lower == "." or before.lower[-1:] == "."):
            text = before.lower + piece.lower
            if text in known:
                joined[-1] = Piece(before.text + piece.text, text, before.word, before.start, piece.end, piece.last)
                continue
        joined.append(piece)
    return joined
