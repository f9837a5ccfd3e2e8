"""What others say to a report before it is final: approvals, comments, and findings of the proof-reader set aside."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from heed.access.models import User
from heed.access.retention import About, Retention, kept
from heed.reports import manuscript
from heed.reports.models.report import LONGEST_LINE, LONGEST_NAME, Report
from heed.reports.models.rows import Row


@kept(about=About.STAFF, retention=Retention.SERVICE, subject_access=False)
class Approval(Row):
    """A body or person whose approval the report needs; and who gave it, once it is given.

    It was given for one `draft` with these `words` and `figures` (digests): whether it still stands is asked of
    `heed.reports.standing`. Blank while it is missing.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="approvals")
    body = models.CharField(max_length=LONGEST_LINE)
    approved_by = models.CharField(max_length=LONGEST_NAME, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    draft = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.CharField(max_length=64, blank=True)
    figures = models.CharField(max_length=64, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    history = HistoricalRecords()

    class Meta:
        ordering = ("report", "place", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(body=""), name="approval_is_somebody_s"),
            models.CheckConstraint(
                condition=Q(approved_on=None, draft=None, approved_by="", words="", recorded_by=None)
                | Q(approved_on__isnull=False, draft__isnull=False, recorded_by__isnull=False)
                & ~Q(approved_by="")
                & ~Q(words=""),
                name="approval_is_whole",
            ),
        )

    def __str__(self) -> str:
        return f"approval {self.pk}"

    @property
    def told(self) -> manuscript.Approval:
        """As the manuscript has it, whatever has become of the words since."""
        return manuscript.Approval(self.body, self.approved_by, self.approved_on)


@kept(about=About.STAFF, retention=Retention.SERVICE, subject_access=True)
class Comment(models.Model):
    """What somebody said to a section of a draft, or to the whole where `code` is blank; and the answer, once there is one."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="comments")
    code = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    draft = models.PositiveSmallIntegerField()  # what the person had read
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("report", "code", "at", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None, answered_at=None)
                | ~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False),
                name="comment_answer_is_whole",
            ),
        )

    def __str__(self) -> str:
        return f"comment {self.pk}"

    @property
    def is_answered(self) -> bool:
        """Whether somebody has answered it."""
        return self.answered_at is not None


@kept(about=About.STAFF, retention=Retention.SERVICE, subject_access=False)
class SetAside(models.Model):
    """A finding of the proof-reader that somebody looked at and let stand, with the reason. `key` is the finding's own."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="set_aside")
    key = models.CharField(max_length=LONGEST_LINE)
    reason = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("report", "key")
        verbose_name_plural = "set aside"
        constraints = (
            models.UniqueConstraint(fields=("report", "key"), name="set_aside_once"),
            models.CheckConstraint(condition=~Q(key="") & ~Q(reason=""), name="set_aside_with_a_reason"),
        )

    def __str__(self) -> str:
        return f"set aside {self.pk}"
