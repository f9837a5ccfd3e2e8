"""What the diary needs: a month or a week of planned reviews, and of the law's days for which nothing is planned yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.http import Http404

from heed.access.models import User
from heed.access.permissions import Permission
from heed.access.spans import open_on
from heed.caseloads.models import Appointment
from heed.caseloads.pages import Iro, iro_of
from heed.children.models import Child
from heed.council.words import Words
from heed.law import calendar
from heed.law.calendar import FIRST_DAY, LAST_DAY
from heed.law.dates import add_months
from heed.reviews.models import Due, PlannedReview
from heed.web import formats, names
from heed.web.addresses import reverse
from heed.web.due.asked import day_of, month_of
from heed.web.due.dates import clock_time, name_of
from heed.web.due.rows import Plan, Terms, plan_state, terms
from heed.web.names import Shown

MINE, EVERYONE = "mine", "everyone"
WEEKEND = len("MTWTF")
IN_A_CELL = 6
"""Entries of a day that a month shows; the rest stand in the week."""


@dataclass(frozen=True, slots=True)
class Span:
    """What was asked for: a month or a week, and whose."""

    from_on: date
    until_on: date
    is_week: bool
    whose: str

    def address(self, **changed: str) -> str:
        """The address of a diary: this one's span and whose, but for what changed."""
        when = {"week": self.from_on.isoformat()} if self.is_week else {"month": f"{self.from_on:%Y-%m}"}
        if changed.keys() & {"week", "month"}:
            when = {}
        return f"{reverse('web:diary')}?{urlencode({**when, 'whose': self.whose, **changed})}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One review on one day. One that is not planned stands on the law's last day."""

    child: Shown
    name: str
    at: str
    where: str
    iro: str
    says: str
    planned: bool
    late: bool
    address: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day with its reviews, and what kind of day it is. `place` is its weekday from 1."""

    on: date
    place: int
    today: bool
    working: bool
    note: str
    school: str
    entries: tuple[Entry, ...]
    more: int
    week: str


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """A month or a week."""

    title: str
    lead: str
    is_week: bool
    days: tuple[Day, ...]
    earlier: str
    earlier_name: str
    later: str
    later_name: str
    this: str
    other: str
    other_name: str
    whose: tuple[tuple[str, str, bool], ...]
    school: tuple[str, ...]
    children: frozenset[int]
    query: str


def asked_for(query: Mapping[str, str], today: date, user: User) -> Span:
    """Read the address. What is no month, no Monday or out of the calendar is not found."""
    whose = query.get("whose") or (MINE if has_own(user, today) else EVERYONE)
    if whose not in (MINE, EVERYONE):
        raise Http404("A diary is mine or everyone’s.")
    if query.get("week"):
        first = day_of(query["week"])
    else:
        first = month_of(query["month"]) if query.get("month") else today.replace(day=1)
    is_week = bool(query.get("week"))
    known = first is not None and first > FIRST_DAY and first < LAST_DAY - timedelta(days=31)
    if first is None or not known or (is_week and first.weekday() != 0):
        raise Http404("There is no such month or week.")
    until = first + timedelta(days=7) if is_week else add_months(first, 1)
    return Span(first, until, is_week, whose)


def has_own(user: User, today: date) -> bool:
    """Whether the user is the IRO of any child, so that there is a diary of their own."""
    return Appointment.objects.filter(open_on(today), worker__user=user).exists()


def diary_page(user: User, span: Span, today: date, words: Words) -> DiaryPage:
    """The diary. A fixed number of queries, whatever stands in it."""
    school, entries = terms(), _entries(user, span, today, words)
    days = tuple(_days(span, today, school, entries))
    planned = sum(entry.planned for of in entries.values() for entry in of)
    other = sum(len(of) for of in entries.values()) - planned
    return DiaryPage(
        title=_title(span),
        lead=words.say(_lead(planned, other)),
        is_week=span.is_week,
        days=days,
        earlier=_beside(span, -1),
        earlier_name=_name_of(_start(span, -1), span.is_week),
        later=_beside(span, 1),
        later_name=_name_of(_start(span, 1), span.is_week),
        this=_this(span, today),
        other=_switched(span, today),
        other_name="The month" if span.is_week else "By week",
        whose=tuple((label, span.address(whose=key), span.whose == key) for key, label in _whose(user, span, today)),
        school=tuple(
            _holiday(row.name, row.from_on, row.until_on) for row in school.within(span.from_on, span.until_on)
        ),
        children=frozenset(entry.child.pk for of in entries.values() for entry in of),
        query=urlencode({"from": span.from_on.isoformat(), "until": span.until_on.isoformat(), "whose": span.whose}),
    )


def _whose(user: User, span: Span, today: date) -> tuple[tuple[str, str], ...]:
    if span.whose == EVERYONE and not has_own(user, today):
        return ()
    return ((MINE, "Mine"), (EVERYONE, "Everyone’s"))


def _title(span: Span) -> str:
    return f"Week of {formats.plain_day(span.from_on)}" if span.is_week else f"{span.from_on:%B %Y}"


def _name_of(first: date, is_week: bool) -> str:
    return f"week of {formats.short_day(first)}" if is_week else f"{first:%B}"


def _lead(planned: int, other: int) -> str:
    """One sentence."""
    if not planned and not other:
        return "No review is planned, and no last lawful day falls here."
    said = f"{formats.count(planned, 'review')} planned" if planned else "No review planned"
    if not other:
        return f"{said}; every last lawful day has a plan."
    return f"{said}; {formats.count(other, 'last lawful day')} with no plan yet."


def _start(span: Span, by: int) -> date:
    return span.from_on + timedelta(weeks=by) if span.is_week else add_months(span.from_on, by)


def _beside(span: Span, by: int) -> str:
    first = _start(span, by)
    return span.address(week=first.isoformat()) if span.is_week else span.address(month=f"{first:%Y-%m}")


def _this(span: Span, today: date) -> str:
    """Back to the week or month of today; empty where it is shown."""
    if span.from_on <= today < span.until_on:
        return ""
    return _to_week(span, today) if span.is_week else span.address(month=f"{today:%Y-%m}")


def _switched(span: Span, today: date) -> str:
    """The week of the month that is shown, or the month of the week: today's where that is in it."""
    day = today if span.from_on <= today < span.until_on else span.from_on
    return span.address(month=f"{day:%Y-%m}") if span.is_week else _to_week(span, day)


