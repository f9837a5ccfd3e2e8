"""What a child's next review needs, and in which order: what a day's delay would cost a child. The one place that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import IntEnum

from heed.reviews.models import Mode
from heed.web.home.reading import AHEAD, NEWLY, Standing

ARRANGED_BY = 14
"""Days ahead from which a planned review wants a time and a place: people are being told of it."""


class Matter(IntEnum):
    """What the next review of a child needs, or the child of their IRO."""

    OVERDUE = 1  # the law's day has passed and it is not known to be held
    TODAY = 2  # it is held today
    UNTOLD = 3  # the IRO is new, and nothing says that the child was told
    NOT_KNOWN = 4  # the day that was planned has passed, and it is not known to be held
    NOBODY = 5  # the child has no IRO, and the law's day is near
    AFTER = 6  # it is planned for a day after the law's
    NO_DATE = 7  # no day is planned, and the law's is near
    NO_PLACE = 8  # it is near and has no time or no place
    PLANNED = 9  # it is near, and all is arranged


STOPS = frozenset({Matter.OVERDUE, Matter.NOBODY, Matter.NOT_KNOWN, Matter.AFTER, Matter.NO_DATE})
"""What makes a review late unless somebody acts."""

ALIKE = {Matter.NOBODY: Matter.NO_DATE, Matter.AFTER: Matter.NO_DATE}
"""What costs a child as much as another: these three stand together, by the law's day."""

WHY_THIS_ORDER = (
    "What a day’s delay would cost a child comes first: {review.plural} that are late, the longest wait at the top; then"
    " what is held today; then children who were not told who their {iro} is; then {review.plural} whose day went by and of"
    " which nobody knows whether they were held; then those that will go late as things stand, by the law’s day; then what is"
    " still to be arranged."
)


@dataclass(frozen=True, slots=True)
class Need:
    """What one child's review needs, and the day that it is listed by."""

    standing: Standing
    matter: Matter
    on: date

    @property
    def order(self) -> tuple[int, date, time, int, int]:
        """Where it stands in a list: the rule that `WHY_THIS_ORDER` tells."""
        plan = self.standing.plan
        at = plan.at if plan and plan.at and self.matter in (Matter.TODAY, Matter.PLANNED) else time.max
        return ALIKE.get(self.matter, self.matter), self.on, at, self.matter, self.standing.child


def need(standing: Standing, today: date) -> Need | None:
    """The one thing that costs the child most; None where nothing is needed for four weeks."""
    by_law, plan = standing.by_law, standing.plan
    planned_on = plan.planned_on if plan else None
    if planned_on == today:
        return Need(standing, Matter.TODAY, today)
    if by_law is not None and by_law < today:
        return Need(standing, Matter.OVERDUE, by_law)
    if standing.iro is None and by_law is not None and by_law <= today + timedelta(AHEAD):
        return Need(standing, Matter.NOBODY, by_law)
    if planned_on is not None and planned_on < today:
        return Need(standing, Matter.NOT_KNOWN, planned_on)
    if planned_on is not None and by_law is not None and by_law < planned_on:
        return Need(standing, Matter.AFTER, by_law)
    if planned_on is None:
        near = by_law is not None and by_law <= today + timedelta(AHEAD)
        return Need(standing, Matter.NO_DATE, by_law) if near and by_law else None
    if planned_on > today + timedelta(AHEAD):
        return None
    wanting = planned_on <= today + timedelta(ARRANGED_BY) and not arranged(standing)
    return Need(standing, Matter.NO_PLACE if wanting else Matter.PLANNED, planned_on)


def arranged(standing: Standing) -> bool:
    """Whether the plan says when on its day, and where or that all meet by video."""
    plan = standing.plan
    return plan is not None and plan.at is not None and bool(plan.place or plan.mode == Mode.VIRTUAL)


def untold(standing: Standing, today: date) -> Need | None:
    """That a child was not told who their IRO is, where the IRO is new."""
    iro = standing.iro
    if iro is None or iro.child_told_on is not None or iro.from_on < today - timedelta(NEWLY):
        return None
    return Need(standing, Matter.UNTOLD, iro.from_on)


def is_missing(standing: Standing, today: date) -> bool:
    """Whether the review has something missing that would make it late: the red dot of the strip."""
    found = need(standing, today)
    return found is not None and found.matter in STOPS


def week_ends_on(today: date) -> date:
    """The Sunday of this week."""
    return today + timedelta(6 - today.weekday())
