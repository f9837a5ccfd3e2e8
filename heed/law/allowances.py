"""How much time the law allows, as it counts it: working days, calendar months, weeks. No amounts stand here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from heed.law import calendar
from heed.law.calendar import Days
from heed.law.dated import Dated
from heed.law.dates import add_months, add_weeks


class Allowance(Protocol):
    """A length of time: when it ends, for one day or a column of days, and how it is said ("20 working days")."""

    def after(self, day: date) -> date:
        """The last day allowed, counted from `day`. Raises `OutsideCalendar`."""

    def after_each(self, days: Days) -> Days:
        """The same for a column of known days."""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """So many working days in England after a day, which is day 0 even if it is a working day itself."""

    count: int

    def __post_init__(self) -> None:
        _at_least_one(self.count)

    def __str__(self) -> str:
        return _counted(self.count, "working day")

    def after(self, day: date) -> date:
        return calendar.CALENDAR.add_working_days(day, self.count)

    def after_each(self, days: Days) -> Days:
        return calendar.CALENDAR.add_working_days_each(days, self.count)


@dataclass(frozen=True, slots=True)
class Months:
    """So many calendar months after a day: the corresponding date, the last day of a month too short for it."""

    count: int

    def __post_init__(self) -> None:
        _at_least_one(self.count)

    def __str__(self) -> str:
        return _counted(self.count, "month")

    def after(self, day: date) -> date:
        return add_months(day, self.count)

    def after_each(self, days: Days) -> Days:
        return calendar.CALENDAR.months_after(self.count)[calendar.CALENDAR.rows(days)]


@dataclass(frozen=True, slots=True)
class Weeks:
    """So many times seven days after a day, holidays or not."""

    count: int

    def __post_init__(self) -> None:
        _at_least_one(self.count)

    def __str__(self) -> str:
        return _counted(self.count, "week")

    def after(self, day: date) -> date:
        return add_weeks(day, self.count)

    def after_each(self, days: Days) -> Days:
        return days + np.timedelta64(7 * self.count, "D")


def after_each(law: Dated[Allowance], days: Days) -> Days:
    """The last day allowed, counted from each of some days by the span of the law in force on that day.

    Raises `NotEncoded` if any day is before the first span, and `OutsideCalendar`.
    """
    latest_on = np.empty(days.shape, dtype="datetime64[D]")
    law.on(days.min().item())
    starts = np.array([span.from_on for span in law.spans], dtype="datetime64[D]")
    in_force = np.searchsorted(starts, days, side="right") - 1
    for place, span in enumerate(law.spans):
        latest_on[in_force == place] = span.value.after_each(days[in_force == place])
    return latest_on


def _at_least_one(count: int) -> None:
    if count < 1:
        raise ValueError(f"An allowance of time is at least 1, not {count}.")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
