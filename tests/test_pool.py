from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.pool import AHEAD, HELD, Pool, cores

sys.path.insert(0, str(Path(__file__).parent))

import pool_work as work


@pytest.fixture(autouse=True)
def _found_by_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]))


def test_results_are_in_order_and_a_death_costs_one() -> None:
    pool = Pool(work.double, work.lost, work.weight, 2)
    expected = [-13 if n == 13 else 2 * n for n in range(40)]
    assert list(pool.run(range(40))) == expected


def test_two_deaths_cost_two() -> None:
    assert list(Pool(work.double, work.lost, work.weight, 2).run([13, 1, 13])) == [-13, 2, -13]


def test_all_processes_work() -> None:
    assert len(set(Pool(work.who, work.lost, work.weight, 2).run(range(20)))) == 2


def test_an_error_of_the_work_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        list(Pool(work.fails, work.lost, work.weight, 2).run(range(5)))


def test_nothing_to_do() -> None:
    assert list(Pool(work.double, work.lost, work.weight, 2).run([])) == []


def test_no_more_is_taken_up_than_can_be_held() -> None:
    taken: list[int] = []

    def things(weight: int) -> Iterator[int]:
        for _ in range(200):
            taken.append(weight)
            yield weight

    for weight, most in ((1, AHEAD * 2 + 2), (HELD // 4, 8)):
        taken.clear()
        results = Pool(work.double, work.lost, work.weight, 2).run(things(weight))
        next(results)
        assert len(taken) <= most
        results.close()  # type: ignore[attr-defined]


def test_cores() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
