"""Returns handed in, what was found in them, and which of them the database speaks from. Not what they say of children.

What the database says of a child comes from the active returns, one of each collection year, read together.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Max, Q
from simple_history.models import HistoricalRecords

from heed.access.models import User
from heed.access.retention import About, Retention, kept
from heed.children.models import Child, Sourced
from heed.exchange.records import Outcome, Severity
from heed.exchange.roster import models as _rosters  # noqa: F401 - Django finds the tables of a package by this module
from heed.post.models import StoredFile


class State(models.TextChoices):
    """Where an import stands. A return is only ever applied from READY, after somebody looked at the preview."""

    STAGED = "staged", "Handed in, not looked through yet"
    READY = "ready", "Looked through: waiting for somebody to apply it"
    REFUSED = "refused", "Refused"
    APPLYING = "applying", "Being applied"
    APPLIED = "applied", "Applied"
    REPLACED = "replaced", "Replaced by a later import"
    UNDOING = "undoing", "Being undone"
    UNDONE = "undone", "Undone"
    DISCARDED = "discarded", "Thrown away"


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class Import(models.Model):
    """One hand-in of returns, of one collection year or several. One that is never applied is deleted by `heed tick`.

    `as_at` is the day for which the data of all active returns speak with this one among them (decisions, 18).
    `began_as` numbers the applications in the order in which they began, an undoing that is whole being one; `against` is
    the highest of them that the preview knew of, so that a preview made before another application is known to be stale.
    `revised` counts what was settled since it was applied, each of which changed the data.
    """

    state = models.CharField(max_length=9, choices=State.choices, default=State.STAGED)
    refusal = models.TextField(blank=True)  # the sentence, where refused
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    year_asked = models.PositiveSmallIntegerField(null=True, blank=True)
    as_at_given = models.DateField(null=True, blank=True)
    as_at = models.DateField(null=True, blank=True)
    against = models.PositiveIntegerField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    began_as = models.PositiveIntegerField(null=True, blank=True, unique=True)
    began_at = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)  # when the work was taken up, the last time
    applied_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)
    stopped_why = models.TextField(blank=True)  # the sentence, where applying or undoing stopped part of the way
    revised = models.PositiveIntegerField(default=0)
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_because = models.CharField(max_length=500, blank=True)
    children = models.PositiveIntegerField(default=0)  # in the active returns with this one, held ones left out
    held = models.PositiveIntegerField(default=0)
    faults = models.PositiveIntegerField(default=0)
    failed_checks = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-received_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="import_state_known"),
            models.CheckConstraint(condition=~Q(state=State.REFUSED) | ~Q(refusal=""), name="import_refused_says_why"),
            models.CheckConstraint(
                condition=~Q(state__in=(State.READY, State.APPLYING, State.APPLIED))
                | Q(against__isnull=False, as_at__isnull=False),
                name="import_ready_was_looked_through",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(State.APPLYING, State.APPLIED, State.UNDOING, State.UNDONE))
                | Q(began_as__isnull=False, applied_by__isnull=False),
                name="import_applied_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.APPLIED) | Q(applied_at__isnull=False), name="import_applied_at_a_moment"
            ),
            models.UniqueConstraint(
                fields=("state",),
                condition=Q(state__in=(State.APPLYING, State.UNDOING)),
                name="import_one_applying_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(State.UNDOING, State.UNDONE))
                | Q(undone_by__isnull=False) & ~Q(undone_because=""),
                name="import_undone_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"import {self.pk}"


def applications_begun() -> int:
    """How many applications have begun, whole undoings among them: the version of the data that a preview is made against."""
    return int(Import.objects.aggregate(most=Max("began_as"))["most"] or 0)


def last_applied() -> models.QuerySet[Import]:
    """The import applied last, if any, until it is wholly undone. Its checks are over every active return."""
    return Import.objects.filter(state__in=(State.APPLIED, State.UNDOING)).order_by("-began_as")[:1]


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class ImportedReturn(models.Model):
    """One return of an import. `label` is what it was called when handed in; its year is known once looked through.

    Of the returns of one collection year at most one is active: the database speaks from it.
    """

    of = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="returns")
    label = models.CharField(max_length=255)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    named_year = models.PositiveSmallIntegerField(null=True, blank=True)  # where whoever handed it in named it
    active = models.BooleanField(default=False)
    notes = models.TextField(blank=True)  # a sentence a line

    class Meta:
        ordering = ("of", "year", "pk")
        constraints = (
            models.UniqueConstraint(fields=("year",), condition=Q(active=True), name="return_one_active_of_a_year"),
            models.UniqueConstraint(fields=("of", "year"), name="return_one_of_a_year_in_an_import"),
            models.CheckConstraint(condition=Q(active=False) | Q(year__isnull=False), name="return_active_has_a_year"),
        )

    def __str__(self) -> str:
        return f"return {self.pk}"


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class ImportedFile(models.Model):
    """One file of a return: its name, its bytes, and once looked through the table it is (blank where it is none)."""

    of = models.ForeignKey(ImportedReturn, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=255)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=40, blank=True)
    place = models.PositiveSmallIntegerField(default=0)  # of the table among those of its return
    rows = models.PositiveIntegerField(default=0)
    read = models.BooleanField(default=False)

    class Meta:
        ordering = ("of", "place", "name")
        constraints = (models.UniqueConstraint(fields=("of", "name"), name="file_once_in_a_return"),)

    def __str__(self) -> str:
        return f"file {self.pk} of a return"


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class ImportedTable(models.Model):
    """One table that was found in a return, once looked through. A file may hold several. `file` is called by its year."""

    of = models.ForeignKey(ImportedReturn, on_delete=models.PROTECT, related_name="tables")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)
    file = models.CharField(max_length=300)
    rows = models.PositiveIntegerField()
    read = models.BooleanField()

    class Meta:
        ordering = ("of", "place")
        constraints = (models.UniqueConstraint(fields=("of", "place"), name="table_in_one_place"),)

    def __str__(self) -> str:
        return f"table {self.pk} of a return"


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class CheckDone(models.Model):
    """What one check found over the active returns with this import among them."""

    of = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="checks")
    place = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=20)
    outcome = models.CharField(max_length=13, choices=[(each.value, each.value) for each in Outcome])
    rows = models.PositiveIntegerField()
    why = models.TextField(blank=True)
    says = models.TextField(blank=True)

    class Meta:
        ordering = ("of", "place")
        verbose_name_plural = "checks done"
        constraints = (
            models.UniqueConstraint(fields=("of", "place"), name="check_done_in_one_place"),
            models.CheckConstraint(
                condition=Q(outcome__in=[each.value for each in Outcome]), name="check_done_outcome_known"
            ),
        )

    def __str__(self) -> str:
        return f"check {self.code}: {self.outcome}"


@kept(about=About.CHILD, retention=Retention.WORKING, subject_access=True)
class FaultFound(models.Model):
    """One faulty row that a check found. Kept while the import is the newest applied; then `heed tick` deletes it."""

    check_done = models.ForeignKey(CheckDone, on_delete=models.PROTECT, related_name="faults")
    place = models.PositiveIntegerField()
    severity = models.CharField(max_length=5, choices=[(each.value, each.value) for each in Severity])
    file = models.CharField(max_length=300)
    line = models.PositiveIntegerField()
    number = models.CharField(max_length=40, blank=True)  # the child's in the return; blank where the row has none
    sentence = models.TextField()

    class Meta:
        ordering = ("check_done", "place")
        verbose_name_plural = "faults found"
        constraints = (
            models.UniqueConstraint(fields=("check_done", "place"), name="fault_found_in_one_place"),
            models.CheckConstraint(
                condition=Q(severity__in=[each.value for each in Severity]), name="fault_found_severity_known"
            ),
        )

    def __str__(self) -> str:
        return f"fault {self.pk}"


@kept(about=About.CHILD, retention=Retention.WORKING, subject_access=True)
class RepairMade(models.Model):
    """One repair made to the active returns with this import among them. Kept as faults found are."""

    of = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="repairs")
    place = models.PositiveIntegerField()
    code = models.CharField(max_length=20)
    number = models.CharField(max_length=40)
    file = models.CharField(max_length=300)
    line = models.PositiveIntegerField()
    sentence = models.TextField()

    class Meta:
        ordering = ("of", "place")
        verbose_name_plural = "repairs made"
        constraints = (models.UniqueConstraint(fields=("of", "place"), name="repair_made_in_one_place"),)

    def __str__(self) -> str:
        return f"repair {self.pk}"


class Does(models.TextChoices):
    """What an import does to a child."""

    NEW = "new", "Is new"
    CHANGED = "changed", "Changes"
    MOVED = "moved", "Says the same, in another place of the files"
    WITHDRAWN = "withdrawn", "Is in no return any more"
    HELD = "held", "Is held back"
    DIFFERS = "differs", "Differs from what is kept here"


@kept(about=About.CHILD, retention=Retention.WORKING, subject_access=True)
class ChildLine(models.Model):
    """What an import would do to one child, and when it did it. A child to whom it does nothing has no line."""

    of = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="lines")
    number = models.CharField(max_length=40)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    does = models.CharField(max_length=9, choices=Does.choices)
    why = models.TextField(blank=True)  # the sentence, where held back
    person = models.BooleanField(default=False)  # what is said of the person or the child changes
    episodes_added = models.PositiveSmallIntegerField(default=0)
    episodes_changed = models.PositiveSmallIntegerField(default=0)
    episodes_withdrawn = models.PositiveSmallIntegerField(default=0)
    reviews_added = models.PositiveSmallIntegerField(default=0)
    reviews_changed = models.PositiveSmallIntegerField(default=0)
    reviews_withdrawn = models.PositiveSmallIntegerField(default=0)
    others_added = models.PositiveSmallIntegerField(default=0)  # rows of the return's other tables
    others_changed = models.PositiveSmallIntegerField(default=0)
    others_withdrawn = models.PositiveSmallIntegerField(default=0)
    differing = models.PositiveSmallIntegerField(default=0)  # differences that it opens
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("of", "number")
        constraints = (
            models.UniqueConstraint(fields=("of", "number"), name="child_line_once_in_an_import"),
            models.CheckConstraint(condition=Q(does__in=Does.values), name="child_line_does_known"),
            models.CheckConstraint(condition=~Q(does=Does.HELD) | ~Q(why=""), name="child_line_held_says_why"),
        )
        indexes = (models.Index(fields=("of", "done_at"), name="child_line_done"),)

    def __str__(self) -> str:
        return f"line {self.pk}"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class CarriedIn(Sourced):
    """That the active return of a collection year carries the child: its row of the Header."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="carried_in")
    year = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("child", "year")
        verbose_name_plural = "carried in"
        constraints = (models.UniqueConstraint(fields=("child", "year"), name="carried_in_once_a_year"),)

    def __str__(self) -> str:
        return f"carried in {self.year}"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class HeldBack(models.Model):
    """A child whom the active returns carry with a fault that keeps them out of every figure, until it is mended.

    Known by number: there may be no record of the child. A record that there is stays as it was before the fault.
    """

    number = models.CharField(max_length=40, unique=True)
    why = models.TextField()
    by_import = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("number",)
        verbose_name_plural = "held back"
        constraints = (models.CheckConstraint(condition=~Q(why=""), name="held_back_says_why"),)

    def __str__(self) -> str:
        return f"held back {self.pk}"


