"""What pages need to know of who has whom: the load of each IRO, who waits for one, who the IRO of some children is.

Read for any day, in a fixed number of queries. Children are keys here: who of them a reader may see, pages ask elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import itemgetter

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.access.spans import not_over, open_on, real
from heed.caseloads.models import Appointment, Cover
from heed.children.models import PeriodOfCare
from heed.law.appointments import Band, caseload_band, iro_appointed_by, iro_needed_before
from heed.law.dated import NotEncoded
from heed.law.deadlines import Deadline
from heed.people.models import IRO_PROFESSION, InSiblingGroup, Worker


class Load(StrEnum):
    """How the children of an IRO stand against the band, as far as they work full time."""

    UNDER = "under"
    WITHIN = "within"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Covering:
    """That somebody stands in for an IRO: who, and the first day on which the IRO is back."""

    cover: int
    worker: int
    name: str
    user: int | None
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class Caseload:
    """One IRO and how many children they have. Who is not an IRO, or has left, and still has children is not in the base."""

    worker: int
    name: str
    user: int | None
    share: Decimal
    children: int
    sibling_groups: int
    in_base: bool
    stands: Load
    away: Covering | None

    @property
    def per_full_time(self) -> Decimal:
        """How many children it would be full time."""
        return (self.children / self.share).quantize(Decimal("0.1"))


class WhyWaiting(StrEnum):
    """Why a child has no IRO."""

    NEVER = "none was named yet"
    ENDED = "the one before ended, and none was named since"
    LEFT = "the one named has left"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A child in care who has no IRO."""

    child: int
    in_care_from: date
    since: date
    why: WhyWaiting

    @property
    def by(self) -> Deadline | None:
        """The day guidance wants the first IRO by; None where it sets none: then at once."""
        return self._first(iro_appointed_by)

    @property
    def needed(self) -> Deadline | None:
        """The deadline of the first review, before which the law wants an IRO; None once there was one."""
        return self._first(iro_needed_before)

    def _first(self, rule: Callable[..., Deadline]) -> Deadline | None:
        """What a rule about the first IRO says; None for a child whose care began before the law that Heed holds."""
        if self.why is not WhyWaiting.NEVER:
            return None
        try:
            return rule(looked_after_from=self.in_care_from)
        except NotEncoded:
            return None

    def days(self, today: date) -> int:
        """How many days the child has been without."""
        return (today - self.since).days


@dataclass(frozen=True, slots=True)
class Iro:
    """The IRO of a child on a day, and who covers for them. A cover does not become the IRO."""

    appointment: int
    child: int
    worker: int
    name: str
    user: int | None
    from_on: date
    child_told_on: date | None
    covered_by: Covering | None


def still_here(day: date) -> Q:
    """A condition on appointments: the IRO has not left by the day."""
    return not_over(day, "worker__")


def in_care(day: date) -> QuerySet[PeriodOfCare]:
    """The periods of care that a day falls in, by what is loaded."""
    return PeriodOfCare.objects.filter(open_on(day), withdrawn_at=None)


def appointed_on(day: date) -> QuerySet[Appointment]:
    """The appointments of children in care on a day, whoever holds them."""
    return Appointment.objects.filter(open_on(day), Exists(in_care(day).filter(child=OuterRef("child"))))


def caseloads(today: date) -> tuple[Caseload, ...]:
    """Each IRO with their load, the fullest first; then whoever else has children, who is not in the base. Four queries."""
    pairs = list(appointed_on(today).values_list("worker", "child"))
    of_worker = Counter(worker for worker, _ in pairs)
    groups = _sibling_groups(pairs, today)
    away = covers_on(today)
    band = caseload_band(on=today)
    here = Worker.objects.filter(Q(profession__iexact=IRO_PROFESSION) & open_on(today) | Q(pk__in=of_worker))
    found = [
        Caseload(
            worker=worker.pk,
            name=worker.name,
            user=worker.user_id,
            share=worker.share,
            children=of_worker[worker.pk],
            sibling_groups=groups[worker.pk],
            in_base=is_iro(worker, today),
            stands=_stands(of_worker[worker.pk], worker.share, band),
            away=away.get(worker.pk),
        )
        for worker in here
    ]
    return tuple(sorted(found, key=lambda each: (not each.in_base, -each.children, each.name, each.worker)))


