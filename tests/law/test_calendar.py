"""The calendar table: working days, its edges, holidays newly proclaimed, and the generated list behind it."""

from __future__ import annotations

import runpy
import sys
from datetime import date

import numpy as np
import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays
from holidays import country_holidays

from heed.law import bank_holidays_made
from heed.law.bank_holidays import BY_YEAR
from heed.law.calendar import (
    CALENDAR,
    Calendar,
    OutsideCalendar,
    add_working_days,
    is_working_day,
    subtract_working_days,
    working_day_on_or_before,
)
from heed.law.proclaimed import PROCLAIMED, Proclaimed
from tests.law.days import day

FUNERAL = Proclaimed(
    day=day("Mon 3 Jun 2030"),
    name="a holiday nobody knows of yet",
    proclaimed_on=day("Wed 1 May 2030"),
    source="the London Gazette",
)
MOVED = Proclaimed(
    day=day("Fri 10 May 2030"),
    name="early May holiday, moved",
    proclaimed_on=day("Fri 1 Jun 2029"),
    source="the London Gazette",
    moved_from=day("Mon 6 May 2030"),
)


def _listed() -> set[date]:
    return {date.fromisoformat(f"{year}-{one}") for year, days in BY_YEAR.items() for one in days.split()}


@pytest.mark.parametrize(
    "holiday",
    [
        "Sat 26 Dec 2020",
        "Sun 1 Jun 2025",
        "Thu 25 Dec 2025",
        "Fri 3 Apr 2026",
        "Mon 8 May 1995",
        "Fri 31 Dec 1999",
        "Fri 29 Apr 2011",
        "Tue 5 Jun 2012",
        "Fri 8 May 2020",
        "Mon 19 Sep 2022",
        "Mon 8 May 2023",
    ],
)
def test_weekends_bank_holidays_and_days_proclaimed_once_are_not_working_days(holiday):
    assert not is_working_day(day(holiday))


@pytest.mark.parametrize("holiday", ["Thu 2 Jan 2025", "Mon 17 Mar 2025", "Mon 14 Jul 2025", "Mon 4 May 2020"])
def test_holidays_of_scotland_and_northern_ireland_and_days_moved_away_from_are_working_days(holiday):
    assert is_working_day(day(holiday))


def test_list_of_bank_holidays_is_that_of_the_holidays_package():
    known = country_holidays("GB", subdiv="ENG", years=range(1990, 2051))

    assert _listed() == set(known)
    assert set(BY_YEAR) == set(range(1990, 2051))


def test_list_of_bank_holidays_is_that_of_gov_uk_as_far_as_it_reaches():
    known = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    theirs = {holiday["date"] for holiday in known}

    ours = {one for one in _listed() if min(theirs) <= one <= max(theirs) and one.weekday() < 5}

    assert ours == {one for one in theirs if one.weekday() < 5}


def test_generated_list_is_current():
    assert bank_holidays_made.main(["--check"]) == 0


def test_stale_list_is_refused_until_it_is_made_again(tmp_path, capsys):
    place = tmp_path / "bank_holidays.py"

    assert bank_holidays_made.main(["--check"], place=place) == 1
    place.write_text("BY_YEAR = {}\n")
    assert bank_holidays_made.main(["--check"], place=place) == 1
    assert "python -m heed.law.bank_holidays_made" in capsys.readouterr().err
    assert bank_holidays_made.main([], place=place) == 0
    assert bank_holidays_made.main(["--check"], place=place) == 0


def test_generator_runs_as_a_command(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["bank_holidays_made", "--check"])

    with pytest.raises(SystemExit) as ended:
        runpy.run_path(bank_holidays_made.__file__, run_name="__main__")

    assert ended.value.code == 0


def test_every_holiday_declared_by_hand_is_still_unknown_to_the_generated_list():
    known = {holiday.day for holiday in PROCLAIMED} & _listed()

    assert not known, f"{sorted(known)} are in the generated list now: take them out of heed/law/proclaimed.py"


def test_a_holiday_newly_proclaimed_moves_the_days_after_it():
    before, after = Calendar(()), Calendar((FUNERAL,))

    assert before.add_working_days(day("Fri 31 May 2030"), 1) == day("Mon 3 Jun 2030")
    assert after.add_working_days(day("Fri 31 May 2030"), 1) == day("Tue 4 Jun 2030")
    assert after.add_working_days(day("Mon 1 Apr 2030"), 20) == before.add_working_days(day("Mon 1 Apr 2030"), 20)


def test_a_holiday_that_is_moved_leaves_its_old_day_a_working_day():
    moved = Calendar((MOVED,))

    assert moved.working_day_on_or_before(day("Mon 6 May 2030")) == day("Mon 6 May 2030")
    assert moved.working_day_on_or_before(day("Fri 10 May 2030")) == day("Thu 9 May 2030")


