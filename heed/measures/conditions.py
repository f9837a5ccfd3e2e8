"""Conditions on rows of facts that several measures share, and what all measures have alike. No Django.

A condition takes the relation of one table of facts, with `period_from`, `period_to` and `as_at` beside each row.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from heed.facts import unknowns
from heed.measures.declare import EVERY_TABLE, Condition, Relation

OWNER = "the council's performance analyst"
LOOK_AGAIN_ON = date(2027, 4, 1)
OF_REVIEWS = ("sequence", *EVERY_TABLE)
"""The ways to split a figure of reviews."""

# Reviews


def held_in_period(review: Relation) -> Any:
    """Held on a day of the period."""
    return (review.held_on >= review.period_from) & (review.held_on <= review.period_to)


def due_in_period(review: Relation) -> Any:
    """Its last lawful date falls in the period, and not after the as-at date."""
    return (
        (review.latest_on >= review.period_from)
        & (review.latest_on <= review.period_to)
        & (review.latest_on <= review.as_at)
    )


def held_on_any_track(review: Relation) -> Any:
    """Held in the period, on any track but that of short breaks, or outside care."""
    return (review.track.isnull() | (review.track != "short_break")) & held_in_period(review)


def held_on_track(*tracks: str) -> Condition:
    """Held in the period on one of these tracks."""
    return lambda review: review.track.isin(tracks) & held_in_period(review)


def due_or_unknown(*tracks: str) -> Condition:
    """Decision 16: due in the period, or of unknown date and held in the period or still open at the as-at date."""

    def condition(review: Relation) -> Any:
        open_still = review.held_on.isnull() & review.ended_on.isnull() & (review.opened_on <= review.period_to)
        undated = review.latest_on.isnull() & (held_in_period(review) | open_still)
        return review.track.isin(tracks) & (due_in_period(review) | undated)

    return condition


def lapsed(why: str) -> Condition:
    """Not held, and the track ended for this reason before it fell due."""
    return lambda review: review.held_on.isnull() & (review.ended_why == why) & (review.ended_on <= review.latest_on)


LAPSES: Mapping[str, Condition] = {
    f"{why} before it fell due": lapsed(why)
    for why in (
        unknowns.LEFT_CARE,
        unknowns.DIED,
        unknowns.TURNED_18,
        unknowns.PLACED_FOR_ADOPTION,
        unknowns.MOVED_TO_SHORT_BREAKS,
    )
}
"""Why a review that was not held is not late: decisions, 15 and 19."""


def latest_is_unknown(review: Relation) -> Any:
    """It cannot be known by when it was due."""
    return review.latest_on.isnull()


def on_time(review: Relation) -> Any:
    """Held on or before its last lawful date."""
    return review.held_on.notnull() & (review.held_on <= review.latest_on)


def outside_care(review: Relation) -> Any:
    """Held on a day on which the child was not in care."""
    return review.track.isnull()


def with_code(*codes: str) -> Condition:
    """The child took part in one of these ways."""
    return lambda review: review.participation_code.isin(codes)


# Rows of a year


def in_the_year(row: Relation) -> Any:
    """A row of a year that ends in the period."""
    return (row.year_ends_on >= row.period_from) & (row.year_ends_on <= row.period_to)


def in_care_at_the_end(child: Relation) -> Any:
    """In care on the last day of the year, or not known whether."""
    return in_the_year(child) & (child.in_care.isnull() | child.in_care)


def in_care_is_unknown(child: Relation) -> Any:
    """It cannot be known whether the child was in care on the last day."""
    return child.in_care.isnull()


def is_empty(column: str) -> Condition:
    """The column has no value."""
    return lambda row: row[column].isnull()


def is_one_of(column: str, *values: str) -> Condition:
    """The column has one of these values."""
    return lambda row: row[column].isin(values)


def is_true(column: str) -> Condition:
    """The column says yes."""
    return lambda row: row[column]
