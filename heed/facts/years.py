"""A collection year as the facts ask about it: its days, what counts back from them, which tables its return has. No Django."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from heed.exchange.records import Returns
from heed.law.allowances import Allowance, Months, WorkingDays
from heed.law.dates import first_day_of, last_day_of

LONG_TERM = Months(
    30
)  # in care for this long, and under 16: `same_placement_two_years` asks about them (decisions, 22)
SAME_PLACEMENT = Months(24)  # and in one placement for this long (decisions, 22)
IN_CARE_LONG_ENOUGH = WorkingDays(20)  # `children_all_reviews_on_time` asks about these (decisions, 22)


OPTIONAL = frozenset(("UASC", "OC2", "OC3", "AD1", "PlacedAdoption", "PrevPerm", "Missing", "SWEpisodes", "DoLo"))
"""The tables that a return may lack: what they tell is then unknown, never none."""


class Year(NamedTuple):
    """One year loaded. The last three are the last days on which something that had lasted so long by `on_day` began."""

    number: int
    begins_on: date
    ends_on: date
    on_day: date
    tables: frozenset[str]
    long_term_from: date
    same_placement_from: date
    long_enough_from: date


def years_of(returns: Returns, reach: date) -> list[Year]:
    """The years loaded that had begun by `reach`, in order."""
    tables: dict[int, set[str]] = defaultdict(set)
    for table in returns.tables:
        if table.read:
            tables[table.year].add(table.name)
    found = []
    for number in sorted(returns.years):
        begins_on, ends_on = first_day_of(number), last_day_of(number)
        if begins_on > reach:
            continue
        on_day = min(ends_on, reach)
        lasted = (began_by(on_day, length) for length in (LONG_TERM, SAME_PLACEMENT, IN_CARE_LONG_ENOUGH))
        found.append(Year(number, begins_on, ends_on, on_day, frozenset(tables[number]), *lasted))
    return found


def began_by(day: date, lasted: Allowance) -> date:
    """The last day from which `lasted` is over by `day`: 30 September 2023 for 30 months by 31 March 2026."""
    began = day
    while lasted.after(began) > day:
        began -= timedelta(days=1)
    return began


def is_in(year: Year, day: date) -> bool:
    """Whether a day is one of the year's, as far as the data reach."""
    return year.begins_on <= day <= year.on_day


def touches(year: Year, from_on: date, until_on: date | None) -> bool:
    """Whether something that lasted from a day until a day (that one not counted) was so on any day of the year."""
    return from_on <= year.on_day and (until_on is None or until_on > year.begins_on or from_on >= year.begins_on)


def quarter(day: date) -> date:
    """The first day of the quarter that holds the day. Quarters of the year to 31 March are those of the calendar."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