class Differs(models.TextChoices):
    """How a return differs from a fact that Heed owns."""

    ADDED = "added", "The return has it, and it is not here"
    MISSING = "missing", "It is here, and the return does not have it"
    CHANGED = "changed", "The return says something else"


class Settled(models.TextChoices):
    """What became of a disagreement."""

    OPEN = "open", "To be settled"
    OURS = "ours", "Settled: what is kept here stands"
    THEIRS = "theirs", "Settled: what the return says was taken"
    GONE = "gone", "The return no longer says so"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class Disagreement(models.Model):
    """That a return differs from a review which Heed owns, and who settled that and how (decisions, 3).

    An import opens it and changes nothing. `ours` and `theirs` are the codes. Whoever may apply imports settles it. One
    where ours stands is not opened again while the return says the same.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="disagreements")
    held_on = models.DateField()
    differs = models.CharField(max_length=7, choices=Differs.choices)
    ours = models.CharField(max_length=3, blank=True)
    theirs = models.CharField(max_length=3, blank=True)
    theirs_unknown = models.CharField(max_length=100, blank=True)  # why the return's code is not known
    source_file = models.CharField(max_length=255, blank=True)
    source_line = models.PositiveIntegerField(null=True, blank=True)
    opened_by = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="disagreements")
    opened_at = models.DateTimeField()
    state = models.CharField(max_length=6, choices=Settled.choices, default=Settled.OPEN)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("child", "held_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("child", "held_on"), condition=Q(state=Settled.OPEN), name="disagreement_one_open_of_a_day"
            ),
            models.CheckConstraint(condition=Q(differs__in=Differs.values), name="disagreement_differs_known"),
            models.CheckConstraint(condition=Q(state__in=Settled.values), name="disagreement_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=(Settled.OURS, Settled.THEIRS))
                | Q(settled_by__isnull=False, settled_at__isnull=False) & ~Q(because=""),
                name="disagreement_settled_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"disagreement {self.pk}"
