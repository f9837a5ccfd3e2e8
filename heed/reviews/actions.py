"""What a person may do about a review that is asked for: plan its day, take the plan back, say why it is late.

When it is asked for is law, and nothing here moves that. Holding a review is not here yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import IntegrityError, transaction

from heed.access import clock
from heed.access.actions import Stale, action
from heed.access.models import Demo, User, the_day
from heed.access.notices import CHILD, holding, tell
from heed.access.permissions import Permission, Role
from heed.children.models import Child
from heed.council.lists import LATE_REVIEW_REASONS
from heed.council.models import ListItem, items_of
from heed.law.ages import adult_on
from heed.law.dates import add_months, in_words
from heed.reviews.models import Due, LateExplained, Mode, PlannedReview

LONGEST_EFFECT, LONGEST_PLACE, LONGEST_BECAUSE = 4000, 200, 100
AHEAD = 12
"""Months ahead that a day may be planned: twice the longest that the law lets pass between two reviews."""

EXPLAINERS = "the IRO or the IRO service manager"
"""Who may say why a review is late, in a sentence; the roles stand in `heed.access.permissions`."""

LATE = "reviews.late"
"""What a notice of a review that is or will be late is called."""


@dataclass(frozen=True, slots=True)
class WhyLate:
    """Why a review is planned for a day after the law's, and what that does to the child."""

    reason: ListItem
    effect: str


def due_of(child: Child) -> Due | None:
    """The review that is asked for next of a child, None where none is."""
    return Due.objects.filter(child=child).first()


def plan_of(child: Child) -> PlannedReview | None:
    """The plan that is open for a child, None where none is."""
    return PlannedReview.objects.filter(child=child, closed_at=None).first()


def explained_of(child: Child, latest_on: date) -> LateExplained | None:
    """What is written of why the review that was asked for by that day is late, None where nothing is."""
    return LateExplained.objects.filter(child=child, latest_on=latest_on).first()


# Planning


def _cannot_plan(
    *,
    by: User,
    child: Child,
    planned_on: date | None = None,
    place: str = "",
    mode: str = "",
    why_late: WhyLate | None = None,
) -> str | None:
    due = due_of(child)
    if due is None:
        return "No review is asked for of this child by what is loaded, so there is none to plan."
    if len(place) > LONGEST_PLACE:
        return f"Give the place in at most {LONGEST_PLACE} characters."
    if mode not in ("", *Mode.values):
        return "Choose how people meet from the list."
    return None if planned_on is None else _day_fault(by, child, due, planned_on, why_late)


def _day_fault(by: User, child: Child, due: Due, planned_on: date, why_late: WhyLate | None) -> str | None:
    """Why a review cannot be planned for this day, as a sentence."""
    today = the_day(Demo.here())
    if planned_on < today:
        return f"{in_words(planned_on)} is past: choose a day from today on."
    if planned_on > add_months(today, AHEAD):
        return f"{in_words(planned_on)} is more than a year ahead: check the year."
    born_on = child.person.born_on
    if born_on is not None and planned_on >= adult_on(born_on=born_on):
        return (
            f"The 18th birthday is on {in_words(adult_on(born_on=born_on))}, and from then on no review is asked for."
        )
    if due.latest_on is None or planned_on <= due.latest_on:
        return None
    return _late_fault(by, child, due.latest_on, why_late)


def _late_fault(by: User, child: Child, latest_on: date, why_late: WhyLate | None) -> str | None:
    """Why a day after the law's cannot be planned: nobody has said why it is late and what that does to the child."""
    written = explained_of(child, latest_on) is not None
    if why_late is not None:
        return "Why it is late has been written down already." if written else _explain_fault(by, why_late)
    if written:
        return None
    late = f"The law wants this review by {in_words(latest_on)} and allows no extension."
    if Permission.EXPLAIN_LATE in by.permissions:
        return f"{late} For a later day, say why it is late and what that does to the child."
    return f"{late} Before a later day is planned, {EXPLAINERS} writes down why and what that does to the child."


def _explain_fault(by: User, why_late: WhyLate) -> str | None:
    if Permission.EXPLAIN_LATE not in by.permissions:
        return f"Why a review is late is written down by {EXPLAINERS}."
    return _words_fault(reason=why_late.reason, effect=why_late.effect)


@action(Permission.PLAN_REVIEW, unless=_cannot_plan)
def plan_review(
    *,
    by: User,
    child: Child,
    planned_on: date,
    at: time | None = None,
    place: str = "",
    mode: str = "",
    why_late: WhyLate | None = None,
) -> PlannedReview:
    """Plan the day of a child's next review.

    Raises `Stale` where one is planned already: its day is changed by `change_plan`, which knows what was seen of it.
    """
    due = Due.objects.get(child=child)
    said = {"planned_on": planned_on, "at": at, "place": place.strip(), "mode": mode}
    plan = PlannedReview(child=child, after_on=due.previous_on, by=by, made_at=clock.now(), **said)
    _insert(plan, said)
    _late_is_told(by, plan, due, why_late)
    return plan


