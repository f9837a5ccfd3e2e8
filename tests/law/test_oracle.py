"""The law worked out a second way, for every day from 2015 to 2030.

NumPy's business days over GOV.UK's list of holidays, and the corresponding date found by trying days, not by arithmetic.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from heed.law.calendar import is_working_day, subtract_working_days, working_day_on_or_before
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

EVERY_DAY = [date(2015, 1, 1) + timedelta(days=number) for number in range(5844)]  # to 31 December 2030
AS_COLUMN = np.array(EVERY_DAY, dtype="datetime64[D]")

# GOV.UK's list ends with 2028; what follows is written out from the rules of the Act and a table of Easter.
AFTER_2028 = [
    *("2029-01-01", "2029-03-30", "2029-04-02", "2029-05-07", "2029-05-28", "2029-08-27", "2029-12-25", "2029-12-26"),
    *("2030-01-01", "2030-04-19", "2030-04-22", "2030-05-06", "2030-05-27", "2030-08-26", "2030-12-25", "2030-12-26"),
    "2031-01-01",
]


@pytest.fixture(scope="module")
def holidays() -> list[str]:
    known = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    listed = [holiday["date"].isoformat() for holiday in known]
    assert listed[-1].startswith("2028-12")
    return listed + AFTER_2028


def _corresponding(start: date, months: int) -> date:
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for number in range(start.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError


def test_every_day_runs_from_2015_to_2030():
    assert (EVERY_DAY[0], EVERY_DAY[-1]) == (date(2015, 1, 1), date(2030, 12, 31))


def test_working_days_are_those_of_numpy_and_gov_uk(holidays):
    expected = np.is_busday(AS_COLUMN, holidays=holidays)

    assert [is_working_day(one) for one in EVERY_DAY] == expected.tolist()


def test_first_review_agrees_with_numpy_and_gov_uk_on_every_day(holidays):
    # rolled back first, so that day 0 is the last working day on or before the start
    expected = np.busday_offset(AS_COLUMN, 20, roll="backward", holidays=holidays).tolist()

    assert [first_review(looked_after_from=one).latest_on for one in EVERY_DAY] == expected


@pytest.mark.parametrize("count", [1, 3, 5, 10, 15, 20])
def test_working_days_before_agree_with_numpy_and_gov_uk_on_every_day(count, holidays):
    expected = np.busday_offset(AS_COLUMN, -count, roll="forward", holidays=holidays).tolist()

    assert [subtract_working_days(one, count) for one in EVERY_DAY] == expected


def test_the_day_to_plan_by_agrees_with_numpy_and_gov_uk_on_every_day(holidays):
    expected = np.busday_offset(AS_COLUMN, 0, roll="backward", holidays=holidays).tolist()

    assert [working_day_on_or_before(one) for one in EVERY_DAY] == expected


@pytest.mark.parametrize(
    ("rule", "months"),
    [
        (lambda start: second_review(first_held_on=start), 3),
        (lambda start: later_review(previous_held_on=start), 6),
        (lambda start: adoption_second_review(first_held_on=start), 3),
        (lambda start: adoption_later_review(previous_held_on=start), 6),
        (lambda start: short_break_first_review(first_break_on=start), 3),
        (lambda start: short_break_later_review(previous_held_on=start), 6),
    ],
    ids=["second", "later", "adoption second", "adoption later", "short break first", "short break later"],
)
def test_rules_in_months_agree_with_the_corresponding_date_on_every_day(rule, months):
    expected = [_corresponding(start, months) for start in EVERY_DAY]

    assert [rule(start).latest_on for start in EVERY_DAY] == expected


def test_first_adoption_review_is_28_days_on_from_every_day():
    expected = [date.fromordinal(start.toordinal() + 28) for start in EVERY_DAY]

    assert [adoption_first_review(placed_on=start).latest_on for start in EVERY_DAY] == expected
