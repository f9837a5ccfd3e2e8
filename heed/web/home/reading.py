"""How the next review of some children stands today: what the law asks for, what is planned, who chairs. Read once.

Queries are fixed, however many children. Whoever may not see a child gets no name of theirs: names are read for those in
sight alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from heed.access.models import User
from heed.access.spans import not_over, open_on
from heed.caseloads.models import Appointment
from heed.caseloads.pages import Covering, Iro, covering, covers
from heed.children.models import Child
from heed.reviews.models import Due, LateExplained, PlannedReview
from heed.web.names import Shown, by_key


@dataclass(frozen=True, slots=True)
class Standing:
    """One child's next review as it stands. `late_explained` says that why it is late is written."""

    due: Due
    plan: PlannedReview | None
    iro: Iro | None
    late_explained: bool
    covers: tuple[Covering, ...] = ()

    @property
    def child(self) -> int:
        """The child's key."""
        return self.due.child_id

    @property
    def by_law(self) -> date | None:
        """The last lawful day; None where it cannot be told, or where the child turns 18 first and none is asked for."""
        return self.due.latest_on if self.due.lapses_on is None else None

    def covered_on(self, day: date) -> Covering | None:
        """Who stands in for the IRO on a day; None where the IRO is there."""
        return next((cover for cover in self.covers if cover.from_on <= day < cover.until_on), None)


AHEAD = 28
"""Days ahead in which a review that nobody has planned is told of: the 20 working days that inviting and preparing take."""

NEWLY = 28
"""Days for which an IRO is new to a child: one who came with a roster long ago is not asked about."""


def near(today: date) -> QuerySet[Due]:
    """Of every child in care, the reviews that may want something: by the law's day, the planned day, or a new IRO.

    The rest of the service's children are left in the database: a first page does not go through them all.
    """
    until = today + timedelta(AHEAD)
    plans = PlannedReview.objects.filter(child=OuterRef("child"), closed_at=None)
    planned = plans.filter(Q(planned_on__lte=until) | Q(planned_on__gt=OuterRef("latest_on")))
    new = Appointment.objects.filter(child=OuterRef("child"), until_on=None, from_on__gte=today - timedelta(NEWLY))
    return Due.objects.filter(Q(latest_on__lte=until) | Exists(planned) | Exists(new))


def of(children: QuerySet[Child]) -> QuerySet[Due]:
    """The reviews asked for of these children."""
    return Due.objects.filter(child__in=children)


def standings(dues: QuerySet[Due], today: date) -> tuple[Standing, ...]:
    """How these reviews stand, by the law's day. Five queries."""
    rows = list(dues.order_by("latest_on", "child"))
    children = [due.child_id for due in rows]
    plans = {plan.child_id: plan for plan in PlannedReview.objects.filter(child__in=children, closed_at=None)}
    explained = LateExplained.objects.filter(child__in=children, latest_on=F("child__due__latest_on"))
    written = set(explained.values_list("child", flat=True))
    iros, covers = _iros(children, today), _covers(today)
    return tuple(_standing(due, plans, iros, written, covers) for due in rows)


def _iros(children: Collection[int], today: date) -> Mapping[int, Iro]:
    """The IRO of each child who has one and whose IRO has not left, without a row of each to be made."""
    held = Appointment.objects.filter(open_on(today), open_on(today, "worker__"), child__in=children)
    columns = ("pk", "child", "worker", "worker__name", "worker__user", "from_on", "child_told_on")
    return {
        child: Iro(pk, child, worker, name, user, from_on, told_on, covered_by=None)
        for pk, child, worker, name, user, from_on, told_on in held.values_list(*columns)
    }


def _standing(
    due: Due,
    plans: Mapping[int, PlannedReview],
    iros: Mapping[int, Iro],
    written: Collection[int],
    covers: Mapping[int, Sequence[Covering]],
) -> Standing:
    child, iro = due.child_id, iros.get(due.child_id)
    away = tuple(covers.get(iro.worker, ())) if iro else ()
    return Standing(due, plans.get(child), iro, child in written, away)


def _covers(today: date) -> Mapping[int, Sequence[Covering]]:
    """Who stands in for each IRO who is away now or will be, by the IRO's key."""
    found: dict[int, list[Covering]] = defaultdict(list)
    for cover in covers().filter(not_over(today)).select_related("covered_by"):
        found[cover.away_id].append(covering(cover))
    return found


def in_sight(user: User, among: QuerySet[Child] | None = None) -> frozenset[int]:
    """The keys of the children in care, or of some children, whom this person may see. One query."""
    seen = Child.objects.visible_to(user).filter(due__isnull=False)
    if among is not None:
        seen = seen.filter(pk__in=among)
    return frozenset(seen.values_list("pk", flat=True))


def named(keys: Iterable[int], user: User, today: date) -> Mapping[int, Shown]:
    """What some children are called to this person, by key; those out of sight are not in it. One query."""
    children = Child.objects.filter(pk__in=set(keys)).visible_to(user).with_identity().select_related("person")
    return by_key(children, user, today)
