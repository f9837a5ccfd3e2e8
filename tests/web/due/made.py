"""Children whose reviews are due, seen by the cast. Not tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from heed.access import clock
from heed.access.models import User
from heed.caseloads.models import Allocation
from heed.children.models import Child, Grant, Why
from heed.council.models import SchoolHoliday, Team
from tests.children.made import child
from tests.days import day
from tests.reviews import made

SignedIn = Callable[[User], Client]
Days = dict[str, str]


def a_child(
    given: str, called: str, *, latest_on: str | None = None, seen_by: User | None = None, **said: Any
) -> Child:
    """A child with a review due; by no day that can be told where none is given."""
    whom = child(given, called)
    whom.person.born_on = day("Sun 3 Jun 2012")
    whom.person.save()
    if latest_on is None:
        made.unknown(whom, **said)
    else:
        made.due(whom, latest_on=day(latest_on), **said)
    if seen_by is not None:
        may_see(seen_by, whom)
    return whom


def may_see(user: User, whom: Child) -> None:
    """Let somebody see the child."""
    Grant.objects.create(user=user, child=whom, why=Why.APPOINTED, source="x", from_at=clock.now(), by=user)


def in_team(whom: Child, name: str) -> Team:
    """Let a team hold the child's case."""
    team = Team.objects.filter(name=name).first() or Team.objects.create(name=name, from_on=made.LONG_AGO)
    Allocation.objects.create(child=whom, team=team, from_on=day("Sun 25 Jan 2026"))
    return team


def christmas() -> SchoolHoliday:
    """Monday 21 December to Sunday 3 January."""
    return SchoolHoliday.objects.create(
        name="Christmas", from_on=day("Mon 21 Dec 2026"), until_on=day("Mon 4 Jan 2027")
    )


def typed(on: str, **more: str) -> Days:
    """What a form sends for a day, and whatever else."""
    wanted = day(on)
    parts = {"day": wanted.day, "month": wanted.month, "year": wanted.year}
    return {**{f"planned_on-{part}": str(value) for part, value in parts.items()}, "seen_version": "", **more}


def text(answer: Any) -> str:
    """The page, its white space made one."""
    return " ".join(answer.content.decode().split())
