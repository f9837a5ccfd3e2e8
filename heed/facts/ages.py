"""Ages in DfE's bands, and the birthdays that matter to a fact. No Django; birth dates do not leave this package."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from heed.law.dates import turns

# DfE's bands for children in care (decisions, 19): the age at which each begins, and how it is written.
BANDS: tuple[tuple[int, str], ...] = (
    (0, "under 1"),
    (1, "1-4"),
    (5, "5-9"),
    (10, "10-15"),
    (16, "16+"),
)
UNDER_FOUR_ENDS = 4  # the participation codes part at the 4th birthday (SSDA903 rules 440 and 441)


@dataclass(frozen=True, slots=True)
class Birthdays:
    """The days on which one child enters each band, and turns 4."""

    enters: tuple[date, ...]
    fourth: date


def birthdays(born_on: date) -> Birthdays:
    """The birthdays of a child born on `born_on`."""
    return Birthdays(tuple(turns(age, born_on) for age, _ in BANDS[1:]), turns(UNDER_FOUR_ENDS, born_on))


def band_on(day: date, of: Birthdays) -> str:
    """The band of the child on a day. A day before birth counts as under 1: the fault is named where it was read."""
    return BANDS[bisect_right(of.enters, day)][1]
