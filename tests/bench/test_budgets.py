"""Budgets of the benchmarks: kept or broken, on costs made up here. What anything really costs is for `make bench`."""

from __future__ import annotations

import sys

import pytest

from bench.budgets import Budget, table
from bench.figures import Measured, budgets
from bench.process import Run, best_of


def measured(children: int, seconds: float, *, plain: float = 0.5, peak: float = 150.0) -> Measured:
    return Measured(children, 1_000_000, Run(plain, 40.0, 0, "", ""), Run(seconds, peak, 0, "", ""))


def broken(small: Measured, middle: Measured, large: Measured) -> list[str]:
    return [budget.what for budget in budgets(small, middle, large) if not budget.kept]


@pytest.fixture
def small() -> Measured:
    return measured(500, 0.8)


@pytest.fixture
def middle() -> Measured:
    return measured(5_000, 1.7)


@pytest.fixture
def large() -> Measured:
    return measured(50_000, 10.7)


def test_within_every_budget_none_is_broken(small: Measured, middle: Measured, large: Measured):
    assert broken(small, middle, large) == []


def test_three_seconds_for_5_000_children_may_not_be_passed(small: Measured, large: Measured):
    assert "5,000 children, files to figures" in broken(small, measured(5_000, 3.1), large)


def test_400_megabytes_for_5_000_children_may_not_be_passed(small: Measured, large: Measured):
    assert broken(small, measured(5_000, 1.7, peak=401.0), large) == ["5,000 children, memory"]


def test_six_plain_reads_for_5_000_children_may_not_be_passed(small: Measured, large: Measured):
    assert broken(small, measured(5_000, 1.7, plain=0.28), large) == ["5,000 children, times a plain read"]


def test_a_cost_that_grows_faster_than_the_children_is_broken(small: Measured, middle: Measured):
    assert broken(small, middle, measured(50_000, 17.0)) == [
        "a child more, from 5,000 to 50,000, beside from 500 to 5,000"
    ]


def test_commands_take_turns_and_the_quickest_run_of_each_counts():
    wait = [sys.executable, "-c", "import time; time.sleep(0.05)"]
    nothing = [sys.executable, "-c", "print('done')"]

    best = best_of(2, {"wait": wait, "nothing": nothing})

    assert best["wait"].seconds > 0.05
    assert best["nothing"].output == "done\n"
    assert best["nothing"].peak_mb > 1


def test_a_command_that_fails_stops_the_benchmark_with_what_it_said():
    with pytest.raises(SystemExit, match="bench: broken ended with 3: no file"):
        best_of(1, {"broken": [sys.executable, "-c", "import sys; sys.stderr.write('no file'); sys.exit(3)"]})


def test_the_table_is_aligned_to_the_right():
    assert table(("a", "bb"), [("100", "2")]) == "  a  bb\n100   2"


def test_a_budget_says_what_was_and_what_may_be():
    assert str(Budget("memory", 400.0, 512.5, " MB")) == "BROKEN  memory: 512.50 MB, at most 400 MB"
