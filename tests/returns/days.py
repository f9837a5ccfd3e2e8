"""Days counted by hand: working days, months, birthdays. Apart from `heed.law`, so that each can catch the other.

Not fast and not clever: a day is looked at, and counted or not.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

# Bank holidays of England and Wales, typed in: 2022 to 2027 as in the public CIN validator, the others from GOV.UK.
_BANK_HOLIDAYS = """
2010-01-01 2010-04-02 2010-04-05 2010-05-03 2010-05-31 2010-08-30 2010-12-27 2010-12-28
2011-01-03 2011-04-22 2011-04-25 2011-04-29 2011-05-02 2011-05-30 2011-08-29 2011-12-26 2011-12-27
2012-01-02 2012-04-06 2012-04-09 2012-05-07 2012-06-04 2012-06-05 2012-08-27 2012-12-25 2012-12-26
2013-01-01 2013-03-29 2013-04-01 2013-05-06 2013-05-27 2013-08-26 2013-12-25 2013-12-26
2014-01-01 2014-04-18 2014-04-21 2014-05-05 2014-05-26 2014-08-25 2014-12-25 2014-12-26
2015-01-01 2015-04-03 2015-04-06 2015-05-04 2015-05-25 2015-08-31 2015-12-25 2015-12-28
2016-01-01 2016-03-25 2016-03-28 2016-05-02 2016-05-30 2016-08-29 2016-12-26 2016-12-27
2017-01-02 2017-04-14 2017-04-17 2017-05-01 2017-05-29 2017-08-28 2017-12-25 2017-12-26
2018-01-01 2018-03-30 2018-04-02 2018-05-07 2018-05-28 2018-08-27 2018-12-25 2018-12-26
2019-01-01 2019-04-19 2019-04-22 2019-05-06 2019-05-27 2019-08-26 2019-12-25 2019-12-26
2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28
2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28
2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27
2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26
2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26
2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26
"""
BANK_HOLIDAYS = frozenset(date.fromisoformat(text) for text in _BANK_HOLIDAYS.split())


def day(text: str) -> date:
    """The day written as in "Mon 2 Jun 2025". ValueError if it was another day of the week: a slip of the pen."""
    weekday, number, month, year = text.split()
    found = date(int(year), _MONTHS.index(month) + 1, int(number))
    if _WEEKDAYS[found.weekday()] != weekday:
        raise ValueError(f"{text}: that day was a {_WEEKDAYS[found.weekday()]}.")
    return found


def every_day(first: date, last: date) -> Iterator[date]:
    """Each day from the first to the last, both included."""
    today = first
    while today <= last:
        yield today
        today += ONE_DAY


def is_working_day(on: date) -> bool:
    """Whether a day is none of Saturday, Sunday, bank holiday. ValueError outside the years of the list above."""
    if not 2010 <= on.year <= 2028:
        raise ValueError(f"{on}: no list of bank holidays for {on.year}.")
    return on.weekday() < 5 and on not in BANK_HOLIDAYS


def working_days_after(start: date, count: int) -> date:
    """The working day on which the count is reached; the start itself is day 0, working day or not."""
    today = start
    while count:
        today += ONE_DAY
        count -= is_working_day(today)
    return today


def months_after(start: date, count: int) -> date:
    """The same day of the month so many months on, or the last of that month where it has no such day."""
    year, month = start.year, start.month
    for _ in range(count):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def collection_year(on: date) -> int:
    """The return that a day belongs to: 2026 for 1 April 2025 to 31 March 2026."""
    return on.year + 1 if on >= date(on.year, 4, 1) else on.year


def birthday(born_on: date, age: int) -> date:
    """The day on which someone turns an age. Born on 29 February: 1 March in a year that has none."""
    year = born_on.year + age
    if (born_on.month, born_on.day) == (2, 29) and monthrange(year, 2)[1] == 28:
        return date(year, 3, 1)
    return born_on.replace(year=year)


def age_on(born_on: date, on: date) -> int:
    """Whole years lived by a day."""
    age = on.year - born_on.year
    return age if birthday(born_on, age) <= on else age - 1
