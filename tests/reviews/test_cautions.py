"""What is said of a day before a review is planned for it."""

from __future__ import annotations

from datetime import date, time

import pytest

from heed.access import clock
from heed.access.models import User
from heed.caseloads.models import Cover
from heed.children.models import Child
from heed.council.models import SchoolHoliday
from heed.people.models import Worker
from heed.reviews.cautions import Caution, Kind, cautions, iro_on
from tests.children.made import child
from tests.days import day
from tests.reviews import made

THURSDAY = day("Thu 26 Nov 2026")


def said(whom: Child, on: date = THURSDAY, at: time | None = None) -> tuple[str, ...]:
    """The sentences."""
    return tuple(each.says for each in cautions(whom, on, at))


def test_of_an_ordinary_day_nothing_is_said(amara: Child) -> None:
    made.iro_of(amara)

    assert said(amara, at=time(10)) == ()


@pytest.mark.parametrize(
    ("on", "what"),
    [
        ("Sat 28 Nov 2026", "a Saturday"),
        ("Sun 29 Nov 2026", "a Sunday"),
        ("Fri 25 Dec 2026", "a bank holiday"),
        ("Mon 28 Dec 2026", "a bank holiday"),
    ],
)
def test_a_weekend_and_a_bank_holiday_are_said(amara: Child, on: str, what: str) -> None:
    (only,) = said(amara, day(on))

    assert only == f"{on} is {what}. See that those who are to come can."


@pytest.mark.parametrize(
    ("at", "clashes"),
    [(time(9), False), (time(9, 1), True), (time(10, 59), True), (time(11), False), (None, False)],
)
def test_another_review_of_the_iro_within_the_hour_is_said_and_not_whose(
    amara: Child, tom: User, at: time | None, clashes: bool
) -> None:
    kofi = child("Kofi")
    made.iro_of(kofi, worker=made.iro_of(amara))
    made.planned(kofi, tom, THURSDAY, time(10))

    expected = ("Nadia Rahman has another review on Thu 26 Nov 2026, at 10:00.",) if clashes else ()
    assert said(amara, at=at) == expected


def test_no_other_review_meets_it(amara: Child, tom: User) -> None:
    iro = made.iro_of(amara)
    others, before, untimed, closed, tomorrow = (child(name) for name in ("A", "B", "C", "D", "E"))
    made.iro_of(others, "Sam Whitaker")
    for whom in (before, untimed, closed, tomorrow):
        made.iro_of(whom, worker=iro)
    handed_over = before.appointments.get()
    handed_over.until_on = THURSDAY
    handed_over.save()
    made.planned(others, tom, THURSDAY, time(10))
    made.planned(before, tom, THURSDAY, time(10))
    made.planned(untimed, tom, THURSDAY)
    made.planned(closed, tom, THURSDAY, time(10), closed_at=clock.now())
    made.planned(tomorrow, tom, day("Fri 27 Nov 2026"), time(10))

    assert said(amara, at=time(10)) == ()


def test_the_plan_that_is_changed_does_not_meet_itself(amara: Child, tom: User) -> None:
    made.iro_of(amara)
    own = made.planned(amara, tom, THURSDAY, time(10))

    assert cautions(amara, THURSDAY, time(10, 30), but=own) == ()


def test_that_the_iro_is_away_is_said_with_who_covers(amara: Child, tom: User) -> None:
    iro = made.iro_of(amara)
    sam = Worker.objects.create(name="Sam Whitaker", from_on=made.LONG_AGO)
    Cover.objects.create(away=iro, covered_by=sam, from_on=THURSDAY, until_on=day("Fri 27 Nov 2026"), by=tom)

    assert said(amara) == ("Nadia Rahman is away on Thu 26 Nov 2026; Sam Whitaker covers.",)
    assert said(amara, day("Wed 25 Nov 2026")) == said(amara, day("Fri 27 Nov 2026")) == ()


def test_the_school_holidays_are_pointed_out_and_ask_for_no_answer(amara: Child) -> None:
    SchoolHoliday.objects.create(name="Autumn", from_on=THURSDAY, until_on=day("Fri 27 Nov 2026"))

    (only,) = cautions(amara, THURSDAY, None)
    assert only == Caution(Kind.SCHOOL, "Thu 26 Nov 2026 is in the school holidays (Autumn).")
    assert not only.heard
    assert Caution(Kind.CLASH, "x").heard
    assert said(amara, day("Fri 27 Nov 2026")) == ()


def test_the_iro_of_a_day_is_the_one_appointed_then(amara: Child) -> None:
    first = made.iro_of(amara)
    appointment = amara.appointments.get()
    appointment.until_on = THURSDAY
    appointment.save()

    assert iro_on(amara, day("Wed 25 Nov 2026")) == first
    assert iro_on(amara, THURSDAY) is None
    assert iro_on(amara, day("Sat 24 Jan 2026")) is None
