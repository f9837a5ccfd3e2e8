"""The rules over columns: equal to the rules one by one on every case, and as strict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest

from heed.law import batch, reviews
from heed.law.allowances import Months, Weeks, WorkingDays
from heed.law.calendar import Days, OutsideCalendar
from heed.law.dated import Dated, NotEncoded, Since
from heed.law.deadlines import Deadline
from heed.law.provisions import REG_33_1
from tests.law.days import day

# Every rule: its column form, its argument, its form one by one, and its dated value.
PAIRS: list[tuple[Callable[..., Days], str, Callable[..., Deadline], str]] = [
    (batch.first_reviews, "looked_after_from", reviews.first_review, "FIRST_REVIEW"),
    (batch.second_reviews, "first_held_on", reviews.second_review, "SECOND_REVIEW"),
    (batch.later_reviews, "previous_held_on", reviews.later_review, "LATER_REVIEW"),
    (batch.adoption_first_reviews, "placed_on", reviews.adoption_first_review, "ADOPTION_FIRST_REVIEW"),
    (batch.adoption_second_reviews, "first_held_on", reviews.adoption_second_review, "ADOPTION_SECOND_REVIEW"),
    (batch.adoption_later_reviews, "previous_held_on", reviews.adoption_later_review, "ADOPTION_LATER_REVIEW"),
    (batch.short_break_first_reviews, "first_break_on", reviews.short_break_first_review, "SHORT_BREAK_FIRST_REVIEW"),
    (batch.short_break_later_reviews, "previous_held_on", reviews.short_break_later_review, "SHORT_BREAK_LATER_REVIEW"),
]
FROM, UNTIL = date(2011, 4, 1), date(2050, 6, 30)
EVERY_DAY = [FROM + timedelta(days=number) for number in range((UNTIL - FROM).days + 1)]


def _column(*days: date | None) -> np.ndarray:
    return np.array(days, dtype="datetime64[D]")


@pytest.mark.parametrize(("each", "argument", "one", "_name"), PAIRS)
def test_a_column_of_every_day_the_law_and_the_calendar_hold_equals_the_rule_one_by_one(each, argument, one, _name):
    expected = [one(**{argument: start}).latest_on for start in EVERY_DAY]

    assert each(**{argument: _column(*EVERY_DAY)}).tolist() == expected


@pytest.mark.parametrize(("each", "argument", "one", "name"), PAIRS)
def test_a_column_across_changes_of_the_law_equals_the_rule_one_by_one(each, argument, one, name, monkeypatch):
    changes = (
        Since(day("Thu 1 Apr 2027"), WorkingDays(15), REG_33_1),
        Since(day("Sat 1 Jan 2028"), Months(1), REG_33_1),
        Since(day("Sun 1 Jul 2029"), Weeks(6), REG_33_1),
    )
    monkeypatch.setattr(reviews, name, getattr(reviews, name).changed(*changes))

    expected = [one(**{argument: start}).latest_on for start in EVERY_DAY]

    assert each(**{argument: _column(*EVERY_DAY)}).tolist() == expected


@pytest.mark.parametrize(("each", "argument", "_one", "_name"), PAIRS)
def test_a_day_not_known_has_a_deadline_not_known(each, argument, _one, _name):
    found = each(**{argument: _column(None, day("Mon 2 Jun 2025"), None)}).tolist()

    assert found[0] is found[2] is None
    assert found[1] > day("Mon 2 Jun 2025")


@pytest.mark.parametrize(("each", "argument", "_one", "_name"), PAIRS)
def test_a_column_of_nothing_known_and_an_empty_column_have_no_deadlines(each, argument, _one, _name):
    assert each(**{argument: _column(None, None)}).tolist() == [None, None]
    assert each(**{argument: _column()}).tolist() == []


@pytest.mark.parametrize(("each", "argument", "_one", "_name"), PAIRS)
def test_one_day_outside_the_law_or_the_calendar_refuses_the_column(each, argument, _one, _name):
    with pytest.raises(NotEncoded):
        each(**{argument: _column(day("Mon 2 Jun 2025"), day("Thu 1 Dec 2005"))})
    with pytest.raises(OutsideCalendar):
        each(**{argument: _column(day("Mon 2 Jun 2025"), day("Mon 5 Dec 2050"))})


def test_next_reviews_due_equals_the_rule_one_by_one_for_none_one_and_more_held():
    start, first, last = day("Mon 16 Dec 2024"), day("Thu 16 Jan 2025"), day("Mon 14 Apr 2025")
    held = [[], [first], [first, last], [first, day("Mon 3 Mar 2025"), last]]
    expected = [reviews.next_review_due(looked_after_from=start, held_on=one).latest_on for one in held]

    found = batch.next_reviews_due(
        looked_after_from=_column(start, start, start, start),
        number_held=np.array([len(one) for one in held]),
        last_held_on=_column(None, first, last, last),
    )

    assert found.tolist() == expected


def test_next_reviews_due_are_not_known_where_the_day_that_decides_is_not():
    found = batch.next_reviews_due(
        looked_after_from=_column(None, day("Mon 16 Dec 2024"), None),
        number_held=np.array([0, 1, 2]),
        last_held_on=_column(None, None, day("Mon 14 Apr 2025")),
    )

    assert found.tolist() == [None, None, day("Tue 14 Oct 2025")]


def test_a_child_in_care_since_before_the_law_held_here_has_a_next_review_once_some_were_held():
    long_ago, held = day("Tue 1 Sep 2009"), [day("Mon 14 Oct 2024"), day("Mon 14 Apr 2025")]

    one = reviews.next_review_due(looked_after_from=long_ago, held_on=held).latest_on
    found = batch.next_reviews_due(
        looked_after_from=_column(long_ago), number_held=np.array([2]), last_held_on=_column(held[-1])
    )

    assert found.tolist() == [one] == [day("Tue 14 Oct 2025")]


def test_every_dated_value_has_a_column_form():
    dated = {name for name, value in vars(reviews).items() if isinstance(value, Dated)}

    assert {name for _, _, _, name in PAIRS} == dated
