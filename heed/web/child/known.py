"""What is known of one child by a day, read in a number of queries that does not grow. What it means is worked out beside it.

What began after the day is left out; what ended after it is open still. The name is the one used now: it is theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from heed.access import clock
from heed.access.clock import day_of
from heed.access.models import User
from heed.access.spans import open_on
from heed.caseloads.models import Allocation, Appointment, Cover
from heed.children.models import (
    Child,
    Deprivation,
    Episode,
    Grant,
    Health,
    LivesWith,
    Missing,
    OwnWords,
    PeriodOfCare,
    SocialWorkerEpisode,
    Why,
)
from heed.council.models import settings_on, words_on
from heed.council.words import Words
from heed.exchange.records import SHORT_BREAKS
from heed.facts.due import Asked, asked_of
from heed.reviews.models import LateExplained, PlannedReview, Review, held_on
from heed.web.child.family import Family, family_of
from heed.web.names import Shown, shown

if TYPE_CHECKING:
    from django.db.models import QuerySet


NEAR = timedelta(days=7)
"""How far apart two sources may tell the same thing."""


@dataclass(frozen=True, slots=True)
class Care:
    """A period of care as it stood: still open where it ended later."""

    from_on: date
    until_on: date | None
    reason_ceased: str

    def holds(self, day: date) -> bool:
        """Whether something that began on a day began in it; care of less than a day holds its own."""
        return self.from_on <= day and (self.until_on is None or day < self.until_on or day == self.from_on)


@dataclass(frozen=True, slots=True)
class Stay:
    """An episode as it stood: one legal status and one placement."""

    from_on: date
    until_on: date | None
    reason_new: str
    legal_status: str
    placement: str
    need: str
    reason_place_change: str


@dataclass(frozen=True, slots=True)
class Held:
    """A review as it stood: not completed where that was later. `held` is the day that counts, by the council's setting."""

    begun_on: date
    completed_on: date | None
    held: date | None
    code: str
    unknown: str


@dataclass(frozen=True, slots=True)
class Known:
    """Everything about one child that the pages show, as it stood at the end of `as_at`."""

    child: Child
    who: Shown
    user: User
    today: date
    as_at: date
    words: Words
    care: tuple[Care, ...]
    stays: tuple[Stay, ...]
    lives_with: tuple[LivesWith, ...]
    own_words: tuple[OwnWords, ...]
    reviews: tuple[Held, ...]
    planned: PlannedReview | None
    late: dict[date, LateExplained]
    appointments: tuple[Appointment, ...]
    allocations: tuple[Allocation, ...]
    returned_workers: tuple[SocialWorkerEpisode, ...]
    cover: Cover | None
    missing: tuple[Missing, ...]
    deprived: tuple[Deprivation, ...]
    health: tuple[Health, ...]
    family: Family
    asked: Asked
    emergency: datetime | None

    @property
    def now(self) -> bool:
        """Whether it is today's page."""
        return self.as_at == self.today

    @property
    def care_now(self) -> Care | None:
        """The care that the child was in on the day; None where they were in none."""
        return next((care for care in self.care if care.until_on is None), None)

    def is_break(self, care: Care) -> bool:
        """Whether a period of care was one short break of a series: days away, and then back with the family."""
        of = [stay for stay in self.stays if care.holds(stay.from_on)]
        return bool(of) and all(stay.legal_status in SHORT_BREAKS for stay in of)

    @property
    def iro(self) -> Appointment | None:
        """Who was the IRO on the day."""
        return next((each for each in self.appointments if open_at(each, self.as_at)), None)

    @property
    def workers_before(self) -> tuple[SocialWorkerEpisode, ...]:
        """The social workers whom a return alone knows, by number: those from before somebody here was named."""
        first = self.allocations[0].from_on - NEAR if self.allocations else date.max
        return tuple(row for row in self.returned_workers if row.from_on < first)

    @property
    def allocation(self) -> Allocation | None:
        """Who held the case on the day."""
        return next((each for each in self.allocations if open_at(each, self.as_at)), None)


def open_at(span: Any, day: date) -> bool:
    """Whether something that began by the day had not ended on it."""
    return span.until_on is None or bool(span.until_on > day)


