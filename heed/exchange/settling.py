"""A difference in what Heed owns settled by a person: ours stands, or theirs is taken; either with a reason (decisions, 3)."""

from __future__ import annotations

from typing import Final

from heed.access import clock
from heed.access.actions import action
from heed.access.models import User
from heed.access.permissions import Permission
from heed.children.models import PeriodOfCare
from heed.council.refusals import refused_as
from heed.exchange.alone import Busy, busy
from heed.exchange.models import Differs, Disagreement, Settled, last_applied
from heed.reviews.models import Review

LONGEST_REASON: Final = 500

CHANGED_SINCE: Final = (
    "The review kept here has changed since this difference was found: import the return again to compare the two."
)


def _cannot_settle(disagreement: Disagreement, *, because: str | None = None) -> str | None:
    if disagreement.state != Settled.OPEN:
        return f"There is nothing to settle: {Settled(disagreement.state).label.lower()}."
    if because is not None and not 0 < len(because.strip()) <= LONGEST_REASON:
        return f"Say why, in at most {LONGEST_REASON} characters."
    return str(Busy()) if busy() else None


def _cannot_take_theirs(disagreement: Disagreement, *, because: str | None = None) -> str | None:
    if reason := _cannot_settle(disagreement, because=because):
        return reason
    ours = _ours(disagreement)
    if disagreement.differs == Differs.ADDED:
        return CHANGED_SINCE if ours is not None else None
    return CHANGED_SINCE if ours is None or ours.participation_code != disagreement.ours else None


@action(Permission.APPLY_IMPORT, unless=_cannot_settle)
def keep_ours(disagreement: Disagreement, *, by: User, because: str, seen_version: int) -> Disagreement:
    """Settle a difference: what is kept here stands."""
    return _settle(disagreement, Settled.OURS, by, because)


@action(Permission.APPLY_IMPORT, unless=_cannot_take_theirs)
def take_theirs(disagreement: Disagreement, *, by: User, because: str, seen_version: int) -> Disagreement:
    """Settle a difference: what the return says is taken."""
    review = _ours(disagreement)
    if review is None:
        review = Review(child=disagreement.child, begun_on=disagreement.held_on, completed_on=disagreement.held_on)
        review.period = _period(disagreement)
    else:
        review.version += 1
    if disagreement.differs == Differs.MISSING:
        review.withdrawn_at = clock.now()
    else:
        review.participation_code = disagreement.theirs
        review.participation_unknown = disagreement.theirs_unknown
        review.source_file, review.source_line = disagreement.source_file, disagreement.source_line
        review.source_import = str(disagreement.opened_by_id)
    review._history_user = by  # type: ignore[attr-defined]  # simple_history asks the row itself first
    review._change_reason = f"difference {disagreement.pk}"  # type: ignore[attr-defined]
    with refused_as(CHANGED_SINCE):
        review.save()
    _data_changed()
    return _settle(disagreement, Settled.THEIRS, by, because)


def _settle(disagreement: Disagreement, how: Settled, by: User, because: str) -> Disagreement:
    disagreement.state, disagreement.because = how, because.strip()
    disagreement.settled_by, disagreement.settled_at = by, clock.now()
    disagreement.save()
    return disagreement


def _ours(disagreement: Disagreement) -> Review | None:
    """The review that Heed has of that day; of two days of one, the day it was completed."""
    reviews = Review.objects.live().filter(child=disagreement.child)
    return (
        reviews.filter(completed_on=disagreement.held_on).first()
        or reviews.filter(begun_on=disagreement.held_on).exclude(completed_on=None).first()
    )


def _period(disagreement: Disagreement) -> PeriodOfCare | None:
    """The live period of care in which the review was held, its last day included."""
    periods = disagreement.child.periods_of_care.filter(withdrawn_at=None, from_on__lte=disagreement.held_on)
    found = [each for each in periods.order_by("from_on", "pk") if _holds(each, disagreement)]
    return found[-1] if found else None


def _holds(period: PeriodOfCare, disagreement: Disagreement) -> bool:
    return period.until_on is None or disagreement.held_on <= period.until_on


def _data_changed() -> None:
    """Figures are counted anew: what was settled is part of the version of the data."""
    last = last_applied().select_for_update().first()
    if last is not None:
        last.revised += 1
        last.save(update_fields=["revised"])
