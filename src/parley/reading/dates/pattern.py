"""How a rule is matched against the items of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from parley.reading.dates.items import Item
from parley.reading.dates.rules import Place, Rule


@dataclass(slots=True)
class Match:
    """A rule that matched items `start` to `end`: the values of the classes (`DAY`, a second one `DAY2`), and around it
    the items before and after.
    """

    rule: Rule
    items: list[Item]
    start: int
    end: int
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def keep(self, name: str, at: int) -> None:
        """Notes what a class matched; a second time under `NAME2`."""
        key, count = name, 2
        while key in self.values:
            key, count = f"{name}{count}", count + 1
        self.values[key] = self.items[at].names[name]
        self.places[key] = at

    def get(self, *names: str) -> Any:
        """The value of the first of these classes that matched, or None."""
        for name in names:
            if name in self.values:
                return self.values[name]
        return None

    def has(self, name: str) -> bool:
        """Whether the rule has that constant."""
        return name in self.rule.args

    def arg(self, name: str, default: str = "") -> str:
        """A constant of the rule."""
        return self.rule.args.get(name, default)

    @property
    def before(self) -> Item | None:
        """The item before the match."""
        return self.items[self.start - 1] if self.start > 0 else None

    @property
    def after(self) -> Item | None:
        """The item after the match."""
        return self.items[self.end] if self.end < len(self.items) else None


def match_rule(rule: Rule, items: list[Item], start: int) -> Match | None:
    """The longest reading of the rule from `start`, or None."""
    taken = _match(rule.places, 0, items, start)
    if taken is None or not taken:
        return None
    match = Match(rule, items, start, taken[-1][0] + 1)
    for at, name in taken:
        if name.isupper():
            match.keep(name, at)
            if name.startswith("DATE_"):
                match.keep("DATE", at)
    return match


def _match(places: tuple[Place, ...], place: int, items: list[Item], at: int) -> list[tuple[int, str]] | None:
    if place == len(places):
        return []
    here = places[place]
    if at < len(items):
        names = items[at].names
        for name in here.names:
            if name in names:
                rest = _match(places, place + 1, items, at + 1)
                if rest is not None:
                    return [(at, name), *rest]
    return _match(places, place + 1, items, at) if here.optional else None
