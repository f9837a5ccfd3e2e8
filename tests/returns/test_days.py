"""The generator's own calendar against hand-worked days of the domain paper, and GOV.UK's list of bank holidays."""

from __future__ import annotations

from datetime import date

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from tests.returns.days import BANK_HOLIDAYS, age_on, birthday, day, months_after, working_days_after


@pytest.mark.parametrize(
    ("start", "last_day"),
    [
        ("Mon 16 Dec 2024", "Thu 16 Jan 2025"),
        ("Fri 28 Mar 2025", "Tue 29 Apr 2025"),
        ("Sat 12 Apr 2025", "Wed 14 May 2025"),
        ("Mon 2 Jun 2025", "Mon 30 Jun 2025"),
    ],
)
def test_20_working_days_end_where_the_domain_paper_says(start: str, last_day: str) -> None:
    assert working_days_after(day(start), 20) == day(last_day)


@pytest.mark.parametrize(
    ("start", "months", "last_day"),
    [
        ("Sat 30 Nov 2024", 3, "Fri 28 Feb 2025"),
        ("Sat 31 Aug 2024", 3, "Sat 30 Nov 2024"),
        ("Sat 31 Aug 2024", 6, "Fri 28 Feb 2025"),
        ("Fri 31 Jan 2025", 6, "Thu 31 Jul 2025"),
        ("Thu 29 Feb 2024", 6, "Thu 29 Aug 2024"),
        ("Wed 29 Nov 2023", 3, "Thu 29 Feb 2024"),
    ],
)
def test_months_end_on_the_same_day_of_the_month_or_its_last(start: str, months: int, last_day: str) -> None:
    assert months_after(day(start), months) == day(last_day)


def test_the_typed_bank_holidays_are_those_of_gov_uk() -> None:
    published = {
        holiday["date"] for holiday in BankHolidays(use_cached_holidays=True).get_holidays(division="england-and-wales")
    }
    first, last = min(published), max(published)

    assert {holiday for holiday in BANK_HOLIDAYS if first <= holiday <= last} == {
        holiday for holiday in published if 2010 <= holiday.year <= 2028
    }


def test_someone_born_on_29_february_turns_18_on_1_march() -> None:
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert birthday(date(2020, 2, 29), 4) == date(2024, 2, 29)


def test_a_day_written_with_the_wrong_weekday_is_refused() -> None:
    with pytest.raises(ValueError, match="was a Mon"):
        day("Tue 2 Jun 2025")
