"""A council's own standard: stricter is accepted, looser on any one day is refused with the provision named."""

from __future__ import annotations

import pytest

from heed.law.allowances import Months, Weeks, WorkingDays
from heed.law.dated import Since
from heed.law.local import Looser, check_not_looser
from heed.law.provisions import REG_33_2
from heed.law.reviews import ADOPTION_FIRST_REVIEW, FIRST_REVIEW, LATER_REVIEW, SECOND_REVIEW
from tests.law.days import day


@pytest.mark.parametrize(
    ("standard", "law"),
    [
        (WorkingDays(20), FIRST_REVIEW),  # the law itself
        (WorkingDays(15), FIRST_REVIEW),
        (Weeks(3), FIRST_REVIEW),
        (Months(3), SECOND_REVIEW),
        (Weeks(12), SECOND_REVIEW),
        (Weeks(25), LATER_REVIEW),
        (Months(3), LATER_REVIEW),
        (Weeks(4), ADOPTION_FIRST_REVIEW),
        (WorkingDays(15), ADOPTION_FIRST_REVIEW),
    ],
)
def test_a_standard_as_strict_as_the_law_or_stricter_is_accepted(standard, law):
    check_not_looser(standard, law=law)


@pytest.mark.parametrize(
    ("standard", "law"),
    [
        (WorkingDays(21), FIRST_REVIEW),
        (Weeks(4), FIRST_REVIEW),  # from a Saturday the 20th working day is 27 days on
        (Months(1), FIRST_REVIEW),
        (Weeks(13), SECOND_REVIEW),  # 91 days; from 30 November three months are 90
        (Months(4), SECOND_REVIEW),
        (Weeks(26), LATER_REVIEW),  # 182 days; from 31 August six months are 181
        (Months(1), ADOPTION_FIRST_REVIEW),
        (WorkingDays(20), ADOPTION_FIRST_REVIEW),  # at Easter 20 working days are 32 days
        (WorkingDays(60), SECOND_REVIEW),
    ],
)
def test_a_standard_looser_on_any_one_day_is_refused(standard, law):
    with pytest.raises(Looser):
        check_not_looser(standard, law=law)


def test_four_weeks_are_refused_for_a_first_review_with_the_provision_and_a_day_that_shows_it():
    with pytest.raises(Looser) as refused:
        check_not_looser(Weeks(4), law=FIRST_REVIEW)

    assert str(refused.value) == (
        "4 weeks is looser than the law for the first review of a child in care: counted from Sat 3 Jan 2015 it would "
        "end after Fri 30 Jan 2015, the last day the law allows (20 working days; Care Planning, Placement and Case "
        "Review (England) Regulations 2010, reg 33(1)). Choose a standard that never ends later."
    )


@pytest.mark.parametrize("standard", [WorkingDays(5000), Months(1000), Weeks(5000)])
def test_a_standard_longer_than_the_calendar_is_looser(standard):
    with pytest.raises(Looser, match="Thu 1 Jan 2015"):
        check_not_looser(standard, law=FIRST_REVIEW)


def test_a_standard_looser_only_than_a_later_change_of_the_law_is_refused_from_that_day():
    law = SECOND_REVIEW.changed(Since(day("Sat 1 Dec 2040"), Months(2), REG_33_2))

    with pytest.raises(Looser, match="counted from Sat 1 Dec 2040"):
        check_not_looser(Months(3), law=law)


def test_a_change_of_the_law_after_2040_is_not_looked_at():
    law = SECOND_REVIEW.changed(Since(day("Tue 1 Jan 2041"), Months(2), REG_33_2))

    check_not_looser(Months(3), law=law)
