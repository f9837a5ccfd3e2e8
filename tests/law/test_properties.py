"""What must hold for any day whatever: properties of the arithmetic and of every deadline."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from heed.law.calendar import add_working_days, is_working_day, subtract_working_days, working_day_on_or_before
from heed.law.dates import add_months, add_weeks, subtract_months, turns, year_ending
from heed.law.reviews import first_review, later_review, next_review_due, second_review

inside = st.dates(min_value=date(1992, 1, 1), max_value=date(2048, 12, 31))
in_force = st.dates(min_value=date(2011, 4, 1), max_value=date(2049, 12, 31))
counts = st.integers(min_value=1, max_value=200)
any_day = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))
months = st.integers(min_value=0, max_value=600)


def _working_days_between(after: date, until: date) -> int:
    """Counted one by one: days later than `after`, up to and including `until`."""
    return sum(is_working_day(after + timedelta(days=number)) for number in range(1, (until - after).days + 1))


@given(inside, counts)
def test_so_many_working_days_after_a_day_is_a_working_day_with_exactly_so_many_up_to_it(start, count):
    end = add_working_days(start, count)

    assert is_working_day(end)
    assert _working_days_between(start, end) == count


@given(inside, counts)
def test_working_days_before_undo_working_days_after_from_a_working_day(start, count):
    start = working_day_on_or_before(start)

    assert subtract_working_days(add_working_days(start, count), count) == start
    assert add_working_days(subtract_working_days(start, count), count) == start


@given(inside, inside, counts)
def test_a_later_start_never_ends_sooner(one, other, count):
    first, second = sorted((one, other))

    assert add_working_days(first, count) <= add_working_days(second, count)
    assert subtract_working_days(first, count) <= subtract_working_days(second, count)
    assert add_months(first, count) <= add_months(second, count)


@given(any_day, months)
def test_months_end_in_the_month_so_many_on_and_never_on_a_later_day_of_it(start, number):
    end = add_months(start, number)

    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == number
    assert end.day <= start.day
    if end.day < start.day:
        assert (end + timedelta(days=1)).day == 1  # the month is too short


@given(any_day, months)
def test_months_back_from_months_on_lose_at_most_the_days_a_short_month_lacks(start, number):
    back = subtract_months(add_months(start, number), number)

    assert (back.year, back.month) == (start.year, start.month)
    assert start.day - 3 <= back.day <= start.day


@given(any_day, st.integers(min_value=0, max_value=100))
def test_weeks_keep_the_weekday(start, weeks):
    end = add_weeks(start, weeks)

    assert end.weekday() == start.weekday()
    assert (end - start).days == 7 * weeks


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2050, 12, 31)), st.integers(min_value=0, max_value=110))
def test_birthdays_follow_one_another_a_year_apart(born_on, age):
    assert 365 <= (turns(age + 1, born_on) - turns(age, born_on)).days <= 367
    assert turns(age, born_on).year == born_on.year + age


@given(any_day)
def test_a_day_lies_in_the_collection_year_it_is_given(one):
    year = year_ending(one)

    assert date(year - 1, 4, 1) <= one <= date(year, 3, 31)


@given(in_force)
def test_a_deadline_comes_after_its_start_and_its_planning_day_is_the_nearest_working_day_not_after_it(start):
    for deadline in (
        first_review(looked_after_from=start),
        second_review(first_held_on=start),
        later_review(previous_held_on=start),
    ):
        assert start < deadline.plan_by <= deadline.latest_on
        assert is_working_day(deadline.plan_by)
        assert _working_days_between(deadline.plan_by, deadline.latest_on) == 0


@given(in_force, st.sets(st.integers(min_value=0, max_value=3000), max_size=5))
def test_the_next_review_depends_only_on_how_many_were_held_and_the_last_of_them(start, after):
    held = [start + timedelta(days=number) for number in after if start + timedelta(days=number) < date(2050, 6, 1)]

    deadline = next_review_due(looked_after_from=start, held_on=held)

    assert deadline.counted_from == max(held, default=start)
    assert deadline == next_review_due(looked_after_from=start, held_on=sorted(held))
