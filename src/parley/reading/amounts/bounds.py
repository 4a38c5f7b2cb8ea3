"""The words around a number that bound it: `ponad`, `co najmniej`, `up to`, `or more`."""

from __future__ import annotations

from parley.model.amount import Bound
from parley.reading.amounts.lexicon import NumberLexicon
from parley.reading.amounts.pieces import Piece

#: Longest bound phrase, in pieces ("in the order of").
LONGEST = 4
#: How far back a verb of change is looked for ("wzrosła w tym roku do 30").
CHANGE_REACH = 6


def bound_before(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> tuple[Bound | None, int]:
    """The bound that ends right before the piece at `at` and the index where it begins; (None, at) where none does."""
    bound: Bound | None = None
    for _ in range(2):  # "at least some 50"
        found = _one_before(pieces, at, lexicon)
        if found is None:
            break
        bound = found[0] if bound is None or found[0] != "about" else bound
        at = found[1]
    return bound, at


def _one_before(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> tuple[Bound, int] | None:
    for length in range(min(LONGEST, at), 0, -1):
        phrase = tuple(p.lower for p in pieces[at - length : at])
        bound = lexicon.bounds.get(phrase)
        if bound is None or (length == 1 and _is_goal(pieces, at - 1, lexicon)):
            continue
        return bound, at - length
    return None


def _is_goal(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> bool:
    """Whether `do` says where a change went ("wzrosła do 30"), as `up` and `down` do, and is no limit."""
    if not lexicon.is_word("range_to", pieces[at].lower):
        return False
    return any(lexicon.is_word("change", p.lower) for p in pieces[max(0, at - CHANGE_REACH) : at])


def bound_after(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> tuple[Bound | None, int]:
    """The bound that begins at `at` ("or more", "lub więcej", "+") and the index after it."""
    for length in (2, 1):
        bound = lexicon.bounds_after.get(tuple(p.lower for p in pieces[at : at + length]))
        if bound is not None and len(pieces) >= at + length:
            return bound, at + length
    return None, at
