"""The rules of `reviews` over whole columns of days (numpy datetime64[D]). The same law, looked up in the same place.

A day that is not known (NaT) has a deadline that is not known (NaT). A day outside the law or the calendar is an error.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from heed.law import calendar, reviews
from heed.law.allowances import Allowance, after_each
from heed.law.calendar import Days
from heed.law.dated import Dated


def first_reviews(*, looked_after_from: Days) -> Days:
    """`reviews.first_review` for each day."""
    return _due(reviews.FIRST_REVIEW, looked_after_from)


def second_reviews(*, first_held_on: Days) -> Days:
    """`reviews.second_review` for each day."""
    return _due(reviews.SECOND_REVIEW, first_held_on)


def later_reviews(*, previous_held_on: Days) -> Days:
    """`reviews.later_review` for each day."""
    return _due(reviews.LATER_REVIEW, previous_held_on)


def next_reviews_due(*, looked_after_from: Days, number_held: NDArray[np.integer], last_held_on: Days) -> Days:
    """`reviews.next_review_due` for each child: came into care, how many reviews held since, and the last of them.

    `last_held_on` is not read where none was held.
    """
    due = first_reviews(looked_after_from=np.where(number_held == 0, looked_after_from, _NOT_KNOWN))
    second = second_reviews(first_held_on=np.where(number_held == 1, last_held_on, _NOT_KNOWN))
    later = later_reviews(previous_held_on=np.where(number_held > 1, last_held_on, _NOT_KNOWN))
    return np.select([number_held == 0, number_held == 1], [due, second], default=later)


def adoption_first_reviews(*, placed_on: Days) -> Days:
    """`reviews.adoption_first_review` for each day."""
    return _due(reviews.ADOPTION_FIRST_REVIEW, placed_on)


def adoption_second_reviews(*, first_held_on: Days) -> Days:
    """`reviews.adoption_second_review` for each day."""
    return _due(reviews.ADOPTION_SECOND_REVIEW, first_held_on)


def adoption_later_reviews(*, previous_held_on: Days) -> Days:
    """`reviews.adoption_later_review` for each day."""
    return _due(reviews.ADOPTION_LATER_REVIEW, previous_held_on)


def short_break_first_reviews(*, first_break_on: Days) -> Days:
    """`reviews.short_break_first_review` for each day."""
    return _due(reviews.SHORT_BREAK_FIRST_REVIEW, first_break_on)


def short_break_later_reviews(*, previous_held_on: Days) -> Days:
    """`reviews.short_break_later_review` for each day."""
    return _due(reviews.SHORT_BREAK_LATER_REVIEW, previous_held_on)


_NOT_KNOWN = np.datetime64("NaT", "D")


def _due(law: Dated[Allowance], counted_from: Days) -> Days:
    latest_on = np.full(counted_from.shape, _NOT_KNOWN, dtype="datetime64[D]")
    known = ~np.isnat(counted_from)
    latest_on[known] = after_each(law, counted_from[known])
    calendar.CALENDAR.rows(latest_on[known])  # raises where a deadline falls outside the calendar
    return latest_on