def is_iro(worker: Worker, on: date) -> bool:
    """Whether somebody is an IRO of the service on a day; their manager is not one."""
    here = worker.from_on <= on and (worker.until_on is None or worker.until_on > on)
    return here and worker.profession.casefold() == IRO_PROFESSION.casefold()


def _stands(children: int, share: Decimal, band: Band) -> Load:
    if band.over(children, share):
        return Load.OVER
    return Load.UNDER if band.under(children, share) else Load.WITHIN


def _sibling_groups(pairs: Iterable[tuple[int, int]], today: date) -> Counter[int]:
    """For each worker, the sibling groups of which they have two children or more."""
    worker_of = {child: worker for worker, child in pairs}
    members = InSiblingGroup.objects.filter(open_on(today), group__until_on=None)
    together = Counter(
        (worker_of[child], group)
        for group, child in members.values_list("group", "person__child")
        if child in worker_of
    )
    return Counter(worker for (worker, _), n in together.items() if n > 1)


def covers() -> QuerySet[Cover]:
    """Every cover but those that were ended before they began."""
    return Cover.objects.filter(real())


def covers_on(day: date, workers: Collection[int] | None = None) -> dict[int, Covering]:
    """Who stands in on a day, by the key of the IRO who is away. One query."""
    rows = covers().filter(open_on(day)).select_related("covered_by")
    if workers is not None:
        rows = rows.filter(away__in=workers)
    return {cover.away_id: covering(cover) for cover in rows.order_by("from_on", "pk")}


def covering(cover: Cover) -> Covering:
    """A cover as pages take it. It comes with the one who covers."""
    by = cover.covered_by
    return Covering(cover.pk, by.pk, by.name, by.user_id, cover.from_on, cover.until_on)


def waiting(today: date) -> tuple[Waiting, ...]:
    """Every child in care without an IRO, whoever asks; the longest wait first. Two queries."""
    ended = Appointment.objects.filter(child=OuterRef("child"), from_on__lte=today)
    held = appointed_on(today).filter(still_here(today), child=OuterRef("child"))
    periods = in_care(today).filter(~Exists(held)).annotate(has_had=Exists(ended))
    rows = list(periods.values_list("child", "from_on", "has_had"))
    last = _ended_since([child for child, _, has_had in rows if has_had], today)
    found = [_waiting(child, from_on, last.get(child)) for child, from_on, _ in rows]
    return tuple(sorted(found, key=lambda each: (each.since, each.child)))


def _ended_since(children: Collection[int], today: date) -> dict[int, tuple[date, WhyWaiting]]:
    """When the last IRO of each child ceased to be one, and why. One query."""
    of_child: dict[int, tuple[date, WhyWaiting]] = {}
    rows = Appointment.objects.filter(child__in=children, from_on__lte=today).select_related("worker")
    for each in rows.order_by("child", "from_on", "pk"):
        ends = [(each.until_on, WhyWaiting.ENDED), (each.worker.until_on, WhyWaiting.LEFT)]
        on, why = min(((on, why) for on, why in ends if on is not None), key=itemgetter(0))
        of_child[each.child_id] = max(of_child.get(each.child_id, (on, why)), (on, why), key=itemgetter(0))
    return of_child


def _waiting(child: int, in_care_from: date, ended: tuple[date, WhyWaiting] | None) -> Waiting:
    if ended is not None and ended[0] > in_care_from:
        return Waiting(child, in_care_from, *ended)
    return Waiting(child, in_care_from, since=in_care_from, why=WhyWaiting.NEVER)


def iro_of(children: Collection[int], on: date) -> dict[int, Iro]:
    """The IRO of each of these children on a day, by the child's key; one who has left is nobody's. Two queries."""
    rows = Appointment.objects.filter(open_on(on), still_here(on), child__in=children)
    found = list(rows.select_related("worker"))
    away = covers_on(on, {each.worker_id for each in found}) if found else {}
    return {each.child_id: _iro(each, away) for each in found}


def _iro(appointment: Appointment, away: Mapping[int, Covering]) -> Iro:
    worker = appointment.worker
    return Iro(
        appointment=appointment.pk,
        child=appointment.child_id,
        worker=worker.pk,
        name=worker.name,
        user=worker.user_id,
        from_on=appointment.from_on,
        child_told_on=appointment.child_told_on,
        covered_by=away.get(worker.pk),
    )
