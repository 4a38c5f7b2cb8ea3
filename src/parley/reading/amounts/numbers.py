"""Number phrases: `dwadzieścia jeden tysięcy`, `1,5 mln`, `two and a half million`, `kilkaset`, `tens of thousands`."""

from __future__ import annotations

from parley.model.amount import Bound
from parley.reading.amounts.found import Number
from parley.reading.amounts.lexicon import NumberLexicon
from parley.reading.amounts.numerals import figure, is_figure
from parley.reading.amounts.pieces import Piece, is_dash


class _Reader:
    """Reads one number phrase from left to right: `low`, `high` the part under way, `total` what scales have closed."""

    def __init__(self, pieces: list[Piece], at: int, lexicon: NumberLexicon) -> None:
        self.pieces, self.at, self.lexicon = pieces, at, lexicon
        self.low: float | None = None
        self.high: float = 0
        self.total_low: float = 0
        self.total_high: float = 0
        self.scale: float = float("inf")
        self.vague = self.fraction = self.digits = self.indefinite = False

    def read(self) -> tuple[Number, int] | None:
        """The number that begins at `at` and the index after it; None where there is none."""
        start = self.at
        self._article()
        while self.at < len(self.pieces) and self._step():
            pass
        if self.low is None and not self.total_low and not self.total_high and not self._is_zero(start):
            return None
        low, high = self.total_low + (self.low or 0), self.total_high + (self.high if self.low is not None else 0)
        bound: Bound = "at_least" if self.vague else "about" if self.indefinite else "exact"
        number = Number(
            _neat(low), _neat(high), bound, self.indefinite or self.vague, self.fraction, self.digits, self.unit()
        )
        return number, self.at

    def unit(self) -> int:
        """The last scale of the phrase, which a range shares: `3-5 mld`."""
        return 1 if self.scale == float("inf") else int(self.scale)

    def _is_zero(self, start: int) -> bool:
        return self.at > start and self.low == 0

    def _article(self) -> None:
        """`a` before hundred, thousand, dozen, few, half, third."""
        lex, at = self.lexicon, self.at
        if not lex.is_word("article", self.pieces[at].lower) or at + 1 >= len(self.pieces):
            return
        after = self.pieces[at + 1].lower
        if after in lex.scales or lex.is_word("hundred", after) or after in lex.indefinite or after in lex.fractions:
            self.at += 1
        elif after in lex.denominators and at + 2 < len(self.pieces) and lex.is_word("of", self.pieces[at + 2].lower):
            self.low = self.high = 1
            self.at += 1

    def _step(self) -> bool:
        piece = self.pieces[self.at]
        if piece.lower[0].isdecimal():
            return self._figure(piece)
        return self._word(piece) or self._connector(piece)

    def _figure(self, piece: Piece) -> bool:
        value = figure(piece.text, self.lexicon.decimal) if is_figure(piece.text) else None
        if value is None or (self.low is not None and not self._continues_group(piece)):
            return False
        if self.low is not None:
            value = self.low * 1000 + value
        elif self.total_low and not self._smaller_scale_follows():
            return False
        self.low = self.high = value
        self.digits = True
        self.at += 1
        self._glued_scale(piece)
        return True

    def _smaller_scale_follows(self) -> bool:
        """`2 mld 500 mln`; `2 million 250` are two numbers."""
        after = self.pieces[self.at + 1].lower if self.at + 1 < len(self.pieces) else ""
        return self.lexicon.scales.get(after, self.scale) < self.scale

    def _continues_group(self, piece: Piece) -> bool:
        """`24` + `500` where the tokeniser divided them."""
        before = self.pieces[self.at - 1]
        apart = piece.start - before.end == 1
        whole = before.text.isdecimal() and len(before.text) <= 3 and piece.text.isdecimal() and len(piece.text) == 3
        return apart and whole and not before.text.startswith("0")

    def _glued_scale(self, piece: Piece) -> None:
        """`20bn`, `100k`, `35m` (metres, where that is meant, are rare in what we read)."""
        if self.at >= len(self.pieces):
            return
        after = self.pieces[self.at]
        scale = self.lexicon.glued_scales.get(after.lower.rstrip("."))
        beyond = self.pieces[self.at + 1] if self.at + 1 < len(self.pieces) else None
        if (
            scale is None
            or after.start != piece.end
            or (beyond and beyond.start == after.end and beyond.text.isalnum())
        ):
            return
        self._multiply(scale)
        self.at += 1

    def _word(self, piece: Piece) -> bool:
        lex, form = self.lexicon, piece.lower
        if form in lex.fractions and self.low is None and not self.total_low:
            self.low = self.high = lex.fractions[form]
            self.fraction = True
        elif self.low is None and not self.total_low and form in lex.plural and not self._counted():
            self.low, self.vague = 2 * lex.plural[form], True
            self.high = self.low
        elif form in lex.indefinite and self.low is None:
            self.low, self.high = lex.indefinite[form]
            self.indefinite = True
        elif form in lex.scales:
            if lex.scales[form] >= self.scale:
                return False
            self._multiply(lex.scales[form])
        elif lex.is_word("hundred", form):
            factor = 12 if form == "dozen" else 100
            self.low, self.high = (self.low or 1) * factor, (self.high or 1) * factor
        elif form in lex.denominators and self.low is not None and self._is_fraction(form):
            self.low, self.high = self.low / lex.denominators[form], self.high / lex.denominators[form]
            self.fraction = True
        elif form in lex.cardinals and self._adds(lex.cardinals[form]):
            value = lex.cardinals[form]
            self.low, self.high = (self.low or 0) + value, (self.high if self.low is not None else 0) + value
        else:
            return False
        self.at += 1
        return True

    def _counted(self) -> bool:
        """Whether a number stands right before: `5 tysięcy` read from its second word is no plural."""
        return self.at > 0 and self.pieces[self.at - 1].lower[0].isdecimal()

    def _is_fraction(self, form: str) -> bool:
        """`dwie trzecie`, `two-thirds`, but not `dwudziesta druga` or `one second`."""
        plural = self.low is not None and 1 < self.low < 20
        after = self.pieces[self.at + 1].lower if self.at + 1 < len(self.pieces) else ""
        of = self.lexicon.words.get("of", frozenset())
        return not self.digits and (plural or (self.low == 1 and (not of or after in of)))

    def _adds(self, value: int) -> bool:
        """Whether a number word goes on with the phrase: `dwieście` + `trzy`, `twenty` + `one`."""
        if self.low is None:
            return not self.total_low or value < self.scale
        if self.fraction or self.digits or self.low != self.high or value == 0:
            return False
        low = self.low
        return (low % 100 == 0 and value < 100 and low > 0) or (low % 100 >= 20 and low % 10 == 0 and value < 10)

    def _multiply(self, scale: int) -> None:
        low, high = (1, 1) if self.low is None else (self.low, self.high)
        self.total_low += low * scale
        self.total_high += high * scale
        self.low, self.scale, self.fraction = None, scale, False

    def _connector(self, piece: Piece) -> bool:
        """Passes over `and` in `two hundred and five`, the hyphen of `twenty-one`, `of` in `hundreds of thousands`."""
        lex, after = self.lexicon, self.pieces[self.at + 1 : self.at + 3]
        if not after or (self.low is None and not self.total_low):
            return False
        if lex.is_word("and", piece.lower):
            return self._and(after)
        glued = piece.start == self.pieces[self.at - 1].end and after[0].start == piece.end
        if is_dash(piece) and glued and not self.digits:
            unit = lex.cardinals.get(after[0].lower, 0)
            if (unit and self._adds(unit)) or after[0].lower in lex.denominators:
                self.at += 1
                return True
        vague_of = self.vague and lex.is_word("of", piece.lower) and after[0].lower in lex.plural
        if (vague_of or (self.vague and piece.lower in lex.plural)) and self.low is not None:
            self._multiply(lex.plural[after[0].lower if vague_of else piece.lower])
            self.at += 2 if vague_of else 1
            return True
        return False

    def _and(self, after: list[Piece]) -> bool:
        lex = self.lexicon
        half = [p.lower for p in after]
        if lex.is_word("article", half[0]) and len(half) > 1:
            half = half[1:]
        said = len(half) < len(after) or not lex.words.get("article")
        if said and lex.is_word("and_half", half[0]) and self.low is not None:
            self.low, self.high = self.low + 0.5, self.high + 0.5
            self.at += 3 if half[0] != after[0].lower else 2
            return True
        unit = lex.cardinals.get(after[0].lower, 0)
        whole = self.low % 100 == 0 and self.low >= 100 if self.low is not None else self.total_low > 0
        hundreds = whole and not self.digits
        if lex.words.get("hundred") and unit and hundreds and unit < 100 and not lex.is_word("both", after[0].lower):
            self.at += 1
            return True
        return False


def read_number(pieces: list[Piece], at: int, lexicon: NumberLexicon) -> tuple[Number, int] | None:
    """The number phrase that begins with the piece at `at` and the index of the piece after it, or None."""
    piece = pieces[at].lower
    begins = piece[0].isdecimal() or piece in lexicon.triggers
    if not begins and not lexicon.is_word("article", piece) and not lexicon.is_word("hundred", piece):
        return None
    return _Reader(pieces, at, lexicon).read()


def _neat(value: float) -> float | int:
    """Whole numbers as integers; rounding of products such as 440.9 thousand away."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
