"""A cell's text as a date: what is certain is read, the rest says how to mend it."""

from __future__ import annotations

from datetime import date

import pytest

from heed.exchange.ssda903.dates import Dates


def test_the_returns_own_format_is_read_without_remark():
    dates = Dates()

    assert dates["31/01/2026"] == date(2026, 1, 31)
    assert dates[" 31/01/2026 "] == date(2026, 1, 31)
    assert not dates.others
    assert not dates.bad


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-31", date(2026, 1, 31)),
        ("2026/01/31", date(2026, 1, 31)),
        ("2026-01-31 00:00:00", date(2026, 1, 31)),
        ("2026-01-31T00:00:00.000", date(2026, 1, 31)),
        ("31/01/2026 00:00", date(2026, 1, 31)),
        ("31/1/2026", date(2026, 1, 31)),
        ("31-01-2026", date(2026, 1, 31)),
        ("31.01.2026", date(2026, 1, 31)),
        ("3/3/2026", date(2026, 3, 3)),
        ("31-Jan-2026", date(2026, 1, 31)),
        ("1 September 2025", date(2025, 9, 1)),
        ("1 sept 2025", date(2025, 9, 1)),
    ],
)
def test_another_form_that_can_mean_one_day_only_is_read_and_remembered(text: str, day: date):
    dates = Dates()

    assert dates[text] == day
    assert dates.others == {text}


@pytest.mark.parametrize("text", ["", " ", "\t"])
def test_a_blank_is_no_date_and_no_fault(text: str):
    dates = Dates()

    assert dates[text] is None
    assert dates.bad == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31/01/26", "is “31/01/26”, which has a year of two digits: write it as DD/MM/YYYY"),
        ("31-Jan-26", "is “31-Jan-26”, which has a year of two digits: write it as DD/MM/YYYY"),
        ("45678", "is “45678”, which looks like Excel’s own day number: write it as DD/MM/YYYY"),
        ("45678.5", "is “45678.5”, which looks like Excel’s own day number: write it as DD/MM/YYYY"),
        (
            "1/2/2026",
            "is “1/2/2026”, which could be day first or month first:"
            " write it as DD/MM/YYYY, with two digits for day and month",
        ),
        (
            "01-02-2026",
            "is “01-02-2026”, which could be day first or month first:"
            " write it as DD/MM/YYYY, with two digits for day and month",
        ),
        ("31/02/2026", "is “31/02/2026”, a day that does not exist: write it as DD/MM/YYYY"),
        ("00/02/2026", "is “00/02/2026”, a day that does not exist: write it as DD/MM/YYYY"),
        ("31 Foo 2026", "is “31 Foo 2026”, a day that does not exist: write it as DD/MM/YYYY"),
        ("2026-13-01", "is “2026-13-01”, a day that does not exist: write it as DD/MM/YYYY"),
        ("31/01/0026", "is “31/01/0026”, a day before 1900: write it as DD/MM/YYYY"),
        ("+1/02/2026", "is “+1/02/2026”, which is not a date: write it as DD/MM/YYYY"),
        ("last week", "is “last week”, which is not a date: write it as DD/MM/YYYY"),
        ("=cmd|' /C calc'!A1", "is “=cmd|' /C calc'!A1”, which is not a date: write it as DD/MM/YYYY"),
        ("a\x07\u202eb", "is “a\\x07\\u202eb”, which is not a date: write it as DD/MM/YYYY"),
        ("x" * 50, f"is “{'x' * 39}…”, which is not a date: write it as DD/MM/YYYY"),
        ("٠١/٠٢/٢٠٢٦", "is “٠١/٠٢/٢٠٢٦”, which is not a date: write it as DD/MM/YYYY"),
    ],
)
def test_what_is_not_certain_is_not_read_and_says_how_to_mend_it(text: str, words: str):
    dates = Dates()

    assert dates[text] is None
    assert dates.bad == {text: words}
    assert not dates.month_first(text)


@pytest.mark.parametrize("text", ["01/31/2026", "1/31/2026", "12-13-2026"])
def test_a_date_that_can_only_be_month_first_is_told_apart(text: str):
    assert Dates().month_first(text)
