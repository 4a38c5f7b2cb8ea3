"""Scores of forecasters: Brier and logarithmic, and calibration; only over forecasts that a person resolved.

Brier: mean squared distance of the chance from 1 (it happened) or 0 (G. W. Brier, Monthly Weather Review 78, 1950); 0 is
best, always saying one half gives 0.25. Log: mean natural logarithm of the chance given to what came about (I. J. Good,
JRSS B 14, 1952); 0 is best. The chance is the middle of the range that the text's word stands for.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parley.ledger.forecasts import Forecast

#: The edges of the calibration's bins: those of the ICD 203 ranges, so that each word falls into one.
EDGES = (0.0, 0.05, 0.20, 0.45, 0.55, 0.80, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Score:
    """How good a forecaster was. `forecasts` counts all of theirs, `resolved` those that a person resolved as come true,
    failed or come partly true, `scored` those of them with a chance and a plain yes or no; `brier`, `log` None where
    `scored` is 0.
    """

    name: str
    forecasts: int
    resolved: int
    scored: int
    brier: float | None
    log: float | None


@dataclass(frozen=True, slots=True)
class Bin:
    """A bin of the calibration: chances from `low` to below `high`, how many forecasts, their mean chance, and the share
    that happened; None for both where there are none.
    """

    low: float
    high: float
    count: int
    mean: float | None
    happened: float | None


def scores(forecasts: Iterable[Forecast], by: Callable[[Forecast], str | None]) -> tuple[Score, ...]:
    """The scores by a name (of the holder, the publisher), sorted by name; forecasts without one are left out."""
    groups: dict[str, list[Forecast]] = defaultdict(list)
    for one in forecasts:
        name = by(one)
        if name is not None:
            groups[name].append(one)
    return tuple(score(name, groups[name]) for name in sorted(groups))


def score(name: str, forecasts: Sequence[Forecast]) -> Score:
    """The score over all of the forecasts."""
    pairs = settled(forecasts)
    return Score(
        name=name,
        forecasts=len(forecasts),
        resolved=sum(one.outcome in ("came true", "came partly true", "failed") for one in forecasts),
        scored=len(pairs),
        brier=brier(pairs) if pairs else None,
        log=log(pairs) if pairs else None,
    )


def settled(forecasts: Iterable[Forecast]) -> list[tuple[float, bool]]:
    """Chance and whether it happened, of each forecast that can be scored; sorted."""
    return sorted(
        (one.chance, one.happened) for one in forecasts if one.chance is not None and one.happened is not None
    )


def brier(pairs: Sequence[tuple[float, bool]]) -> float:
    """The Brier score of pairs of chance and outcome, of which there is at least one."""
    return math.fsum((chance - happened) ** 2 for chance, happened in pairs) / len(pairs)


def log(pairs: Sequence[tuple[float, bool]]) -> float:
    """The logarithmic score of pairs of chance (never 0 or 1 on the yardsticks) and outcome; minus infinity for a chance
    of 0 given to what happened.
    """
    given = [chance if happened else 1 - chance for chance, happened in pairs]
    return math.fsum(math.log(one) if one > 0 else -math.inf for one in given) / len(pairs)


def calibration(forecasts: Iterable[Forecast]) -> tuple[Bin, ...]:
    """The bins over resolved forecasts with a chance."""
    pairs = settled(forecasts)
    return tuple(_bin(low, high, pairs) for low, high in pairwise(EDGES))


def _bin(low: float, high: float, pairs: Sequence[tuple[float, bool]]) -> Bin:
    mine = [(c, h) for c, h in pairs if low <= c < high or (high == 1.0 and c == high)]
    if not mine:
        return Bin(low, high, 0, None, None)
    return Bin(low, high, len(mine), math.fsum(c for c, _ in mine) / len(mine), sum(h for _, h in mine) / len(mine))
