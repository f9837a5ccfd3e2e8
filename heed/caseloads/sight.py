"""Who sees a child because they work with them: grants brought to what appointments, allocations and covers say.

Grants are the one thing that sight reads (decisions, 1). Those that somebody gave by hand, or took in an emergency, are left
alone: only grants whose source is one of these three are opened and closed here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import models
from django.db.models import Q

from heed.access import clock
from heed.access.models import Demo, User, the_day
from heed.access.spans import not_over
from heed.caseloads.cases import not_independent
from heed.caseloads.models import Allocation, Appointment, Cover
from heed.caseloads.pages import covers, still_here
from heed.children.actions import grant_from
from heed.children.models import Child, Grant, Why
from heed.people.models import Worker

SOURCES: Final = tuple(f"{model._meta.label}:" for model in (Appointment, Allocation, Cover))
"""How the source of a grant begins that is opened here."""


@dataclass(frozen=True, slots=True)
class _Sees:
    """That a user is to see a child: why, from what, and for a cover from when until when."""

    child: int
    user: User
    why: Why
    source: str
    from_at: datetime
    until_at: datetime | None = None

    @property
    def key(self) -> tuple[int, int, str, datetime | None]:
        """What makes two of them the same."""
        return self.child, self.user.pk, self.source, self.until_at


def put_right(worker: Worker, *, by: User) -> None:
    """Bring the sight of every child whom this person works with, or did, to what is recorded.

    For whoever changes a worker: their login, their manager, the day they leave.
    """
    mine = Q(worker=worker, until_on=None)
    children = set(Appointment.objects.filter(mine).values_list("child", flat=True))
    of_team = Q(worker__manager=worker, until_on=None)
    children |= set(Allocation.objects.filter(mine | of_team).values_list("child", flat=True))
    now = clock.now()
    if worker.user is not None:
        children |= set(_open_grants(now).filter(user=worker.user).values_list("child", flat=True))
    covered = covers().filter(not_over(the_day(Demo.here())), covered_by=worker).values("away")
    children |= set(Appointment.objects.filter(worker__in=covered, until_on=None).values_list("child", flat=True))
    bring(children, by=by)


def bring(children: Collection[int], *, by: User) -> None:
    """Open and close grants so that these children are seen by those who work with them, in the caller's transaction."""
    now, today = clock.now(), the_day(Demo.here())
    there = {
        (grant.child_id, grant.user_id, grant.source, grant.until_at): grant
        for grant in _open_grants(now).filter(child__in=children).order_by("pk")
    }
    wanted = {each.key: each for each in _wanted(children, now, today)}
    for key in there.keys() - wanted.keys():
        there[key].until_at = max(now, there[key].from_at)
        there[key].save()
    child_of = Child.objects.in_bulk({each.child for each in wanted.values()})
    for key in sorted(wanted.keys() - there.keys(), key=str):
        new = wanted[key]
        grant_from(
            new.from_at,
            new.user,
            child=child_of[new.child],
            why=new.why,
            source=new.source,
            by=by,
            until_at=new.until_at,
        )


def _open_grants(now: datetime) -> models.QuerySet[Grant]:
    """Grants of ours that are open or will be."""
    ours = Q()
    for source in SOURCES:
        ours |= Q(source__startswith=source)
    return Grant.objects.filter(ours, Q(until_at=None) | Q(until_at__gt=now))


def _wanted(children: Collection[int], now: datetime, today: date) -> Iterator[_Sees]:
    rows = Appointment.objects.filter(still_here(today), child__in=children, until_on=None)
    appointments = list(rows.select_related("worker__user"))
    for each in appointments:
        if each.worker.user is not None:
            yield _Sees(each.child_id, each.worker.user, Why.APPOINTED, f"{SOURCES[0]}{each.pk}", now)
    yield from _allocated(children, now, today)
    yield from _covering(appointments, now, today)


def _allocated(children: Collection[int], now: datetime, today: date) -> Iterator[_Sees]:
    """The social worker who holds the case, and their manager."""
    rows = Allocation.objects.filter(still_here(today), child__in=children, until_on=None, worker__isnull=False)
    for each in rows.select_related("worker__user", "worker__manager__user"):
        worker = each.worker
        manager = None if worker is None else worker.manager
        for one in (worker, manager):
            if one is not None and one.user is not None and (one.until_on is None or one.until_on > today):
                yield _Sees(each.child_id, one.user, Why.ALLOCATED, f"{SOURCES[1]}{each.pk}", now)


def _covering(appointments: Collection[Appointment], now: datetime, today: date) -> Iterator[_Sees]:
    """Whoever stands in for an IRO sees the IRO's children until then, but none of whose case they are not independent."""
    of_iro: dict[int, list[int]] = {}
    for each in appointments:
        of_iro.setdefault(each.worker_id, []).append(each.child_id)
    rows = covers().filter(not_over(today), away__in=of_iro).select_related("covered_by__user")
    for cover in rows.order_by("pk"):
        user = cover.covered_by.user
        if user is not None:
            barred = not_independent(cover.covered_by, of_iro[cover.away_id], today)
            from_at, until_at = max(now, _moment(cover.from_on, now, today)), _moment(cover.until_on, now, today)
            for child in of_iro[cover.away_id]:
                if child not in barred:
                    yield _Sees(child, user, Why.COVERS, f"{SOURCES[2]}{cover.pk}", from_at, until_at)


def _moment(day: date, now: datetime, today: date) -> datetime:
    """When a day begins. A demonstration has a day of its own, while moments are always those of the clock."""
    return clock.start_of(clock.day_of(now) + (day - today))