def known_of(child: Child, user: User, today: date, as_at: date) -> Known:
    """Read it. The child comes with their identity and person."""
    appointments = tuple(
        _by(as_at, Appointment.objects.filter(child=child).select_related("worker", "by").order_by("from_on", "pk"))
    )
    iro = next((each for each in appointments if open_at(each, as_at)), None)
    return Known(
        child=child,
        who=shown(child, user, as_at),
        user=user,
        today=today,
        as_at=as_at,
        words=words_on(today),
        care=tuple(
            Care(each.from_on, _end(each.until_on, as_at), each.reason_ceased)
            for each in _by(as_at, PeriodOfCare.objects.filter(child=child, withdrawn_at=None).order_by("from_on"))
        ),
        stays=_stays(child, as_at),
        lives_with=tuple(_by(as_at, LivesWith.objects.filter(child=child).order_by("from_on", "pk"))),
        own_words=tuple(
            OwnWords.objects.filter(child=child, said_on__lte=as_at).select_related("by").order_by("-said_on", "-pk")
        ),
        reviews=_reviews(child, as_at),
        planned=_planned(child, today, as_at),
        late=_late(child, today, as_at),
        appointments=appointments,
        allocations=tuple(_by(as_at, _allocations(child))),
        returned_workers=_once(SocialWorkerEpisode.objects.filter(child=child, withdrawn_at=None), as_at),
        cover=_cover(iro, as_at),
        missing=_once(Missing.objects.filter(child=child, withdrawn_at=None), as_at),
        deprived=_once(Deprivation.objects.filter(child=child, withdrawn_at=None), as_at),
        health=tuple(
            Health.objects.filter(child=child, withdrawn_at=None, year__lte=_last_year_over(as_at)).order_by("year")
        ),
        family=family_of(child, user, today, as_at),
        asked=asked_of(child, as_at),
        emergency=_emergency(child, user),
    )


def _by(as_at: date, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(from_on__lte=as_at)


def _end(until_on: date | None, as_at: date) -> date | None:
    """The end as it was known on the day."""
    return until_on if until_on is not None and until_on <= as_at else None


def _stays(child: Child, as_at: date) -> tuple[Stay, ...]:
    rows = Episode.objects.filter(period__child=child, withdrawn_at=None, period__withdrawn_at=None)
    found = []
    for each in _by(as_at, rows).order_by("from_on", "pk"):
        end = _end(each.until_on, as_at)
        because = each.reason_place_change if end else ""
        found.append(Stay(each.from_on, end, each.reason_new, each.legal_status, each.placement, each.need, because))
    return tuple(found)


def _reviews(child: Child, as_at: date) -> tuple[Held, ...]:
    settings = settings_on(as_at)
    found = []
    for review in Review.objects.live().filter(child=child, begun_on__lte=as_at).order_by("begun_on", "pk"):
        completed_on = _end(review.completed_on, as_at)
        day = held_on(review, settings) if completed_on else None
        code = review.participation_code if completed_on else ""
        found.append(Held(review.begun_on, completed_on, day, code, review.participation_unknown))
    return tuple(found)


def _planned(child: Child, today: date, as_at: date) -> PlannedReview | None:
    """The plan that stood: today the open one; on a day before, what the versions say of it."""
    if as_at == today:
        return PlannedReview.objects.filter(child=child, closed_at=None).first()
    versions = PlannedReview.history.filter(child_id=child.pk).order_by("history_id")
    stood: dict[int, PlannedReview] = {
        version.id: version.instance
        for version in versions
        if day_of(version.made_at) <= as_at and _was(version, as_at)
    }
    open_then = [plan for plan in stood.values() if plan.closed_at is None or day_of(plan.closed_at) > as_at]
    return open_then[-1] if open_then else None


def _was(version: Any, as_at: date) -> bool:
    """Whether a version was written by the day; the first one is as old as what it tells of."""
    return bool(version.history_type == "+" or day_of(version.history_date) <= as_at)


def _late(child: Child, today: date, as_at: date) -> dict[date, LateExplained]:
    rows = LateExplained.objects.filter(child=child).select_related("reason", "by")
    return {row.latest_on: row for row in rows if as_at == today or day_of(row.at) <= as_at}


def _allocations(child: Child) -> QuerySet[Allocation]:
    rows = Allocation.objects.filter(child=child).select_related("worker__manager", "worker__team", "team")
    return rows.order_by("from_on", "pk")


def _emergency(child: Child, user: User) -> datetime | None:
    """Until when the reader sees the child because they opened the record in an emergency; None where they did not."""
    broken = Grant.objects.filter(user=user, child=child, why=Why.BROKE_GLASS, until_at__gt=clock.now())
    return broken.order_by("-until_at").values_list("until_at", flat=True).first()


def _cover(iro: Appointment | None, as_at: date) -> Cover | None:
    """Who stood in for the IRO on the day."""
    rows = Cover.objects.filter(open_on(as_at)).select_related("covered_by")
    return rows.filter(away=None if iro is None else iro.worker_id).order_by("pk").first()


def _once(rows: QuerySet[Any], as_at: date) -> tuple[Any, ...]:
    """Rows of a return that the returns of two years may both carry: the later one speaks. Each as it stood."""
    found = {}
    for row in _by(as_at, rows).order_by("year", "from_on", "pk"):
        row.until_on = _end(row.until_on, as_at)
        found[(row.from_on, getattr(row, "kind", ""))] = row
    return tuple(sorted(found.values(), key=lambda row: (row.from_on, row.pk)))


def _last_year_over(as_at: date) -> int:
    """The last collection year that was over by the day."""
    return as_at.year if (as_at.month, as_at.day) >= (3, 31) else as_at.year - 1


def fetched(user: User) -> QuerySet[Child]:
    """The children whom this user may see, as `known_of` takes one."""
    return Child.objects.visible_to(user).with_identity().select_related("person")
