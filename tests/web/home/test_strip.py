"""Children by the month of their next review: which month, which dot."""

from __future__ import annotations

from typing import Any

import pytest

from heed.council.words import OWN
from heed.web.home.reading import Standing
from heed.web.home.shapes import Month
from heed.web.home.strip import strip
from tests.days import day
from tests.web.home.made import TODAY, in_days, standing


def _months(*every: Standing, unseen: int = 0) -> dict[str, Month]:
    return {month.name: month for month in strip(every, unseen, TODAY, OWN).months if month.children}


def test_seven_months_stand_from_this_one_on() -> None:
    found = strip([], 0, TODAY, OWN)

    names = [month.name for month in found.months]
    assert names == ["November", "December", "January", "February", "March", "April", "May"]
    assert found.months[2].address == "/reviews/diary/?month=2027-01&whose=mine"


@pytest.mark.parametrize(
    ("of", "month", "kind"),
    [
        (standing(day("Mon 1 Mar 2027"), day("Fri 26 Feb 2027")), "February", "on_course"),  # the day planned
        (standing(day("Mon 1 Mar 2027")), "March", "undated"),  # or else the law's
        (standing(in_days(20)), "December", "missing"),
        (standing(in_days(-40)), "November", "missing"),  # what is late wants to be held now
        (standing(in_days(-40), in_days(20)), "December", "missing"),  # late, and planned
        (standing(day("Mon 1 Mar 2027"), in_days(-1)), "March", "missing"),
        (standing(day("Mon 1 Mar 2027"), day("Tue 1 Jun 2027")), "May", "missing"),  # too late, further than the strip
        (standing(None, in_days(3)), "November", "on_course"),
    ],
)
def test_a_child_stands_in_one_month_with_one_dot(of: Standing, month: str, kind: str) -> None:
    months = _months(of)

    assert list(months) == [month]
    counted: Any = {name: getattr(months[month], name) for name in ("missing", "on_course", "undated")}
    assert counted == {"missing": 0, "on_course": 0, "undated": 0, kind: 1}


def test_dots_stand_in_order_with_what_wants_something_first() -> None:
    [month] = _months(
        standing(in_days(80)), standing(in_days(82), in_days(81)), standing(in_days(82), in_days(83))
    ).values()

    assert month.dots == ("dot-miss", "", "dot-none")


def test_those_without_a_month_are_told_of_beside_it() -> None:
    every = [standing(None), standing(None), standing(in_days(30), lapses_on=in_days(9)), standing(in_days(60))]

    found = strip(every, 2, TODAY, OWN)

    assert found.title == "Your 4 children, by the month of their next review"
    assert sum(month.children for month in found.months) == 1
    assert found.besides == (
        "1 more will be 18 before the law asks for another review.",
        "Of 2 more the law’s day cannot be told from what is loaded.",
        "You may not see 2 of those counted here.",
    )


def test_the_key_counts_every_dot() -> None:
    every = [standing(in_days(5)), standing(in_days(60), in_days(50)), standing(in_days(60)), standing(in_days(70))]

    found = strip(every, 0, TODAY, OWN)

    assert (found.missing, found.on_course, found.undated) == (1, 1, 2)
    assert found.besides == ()
