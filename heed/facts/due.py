"""The review that the law asks for next of each child in care, worked out from what is loaded and kept for lists.

The law is applied in `facts.reviews`, once, as figures have it; here its last word on each child is written down, so that
lists can be made of it, and compared (`heed recheck`). Nobody types a date of this kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from heed.access import clock, record
from heed.access.models import User
from heed.access.notices import CHILD, holding, tell
from heed.access.permissions import Role
from heed.caseloads.models import Appointment
from heed.children.models import Child
from heed.council.models import settings_on
from heed.council.settings import FIRST_REVIEW_LOCAL, Settings
from heed.exchange.read_back import Unsettled, read_back, read_child, standing
from heed.exchange.records import Refused
from heed.facts.reviews import FIRST, RULES, Obligation, obligations
from heed.law import calendar
from heed.law.ages import adult_on
from heed.law.allowances import WorkingDays
from heed.law.dates import in_words, last_day_of
from heed.law.deadlines import Deadline, Track
from heed.reviews.models import Due, PlannedReview

AT_ONCE: Final = 500
"""Rows written in one transaction."""

COMPARED: Final = (
    *("track", "since_on", "sequence", "number", "held", "previous_on", "rule", "counted_from"),
    *("latest_on", "unknown", "interpreted", "local_on", "plan_by", "lapses_on"),
)
"""What of a row is worked out: all but whose it is."""

MOVED: Final = "reviews.moved"
"""What a notice of a deadline that moved is called."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the law asked for of one child, by a day: every review, held or not, and the one asked for next, if any."""

    every: tuple[Obligation, ...]
    next: Due | None


@dataclass(frozen=True, slots=True)
class Differing:
    """A child whose kept row is not what would be worked out now: the fields, as kept and as they should be."""

    child: int
    kept: Mapping[str, object] | None
    worked_out: Mapping[str, object] | None


def explained(due: Due) -> Deadline | None:
    """The deadline with its whole reason; None where the day cannot be told."""
    if due.counted_from is None or due.rule not in RULES:
        return None
    return RULES[due.rule](due.counted_from)


def asked_of(child: Child, as_at: date) -> Asked:
    """What the law asked for of one child by what was known on a day. The child comes with their person."""
    stand, told = standing(), read_child(child, as_at)
    if told is None or stand.as_at is None:
        return Asked((), None)
    reach = min(as_at, stand.as_at, last_day_of(max(stand.years)))
    every = tuple(obligations(told, reach))
    return Asked(every, _due(child.pk, told.born_on, every, settings_on(as_at)))


def worked_out() -> dict[int, Due]:
    """The row of each child in care, by the child's key: what the table should hold. Empty before any return was applied.

    Raises `Unsettled` while a return is being applied.
    """
    try:
        returns = read_back()
    except Unsettled:
        raise
    except Refused:
        return {}
    reach = min(returns.as_at, last_day_of(max(returns.years)))
    settings = settings_on(returns.as_at)
    keys = {child.number: child.pk for child in Child.objects.with_number().only("pk")}
    found = (
        (keys[child.number], _due(keys[child.number], child.born_on, obligations(child, reach), settings))
        for child in returns.children
        if child.number in keys
    )
    return {key: due for key, due in found if due is not None}


def differing() -> list[Differing]:
    """Every child of whom what is kept is not what would be worked out now. Writes nothing."""
    kept, now = _kept(), worked_out()
    return [
        Differing(key, _values(kept.get(key)), _values(now.get(key)))
        for key in sorted(kept.keys() | now.keys())
        if _values(kept.get(key)) != _values(now.get(key))
    ]


def refresh() -> int:
    """Bring the table to what would be worked out now, close plans that are spent, tell of deadlines that moved.

    Answers how many children it changed. Run again it changes nothing. Raises `Unsettled` while a return is being applied.
    """
    kept, now = _kept(), worked_out()
    changed = {key for key in kept.keys() | now.keys() if _values(kept.get(key)) != _values(now.get(key))}
    for some in _some(sorted(changed)):
        with transaction.atomic():
            Due.objects.filter(child__in=some).delete()
            Due.objects.bulk_create([now[key] for key in some if key in now])
            _tell_of_moves(kept, now, some)
            record.wrote(by=None, what="facts.due", sentence="Worked out when reviews are due.", children=some)
    _close_spent_plans()
    return len(changed)


