"""How each review due stands to the law's day and to its plan, and in which order they come."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from heed.access import clock
from heed.access.models import User
from heed.caseloads.models import Appointment
from heed.children.models import Child
from heed.council.models import SchoolHoliday
from heed.people.models import Worker
from heed.web.due.rows import Plan, State, Terms, plan_state, rows_of, state_of, terms
from tests.days import day
from tests.reviews.made import TODAY, planned
from tests.web.due.made import a_child, christmas, in_team


@pytest.mark.parametrize(
    ("latest_on", "lapses_on", "track", "state"),
    [
        ("Sun 15 Nov 2026", None, "statutory", State.OVERDUE),
        ("Mon 16 Nov 2026", None, "statutory", State.SOON),
        ("Mon 14 Dec 2026", None, "adoption", State.SOON),
        ("Tue 15 Dec 2026", None, "statutory", State.LATER),
        ("Sun 15 Nov 2026", "Sat 14 Nov 2026", "statutory", State.ADULT),
        (None, None, "statutory", State.UNKNOWN),
        (None, None, "short_break", State.SHORT_BREAK),
    ],
)
def test_each_review_has_one_state(latest_on: Any, lapses_on: Any, track: str, state: State) -> None:
    assert state_of(latest_on and day(latest_on), lapses_on and day(lapses_on), track, TODAY) is state


@pytest.mark.parametrize(
    ("planned_on", "latest_on", "plan"),
    [
        (None, "Sun 29 Nov 2026", Plan.NONE),
        ("Sun 29 Nov 2026", "Sun 29 Nov 2026", Plan.IN_TIME),
        ("Mon 30 Nov 2026", "Sun 29 Nov 2026", Plan.LATE),
        ("Mon 30 Nov 2026", None, Plan.IN_TIME),
        ("Mon 16 Nov 2026", "Sun 29 Nov 2026", Plan.IN_TIME),
        ("Sun 15 Nov 2026", "Sun 29 Nov 2026", Plan.PASSED),
        ("Sun 15 Nov 2026", "Sat 14 Nov 2026", Plan.PASSED),
    ],
)
def test_each_review_stands_in_one_way_to_its_plan(planned_on: Any, latest_on: Any, plan: Plan) -> None:
    assert plan_state(planned_on and day(planned_on), latest_on and day(latest_on), TODAY) is plan


def test_the_laws_day_orders_the_list_and_what_has_none_comes_after(tom: User) -> None:
    short = a_child("A", "F-1", track="short_break")
    unknown = a_child("B", "F-2")
    adult = a_child("C", "F-3", latest_on="Tue 17 Nov 2026", lapses_on=day("Tue 17 Nov 2026"))
    later = a_child("D", "F-4", latest_on="Mon 1 Mar 2027")
    overdue = a_child("E", "F-5", latest_on="Mon 9 Nov 2026")
    soon = a_child("F", "F-6", latest_on="Tue 17 Nov 2026")

    assert [row.child for row in rows_of(tom, TODAY, terms())] == [
        each.pk for each in (overdue, soon, later, adult, unknown, short)
    ]


def test_a_row_knows_its_iro_its_team_and_its_open_plan_of_today_alone(amara: Child, tom: User) -> None:
    iro = Appointment.objects.get(child=amara).worker
    team = in_team(amara, "Children in Care")
    planned(amara, tom, day("Fri 20 Nov 2026"), closed_at=clock.now())
    plan = planned(amara, tom, day("Thu 26 Nov 2026"))

    (row,) = rows_of(tom, TODAY, terms())

    assert (row.iro, row.team, row.planned_on) == (iro.pk, team.pk, plan.planned_on)
    assert (row.state, row.plan, row.track, row.which) == (State.SOON, Plan.IN_TIME, "statutory", "later")
    Appointment.objects.update(until_on=TODAY)
    assert rows_of(tom, TODAY, terms())[0].iro is None


def test_an_iro_who_has_left_is_nobodys(amara: Child, tom: User) -> None:
    Worker.objects.update(until_on=TODAY)

    assert rows_of(tom, TODAY, terms())[0].iro is None


def test_only_children_in_sight_have_rows(amara: Child, nadia: User, sam: User) -> None:
    a_child("Ben", "F-2", latest_on="Sun 29 Nov 2026")

    assert [row.child for row in rows_of(nadia, TODAY, terms())] == [amara.pk]
    assert rows_of(sam, TODAY, terms()) == []


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("Sun 20 Dec 2026", None),
        ("Mon 21 Dec 2026", "Christmas"),
        ("Sun 3 Jan 2027", "Christmas"),
        ("Mon 4 Jan 2027", None),
        ("Mon 15 Feb 2027", "Half term"),
    ],
)
def test_holidays_hold_their_first_day_and_not_the_day_school_begins(on: str, name: str | None) -> None:
    half = SchoolHoliday(name="Half term", from_on=day("Mon 15 Feb 2027"), until_on=day("Sat 20 Feb 2027"))
    found = Terms([half, christmas()]).holiday_on(day(on))

    assert (found.name if found else None) == name


def test_no_day_is_in_no_holidays_and_those_of_a_span_touch_it() -> None:
    school = Terms([christmas()])
    first, back = day("Mon 21 Dec 2026"), day("Mon 4 Jan 2027")

    assert school.holiday_on(None) is None
    assert Terms([]).holiday_on(first) is None
    assert [row.name for row in school.within(first - timedelta(days=9), first + timedelta(days=1))] == ["Christmas"]
    assert school.within(first - timedelta(days=9), first) == ()
    assert school.within(back, back + timedelta(days=9)) == ()


def test_whether_it_falls_in_the_holidays_is_asked_of_the_plan_and_without_one_of_the_laws_day(tom: User) -> None:
    christmas()
    whom = a_child("A", "F-1", latest_on="Tue 22 Dec 2026")
    assert rows_of(tom, TODAY, terms())[0].in_school_holidays

    planned(whom, tom, day("Fri 18 Dec 2026"))
    assert not rows_of(tom, TODAY, terms())[0].in_school_holidays
