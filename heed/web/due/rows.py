"""Every review due of the children in sight, as the list filters and counts them: a few columns in one query.

Nothing here names a child: the page asks for the few whom it shows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import OuterRef, Subquery

from heed.access.models import User
from heed.access.spans import open_on
from heed.caseloads.models import Allocation, Appointment
from heed.caseloads.pages import still_here
from heed.council.models import SchoolHoliday
from heed.law.deadlines import Track
from heed.reviews.models import Due, PlannedReview

SOON = timedelta(weeks=4)


class State(StrEnum):
    """How a review stands to the law's day. Each has one."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    UNKNOWN = "unknown"
    ADULT = "adult"
    SHORT_BREAK = "short-break"


class Plan(StrEnum):
    """How it stands with the plan. Each has one."""

    NONE = "none"
    IN_TIME = "in-time"
    LATE = "late"
    PASSED = "passed"


URGENCY = (State.OVERDUE, State.SOON, State.LATER, State.ADULT, State.UNKNOWN, State.SHORT_BREAK)
"""The first three by their day, as one; then what asks for a look of another kind."""


@dataclass(frozen=True, slots=True)
class Row:
    """One review due. A key that is None is not known or not there."""

    child: int
    state: State
    plan: Plan
    iro: int | None
    team: int | None
    latest_on: date | None
    planned_on: date | None
    track: str
    which: str
    in_school_holidays: bool

    @property
    def order(self) -> tuple[int, date, int]:
        """The most urgent first: by the law's day, and what has none after that."""
        dated = self.state in URGENCY[:3]
        return (0 if dated else URGENCY.index(self.state), self.latest_on or date.max, self.child)


class Terms:
    """The school holidays, asked of many days."""

    def __init__(self, holidays: Iterable[SchoolHoliday]) -> None:
        self._rows = sorted(holidays, key=lambda row: row.from_on)
        self._starts = [row.from_on for row in self._rows]

    def holiday_on(self, day: date | None) -> SchoolHoliday | None:
        """The holidays in which a day falls; None in term."""
        if day is None:
            return None
        before = bisect_right(self._starts, day)
        found = self._rows[before - 1] if before else None
        return found if found is not None and day < found.until_on else None

    def within(self, from_on: date, until_on: date) -> tuple[SchoolHoliday, ...]:
        """The holidays of which a day lies in the span, its last day not included."""
        return tuple(row for row in self._rows if row.from_on < until_on and row.until_on > from_on)


def terms() -> Terms:
    """The council's school holidays. One query."""
    return Terms(SchoolHoliday.objects.all())


def rows_of(user: User, today: date, school: Terms) -> list[Row]:
    """Every review due of the children whom this user may see, the most urgent first. One query."""
    plans = PlannedReview.objects.filter(child=OuterRef("child"), closed_at=None)
    appointed = Appointment.objects.filter(open_on(today), still_here(today), child=OuterRef("child")).order_by(
        "-from_on", "-pk"
    )
    allocated = Allocation.objects.filter(open_on(today), child=OuterRef("child")).order_by("-from_on", "-pk")
    found = (
        Due.objects.visible_to(user)
        .order_by()
        .annotate(
            planned_on=Subquery(plans.values("planned_on")[:1]),
            iro=Subquery(appointed.values("worker")[:1]),
            team=Subquery(allocated.values("team")[:1]),
        )
        .values_list("child", "latest_on", "lapses_on", "track", "sequence", "planned_on", "iro", "team")
    )
    made = [
        Row(
            child=child,
            state=state_of(latest_on, lapses_on, track, today),
            plan=plan_state(planned_on, latest_on, today),
            iro=iro,
            team=team,
            latest_on=latest_on,
            planned_on=planned_on,
            track=track,
            which=sequence,
            in_school_holidays=school.holiday_on(planned_on or latest_on) is not None,
        )
        for child, latest_on, lapses_on, track, sequence, planned_on, iro, team in found
    ]
    return sorted(made, key=lambda row: row.order)


def state_of(latest_on: date | None, lapses_on: date | None, track: str, today: date) -> State:
    """How a review stands to the law's day. A child who turns 18 first is not overdue: no review is asked for after all."""
    if track == Track.SHORT_BREAK:
        return State.SHORT_BREAK
    if latest_on is None:
        return State.UNKNOWN
    if lapses_on is not None:
        return State.ADULT
    if latest_on < today:
        return State.OVERDUE
    return State.SOON if latest_on <= today + SOON else State.LATER


def plan_state(planned_on: date | None, latest_on: date | None, today: date) -> Plan:
    """How it stands with the plan. A day that is past wants a look, whatever it was to the law's."""
    if planned_on is None:
        return Plan.NONE
    if planned_on < today:
        return Plan.PASSED
    return Plan.LATE if latest_on is not None and planned_on > latest_on else Plan.IN_TIME
