"""Ages, bands and the birthdays that matter, leap days among them."""

from __future__ import annotations

import pytest

from heed.facts.ages import age_on, band_on, birthdays
from tests.days import day


@pytest.mark.parametrize(
    ("on", "band"),
    [
        ("Tue 30 Jun 2015", "under 1"),  # a day before birth: the fault is named where it was read
        ("Thu 30 Jun 2016", "under 1"),
        ("Fri 1 Jul 2016", "1-4"),
        ("Tue 30 Jun 2020", "1-4"),
        ("Wed 1 Jul 2020", "5-9"),
        ("Tue 1 Jul 2025", "10-15"),
        ("Mon 30 Jun 2031", "10-15"),
        ("Tue 1 Jul 2031", "16+"),
        ("Wed 1 Jul 2065", "16+"),
    ],
)
def test_bands_change_on_the_birthday(on: str, band: str) -> None:
    assert band_on(day(on), birthdays(day("Wed 1 Jul 2015"))) == band


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("Wed 1 Jul 2015", "Mon 30 Jun 2025", 9),
        ("Wed 1 Jul 2015", "Tue 1 Jul 2025", 10),
        ("Fri 29 Feb 2008", "Sat 28 Feb 2026", 17),
        ("Fri 29 Feb 2008", "Sun 1 Mar 2026", 18),
        ("Fri 29 Feb 2008", "Wed 28 Feb 2024", 15),
        ("Fri 29 Feb 2008", "Thu 29 Feb 2024", 16),
    ],
)
def test_age_in_whole_years(born: str, on: str, age: int) -> None:
    assert age_on(day(on), day(born)) == age


def test_the_fourth_and_eighteenth_birthdays() -> None:
    found = birthdays(day("Fri 29 Feb 2008"))

    assert (found.fourth, found.adult) == (day("Wed 29 Feb 2012"), day("Sun 1 Mar 2026"))
