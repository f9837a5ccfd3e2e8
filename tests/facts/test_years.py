"""The days of a collection year, and what counts back from its last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.facts.years import LONG_TERM, OPTIONAL, SAME_PLACEMENT, began_by, is_in, quarter, touches, years_of
from heed.law.allowances import Allowance, Months, WorkingDays
from tests.days import day
from tests.facts.made import EVERY_TABLE, child, returns

END = day("Tue 31 Mar 2026")


def test_a_year_is_known_to_its_last_day_or_to_the_last_day_of_which_the_data_speak() -> None:
    (whole,) = years_of(returns(), END)
    (part,) = years_of(returns(), day("Tue 30 Sep 2025"))

    assert (whole.begins_on, whole.ends_on, whole.on_day) == (day("Tue 1 Apr 2025"), END, END)
    assert (part.ends_on, part.on_day) == (END, day("Tue 30 Sep 2025"))


def test_years_come_in_order_and_one_that_has_not_begun_is_left_out() -> None:
    found = years_of(returns(child(), years=(2027, 2026, 2025)), END)

    assert [year.number for year in found] == [2025, 2026]
    assert [year.on_day for year in found] == [day("Mon 31 Mar 2025"), END]


def test_a_year_begins_on_the_first_of_april_however_little_of_it_is_known() -> None:
    found = years_of(returns(years=(2026, 2027)), day("Wed 1 Apr 2026"))

    assert [year.on_day for year in found] == [END, day("Wed 1 Apr 2026")]


def test_the_tables_of_a_year_are_those_that_were_read() -> None:
    given = returns(tables=("OC2", "Missing", "DoLo"))
    (year,) = years_of(replace(given, tables=(*given.tables[:2], replace(given.tables[2], read=False))), END)

    assert year.tables == {"OC2", "Missing"}
    assert set(EVERY_TABLE) == OPTIONAL


@pytest.mark.parametrize(
    ("on", "lasted", "began"),
    [
        ("Tue 31 Mar 2026", LONG_TERM, "Sat 30 Sep 2023"),
        ("Tue 31 Mar 2026", SAME_PLACEMENT, "Sun 31 Mar 2024"),
        ("Sat 28 Feb 2026", SAME_PLACEMENT, "Thu 29 Feb 2024"),  # the same-numbered day, or the last of a shorter month
        ("Thu 29 Feb 2024", SAME_PLACEMENT, "Mon 28 Feb 2022"),
        ("Tue 31 Mar 2026", Months(1), "Sat 28 Feb 2026"),
        ("Tue 31 Mar 2026", WorkingDays(20), "Tue 3 Mar 2026"),
        ("Mon 31 Mar 2025", WorkingDays(20), "Mon 3 Mar 2025"),
        ("Sun 30 Mar 2025", WorkingDays(20), "Sun 2 Mar 2025"),  # from a Sunday the first working day is day 1
        ("Sun 31 Mar 2024", WorkingDays(20), "Thu 29 Feb 2024"),  # Good Friday on the 29th is no working day
    ],
)
def test_the_last_day_from_which_a_time_is_over(on: str, lasted: Allowance, began: str) -> None:
    assert began_by(day(on), lasted) == day(began)


@pytest.mark.parametrize(
    ("from_on", "until_on", "expected"),
    [
        ("Mon 3 Mar 2025", None, True),
        ("Mon 3 Mar 2025", "Tue 1 Apr 2025", False),  # its last day was the last of the year before
        ("Mon 3 Mar 2025", "Wed 2 Apr 2025", True),
        ("Tue 1 Apr 2025", "Tue 1 Apr 2025", True),
        ("Tue 31 Mar 2026", None, True),
        ("Wed 1 Apr 2026", None, False),
    ],
)
def test_what_lasted_touches_the_year_on_any_day_of_it(from_on: str, until_on: str | None, expected: bool) -> None:
    (year,) = years_of(returns(), END)

    assert touches(year, day(from_on), day(until_on) if until_on else None) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Mon 31 Mar 2025", False), ("Tue 1 Apr 2025", True), ("Tue 30 Sep 2025", True), ("Wed 1 Oct 2025", False)],
)
def test_a_day_is_of_the_year_as_far_as_the_data_reach(text: str, expected: bool) -> None:
    (year,) = years_of(returns(), day("Tue 30 Sep 2025"))

    assert is_in(year, day(text)) is expected


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Tue 1 Apr 2025", "Tue 1 Apr 2025"),
        ("Mon 30 Jun 2025", "Tue 1 Apr 2025"),
        ("Tue 31 Mar 2026", "Thu 1 Jan 2026"),
    ],
)
def test_quarters_are_those_of_the_calendar(text: str, first: str) -> None:
    assert quarter(day(text)) == day(first)
