"""What the pages of one review need: its three dates drawn and explained, what is planned, what somebody else has saved."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from heed.access.actions import Stale
from heed.access.models import User
from heed.access.permissions import Permission
from heed.children.models import Child
from heed.council.models import ListItem, SchoolHoliday
from heed.council.words import Words
from heed.reviews import actions
from heed.reviews.cautions import Caution
from heed.reviews.models import Due, LateExplained, Mode, PlannedReview
from heed.web import formats, names
from heed.web.due.dates import Dates, clock_time, dates_of, name_of
from heed.web.due.rows import Terms, terms
from heed.web.due.ruler import Ruler, ruler
from heed.web.names import Shown

FIELDS = {
    "planned_on": "Day",
    "at": "Time",
    "place": "Place",
    "mode": "How people meet",
    "reason": "Why it is late",
    "effect": "What the delay does to the child",
}
"""The fields of both forms, as two texts are set beside one another."""


@dataclass(frozen=True, slots=True)
class Both:
    """One field that somebody else changed: what is kept now, and what this person wrote."""

    field: str
    kept: str
    yours: str


@dataclass(frozen=True, slots=True)
class OnePage:
    """One review that is asked for: its child, its dates, and where it stands. Without a review, why there is none."""

    child: Shown
    name: str
    why_not: str
    dates: Dates | None
    ruler: Ruler | None
    holidays: tuple[str, ...]
    explained: tuple[str, str]
    plan: PlannedReview | None
    written: LateExplained | None
    latest_on: date | None
    plan_by: date | None
    is_late: bool
    may_explain: bool


def one_page(child: Child, user: User, today: date, words: Words) -> OnePage:
    """One review. A fixed number of queries."""
    called = names.shown(child, user, today)
    why_not = actions.plan_review.why_not(by=user, child=child) or ""
    due, plan, school = actions.due_of(child), actions.plan_of(child), terms()
    written = actions.explained_of(child, due.latest_on) if due and due.latest_on else None
    late = due is not None and due.latest_on is not None and due.latest_on < today
    return OnePage(
        child=called,
        name=name_of(due, words) if due else words.review.singular,
        why_not=words.say(why_not),
        dates=dates_of(due, plan, today, words) if due else None,
        ruler=_ruler(due, plan, today, school) if due else None,
        holidays=tuple(_said(row) for row in _coming(due, today, school)),
        explained=(words.say(written.reason.label), written.effect) if written else ("", ""),
        plan=plan,
        written=written,
        latest_on=due.latest_on if due else None,
        plan_by=due.plan_by if due else None,
        is_late=late,
        may_explain=Permission.EXPLAIN_LATE in user.permissions,
    )


def _coming(due: Due | None, today: date, school: Terms) -> tuple[SchoolHoliday, ...]:
    """The school holidays from today to the law's day."""
    if due is None or due.latest_on is None:
        return ()
    return school.within(today, due.latest_on)


def _said(row: SchoolHoliday) -> str:
    last = date.fromordinal(row.until_on.toordinal() - 1)
    return f"{row.name}: {formats.short_day(row.from_on)} to {formats.short_day(last)}"


def _ruler(due: Due, plan: PlannedReview | None, today: date, school: Terms) -> Ruler | None:
    """The ruler; none where there is no day to draw beside today."""
    days = [(today, "today", "today")]
    if plan is not None:
        days.append((plan.planned_on, "planned", "planned"))
    if due.latest_on is not None:
        days.append((due.latest_on, "the law", "law"))
        if due.local_on is not None:
            days.append((due.local_on, "our own standard", "open"))
        if due.plan_by is not None and due.plan_by not in (due.latest_on, due.local_on, *_of(plan)):
            days.append((due.plan_by, "plan by", "open"))
    if len(days) == 1:
        return None
    on = [day for day, _, _ in days]
    return ruler(days, school.within(min(on), max(on)))


def _of(plan: PlannedReview | None) -> tuple[date, ...]:
    return () if plan is None else (plan.planned_on,)


def both(stale: Stale, words: Words) -> tuple[Both, ...]:
    """What somebody else saved, beside what this person wrote, field by field."""
    return tuple(
        Both(FIELDS[each.field], _written(each.field, each.kept, words), _written(each.field, each.yours, words))
        for each in stale.differences
        if each.field in FIELDS
    )


def _written(field: str, value: object, words: Words) -> str:
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, time):
        return clock_time(value)
    if isinstance(value, ListItem):
        return words.say(value.label)
    if field == "mode" and value:
        return Mode(str(value)).label
    return str(value or "nothing")


def heard_of(cautions: Sequence[Caution]) -> str:
    """A mark of what was said of a day, which the form carries, so that it is asked again when something else is to be said."""
    said = "|".join(each.says for each in cautions if each.heard)
    return hashlib.sha256(said.encode()).hexdigest()[:16] if said else ""
