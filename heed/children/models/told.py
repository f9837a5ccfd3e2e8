"""What somebody told Heed of a child, beside what returns say: the child's own words, and with whom they live.

Not imported. Each row stands from a day on; what was said before stays.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from heed.access.models import User
from heed.access.retention import About, Retention, kept
from heed.children.models.care import Child


class HowTold(models.TextChoices):
    """How the child's words came here."""

    WROTE = "wrote", "Written by the child"
    TOLD = "told", "Told to somebody, who wrote it down with the child"
    SHOWN = "shown", "Shown by pictures, play or signs, and put into words with somebody who knows the child"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class OwnWords(models.Model):
    """How to talk with a child and what matters to them, in their own words. The newest are shown; none is rewritten.

    Each text holds a line for each thing said.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="own_words")
    how_to_talk = models.TextField(blank=True)
    what_matters = models.TextField(blank=True)
    said_on = models.DateField()
    how = models.CharField(max_length=5, choices=HowTold.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")  # who put it into Heed
    at = models.DateTimeField()
    history = HistoricalRecords()

    class Meta:
        ordering = ("child", "-said_on", "-pk")
        verbose_name_plural = "own words"
        constraints = (
            models.CheckConstraint(condition=~Q(how_to_talk="", what_matters=""), name="own_words_say_something"),
            models.CheckConstraint(condition=Q(how__in=HowTold.values), name="own_words_how_known"),
        )

    def __str__(self) -> str:
        return f"own words {self.pk}"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class LivesWith(models.Model):
    """With whom a child lives in care, and the place, in words: the return has a code and a postcode alone.

    `withheld`: where it is may not be told to everybody around the child.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="lives_with")
    who = models.CharField(max_length=120)
    where = models.CharField(max_length=120, blank=True)
    withheld = models.BooleanField(default=False)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("child", "from_on")
        verbose_name_plural = "lives with"
        constraints = (
            models.UniqueConstraint(fields=("child",), condition=Q(until_on=None), name="lives_with_one_open"),
            models.CheckConstraint(condition=~Q(who=""), name="lives_with_somebody"),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="lives_with_ends_no_earlier"),
        )

    def __str__(self) -> str:
        return f"lives with {self.pk}"
