"""Reviews as they stand, without a database; and children with a review due, with one. Not tests."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from heed.access import clock
from heed.access.models import User
from heed.caseloads.pages import Covering, Iro
from heed.children.models import Child, Grant, Restricted, Why
from heed.council.words import OWN, Words
from heed.people.models import Worker
from heed.reviews.models import Due, PlannedReview
from heed.web.home.items import Writing
from heed.web.home.reading import Standing
from heed.web.names import Shown
from tests.caseloads.made import appoint, in_care
from tests.days import day
from tests.reviews import made as reviews

TODAY = day("Mon 16 Nov 2026")
LONG_SINCE = day("Wed 1 Apr 2026")
KEY = "8f14e45f-ceea-467f-9b1c-2f6f1d0a5b11"
NADIA, SAM = 11, 12
"""The keys of two IROs who sign in."""


def iro(**changed: Any) -> Iro:
    """Nadia, since April."""
    said = {"appointment": 1, "child": 1, "worker": 1, "name": "Nadia Rahman", "user": NADIA, "covered_by": None}
    return Iro(**{**said, "from_on": LONG_SINCE, "child_told_on": None, **changed})


def covering(from_on: date, until_on: date) -> Covering:
    """Sam stands in."""
    return Covering(cover=1, worker=2, name="Sam Whitaker", user=SAM, from_on=from_on, until_on=until_on)


def plan(on: date | None, at: time | None = time(14), place: str = "Fenmarket library", mode: str = "") -> Any:
    """A plan for the day, None for none."""
    return None if on is None else PlannedReview(child_id=1, planned_on=on, at=at, place=place, mode=mode)


def standing(
    by_law: date | None, planned: Any = None, chaired: Iro | None = None, *, late_explained: bool = False, **of_due: Any
) -> Standing:
    """A third review by its last lawful day, with a plan (a day or a whole one)."""
    due = Due(child_id=1, track="statutory", sequence="later", number=3, latest_on=by_law, plan_by=by_law)
    for name, value in of_due.items():
        setattr(due, name, value)
    planned = plan(planned) if isinstance(planned, date) else planned
    return Standing(due, planned, chaired if chaired is not None else iro(), late_explained)


def unchaired(by_law: date, planned: Any = None) -> Standing:
    """The same without an IRO."""
    had = standing(by_law, planned)
    return Standing(had.due, had.plan, None, had.late_explained)


def writing(user: User, words: Words = OWN, given: str = "Amara", age: int | None = 14) -> Writing:
    """For a reader who sees the one child."""
    child = Shown(1, KEY, f"/children/{KEY}/", "F-1", given, f"{given} Stone", age)
    return Writing(user, TODAY, words, {1: child})


def in_days(n: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(n)


def worker(name: str, user: User | None = None, **fields: Any) -> Worker:
    """An IRO, or somebody of another profession."""
    said = {"profession": "Independent Reviewing Officer", "from_on": day("Wed 1 Apr 2015"), **fields}
    return Worker.objects.create(name=name, user=user, **said)


def child_of(
    chair: Worker | None, given: str = "Amara", by_law: date | None = None, planned: date | None = None, **of_plan: Any
) -> Child:
    """A child in care with a review due, whose IRO sees them where they sign in."""
    child = in_care(given, number=f"F-{Child.objects.count() + 1}")
    child.person.born_on = day("Wed 4 Jul 2012")
    child.person.save()
    reviews.due(child, latest_on=by_law or in_days(100))
    if chair is not None:
        appoint(chair, child)
        if chair.user is not None:
            see(chair.user, child)
    if planned is not None:
        by = User.objects.order_by("pk")[0]
        reviews.planned(child, by, planned, **{"at": time(14), "place": "Fenmarket library", **of_plan})
    return child


def see(user: User, child: Child) -> Grant:
    """Let somebody see a child."""
    said = {"why": Why.APPOINTED, "source": "Appointed", "from_at": clock.now(), "by": user}
    return Grant.objects.create(user=user, child=child, **said)


def restrict(child: Child, by: User) -> Restricted:
    """Let nobody see a child who is not named."""
    return Restricted.objects.create(child=child, why="A relative works here", by=by, from_at=clock.now())
