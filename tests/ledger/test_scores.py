"""Scores against numbers worked out by hand."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.ledger.forecasts import Forecast
from parley.ledger.scores import EDGES, brier, calibration, log, score, scores


def forecast(
    chance: tuple[float, float] | None, outcome: str, polarity: str = "positive", holder: str = "ana"
) -> Forecast:
    made = Forecast("e1", "e1", "expected", holder, None, "visit", (), "", polarity, None, chance, None, None)
    return replace(made, outcome=outcome)  # type: ignore[arg-type]


def test_brier_and_log_by_hand():
    pairs = [(0.7, True), (0.7, False)]
    assert brier(pairs) == pytest.approx((0.09 + 0.49) / 2)
    assert log(pairs) == pytest.approx((math.log(0.7) + math.log(0.3)) / 2)


def test_only_resolved_forecasts_with_a_chance_are_scored():
    mine = [
        forecast((0.6, 0.8), "came true"),
        forecast((0.6, 0.8), "open"),
        forecast(None, "came true"),
        forecast((0.6, 0.8), "came partly true"),
        forecast((0.6, 0.8), "lapsed"),
        forecast((0.6, 0.8), "ambiguous"),
    ]
    made = score("ana", mine)
    assert (made.forecasts, made.resolved, made.scored) == (6, 3, 1)
    assert made.brier == pytest.approx(0.09)


def test_nothing_resolved_has_no_score():
    made = score("ana", [forecast((0.6, 0.8), "open")])
    assert (made.scored, made.brier, made.log) == (0, None, None)


def test_a_negative_forecast_that_came_true_is_a_thing_that_did_not_happen():
    assert score("ana", [forecast((0.2, 0.4), "came true", "negative")]).brier == pytest.approx(0.09)


def test_scores_by_holder_are_sorted():
    made = scores([forecast(None, "open", holder=name) for name in ("b", "a", "b")], lambda one: one.holder)
    assert [(one.name, one.forecasts) for one in made] == [("a", 1), ("b", 2)]


def test_calibration_counts_each_once_in_the_bin_of_its_word():
    mine = [forecast((0.55, 0.8), "came true"), forecast((0.55, 0.8), "failed"), forecast((0.95, 0.99), "came true")]
    found = {bin_.low: (bin_.count, bin_.happened) for bin_ in calibration(mine) if bin_.count}
    assert found == {0.55: (2, 0.5), 0.95: (1, 1.0)}


@given(st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=1))
def test_bounds_of_the_scores_and_of_the_bins(pairs: list[tuple[float, bool]]):
    assert 0 <= brier(pairs) <= 1
    assert log(pairs) <= 0
    mine = [forecast((chance, chance), "came true" if yes else "failed") for chance, yes in pairs]
    bins = calibration(mine)
    assert sum(one.count for one in bins) == len(pairs)
    assert [(one.low, one.high) for one in bins] == list(itertools.pairwise(EDGES))
