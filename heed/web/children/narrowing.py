"""The list of children narrowed down in the database: who is in sight, and of those whom the filters leave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from heed.access.models import User
from heed.access.spans import open_on
from heed.caseloads.models import Allocation, Appointment
from heed.caseloads.pages import still_here
from heed.children.models import Child, ChildQuerySet, Episode, PeriodOfCare
from heed.facts.ages import BANDS
from heed.facts.splits import PLACEMENT_GROUP
from heed.law.dates import subtract_months
from heed.measures.declare import DIMENSIONS
from heed.people.models import BOTH_WAYS, InSiblingGroup, Relationship
from heed.web.children.asked import APART, IN_CARE, LEFT, NONE, OVERDUE, SOON, Asked

FOUR_WEEKS: Final = timedelta(days=28)


def last_episode(column: str, today: date) -> Subquery:
    """A column of a child's episode now, or of the last where care has ended."""
    live = Episode.objects.filter(withdrawn_at=None, period__withdrawn_at=None, period__child=OuterRef("pk"))
    return Subquery(live.filter(from_on__lte=today).order_by("-from_on", "-pk").values(column)[:1])


def placement_group(code: str) -> str:
    """The kind of home by the return's code, as the filter names it; empty where it is not known."""
    return DIMENSIONS["placement"].labels.get(PLACEMENT_GROUP.get(code, ""), "")


def in_care(children: ChildQuerySet, today: date) -> ChildQuerySet:
    """Those of these children who are in care on a day."""
    return children.filter(Exists(_periods().filter(open_on(today))))


def narrowed(user: User, wanted: Asked, today: date) -> ChildQuerySet:
    """The children this user may see whom the filters leave. What is said by brothers and sisters is left to `kept_by`."""
    children = _by_care(Child.objects.visible_to(user), wanted.in_care, today)
    children = _by_people(children, wanted, today)
    if wanted.placement:
        codes = [code for code, group in PLACEMENT_GROUP.items() if group == wanted.placement]
        children = children.annotate(placement=last_episode("placement", today)).filter(placement__in=codes)
    if wanted.legal:
        children = children.annotate(legal=last_episode("legal_status", today)).filter(legal=wanted.legal)
    if wanted.age:
        children = _by_age(children, wanted.age, today)
    return _by_review(children, wanted.review, today) if wanted.review else children


def _periods() -> QuerySet[PeriodOfCare]:
    return PeriodOfCare.objects.filter(withdrawn_at=None, child=OuterRef("pk"))


def _by_care(children: ChildQuerySet, care: str, today: date) -> ChildQuerySet:
    if care == IN_CARE:
        return in_care(children, today)
    if care != LEFT:
        return children
    ended = _periods().filter(until_on__lte=today, until_on__gt=subtract_months(today, 12))
    return children.filter(Exists(ended)).exclude(Exists(_periods().filter(open_on(today))))


def _by_people(children: ChildQuerySet, wanted: Asked, today: date) -> ChildQuerySet:
    """By IRO and by the team that holds the case: the allocation's, or its social worker's own."""
    appointed = Appointment.objects.filter(open_on(today), still_here(today), child=OuterRef("pk"))
    allocated = Allocation.objects.filter(open_on(today), child=OuterRef("pk"))
    if wanted.iro == NONE:
        children = children.exclude(Exists(appointed))
    elif wanted.iro:
        children = children.filter(Exists(appointed.filter(worker=int(wanted.iro))))
    in_a_team = Q(team__isnull=False) | Q(worker__team__isnull=False)
    if wanted.team == NONE:
        return children.exclude(Exists(allocated.filter(in_a_team)))
    if wanted.team:
        team = Q(team=int(wanted.team)) | Q(team=None, worker__team=int(wanted.team))
        return children.filter(Exists(allocated.filter(team)))
    return children


def _by_age(children: ChildQuerySet, band: str, today: date) -> ChildQuerySet:
    """By DfE's band of the age on the day, by the same birthdays as `facts.ages`."""
    ages = [age for age, _ in BANDS]
    place = [name for _, name in BANDS].index(band)
    children = children.filter(person__born_on__lte=_born_by(ages[place], today))
    return children.filter(person__born_on__gt=_born_by(ages[place + 1], today)) if place + 1 < len(ages) else children


def _born_by(age: int, today: date) -> date:
    """The last day of birth of those who are so old on a day."""
    return subtract_months(today, 12 * age)


def _by_review(children: ChildQuerySet, state: str, today: date) -> ChildQuerySet:
    """By when the law wants the next review. One that a child turns 18 before is not wanted any more."""
    wanted = children.filter(due__lapses_on=None)
    if state == OVERDUE:
        return wanted.filter(due__latest_on__lt=today)
    if state == SOON:
        return wanted.filter(due__latest_on__gte=today, due__latest_on__lte=today + FOUR_WEEKS)
    return children.filter(due__isnull=False, due__latest_on=None)


def siblings_of(user: User, today: date) -> Mapping[int, frozenset[int]]:
    """For each child in care and in sight, by person: who of those is their brother or sister, or planned for with them.

    Those out of sight are not there. A half-sibling's half-sibling is nobody's unless somebody said so.
    """
    seen = list(in_care(Child.objects.visible_to(user), today).values_list("person", flat=True))
    found: dict[int, set[int]] = {}
    groups: dict[int, set[int]] = {}
    members = InSiblingGroup.objects.filter(until_on=None, group__until_on=None, person__in=seen)
    for group, person in members.order_by("pk").values_list("group", "person"):
        groups.setdefault(group, set()).add(person)
    for persons in groups.values():
        for person in persons:
            found.setdefault(person, set()).update(persons - {person})
    kin = Relationship.objects.filter(until_on=None, kind__in=sorted(BOTH_WAYS))
    pairs = kin.filter(person__in=seen, other__in=seen).order_by("pk").values_list("person", "other")
    for person, other in pairs:
        found.setdefault(person, set()).add(other)
        found.setdefault(other, set()).add(person)
    return {person: frozenset(others) for person, others in found.items() if others}


def kept_by(how: str, user: User, today: date) -> Mapping[int, frozenset[int]]:
    """The persons whom the filter on brothers and sisters leaves, each with theirs: all, or those under another IRO."""
    siblings = siblings_of(user, today)
    if how != APART:
        return siblings
    appointed = Appointment.objects.filter(open_on(today), still_here(today), child__person__in=siblings).order_by("pk")
    iro = dict(appointed.values_list("child__person", "worker"))
    return {
        person: others
        for person, others in siblings.items()
        if any(iro.get(other) != iro.get(person) for other in others)
    }
