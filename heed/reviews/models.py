"""The review of a child's case: so far, what an import says was held. Not when one is due: that is `heed.law`."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from heed.access.models import User
from heed.access.retention import About, Retention, kept
from heed.children.models import Child, PeriodOfCare, Sourced
from heed.council.settings import HELD_ON_IS, Settings


class ReviewQuerySet(models.QuerySet["Review"]):
    """The filters on reviews that every package uses."""

    def live(self) -> Self:
        """Those that their source still carries."""
        return self.filter(withdrawn_at=None)

    def visible_to(self, user: User) -> Self:
        """Those of the children whom this user may see now."""
        return self.filter(child__in=Child.objects.visible_to(user))

    def with_held_on(self, settings: Settings) -> Self:
        """Annotates `held_on` as `held_on` below works it out, so that a query may order and filter by it."""
        return self.annotate(held_on=F(settings[HELD_ON_IS]))


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class Review(Sourced):
    """A review that began on a day and was completed on that or a later one; not completed where that is blank.

    Which of the two is the day it was held is one council setting: ask `held_on`.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="reviews")
    period = models.ForeignKey(PeriodOfCare, on_delete=models.PROTECT, null=True, blank=True, related_name="reviews")
    begun_on = models.DateField()
    completed_on = models.DateField(null=True, blank=True)
    participation_code = models.CharField(max_length=3, blank=True)  # the return's code; blank is unknown
    participation_unknown = models.CharField(max_length=100, blank=True)  # why it is unknown, where a return says
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()
    objects = ReviewQuerySet.as_manager()
    held_on: date | None  # there only after `with_held_on`

    class Meta:
        ordering = ("child", "begun_on")
        constraints = (
            models.CheckConstraint(condition=Q(completed_on__gte=F("begun_on")), name="review_completed_after_begun"),
            models.CheckConstraint(
                condition=Q(participation_code="") | Q(participation_unknown=""), name="review_code_or_why_unknown"
            ),
            models.UniqueConstraint(
                fields=("child", "completed_on"), condition=Q(withdrawn_at=None), name="review_one_completed_on_a_day"
            ),
            models.UniqueConstraint(
                fields=("child", "begun_on"), condition=Q(withdrawn_at=None), name="review_one_begun_on_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"review {self.pk}"


def held_on(review: Review, settings: Settings) -> date | None:
    """The day the review was held, None while it was not: the one place that says which of its days that is.

    Interpretation: the regulations do not say which day counts for a review in parts; the council's setting does
    (decisions, 20). The law, figures, the next date and the return all read it here or through `with_held_on`.
    """
    return review.begun_on if settings[HELD_ON_IS] == "begun_on" else review.completed_on
