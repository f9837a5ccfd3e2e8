"""What a person should know of a day before a review is planned for it. Nothing here refuses it: that is `actions`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from heed.access.spans import open_on
from heed.caseloads.models import Appointment, Cover
from heed.children.models import Child
from heed.council.models import SchoolHoliday
from heed.law import calendar
from heed.law.dates import in_words
from heed.people.models import Worker
from heed.reviews.models import PlannedReview

APART = 60
"""Minutes between the beginnings of two reviews of one IRO, from which they do not meet."""

SATURDAY = 5


class Kind(StrEnum):
    """What a caution is about."""

    NOT_WORKING = "not_working"
    AWAY = "away"
    CLASH = "clash"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing to know, as a sentence. One that is to be `heard` is said before the day is planned, not only beside it."""

    kind: Kind
    says: str

    @property
    def heard(self) -> bool:
        """In the school holidays a review may be just what a child wants: it is pointed out and asks for no answer."""
        return self.kind is not Kind.SCHOOL


def cautions(
    child: Child, planned_on: date, at: time | None, *, but: PlannedReview | None = None
) -> tuple[Caution, ...]:
    """What is to be known of a day and time for this child's review. `but` is the plan that is being changed."""
    iro = iro_on(child, planned_on)
    found = [_not_working(planned_on)]
    if iro is not None:
        found += [_away(iro, planned_on), _clash(iro, planned_on, at, but)]
    found.append(_in_school_holidays(planned_on))
    return tuple(each for each in found if each is not None)


def iro_on(child: Child, day: date) -> Worker | None:
    """Who is the child's IRO on a day."""
    found = Appointment.objects.filter(open_on(day), child=child).select_related("worker")
    last = found.order_by("-from_on", "-pk").first()
    return None if last is None else last.worker


def school_holiday_on(day: date) -> SchoolHoliday | None:
    """The school holidays in which a day falls, None in term."""
    return SchoolHoliday.objects.filter(open_on(day)).first()


def _not_working(day: date) -> Caution | None:
    if calendar.is_working_day(day):
        return None
    which = f"a {day:%A}" if day.weekday() >= SATURDAY else "a bank holiday"
    return Caution(Kind.NOT_WORKING, f"{in_words(day)} is {which}. See that those who are to come can.")


def _away(iro: Worker, day: date) -> Caution | None:
    cover = Cover.objects.filter(open_on(day), away=iro).select_related("covered_by").first()
    if cover is None:
        return None
    return Caution(Kind.AWAY, f"{iro.name} is away on {in_words(day)}; {cover.covered_by.name} covers.")


def _clash(iro: Worker, day: date, at: time | None, but: PlannedReview | None) -> Caution | None:
    """Another review of the same IRO so near to it that both cannot be held. Says when it is, and never whose."""
    if at is None:
        return None
    appointed = Appointment.objects.filter(open_on(day), worker=iro)
    others = PlannedReview.objects.filter(closed_at=None, planned_on=day, child__in=appointed.values("child"))
    others = others if but is None else others.exclude(pk=but.pk)
    near = sorted(each for each in others.values_list("at", flat=True) if each is not None and _apart(each, at) < APART)
    if not near:
        return None
    return Caution(Kind.CLASH, f"{iro.name} has another review on {in_words(day)}, at {near[0]:%H:%M}.")


def _apart(one: time, other: time) -> int:
    return abs((one.hour - other.hour) * 60 + one.minute - other.minute)


def _in_school_holidays(day: date) -> Caution | None:
    holiday = school_holiday_on(day)
    if holiday is None:
        return None
    return Caution(Kind.SCHOOL, f"{in_words(day)} is in the school holidays ({holiday.name}).")
