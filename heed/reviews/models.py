"""The review of a child's case: what was held, what is asked for next, what is planned, and why one was late.

When one is due is law (`heed.law`), worked out in `heed.facts`; here it is kept, so that lists can be made of it.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from heed.access.models import User
from heed.access.retention import About, Retention, kept
from heed.children.models import Child, PeriodOfCare, Sourced
from heed.council.models import ListItem
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


class DueQuerySet(models.QuerySet["Due"]):
    """The filters on what is due that every package uses."""

    def visible_to(self, user: User) -> Self:
        """Those of the children whom this user may see now."""
        return self.filter(child__in=Child.objects.visible_to(user))


@kept(about=About.CHILD, retention=Retention.WORKING, subject_access=True)
class Due(models.Model):
    """The review that the law asks for next of a child in care: worked out by `heed.facts.due`, never typed.

    One row for each child who is in care by what is loaded. `latest_on` is the last lawful day, None where it cannot be
    told (`unknown` says why); the sentence that explains it is made from `rule` and `counted_from`. `lapses_on` is the 18th
    birthday where that comes before or on the day: then no review is asked for after all. `number` is the place of the
    review on its track, None where the reviews before lie outside what is loaded.
    """

    child = models.OneToOneField(Child, on_delete=models.PROTECT, related_name="due")
    track = models.CharField(max_length=12)  # heed.law.deadlines.Track
    since_on = models.DateField()  # when the track began
    sequence = models.CharField(max_length=6, blank=True)  # first, second, later; blank where it cannot be told
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    held = models.PositiveSmallIntegerField(default=0)  # reviews known to have been held on the track
    previous_on = models.DateField(null=True, blank=True)
    rule = models.CharField(max_length=40, blank=True)
    counted_from = models.DateField(null=True, blank=True)
    latest_on = models.DateField(null=True, blank=True, db_index=True)
    unknown = models.CharField(max_length=200, blank=True)
    interpreted = models.BooleanField(default=False)
    local_on = models.DateField(null=True, blank=True)  # the council's own standard, beside the law
    plan_by = models.DateField(null=True, blank=True)  # the working day on or before the earlier of the two
    lapses_on = models.DateField(null=True, blank=True)

    objects = DueQuerySet.as_manager()

    class Meta:
        ordering = ("latest_on", "child")
        verbose_name_plural = "due"
        constraints = (
            models.CheckConstraint(
                condition=Q(latest_on=None) & ~Q(unknown="") | Q(latest_on__isnull=False, unknown=""),
                name="due_day_or_why_unknown",
            ),
        )

    def __str__(self) -> str:
        return f"due {self.pk}"


class Mode(models.TextChoices):
    """How people meet. Blank: not decided yet."""

    FACE_TO_FACE = "face", "Face to face"
    HYBRID = "hybrid", "Some in the room, some by video"
    VIRTUAL = "virtual", "By video"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class PlannedReview(models.Model):
    """The day on which the next review is planned. It never moves the day by which the law wants it.

    `after_on` is the day of the review before (None: it is the first), so that a plan is spent when the review is held.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="planned_reviews")
    after_on = models.DateField(null=True, blank=True)
    planned_on = models.DateField(db_index=True)
    at = models.TimeField(null=True, blank=True)  # on clocks in England
    place = models.CharField(max_length=200, blank=True)
    mode = models.CharField(max_length=7, choices=Mode.choices, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)  # held, or asked for no longer
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("planned_on", "at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("child",), condition=Q(closed_at=None), name="planned_review_one_open"),
            models.CheckConstraint(condition=Q(mode__in=["", *Mode.values]), name="planned_review_mode_known"),
        )

    def __str__(self) -> str:
        return f"planned review {self.pk}"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class LateExplained(models.Model):
    """Why a review was or will be late, and what that does to the child. It never changes that it is late."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="late_explained")
    latest_on = models.DateField()  # which review: the last lawful day it was asked for by
    reason = models.ForeignKey(ListItem, on_delete=models.PROTECT, related_name="+")  # of LATE_REVIEW_REASONS
    effect = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "late explained"
        constraints = (
            models.UniqueConstraint(fields=("child", "latest_on"), name="late_explained_once"),
            models.CheckConstraint(condition=~Q(effect=""), name="late_explained_says_the_effect"),
        )

    def __str__(self) -> str:
        return f"late explained {self.pk}"
