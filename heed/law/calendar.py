"""The one calendar table: which days are working days in England, and counting by them. 1990 to 2050, nothing outside.

A working day is not Saturday, Sunday, Christmas Day, Good Friday or a bank holiday in England and Wales (CPPCR reg 2).
Not the Freedom of Information Act's working day, which also leaves out holidays of Scotland and Northern Ireland.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from heed.law.bank_holidays import BY_YEAR
from heed.law.dates import in_words
from heed.law.proclaimed import PROCLAIMED, Proclaimed
from heed.law.provisions import REG_2
from heed.law.rules import rule

Days = NDArray[np.datetime64]  # numpy's datetime64[D]; NaT is "not known"

FIRST_DAY = date(min(BY_YEAR), 1, 1)
LAST_DAY = date(max(BY_YEAR), 12, 31)


class OutsideCalendar(ValueError):
    """A day before 1990 or after 2050: no holidays are known there, so nothing is worked out."""


class Calendar:
    """Every day of the table as columns, and the look-ups on them.

    `day`, `is_working_day` and `working_day_number` (how many working days there were up to and including the day)
    are numpy columns of one length; `months_after(n)` and `columns()` give the rest.
    """

    def __init__(self, proclaimed: Iterable[Proclaimed] = PROCLAIMED) -> None:
        self.day: Days = np.arange(np.datetime64(FIRST_DAY), np.datetime64(LAST_DAY) + 1, dtype="datetime64[D]")
        weekend = (self.day.astype(np.int64) + 3) % 7 >= 5  # 1 January 1970 was a Thursday
        self.is_working_day: NDArray[np.bool_] = ~weekend
        self.is_working_day[self.rows(_holidays(proclaimed))] = False
        self.working_day_number: NDArray[np.int64] = np.cumsum(self.is_working_day)
        self.working_days: Days = self.day[self.is_working_day]
        self._months_after: dict[int, Days] = {}

    def months_after(self, months: int) -> Days:
        """The column of corresponding dates so many calendar months later, the last day where a month is too short."""
        if months not in self._months_after:
            self._months_after[months] = _add_months_each(self.day, months)
        return self._months_after[months]

    def columns(self) -> Mapping[str, NDArray[np.generic]]:
        """The whole table by column name, for an engine of figures to load."""
        month = self.day.astype("datetime64[M]").astype(np.int64)  # months since January 1970
        return {
            "day": self.day,
            "is_working_day": self.is_working_day,
            "working_day_number": self.working_day_number,
            "plus_3_months": self.months_after(3),
            "plus_6_months": self.months_after(6),
            "year_ending": (month - 3) // 12 + 1971,
        }

    def row(self, day: date) -> int:
        """Where a day stands in the columns. Raises `OutsideCalendar`."""
        row = day.toordinal() - _FIRST
        if 0 <= row < self.day.size:
            return row
        raise _outside(in_words(day))

    def rows(self, days: Days) -> NDArray[np.int64]:
        """Where each day stands in the columns; every day must be known and in the table. Raises `OutsideCalendar`."""
        rows: NDArray[np.int64] = (days - self.day[0]).astype(np.int64)
        wrong = (rows < 0) | (rows >= self.day.size)  # NaT becomes the lowest number there is
        if wrong.any():
            raise _outside(str(days[wrong][0]))
        return rows

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`th working day after `day`, which is itself day 0 whether or not it is a working day."""
        return self._working_day(day, self._number[self.row(day)] + _at_least_one(count))

    def subtract_working_days(self, day: date, count: int) -> date:
        """The `count`th working day before `day`, which is itself not counted."""
        row = self.row(day)
        return self._working_day(day, self._number[row] - bool(self.is_working_day[row]) + 1 - _at_least_one(count))

    def working_day_on_or_before(self, day: date) -> date:
        """The day itself where it is a working day, otherwise the last one before it."""
        return self._working_day(day, self._number[self.row(day)])

    def add_working_days_each(self, days: Days, count: int) -> Days:
        """`add_working_days` for a whole column. Raises `OutsideCalendar` if any one answer is."""
        places = self.working_day_number[self.rows(days)] + _at_least_one(count) - 1
        if places.size and places.max() >= self.working_days.size:
            raise _outside(f"{count} working days after {days[places.argmax()]}")
        return self.working_days[places]

    def _working_day(self, day: date, number: int) -> date:
        if 0 < number <= len(self._dates):
            return self._dates[number - 1]
        raise _outside(f"the working day asked for, counted from {in_words(day)},")

    @cached_property
    def _number(self) -> list[int]:
        """`working_day_number` as Python's own numbers: ten times as fast to look up one by one."""
        return [int(number) for number in self.working_day_number]

    @cached_property
    def _dates(self) -> list[date]:
        return [FIRST_DAY.fromordinal(_FIRST + int(row)) for row in np.flatnonzero(self.is_working_day)]


def _holidays(proclaimed: Iterable[Proclaimed]) -> Days:
    days = {f"{year}-{day}" for year, listed in BY_YEAR.items() for day in listed.split()}
    for holiday in proclaimed:
        if holiday.moved_from is not None:
            days.remove(holiday.moved_from.isoformat())
        days.add(holiday.day.isoformat())
    return np.array(sorted(days), dtype="datetime64[D]")


def _add_months_each(days: Days, months: int) -> Days:
    month = days.astype("datetime64[M]")
    later = month + months
    corresponding = later.astype("datetime64[D]") + (days - month.astype("datetime64[D]"))
    last_of_month = (later + 1).astype("datetime64[D]") - 1
    clamped: Days = np.minimum(corresponding, last_of_month)
    return clamped


def _at_least_one(count: int) -> int:
    if count < 1:
        raise ValueError(f"Working days are counted from 1, not {count}.")
    return count


def _outside(what: str) -> OutsideCalendar:
    return OutsideCalendar(
        f"{what} is outside the calendar, {in_words(FIRST_DAY)} to {in_words(LAST_DAY)}: check the date."
    )


_FIRST = FIRST_DAY.toordinal()
CALENDAR = Calendar()


@rule(REG_2)
def is_working_day(day: date) -> bool:
    """Whether the day is a working day in England.

    Raises `OutsideCalendar`.
    """
    return bool(CALENDAR.is_working_day[CALENDAR.row(day)])


@rule(REG_2)
def add_working_days(day: date, count: int) -> date:
    """The last day of "within so many working days of" a day.

    Interpretation: the day from which the clock starts is day 0, even if it is a working day; the next working day is
    day 1. Raises `OutsideCalendar`.
    """
    return CALENDAR.add_working_days(day, count)


@rule(REG_2)
def subtract_working_days(day: date, count: int) -> date:
    """The last day of "at least so many working days before" a day, which is itself not counted.

    Raises `OutsideCalendar`.
    """
    return CALENDAR.subtract_working_days(day, count)


@rule(REG_2)
def working_day_on_or_before(day: date) -> date:
    """The day to work to when a last day is not a working day: the law never extends it.

    Raises `OutsideCalendar`.
    """
    return CALENDAR.working_day_on_or_before(day)
