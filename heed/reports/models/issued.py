"""A report as it was given out: the files, and what they were made of. Written once; a correction is another issue."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heed.access.models import User
from heed.access.retention import About, Retention, kept
from heed.post.models import StoredFile
from heed.reports.document import Audience, Edition
from heed.reports.models.report import Report

EDITIONS = [(each.value, each.value) for each in Edition]
AUDIENCES = [(each.value, each.value) for each in Audience]


class Format(models.TextChoices):
    """The formats that a report is given out in: the names by which `heed.reports.formats` makes them."""

    HTML = "html", "Web page"
    WORD = "docx", "Word"
    PDF = "pdf", "PDF"
    TEXT = "txt", "Plain text"


@kept(about=About.STAFF, retention=Retention.SERVICE, subject_access=False)
class Issue(models.Model):
    """One issue of a report. `inputs` is the file of words, figures, definitions and settings that it is rebuilt from.

    The first has no `reason`; each later one says what it corrects.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="issues")
    number = models.PositiveSmallIntegerField()
    reason = models.TextField(blank=True)
    draft = models.PositiveSmallIntegerField()  # the draft that became it
    made_on = models.DateField()  # the day that its files carry as theirs
    heed_version = models.CharField(max_length=40)
    inputs = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("report", "-number")
        constraints = (
            models.UniqueConstraint(fields=("report", "number"), name="issue_one_of_a_number"),
            models.CheckConstraint(condition=Q(number=1) | Q(number__gt=1) & ~Q(reason=""), name="issue_says_why"),
        )

    def __str__(self) -> str:
        return f"issue {self.number} of report {self.report_id}"


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class IssuedFile(models.Model):
    """One file of an issue: an edition in a format, with the numbers that its audience may read."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="files")
    edition = models.CharField(max_length=12, choices=EDITIONS)
    audience = models.CharField(max_length=8, choices=AUDIENCES)
    format = models.CharField(max_length=4, choices=Format.choices)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("issue", "edition", "audience", "format")
        constraints = (
            models.UniqueConstraint(fields=("issue", "edition", "audience", "format"), name="issued_file_once"),
            models.CheckConstraint(
                condition=Q(
                    edition__in=[e.value for e in Edition],
                    audience__in=[a.value for a in Audience],
                    format__in=Format.values,
                ),
                name="issued_file_kind_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.edition}, {self.audience}, {self.format}"
