"""A date in context: how far off it is, in words that a reader does not have to count, and the bar beside it."""

from __future__ import annotations

import pytest

from heed.web.formats import near_day
from heed.web.whens import Tone, When, happening, unknown, when, working_days_between
from tests.days import day

MONDAY = day("Mon 16 Nov 2026")


@pytest.mark.parametrize(
    ("on", "says", "tone"),
    [
        ("Mon 9 Nov 2026", "7 days late", Tone.LATE),
        ("Sun 15 Nov 2026", "1 day late", Tone.LATE),
        ("Mon 16 Nov 2026", "due today", Tone.SOON),
        ("Tue 17 Nov 2026", "tomorrow", Tone.SOON),
        ("Wed 18 Nov 2026", "in 2 days", Tone.SOON),
        ("Mon 23 Nov 2026", "in 7 days", Tone.SOON),
        ("Tue 24 Nov 2026", "in 6 working days", Tone.FINE),
        ("Sun 29 Nov 2026", "in 9 working days", Tone.FINE),
        ("Mon 4 Jan 2027", "in 32 working days", Tone.FINE),
    ],
)
def test_a_day_by_which_something_must_be_done(on: str, says: str, tone: Tone) -> None:
    assert when(day(on), MONDAY) == When(day(on), says, tone)


@pytest.mark.parametrize(
    ("on", "says", "tone"),
    [
        ("Thu 12 Nov 2026", "4 days ago", Tone.FINE),
        ("Sun 15 Nov 2026", "1 day ago", Tone.FINE),
        ("Mon 16 Nov 2026", "today", Tone.SOON),
        ("Tue 17 Nov 2026", "tomorrow", Tone.FINE),
        ("Thu 19 Nov 2026", "in 3 days", Tone.FINE),
    ],
)
def test_a_day_on_which_something_is_held_is_never_late(on: str, says: str, tone: Tone) -> None:
    assert happening(day(on), MONDAY) == When(day(on), says, tone)


def test_a_day_that_cannot_be_told_says_why() -> None:
    assert unknown("the review before is not known") == When(None, "the review before is not known", Tone.FINE)


@pytest.mark.parametrize(
    ("after", "until", "n"),
    [
        ("Mon 16 Nov 2026", "Mon 16 Nov 2026", 0),
        ("Mon 16 Nov 2026", "Tue 17 Nov 2026", 1),
        ("Fri 20 Nov 2026", "Sun 22 Nov 2026", 0),
        ("Fri 20 Nov 2026", "Mon 23 Nov 2026", 1),
        ("Thu 24 Dec 2026", "Tue 29 Dec 2026", 1),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays_and_count_the_last_day(
    after: str, until: str, n: int
) -> None:
    assert working_days_between(day(after), day(until)) == n


@pytest.mark.parametrize(
    ("on", "far"),
    [("Wed 21 Jan 2026", False), ("Tue 20 Jan 2026", True), ("Thu 7 Mar 2019", True), ("Sun 12 Sep 2027", True)],
)
def test_a_day_that_could_be_taken_for_one_of_another_year_is_shown_with_its_year(on: str, far: bool) -> None:
    assert when(day(on), MONDAY).far is far
    assert happening(day(on), MONDAY).far is far
    assert near_day(day(on), MONDAY) == (on if far else on.rpartition(" ")[0])
