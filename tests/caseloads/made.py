"""IROs, social workers and appointments made for tests, without going through an action."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from heed.access.models import User
from heed.caseloads.models import Allocation, Appointment, Cover
from heed.children.models import Child
from heed.people.models import IRO_PROFESSION, SOCIAL_WORK, InSiblingGroup, SiblingGroup, Worker
from tests.children.made import child, period
from tests.days import day

LONG_AGO = day("Wed 1 Apr 2015")
APRIL, TODAY, BACK = day("Wed 1 Apr 2026"), day("Mon 16 Nov 2026"), day("Mon 30 Nov 2026")


def iro(
    name: str = "Nadia Rahman", user: User | None = None, *, share: str = "1", until_on: date | None = None
) -> Worker:
    """An IRO."""
    return Worker.objects.create(
        name=name,
        profession=IRO_PROFESSION,
        user=user,
        share=Decimal(share),
        from_on=LONG_AGO,
        until_on=until_on,
    )


def social_worker(name: str = "Dev Patel", user: User | None = None, *, manager: Worker | None = None) -> Worker:
    """A social worker, with their manager if one is given."""
    return Worker.objects.create(name=name, profession=SOCIAL_WORK, user=user, manager=manager, from_on=LONG_AGO)


def in_care(given: str = "Amara", number: str = "", *, from_on: date = APRIL, until_on: date | None = None) -> Child:
    """A child in care from a day on."""
    made = child(given, number)
    period(made, from_on, until_on)
    return made


def appoint(worker: Worker, to: Child, from_on: date = APRIL, until_on: date | None = None) -> Appointment:
    """An appointment as a roster makes one: it does not say why."""
    return Appointment.objects.create(child=to, worker=worker, from_on=from_on, until_on=until_on)


def allocate(worker: Worker | None, to: Child, from_on: date = APRIL, until_on: date | None = None) -> Allocation:
    """That a social worker holds a child's case."""
    return Allocation.objects.create(child=to, worker=worker, from_on=from_on, until_on=until_on)


def siblings(*children: Child, name: str = "Okafor") -> SiblingGroup:
    """A sibling group of these children."""
    group = SiblingGroup.objects.create(name=name)
    for each in children:
        InSiblingGroup.objects.create(group=group, person=each.person, from_on=APRIL)
    return group


def cover(away: Worker, by_whom: Worker, by: User, from_on: date = TODAY, until_on: date = BACK) -> Cover:
    """That one stands in for another."""
    return Cover.objects.create(away=away, covered_by=by_whom, from_on=from_on, until_on=until_on, by=by)
