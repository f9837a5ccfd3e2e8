"""What a child's next review needs, and what a day's delay costs most."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from heed.web.home.matters import Matter, is_missing, need, untold, week_ends_on
from heed.web.home.reading import Standing
from tests.days import day
from tests.web.home.made import TODAY, in_days, iro, plan, standing, unchaired


@pytest.mark.parametrize(
    ("by_law", "planned", "matter", "listed_by"),
    [
        (in_days(-3), None, Matter.OVERDUE, in_days(-3)),
        (in_days(-3), in_days(-5), Matter.OVERDUE, in_days(-3)),  # a day that went by does not hide that it is late
        (in_days(-3), in_days(4), Matter.OVERDUE, in_days(-3)),
        (in_days(-3), TODAY, Matter.TODAY, TODAY),
        (TODAY, None, Matter.NO_DATE, TODAY),  # the last lawful day is not late
        (TODAY, TODAY, Matter.TODAY, TODAY),
        (in_days(28), None, Matter.NO_DATE, in_days(28)),
        (in_days(29), None, None, None),
        (in_days(9), in_days(-1), Matter.NOT_KNOWN, in_days(-1)),
        (in_days(9), in_days(10), Matter.AFTER, in_days(9)),
        (in_days(90), in_days(91), Matter.AFTER, in_days(90)),  # however far ahead: it can still be moved
        (in_days(9), in_days(9), Matter.PLANNED, in_days(9)),  # on the last day is in time
        (in_days(90), in_days(28), Matter.PLANNED, in_days(28)),
        (in_days(90), in_days(29), None, None),
        (None, None, None, None),
        (None, in_days(2), Matter.PLANNED, in_days(2)),
    ],
)
def test_each_review_has_the_one_need_that_costs_the_child_most(
    by_law: date | None, planned: date | None, matter: Matter | None, listed_by: date | None
) -> None:
    found = need(standing(by_law, planned), TODAY)

    assert ((found.matter, found.on) if found else (None, None)) == (matter, listed_by)


def test_a_child_who_turns_18_before_the_laws_day_is_asked_about_no_more() -> None:
    assert need(standing(in_days(-3), lapses_on=in_days(-9)), TODAY) is None


@pytest.mark.parametrize(
    ("by_law", "matter"), [(in_days(28), Matter.NOBODY), (in_days(29), None), (in_days(-1), Matter.OVERDUE)]
)
def test_a_near_review_without_an_iro_has_nobody_to_chair_it(by_law: date, matter: Matter | None) -> None:
    found = need(unchaired(by_law, None), TODAY)

    assert (found.matter if found else None) == matter


@pytest.mark.parametrize(
    ("of_plan", "matter"),
    [
        ({}, Matter.PLANNED),
        ({"place": ""}, Matter.NO_PLACE),
        ({"at": None}, Matter.NO_PLACE),
        ({"place": "", "mode": "virtual"}, Matter.PLANNED),  # by video there is no place
        ({"place": "", "mode": "hybrid"}, Matter.NO_PLACE),
        ({"at": None, "mode": "virtual"}, Matter.NO_PLACE),
    ],
)
def test_a_planned_review_wants_its_time_and_place_two_weeks_before(of_plan: Any, matter: Matter) -> None:
    near, further = plan(in_days(14), **of_plan), plan(in_days(15), **of_plan)

    found, later = need(standing(in_days(60), near), TODAY), need(standing(in_days(60), further), TODAY)
    assert found is not None
    assert found.matter is matter
    assert later is not None
    assert later.matter is Matter.PLANNED


def test_a_child_whose_iro_is_new_is_to_be_told_unless_they_were() -> None:
    new = standing(in_days(90), None, iro(from_on=in_days(-28)))
    told = standing(in_days(90), None, iro(from_on=in_days(-5), child_told_on=in_days(-4)))
    of_old = standing(in_days(90), None, iro(from_on=in_days(-29)))

    found = untold(new, TODAY)
    assert found is not None
    assert (found.matter, found.on) == (Matter.UNTOLD, in_days(-28))
    assert untold(told, TODAY) is None
    assert untold(of_old, TODAY) is None
    assert untold(unchaired(in_days(90)), TODAY) is None


def test_needs_stand_by_what_a_days_delay_costs() -> None:
    late, later = standing(in_days(-1)), standing(in_days(-9))
    afternoon, morning = standing(in_days(90), TODAY), standing(in_days(90), plan(TODAY, time(9)))
    no_date, nobody = standing(in_days(5)), unchaired(in_days(3))
    too_late, no_place = standing(in_days(4), in_days(6)), standing(in_days(90), plan(in_days(1), place=""))
    every: list[Standing] = [no_place, no_date, afternoon, too_late, late, nobody, morning, later]

    needs = sorted((found for each in every if (found := need(each, TODAY))), key=lambda found: found.order)

    assert [found.standing for found in needs] == [
        *(later, late),  # the longest wait first
        *(morning, afternoon),
        *(nobody, too_late, no_date),  # these three together, by the law's day
        no_place,
    ]


@pytest.mark.parametrize(
    ("by_law", "planned", "missing"),
    [
        (in_days(-1), in_days(3), True),
        (in_days(20), None, True),
        (in_days(20), in_days(21), True),
        (in_days(20), in_days(-1), True),
        (in_days(20), in_days(3), False),
        (in_days(60), None, False),
    ],
)
def test_something_is_missing_where_the_review_would_be_late_as_it_stands(
    by_law: date, planned: date | None, missing: bool
) -> None:
    assert is_missing(standing(by_law, planned), TODAY) is missing


@pytest.mark.parametrize("today", [day("Mon 16 Nov 2026"), day("Fri 20 Nov 2026"), day("Sun 22 Nov 2026")])
def test_a_week_ends_on_its_sunday(today: date) -> None:
    assert week_ends_on(today) == day("Sun 22 Nov 2026")