def _due(child: int, born_on: date, every: Iterable[Obligation], settings: Settings) -> Due | None:
    """The row made of the one obligation that is still open, None where there is none."""
    rows = list(every)
    row = next((row for row in rows if row.review is None and row.ended_on is None and row.track is not None), None)
    if row is None or row.track is None:
        return None
    before = [each for each in rows if each.review is not None and each.opened_on == row.opened_on]
    before = [each for each in before if each.track is row.track]
    from_the_first = (before[0].sequence if before else row.sequence) == FIRST
    adult = adult_on(born_on=born_on)
    local_on = _local_on(row, settings)
    days = [day for day in (row.latest_on, local_on) if day is not None]
    return Due(
        child_id=child,
        track=row.track.value,
        since_on=row.opened_on,
        sequence=row.sequence or "",
        number=len(before) + 1 if from_the_first else None,
        held=len(before),
        previous_on=row.previous_on,
        rule=row.rule or "",
        counted_from=row.counted_from,
        latest_on=row.latest_on,
        unknown="" if row.latest_on is not None else row.latest_unknown or "",
        interpreted=row.interpreted,
        local_on=local_on,
        plan_by=calendar.CALENDAR.working_day_on_or_before(min(days)) if days else None,
        lapses_on=adult if row.latest_on is not None and adult <= row.latest_on else None,
    )


def _local_on(row: Obligation, settings: Settings) -> date | None:
    """The day by the council's own standard for a first review, where it has one."""
    days = settings[FIRST_REVIEW_LOCAL]
    if days is None or row.counted_from is None or row.sequence != FIRST or row.track is not Track.STATUTORY:
        return None
    return WorkingDays(days).after(row.counted_from)


def _kept() -> dict[int, Due]:
    return {due.child_id: due for due in Due.objects.all()}


def _values(due: Due | None) -> Mapping[str, object] | None:
    return None if due is None else {name: getattr(due, name) for name in COMPARED}


def _some(keys: list[int]) -> Iterator[list[int]]:
    for at in range(0, len(keys), AT_ONCE):
        yield keys[at : at + AT_ONCE]


def _moved(was: Due | None, now: Due | None) -> bool:
    """Whether the day moved of a review that was asked for before and still is; another review held is no move."""
    if was is None or now is None or was.latest_on is None or was.latest_on == now.latest_on:
        return False
    return (was.track, was.held, was.since_on) == (now.track, now.held, now.since_on)


def _tell_of_moves(kept: Mapping[int, Due], now: Mapping[int, Due], some: Iterable[int]) -> None:
    """Tell the child's IRO, or the service's managers where none of theirs signs in, that a deadline moved (decisions, 3)."""
    moved = [key for key in some if _moved(kept.get(key), now.get(key))]
    if not moved:
        return
    appointed = Appointment.objects.filter(child__in=moved, until_on=None).select_related("worker__user")
    iros: dict[int, User] = {each.child_id: each.worker.user for each in appointed if each.worker.user is not None}
    managers = list(holding(Role.SERVICE_MANAGER))
    for key in moved:
        to = now[key].latest_on
        moved_to = f"moved to {in_words(to)}" if to else "cannot be told any more"
        sentence = f"The last day for {CHILD}’s next review {moved_to}, because what is loaded has changed."
        tell([iros[key]] if key in iros else managers, what=MOVED, sentence=sentence, child_key=key)


def _close_spent_plans() -> None:
    """A plan is spent when the review it was made for was held, or none is asked for any more."""
    after = dict(Due.objects.values_list("child", "previous_on"))
    for plan in PlannedReview.objects.filter(closed_at=None):
        if plan.child_id in after and after[plan.child_id] == plan.after_on:
            continue
        plan.closed_at, plan.version = clock.now(), plan.version + 1
        plan._change_reason = "Held, or asked for no longer"  # type: ignore[attr-defined]
        plan.save()
