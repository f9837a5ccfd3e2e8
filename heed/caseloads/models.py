"""Which IRO is appointed to a child, and which social worker and team hold the case, each from a day until a day.

A child has one IRO at a time (Children Act 1989, section 25A), named to them; a colleague who covers while that one is
away does not become their IRO. Whether somebody may be appointed is `heed.caseloads.independence`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from heed.access.models import User
from heed.access.retention import About, Retention, kept
from heed.children.models import Child
from heed.council.models import Team
from heed.people.models import Worker

ENDS_NO_EARLIER = Q(until_on__gte=F("from_on"))
"""A condition of the database: one that was begun and ended on one day was a mistake put right."""


class Span(models.Model):
    """Something of a child from a day until a day, and where it was read if it was imported."""

    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    source_file = models.CharField(max_length=255, blank=True)
    source_line = models.PositiveIntegerField(null=True, blank=True)
    source_import = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class WhyAppointed(models.TextChoices):
    """Why a child got this IRO. Blank: a roster said so and nobody has said why."""

    FIRST = "first", "The child came into care"
    CAME_BACK = "came_back", "The child came back into care, to the IRO they had before"
    SIBLINGS = "siblings", "So that brothers and sisters have one IRO"
    LEFT = "left", "The IRO before has left the service"
    LONG_AWAY = "long_away", "The IRO before is away for long"
    CONFLICT = "conflict", "The IRO before was not independent of the case"
    CHILD_ASKED = "child_asked", "The child asked for another IRO"
    SHARE = "share", "To share the work"
    OTHER = "other", "Another reason, given in words"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class Appointment(Span):
    """That a worker is the IRO of a child: since when, why, who chose, and when the child was told.

    `independence` is the finding of the check when they were chosen, in words, with what was answered to it; blank where
    a roster said who it is.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="appointments")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="appointments")
    why = models.CharField(max_length=11, choices=WhyAppointed.choices, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    independence = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    child_told_on = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ("child", "from_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("child",), condition=Q(until_on=None), name="appointment_one_open_of_a_child"
            ),
            models.CheckConstraint(condition=ENDS_NO_EARLIER, name="appointment_ends_no_earlier"),
            models.CheckConstraint(condition=Q(why__in=["", *WhyAppointed.values]), name="appointment_why_known"),
        )

    def __str__(self) -> str:
        return f"appointment {self.pk}"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class Allocation(Span):
    """That a social worker, a team, or a social worker of a team holds a child's case."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="allocations")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="allocations")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="allocations")
    history = HistoricalRecords()

    class Meta:
        ordering = ("child", "from_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("child",), condition=Q(until_on=None), name="allocation_one_open_of_a_child"
            ),
            models.CheckConstraint(condition=ENDS_NO_EARLIER, name="allocation_ends_no_earlier"),
            models.CheckConstraint(
                condition=Q(worker__isnull=False) | Q(team__isnull=False), name="allocation_to_somebody"
            ),
        )

    def __str__(self) -> str:
        return f"allocation {self.pk}"


@kept(about=About.STAFF, retention=Retention.SERVICE, subject_access=True)
class Cover(models.Model):
    """That a colleague stands in for an IRO who is away, from a day until a day. The IRO stays who the IRO is."""

    away = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="away")
    covered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="covers")
    from_on = models.DateField()
    until_on = models.DateField()  # the first day on which the IRO is back
    why = models.CharField(max_length=200, blank=True)  # leave, training: never what ails a person
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("from_on", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="cover_ends_no_earlier"),
            models.CheckConstraint(condition=~Q(away=F("covered_by")), name="cover_is_by_another"),
        )

    def __str__(self) -> str:
        return f"cover {self.pk}"
