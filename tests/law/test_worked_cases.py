"""The table of deadlines worked out by hand, row by row, and the table of the fact base for the arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from heed.law.calendar import add_working_days, subtract_working_days
from heed.law.dates import add_months
from heed.law.deadlines import Deadline
from heed.law.reviews import (
    adoption_first_review,
    adoption_later_review,
    adoption_second_review,
    first_review,
    later_review,
    second_review,
    short_break_first_review,
    short_break_later_review,
)
from tests.law.days import day

RULES: dict[str, Callable[[date], Deadline]] = {
    "first_review": lambda start: first_review(looked_after_from=start),
    "second_review": lambda start: second_review(first_held_on=start),
    "later_review": lambda start: later_review(previous_held_on=start),
    "adoption_first_review": lambda start: adoption_first_review(placed_on=start),
    "adoption_second_review": lambda start: adoption_second_review(first_held_on=start),
    "adoption_later_review": lambda start: adoption_later_review(previous_held_on=start),
    "short_break_first_review": lambda start: short_break_first_review(first_break_on=start),
    "short_break_later_review": lambda start: short_break_later_review(previous_held_on=start),
}


def _rows() -> list[list[str]]:
    lines = Path(__file__).with_name("worked_cases.md").read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


@pytest.mark.parametrize(("what", "start", "rule", "latest_on", "plan_by", "_why"), _rows())
def test_deadline_is_the_one_worked_out_by_hand(what, start, rule, latest_on, plan_by, _why):
    deadline = RULES[rule](day(start))

    assert (deadline.latest_on, deadline.plan_by) == (day(latest_on), day(plan_by)), what


def test_every_rule_has_a_case_worked_out_by_hand():
    assert {row[2] for row in _rows()} == set(RULES)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("Thu 10 Apr 2025", 15, "Tue 6 May 2025"),  # strategy discussion; Easter and May Day in between
        ("Wed 16 Apr 2025", 5, "Fri 25 Apr 2025"),
        ("Wed 16 Apr 2025", 10, "Fri 2 May 2025"),
        ("Wed 16 Apr 2025", 15, "Mon 12 May 2025"),
        ("Wed 16 Apr 2025", 20, "Mon 19 May 2025"),
    ],
)
def test_working_days_after_a_day_leave_out_weekends_and_holidays(start, count, expected):
    assert add_working_days(day(start), count) == day(expected)


@pytest.mark.parametrize(
    ("count", "expected"), [(10, "Tue 22 Apr 2025"), (15, "Fri 11 Apr 2025"), (3, "Thu 1 May 2025")]
)
def test_working_days_before_a_review_do_not_count_the_day_of_the_review(count, expected):
    assert subtract_working_days(day("Wed 7 May 2025"), count) == day(expected)


def test_three_months_are_neither_90_days_nor_12_weeks():
    assert add_months(day("Fri 15 Aug 2025"), 3) == day("Sat 15 Nov 2025")  # 92 days