def _insert(row: PlannedReview | LateExplained, said: dict[str, Any]) -> None:
    """Insert a row of which a child has one. Where it is there already, of two at once too, both texts are shown."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        kept = plan_of(row.child) if isinstance(row, PlannedReview) else explained_of(row.child, row.latest_on)
        if kept is None:
            raise
        raise Stale(kept, said) from None


def _late_is_told(by: User, plan: PlannedReview, due: Due, why_late: WhyLate | None) -> None:
    """Of a day after the law's the service's managers are told, with the reason where it is written now."""
    if due.latest_on is None or plan.planned_on <= due.latest_on:
        return
    if why_late is not None:
        explain_late(
            by=by,
            child=plan.child,
            latest_on=due.latest_on,
            reason=why_late.reason,
            effect=why_late.effect,
            planned_on=plan.planned_on,
        )
        return
    sentence = f"{CHILD}’s next review is planned for {in_words(plan.planned_on)}, after the last lawful day, "
    _tell_managers(by, plan.child, f"{sentence}{in_words(due.latest_on)}. Why is written down.")


def _tell_managers(by: User, child: Child, sentence: str) -> None:
    managers = holding(Role.SERVICE_MANAGER).exclude(pk=by.pk)
    tell(managers, what=LATE, sentence=sentence, child_key=child.pk)


def _closed(plan: PlannedReview) -> str | None:
    return "This plan is closed: the review was held, or none is asked for any more." if plan.closed_at else None


def _cannot_change(
    plan: PlannedReview,
    *,
    by: User,
    planned_on: date | None = None,
    place: str = "",
    mode: str = "",
    why_late: WhyLate | None = None,
) -> str | None:
    return _closed(plan) or _cannot_plan(
        by=by, child=plan.child, planned_on=planned_on, place=place, mode=mode, why_late=why_late
    )


@action(Permission.PLAN_REVIEW, unless=_cannot_change)
def change_plan(
    plan: PlannedReview,
    *,
    by: User,
    planned_on: date,
    at: time | None = None,
    place: str = "",
    mode: str = "",
    why_late: WhyLate | None = None,
    seen_version: int,
) -> PlannedReview:
    """Change the day, time or place of a planned review."""
    due = Due.objects.get(child=plan.child_id)
    plan.planned_on, plan.at, plan.place, plan.mode = planned_on, at, place.strip(), mode
    plan.after_on = due.previous_on
    plan.save()
    _late_is_told(by, plan, due, why_late)
    return plan


def _cannot_unplan(plan: PlannedReview, *, because: str) -> str | None:
    if reason := _closed(plan):
        return reason
    if not 0 < len(because.strip()) <= LONGEST_BECAUSE:
        return f"Say why, in at most {LONGEST_BECAUSE} characters."
    return None


@action(Permission.PLAN_REVIEW, unless=_cannot_unplan)
def unplan_review(plan: PlannedReview, *, by: User, because: str, seen_version: int) -> PlannedReview:
    """Take back the plan of a review, so that no day is planned for it."""
    plan.closed_at = clock.now()
    plan._change_reason = because.strip()  # type: ignore[attr-defined]  # simple_history keeps it with the version
    plan.save()
    return plan


# Why it is late


def _words_fault(*, reason: ListItem, effect: str) -> str | None:
    today = the_day(Demo.here())
    if not items_of(LATE_REVIEW_REASONS.name, on=today).filter(pk=reason.pk).exists():
        return "Choose a reason from the council’s list."
    if not 0 < len(effect.strip()) <= LONGEST_EFFECT:
        return f"Say what the delay does to the child, in at most {LONGEST_EFFECT:,} characters."
    return None


def _cannot_explain(
    *, child: Child, latest_on: date | None = None, reason: ListItem | None = None, effect: str = ""
) -> str | None:
    due = due_of(child)
    if due is None or due.latest_on is None:
        return "By which day the law wants the next review is not known, so nothing says that it is late."
    if latest_on is None or reason is None:
        return None
    if latest_on != due.latest_on:
        return f"The review is asked for by another day now, {in_words(due.latest_on)}: look again."
    return _words_fault(reason=reason, effect=effect)


@action(Permission.EXPLAIN_LATE, unless=_cannot_explain)
def explain_late(
    *, by: User, child: Child, latest_on: date, reason: ListItem, effect: str, planned_on: date | None = None
) -> LateExplained:
    """Write down why a review is or will be late, and what that does to the child.

    It stays late: nothing is counted otherwise. Raises `Stale` where somebody has written it down already.
    """
    said = {"reason": reason, "effect": effect.strip()}
    written = LateExplained(child=child, latest_on=latest_on, by=by, at=clock.now(), **said)
    _insert(written, said)
    when = "is late or will be" if planned_on is None else f"is planned for {in_words(planned_on)}, after that day"
    _tell_managers(
        by, child, f"{CHILD}’s review that the law wants by {in_words(latest_on)} {when}. The reason: {reason.label}."
    )
    return written


def _cannot_reword(_: LateExplained, *, reason: ListItem, effect: str) -> str | None:
    return _words_fault(reason=reason, effect=effect)


@action(Permission.EXPLAIN_LATE, unless=_cannot_reword)
def change_explanation(
    written: LateExplained, *, by: User, reason: ListItem, effect: str, seen_version: int
) -> LateExplained:
    """Change what is written of why a review is late."""
    written.reason, written.effect, written.by, written.at = reason, effect.strip(), by, clock.now()
    written.save()
    return written
