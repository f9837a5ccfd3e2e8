"""Arithmetic on days without a holiday list: months, weeks, ages, years ending 31 March. Working days: `calendar`.

Right for every date Python knows; nothing here looks at a clock.
"""

from __future__ import annotations

from datetime import date, timedelta

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def in_words(day: date) -> str:
    """The day as Heed writes it, with its weekday: "Thu 16 Jan 2025". The same whatever the machine's language."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def add_months(day: date, months: int) -> date:
    """The corresponding date so many calendar months later.

    A month runs from a day to the same-numbered day: three months after 15 January is 15 April, never 90 days later.
    Interpretation: where the later month has no such day, its last day (30 November and three months: 28 February).
    """
    counted = day.year * 12 + day.month - 1 + months
    year, month = counted // 12, counted % 12 + 1
    return date(year, month, min(day.day, _days_in(year, month)))


def subtract_months(day: date, months: int) -> date:
    """The corresponding date so many calendar months earlier, on the same rule as `add_months`.

    Not its reverse: 31 May less three months is 28 February, and 28 February and three months is 28 May.
    """
    return add_months(day, -months)


def add_weeks(day: date, weeks: int) -> date:
    """The same weekday so many weeks later: seven days each, whatever holidays fall between."""
    return day + timedelta(weeks=weeks)


def turns(age: int, born_on: date) -> date:
    """The day on which a person born on `born_on` reaches `age` in years; the whole of it counts as that age.

    Interpretation: a person born on 29 February comes of age on 1 March in a year that has no 29 February.
    The law in force (Family Law Reform Act 1969, s 9) speaks of the anniversary and does not say which day it then is.
    """
    year = born_on.year + age
    if born_on.month == 2 and born_on.day == 29 and not _is_leap(year):
        return date(year, 3, 1)
    return born_on.replace(year=year)


def year_ending(day: date) -> int:
    """The collection year a day belongs to, named by the 31 March it ends on: 1 April 2025 to 31 March 2026 is 2026."""
    return day.year + ((day.month, day.day) >= (4, 1))


def first_day_of(year: int) -> date:
    """The day on which a collection year begins: 1 April 2025 for 2026."""
    return date(year - 1, 4, 1)


def last_day_of(year: int) -> date:
    """The day on which a collection year ends: 31 March 2026 for 2026."""
    return date(year, 3, 31)


def _days_in(year: int, month: int) -> int:
    return 28 if month == 2 and not _is_leap(year) else _LONGEST[month - 1]


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
