"""What a report lists: key messages, last year's recommendations, this year's, and risks. In the order of `place`."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from heed.access.retention import About, Retention, kept
from heed.reports import manuscript
from heed.reports.document import Tone
from heed.reports.models.report import LONGEST_LINE, LONGEST_NAME, Report

TONES = [(each.value, each.value) for each in Tone]
PROGRESS = [(each.value, each.value) for each in manuscript.Progress]
WHOSE = [(each.value, each.value) for each in manuscript.Whose]


class Row(models.Model):
    """One of a list in a report. Each kind has a `report` of its own."""

    report: models.ForeignKey[Report, Report]
    report_id: int
    place = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class KeyMessage(Row):
    """One thing that the board needs to know."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="messages")
    tone = models.CharField(max_length=20, choices=TONES)
    title = models.CharField(max_length=LONGEST_LINE)
    text = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ("report", "place", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="key_message_has_a_title"),
            models.CheckConstraint(condition=Q(tone__in=[t.value for t in Tone]), name="key_message_tone_known"),
        )

    def __str__(self) -> str:
        return f"key message {self.pk}"

    @property
    def told(self) -> manuscript.KeyMessage:
        """As the manuscript has it."""
        return manuscript.KeyMessage(Tone(self.tone), self.title, self.text)


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class Promise(Row):
    """A recommendation of last year's report and what came of it. Progress is blank until somebody says."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="promises")
    text = models.TextField()
    progress = models.CharField(max_length=12, choices=PROGRESS, blank=True)
    what_happened = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ("report", "place", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="promise_says_what"),
            models.CheckConstraint(
                condition=Q(progress__in=["", *(p.value for p in manuscript.Progress)]), name="promise_progress_known"
            ),
        )

    def __str__(self) -> str:
        return f"promise {self.pk}"

    @property
    def told(self) -> manuscript.Promise:
        """As the manuscript has it."""
        progress = manuscript.Progress(self.progress) if self.progress else None
        return manuscript.Promise(self.text, progress, self.what_happened, self.evidence)


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class Recommendation(Row):
    """What is to be done next year: by whom, by when, and how it will be seen that it worked."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="recommendations")
    text = models.TextField()
    owner = models.CharField(max_length=LONGEST_NAME, blank=True)
    by_when = models.DateField(null=True, blank=True)
    success = models.TextField(blank=True)
    whose = models.CharField(max_length=20, choices=WHOSE, default=manuscript.Whose.SERVICE.value)
    history = HistoricalRecords()

    class Meta:
        ordering = ("report", "place", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="recommendation_says_what"),
            models.CheckConstraint(
                condition=Q(whose__in=[w.value for w in manuscript.Whose]), name="recommendation_whose_known"
            ),
        )

    def __str__(self) -> str:
        return f"recommendation {self.pk}"

    @property
    def told(self) -> manuscript.Recommendation:
        """As the manuscript has it."""
        whose = manuscript.Whose(self.whose)
        return manuscript.Recommendation(self.text, self.owner, self.by_when, self.success, whose)


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class Risk(Row):
    """A risk as a committee's matrix has it: likelihood A to D, impact I to IV."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="risks")
    title = models.CharField(max_length=LONGEST_LINE)
    description = models.TextField(blank=True)
    action = models.TextField(blank=True)
    likelihood = models.CharField(max_length=1, choices=list(manuscript.LIKELIHOODS.items()))
    impact = models.CharField(max_length=3, choices=list(manuscript.IMPACTS.items()))
    history = HistoricalRecords()

    class Meta:
        ordering = ("report", "place", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="risk_has_a_title"),
            models.CheckConstraint(
                condition=Q(likelihood__in=list(manuscript.LIKELIHOODS), impact__in=list(manuscript.IMPACTS)),
                name="risk_is_in_the_matrix",
            ),
        )

    def __str__(self) -> str:
        return f"risk {self.pk}"

    @property
    def told(self) -> manuscript.Risk:
        """As the manuscript has it."""
        return manuscript.Risk(self.title, self.description, self.action, self.likelihood, self.impact)
