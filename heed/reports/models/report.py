"""The report of a year, what was written in its sections, and which sections the council wants. Not its figures."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from heed.access.models import User
from heed.access.retention import About, Retention, kept
from heed.measures.figures import year_label
from heed.post.models import StoredFile
from heed.reports import manuscript

LONGEST_LINE = 200
LONGEST_NAME = 120


class State(models.TextChoices):
    """Whether it can still be written in."""

    DRAFT = "draft", "Draft"
    FINAL = "final", "Final"


@kept(about=About.STAFF, retention=Retention.SERVICE, subject_access=False)
class Report(models.Model):
    """The annual report of the year that ends on 31 March of `year`: for whom, by whom, how far. One for each year.

    `correcting` says why another issue is being made after the first; empty until then.
    """

    year = models.PositiveSmallIntegerField(unique=True)
    body = models.CharField(max_length=LONGEST_LINE, blank=True)  # whom it goes to: the Corporate Parenting Board
    meeting_on = models.DateField(null=True, blank=True)
    author_name = models.CharField(max_length=LONGEST_NAME, blank=True)
    author_role = models.CharField(max_length=LONGEST_NAME, blank=True)
    author_contact = models.CharField(max_length=LONGEST_LINE, blank=True)
    director_name = models.CharField(max_length=LONGEST_NAME, blank=True)
    director_role = models.CharField(max_length=LONGEST_NAME, blank=True)
    director_contact = models.CharField(max_length=LONGEST_LINE, blank=True)
    provisional = models.BooleanField(default=True)
    said_provisional = models.TextField(blank=True)
    fte = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)  # of IROs; None: as they are kept
    logo = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    logo_alt = models.CharField(max_length=LONGEST_LINE, blank=True)
    draft = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=5, choices=State.choices, default=State.DRAFT)
    correcting = models.TextField(blank=True)
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("-year",)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="report_state_known"),
            models.CheckConstraint(condition=Q(draft__gte=1), name="report_draft_from_1"),
            models.CheckConstraint(condition=Q(fte=None) | Q(fte__gt=0), name="report_fte_is_somebody"),
        )

    def __str__(self) -> str:
        return f"annual report {self.label}"

    @property
    def label(self) -> str:
        """The year: "2025-26"."""
        return year_label(self.year)

    @property
    def is_final(self) -> bool:
        """Whether it was issued and is not being corrected."""
        return self.state == State.FINAL

    @property
    def author(self) -> manuscript.Person:
        """Who wrote it, as a paper prints them."""
        return manuscript.Person(self.author_name, self.author_role, self.author_contact)

    @property
    def director(self) -> manuscript.Person:
        """Who answers for it, as a paper prints them."""
        return manuscript.Person(self.director_name, self.director_role, self.director_contact)


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class SectionText(models.Model):
    """What is written in one section, or in one part of a committee's paper, by its code. Blank once it was emptied."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="texts")
    code = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("report", "code")
        constraints = (
            models.UniqueConstraint(fields=("report", "code"), name="section_text_one_of_a_code"),
            models.CheckConstraint(condition=~Q(code=""), name="section_text_has_a_code"),
        )

    def __str__(self) -> str:
        return f"text of {self.code}"


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class ChosenSection(models.Model):
    """A section that the council moved, renamed or switched off. Those without a row follow as they are declared."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="chosen")
    place = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=LONGEST_LINE, blank=True)
    on = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("report", "place", "pk")
        constraints = (
            models.UniqueConstraint(fields=("report", "code"), name="chosen_section_one_of_a_code"),
            models.CheckConstraint(condition=~Q(code=""), name="chosen_section_has_a_code"),
        )

    def __str__(self) -> str:
        return f"section {self.code}"
