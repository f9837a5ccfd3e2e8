"""Which IRO is appointed to a child, and which social worker and team hold the case, each from a day until a day.

A child has one IRO at a time (Children Act 1989, section 25A). Who chose, on what grounds and whether the IRO is
independent comes with allocation; here stands what a roster says.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

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


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class Appointment(Span):
    """That a worker is the IRO of a child."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="appointments")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="appointments")
    history = HistoricalRecords()

    class Meta:
        ordering = ("child", "from_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("child",), condition=Q(until_on=None), name="appointment_one_open_of_a_child"
            ),
            models.CheckConstraint(condition=ENDS_NO_EARLIER, name="appointment_ends_no_earlier"),
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