def _to_week(span: Span, day: date) -> str:
    return span.address(week=(day - timedelta(days=day.weekday())).isoformat())


def _holiday(name: str, from_on: date, until_on: date) -> str:
    return f"{name}, {formats.short_day(from_on)} to {formats.short_day(until_on - timedelta(days=1))}"


def _days(span: Span, today: date, school: Terms, entries: Mapping[date, Sequence[Entry]]) -> Iterator[Day]:
    for n in range((span.until_on - span.from_on).days):
        on = span.from_on + timedelta(days=n)
        holiday, found = school.holiday_on(on), entries.get(on, ())
        most = len(found) if span.is_week else IN_A_CELL
        working = calendar.is_working_day(on)
        yield Day(
            on=on,
            place=on.weekday() + 1,
            today=on == today,
            working=working,
            note="bank holiday" if not working and on.weekday() < WEEKEND else "",
            school="" if holiday is None else holiday.name,
            entries=tuple(found[:most]),
            more=max(len(found) - most, 0),
            week=_to_week(span, on),
        )


def _entries(user: User, span: Span, today: date, words: Words) -> dict[date, list[Entry]]:
    """What stands on each day: the planned by their time, those without one, then the law's days."""
    seen = Child.objects.visible_to(user)
    if span.whose == MINE:
        seen = seen.filter(Exists(Appointment.objects.filter(open_on(today), child=OuterRef("pk"), worker__user=user)))
    within = {"planned_on__gte": span.from_on, "planned_on__lt": span.until_on}
    plans = {plan.child_id: plan for plan in PlannedReview.objects.filter(closed_at=None, child__in=seen, **within)}
    open_plan = PlannedReview.objects.filter(closed_at=None, child=OuterRef("child"))
    undated = Due.objects.filter(~Exists(open_plan), lapses_on=None, child__in=seen)
    undated = undated.filter(latest_on__gte=span.from_on, latest_on__lt=span.until_on)
    dues = {due.child_id: due for due in undated} | {
        due.child_id: due for due in Due.objects.filter(child__in=[*plans])
    }
    keys = [*{**plans, **dues}]
    children = seen.filter(pk__in=keys).with_identity().select_related("person")
    called, iros = names.by_key(children, user, today), iro_of(keys, today)
    found: dict[date, list[tuple[bool, time, str, Entry]]] = defaultdict(list)
    for key in keys:
        due, plan, child = dues.get(key), plans.get(key), called[key]
        on = plan.planned_on if plan is not None else due.latest_on if due is not None else None
        if on is not None:
            entry = _entry(child, due, plan, iros.get(key), today, user, words)
            at = plan.at if plan is not None and plan.at is not None else time.max
            found[on].append((plan is None, at, child.full, entry))
    return {on: [entry for *_, entry in sorted(of, key=lambda each: each[:3])] for on, of in found.items()}


def _entry(
    child: Shown, due: Due | None, plan: PlannedReview | None, iro: Iro | None, today: date, user: User, words: Words
) -> Entry:
    latest = due.latest_on if due is not None else None
    state = plan_state(plan.planned_on if plan else None, latest, today)
    may = Permission.PLAN_REVIEW in user.permissions and due is not None
    return Entry(
        child=child,
        name=name_of(due, words) if due is not None else words.review.singular,
        at="" if plan is None else clock_time(plan.at),
        where="" if plan is None else plan.place,
        iro=words.say("no IRO") if iro is None else iro.name,
        says=words.say(_says(state, latest, today)),
        planned=plan is not None,
        late=state is Plan.LATE or (plan is None and latest is not None and latest < today),
        address=reverse("web:plan", kwargs={"key": child.key}) if may else "",
    )


def _says(state: Plan, latest: date | None, today: date) -> str:
    """What is to be known beside the day."""
    if state is Plan.LATE:
        return "planned after the law’s day"
    if state is Plan.PASSED:
        return "nothing says that it was held"
    if state is Plan.NONE:
        return "overdue, no day planned" if latest is not None and latest < today else "last lawful day, none planned"
    return ""
