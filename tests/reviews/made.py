"""What is due, planned and appointed, made for tests without going through an action. Not tests."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from heed.access import clock
from heed.access.models import Demo, User
from heed.caseloads.models import Appointment
from heed.children.models import Child
from heed.council.lists import LATE_REVIEW_REASONS
from heed.council.models import ListItem
from heed.law.calendar import working_day_on_or_before
from heed.people.models import Worker
from heed.reviews.models import Due, PlannedReview
from tests.days import day

TODAY = day("Mon 16 Nov 2026")
HELD, LAST = day("Fri 29 May 2026"), day("Sun 29 Nov 2026")
"""A review held, and the last day of the one after it: a Sunday."""

LONG_AGO = day("Wed 1 Apr 2015")


def stand_on(today: date = TODAY) -> Demo:
    """Let it be this day."""
    return Demo.objects.create(day=today, made_at=clock.now())


def due(child: Child, **changed: Any) -> Due:
    """The third review of a child, by Sunday 29 November 2026 unless said otherwise."""
    said = {
        **{"track": "statutory", "since_on": day("Sun 25 Jan 2026"), "sequence": "later", "number": 3, "held": 2},
        **{"previous_on": HELD, "rule": "later_review", "counted_from": HELD, "latest_on": LAST},
        **changed,
    }
    if "plan_by" not in said and said["latest_on"] is not None:
        said["plan_by"] = working_day_on_or_before(said["latest_on"])
    return Due.objects.create(child=child, **said)


def unknown(child: Child, why: str = "the review before lies outside the returns loaded", **changed: Any) -> Due:
    """A review whose last lawful day cannot be told."""
    blank = {"sequence": "", "number": None, "rule": "", "counted_from": None, "latest_on": None, "unknown": why}
    return due(child, **{**blank, **changed})


def planned(child: Child, by: User, on: date, at: time | None = None, **changed: Any) -> PlannedReview:
    """An open plan."""
    said = {"after_on": HELD, "planned_on": on, "at": at, "by": by, "made_at": clock.now(), **changed}
    return PlannedReview.objects.create(child=child, **said)


def iro_of(child: Child, name: str = "Nadia Rahman", user: User | None = None, worker: Worker | None = None) -> Worker:
    """Make somebody the child's IRO."""
    made = worker or Worker.objects.create(name=name, user=user, profession="IRO", from_on=LONG_AGO)
    Appointment.objects.create(child=child, worker=made, from_on=day("Sun 25 Jan 2026"))
    return made


def why_late(number: int = 1) -> ListItem:
    """A row of the council's list of reasons."""
    name = LATE_REVIEW_REASONS.name
    label = LATE_REVIEW_REASONS.begins_with[number - 1]
    return ListItem.objects.get_or_create(list_name=name, number=number, defaults={"label": label})[0]
