"""A roster that was handed in: its file, the day from which it counts, and what became of it. Not what it says."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from heed.access.models import User
from heed.access.retention import About, Retention, kept
from heed.post.models import StoredFile


class RosterState(models.TextChoices):
    """Where a roster stands. It is only ever applied from READY, after somebody looked at what it would change."""

    READY = "ready", "Looked through: waiting for somebody to apply it"
    APPLYING = "applying", "Being applied"
    APPLIED = "applied", "Applied"
    DISCARDED = "discarded", "Thrown away"


class RosterQuerySet(models.QuerySet["RosterHandedIn"]):
    """The filters on rosters."""

    def applied(self) -> Self:
        """Those that were applied, the newest first."""
        return self.filter(state=RosterState.APPLIED).order_by("-applied_at", "-pk")


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class RosterHandedIn(models.Model):
    """One roster. `from_on` is the day from which its names, appointments and allocations count."""

    state = models.CharField(max_length=9, choices=RosterState.choices, default=RosterState.READY)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    from_on = models.DateField()
    name = models.CharField(max_length=255)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    children = models.PositiveIntegerField(default=0)  # rows
    changed = models.PositiveIntegerField(default=0)  # children to whom it did something
    applied_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)
    stopped_why = models.TextField(blank=True)

    objects = RosterQuerySet.as_manager()

    class Meta:
        ordering = ("-received_at", "-pk")
        verbose_name_plural = "rosters handed in"
        constraints = (models.CheckConstraint(condition=Q(state__in=RosterState.values), name="roster_state_known"),)

    def __str__(self) -> str:
        return f"roster {self.pk}"