def test_a_holiday_cannot_be_moved_from_a_day_that_is_none():
    wrong = Proclaimed(MOVED.day, MOVED.name, MOVED.proclaimed_on, MOVED.source, moved_from=day("Tue 7 May 2030"))

    with pytest.raises(KeyError):
        Calendar((wrong,))


def test_counting_after_a_friday_starts_with_the_monday():
    assert add_working_days(day("Fri 6 Jun 2025"), 1) == day("Mon 9 Jun 2025")
    assert add_working_days(day("Sat 7 Jun 2025"), 1) == day("Mon 9 Jun 2025")


def test_counting_before_a_monday_starts_with_the_friday():
    assert subtract_working_days(day("Mon 9 Jun 2025"), 1) == day("Fri 6 Jun 2025")
    assert subtract_working_days(day("Sun 8 Jun 2025"), 1) == day("Fri 6 Jun 2025")


@pytest.mark.parametrize("count", [0, -1])
def test_working_days_are_counted_from_one(count):
    with pytest.raises(ValueError, match="counted from 1"):
        add_working_days(day("Mon 9 Jun 2025"), count)
    with pytest.raises(ValueError, match="counted from 1"):
        subtract_working_days(day("Mon 9 Jun 2025"), count)
    with pytest.raises(ValueError, match="counted from 1"):
        CALENDAR.add_working_days_each(np.array(["2025-06-09"], dtype="datetime64[D]"), count)


@pytest.mark.parametrize("outside", ["Sun 31 Dec 1989", "Sun 1 Jan 2051"])
def test_a_day_outside_the_table_is_an_error_that_says_so(outside):
    for ask in (is_working_day, working_day_on_or_before, lambda one: add_working_days(one, 1)):
        with pytest.raises(OutsideCalendar, match=f"^{outside} is outside the calendar, Mon 1 Jan 1990 to Sat 31 Dec"):
            ask(day(outside))


def test_an_answer_outside_the_table_is_an_error_at_both_ends():
    assert add_working_days(day("Thu 29 Dec 2050"), 1) == day("Fri 30 Dec 2050")
    assert subtract_working_days(day("Wed 3 Jan 1990"), 1) == day("Tue 2 Jan 1990")
    with pytest.raises(OutsideCalendar, match="counted from Fri 30 Dec 2050, is outside"):
        add_working_days(day("Fri 30 Dec 2050"), 1)
    with pytest.raises(OutsideCalendar, match="counted from Tue 2 Jan 1990, is outside"):
        subtract_working_days(day("Tue 2 Jan 1990"), 1)
    with pytest.raises(OutsideCalendar):
        subtract_working_days(day("Wed 3 Jan 1990"), 2)
    with pytest.raises(OutsideCalendar):
        working_day_on_or_before(day("Mon 1 Jan 1990"))  # a holiday, and nothing before it is known


@pytest.mark.parametrize("wrong", ["1989-12-31", "2051-01-01", "NaT"])
def test_a_column_with_one_day_outside_the_table_is_an_error(wrong):
    with pytest.raises(OutsideCalendar, match=wrong):
        CALENDAR.rows(np.array(["2025-06-09", wrong], dtype="datetime64[D]"))


def test_a_column_with_one_answer_outside_the_table_is_an_error():
    days = np.array(["2025-06-09", "2050-12-29", "2050-12-30"], dtype="datetime64[D]")

    assert CALENDAR.add_working_days_each(days[:2], 1).tolist() == [day("Tue 10 Jun 2025"), day("Fri 30 Dec 2050")]
    with pytest.raises(OutsideCalendar, match="1 working days after 2050-12-30"):
        CALENDAR.add_working_days_each(days, 1)


def test_an_empty_column_has_an_empty_answer():
    assert CALENDAR.add_working_days_each(np.array([], dtype="datetime64[D]"), 20).size == 0


def test_the_table_has_a_row_for_every_day_and_the_columns_agree_with_each_other():
    columns = CALENDAR.columns()
    row = CALENDAR.row(day("Fri 30 Nov 2029"))

    assert {column.size for column in columns.values()} == {22280}  # 61 years, 15 of them leap years
    assert {name: column[row].item() for name, column in columns.items()} == {
        "day": day("Fri 30 Nov 2029"),
        "is_working_day": True,
        "working_day_number": int(np.count_nonzero(CALENDAR.is_working_day[: row + 1])),
        "plus_3_months": day("Thu 28 Feb 2030"),
        "plus_6_months": day("Thu 30 May 2030"),
        "year_ending": 2030,
    }


def test_a_year_of_the_table_ends_on_31_march():
    year_ending = CALENDAR.columns()["year_ending"]

    assert year_ending[CALENDAR.row(day("Tue 31 Mar 2026"))] == 2026
    assert year_ending[CALENDAR.row(day("Wed 1 Apr 2026"))] == 2027
    assert year_ending[0] == 1990
