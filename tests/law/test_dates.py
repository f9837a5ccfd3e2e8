"""Months, weeks, ages and years: leap days, month ends, both directions."""

from __future__ import annotations

from datetime import timedelta

import pytest

from heed.law.ages import adult_on
from heed.law.dates import (
    add_months,
    add_weeks,
    first_day_of,
    in_words,
    last_day_of,
    subtract_months,
    turns,
    year_ending,
)
from tests.law.days import day


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("Wed 15 Jan 2025", 3, "Tue 15 Apr 2025"),
        ("Sat 30 Nov 2024", 3, "Fri 28 Feb 2025"),
        ("Thu 30 Nov 2023", 3, "Thu 29 Feb 2024"),
        ("Fri 31 Jan 2025", 1, "Fri 28 Feb 2025"),
        ("Thu 29 Feb 2024", 12, "Fri 28 Feb 2025"),
        ("Thu 29 Feb 2024", 48, "Tue 29 Feb 2028"),
        ("Sun 31 Dec 2023", 6, "Sun 30 Jun 2024"),
        ("Tue 31 Dec 2024", 1, "Fri 31 Jan 2025"),
        ("Wed 31 Dec 1997", 26, "Tue 29 Feb 2000"),
        ("Mon 30 Nov 2099", 3, "Sun 28 Feb 2100"),
    ],
)
def test_months_run_to_the_same_numbered_day_or_the_last_of_a_shorter_month(start, months, expected):
    assert add_months(day(start), months) == day(expected)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("Tue 15 Apr 2025", 3, "Wed 15 Jan 2025"),
        ("Sat 31 May 2025", 3, "Fri 28 Feb 2025"),
        ("Fri 31 May 2024", 3, "Thu 29 Feb 2024"),
        ("Fri 31 Jan 2025", 1, "Tue 31 Dec 2024"),
        ("Wed 15 Jan 2025", 1, "Sun 15 Dec 2024"),
    ],
)
def test_months_before_a_day_follow_the_same_rule_backwards(start, months, expected):
    assert subtract_months(day(start), months) == day(expected)


def test_weeks_are_seven_days_whatever_the_holidays():
    assert add_weeks(day("Mon 16 Dec 2024"), 4) == day("Mon 13 Jan 2025")


@pytest.mark.parametrize(
    ("age", "born_on", "expected"),
    [
        (18, "Thu 12 Jun 2008", "Fri 12 Jun 2026"),
        (16, "Fri 29 Feb 2008", "Thu 29 Feb 2024"),
        (18, "Fri 29 Feb 2008", "Sun 1 Mar 2026"),
        (18, "Thu 28 Feb 2008", "Sat 28 Feb 2026"),
        (100, "Tue 29 Feb 2000", "Mon 1 Mar 2100"),
        (4, "Tue 29 Feb 2000", "Sun 29 Feb 2004"),
        (4, "Wed 29 Jan 2020", "Mon 29 Jan 2024"),
        (0, "Thu 29 Feb 2024", "Thu 29 Feb 2024"),
    ],
)
def test_a_person_born_on_leap_day_has_their_birthday_on_1_march_in_other_years(age, born_on, expected):
    assert turns(age, day(born_on)) == day(expected)


def test_adult_on_is_the_18th_birthday():
    assert adult_on(born_on=day("Fri 29 Feb 2008")) == day("Sun 1 Mar 2026")


@pytest.mark.parametrize(
    ("one", "expected"),
    [("Tue 31 Mar 2026", 2026), ("Wed 1 Apr 2026", 2027), ("Thu 31 Dec 2026", 2027), ("Fri 1 Jan 2027", 2027)],
)
def test_a_collection_year_ends_on_31_march(one, expected):
    assert year_ending(day(one)) == expected


def test_a_day_in_words_carries_its_weekday():
    assert in_words(day("Thu 16 Jan 2025")) == "Thu 16 Jan 2025"
    assert in_words(day("Fri 1 May 2026")) == "Fri 1 May 2026"


def test_a_collection_year_holds_every_day_from_its_first_to_its_last():
    first, last = first_day_of(2026), last_day_of(2026)

    assert (first, last) == (day("Tue 1 Apr 2025"), day("Tue 31 Mar 2026"))
    assert {year_ending(first), year_ending(last)} == {2026}
    assert year_ending(first - timedelta(days=1)) == 2025
    assert year_ending(last + timedelta(days=1)) == 2027
