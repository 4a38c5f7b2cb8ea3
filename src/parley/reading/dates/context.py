"""What an expression is resolved against: the document's date, the date told before, and the sense of the sentence."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from parley.model.when import When

Sense = Literal["future", "past", "none"]


class Context(NamedTuple):
    """`forward` and `backward` say which way the sentence looks, neither where it does not say; `ahead` is how many
    days after publication an undated day may lie; `ahead_months` the same for undated months.
    """

    published: When | None
    previous: When | None
    forward: bool
    ahead: int
    ahead_months: int
    backward: bool = False

    def looking_forward(self) -> Context:
        """The same for what lies ahead by its own words ("until Friday", "by June"), unless the caller said
        otherwise.
        """
        return self if self.ahead == 0 else self._replace(forward=True, backward=False, ahead=305, ahead_months=305)

    @property
    def today(self) -> date | None:
        """The document's day: the last day that its date can be."""
        return self.published.bounds()[1] if self.published and self.published.year_known else None

    def base(self, name: str) -> date | None:
        """The day that a name of a base stands for: `published` or `previous`."""
        if name == "published":
            return self.today
        if self.previous is None or not self.previous.year_known:
            return None
        start = self.previous.start or self.previous.end
        return start.first() if start else None


#: Days ahead of publication that a day or month without a year may lie, by the sense asked for or felt. Between 0 and
#: 366: the year is the latest one that keeps within. A caller's word is strict; a guess leaves room for "from Nov. 1"
#: in a past sentence, and for "since March" in a future one.
AHEAD = {True: 365, False: 0}
AHEAD_FELT: dict[Sense, tuple[int, int]] = {"future": (305, 305), "past": (45, 0), "none": (300, 300)}
#: Where nothing is felt, no further than to the end of the year of publication, but at least so many days.
AHEAD_LEAST = 45


def context_of(published: When | None, previous: When | None, forward: bool | None, sense: Sense) -> Context:
    """The context of a sentence; `forward` is the caller's word, `sense` what the sentence itself sounds like."""
    if forward is None:
        ahead, ahead_months = AHEAD_FELT[sense]
        if sense == "none" and published is not None and published.year_known:
            today = published.bounds()[1]
            rest = (date(today.year, 12, 31) - today).days
            ahead = ahead_months = min(ahead, max(AHEAD_LEAST, rest))
        return Context(published, previous, sense == "future", ahead, ahead_months, sense == "past")
    return Context(published, previous, forward, AHEAD[forward], AHEAD[forward], not forward)
