"""Ages in DfE's bands, and the birthdays that matter to a fact. No Django; birth dates do not leave this package."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from heed.law.ages import adult_on
from heed.law.dates import turns

# DfE's bands for children in care (decisions, 19): the age at which each begins, and how it is written.
BANDS: tuple[tuple[int, str], ...] = (
    (0, "under 1"),
    (1, "1-4"),
    (5, "5-9"),
    (10, "10-15"),
    (16, "16+"),
)
UNDER_SIXTEEN_ENDS = 16  # `same_placement_two_years` is of children under 16 (decisions, 22)
UNDER_FOUR_ENDS = 4  # the participation codes part at the 4th birthday (SSDA903 rules 440 and 441)


@dataclass(frozen=True, slots=True)
class Birthdays:
    """The days on which one child enters each band, turns 4, and is grown up."""

    enters: tuple[date, ...]
    fourth: date
    adult: date


def birthdays(born_on: date) -> Birthdays:
    """The birthdays of a child born on `born_on`."""
    enters = tuple(turns(age, born_on) for age, _ in BANDS[1:])
    return Birthdays(enters, turns(UNDER_FOUR_ENDS, born_on), adult_on(born_on=born_on))


def band_on(day: date, of: Birthdays) -> str:
    """The band of the child on a day. A day before birth counts as under 1: the fault is named where it was read."""
    return BANDS[bisect_right(of.enters, day)][1]


def age_on(day: date, born_on: date) -> int:
    """Whole years on a day, by the same birthdays: one born on 29 February is a year older on 1 March of a common year."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
