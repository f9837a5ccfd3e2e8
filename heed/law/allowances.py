"""How much time the law allows, as it counts it: working days, calendar months, weeks. No amounts stand here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from heed.law import calendar
from heed.law.calendar import Days
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

    def __str__(self) -> str:
        return _counted(self.count, "week")

    def after(self, day: date) -> date:
        return add_weeks(day, self.count)

    def after_each(self, days: Days) -> Days:
        return days + np.timedelta64(7 * self.count, "D")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
