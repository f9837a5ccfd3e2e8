"""The other tables of the return, one model each: what a year's return says of a child. Not what it means.

Columns are named as in `exchange.records`. Codes are the return's; blank or empty is unknown. What the return says is kept
as it says it, faults included, so the database refuses only what nobody can have meant.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from heed.access.retention import About, Retention, kept
from heed.children.models.care import Child, Sourced

FIRST_YEAR = 1990
"""No return is older than the Children Act 1989."""

CODE = 8
"""Characters of the longest code of any list, and some to spare."""


class ReturnRow(Sourced):
    """One row that the return of a collection year has of a child."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="%(class)s_rows")
    year = models.PositiveSmallIntegerField()  # the collection year: 2026 ends on 31 March 2026
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True
        ordering = ("child", "year", "pk")
        constraints = (models.CheckConstraint(condition=Q(year__gte=FIRST_YEAR), name="%(class)s_has_a_year"),)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} in the return of {self.year}"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class Unaccompanied(ReturnRow):
    """UASC: the child is listed as unaccompanied and seeking asylum."""

    ceased_on = models.DateField(null=True, blank=True)

    class Meta(ReturnRow.Meta):
        verbose_name = verbose_name_plural = "unaccompanied"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class Health(ReturnRow):
    """OC2: health, strengths and difficulties, and offending in the year. None is not known."""

    sdq_score = models.IntegerField(null=True, blank=True)
    sdq_reason = models.CharField(max_length=CODE, blank=True)
    convicted = models.BooleanField(null=True, blank=True)
    health_check = models.BooleanField(null=True, blank=True)
    immunisations = models.BooleanField(null=True, blank=True)
    teeth_check = models.BooleanField(null=True, blank=True)
    health_assessment = models.BooleanField(null=True, blank=True)
    substance_misuse = models.BooleanField(null=True, blank=True)
    intervention_received = models.BooleanField(null=True, blank=True)
    intervention_offered = models.BooleanField(null=True, blank=True)

    class Meta(ReturnRow.Meta):
        verbose_name = verbose_name_plural = "health"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class CareLeaver(ReturnRow):
    """OC3: a young person who left care."""

    in_touch = models.CharField(max_length=CODE, blank=True)
    activity = models.CharField(max_length=CODE, blank=True)
    accommodation = models.CharField(max_length=CODE, blank=True)

    class Meta(ReturnRow.Meta):
        verbose_name = "care leaver"


@kept(about=About.CHILD, retention=Retention.ADOPTION, subject_access=False)
class Adoption(ReturnRow):
    """AD1: the adoption of the year. Sealed with the adoption record, and so outside a subject access [G]."""

    decided_on = models.DateField(null=True, blank=True)
    matched_on = models.DateField(null=True, blank=True)
    by_foster_carer = models.BooleanField(null=True, blank=True)
    adopters = models.IntegerField(null=True, blank=True)
    adopters_sex = models.CharField(max_length=CODE, blank=True)
    adopters_status = models.CharField(max_length=CODE, blank=True)

    class Meta(ReturnRow.Meta):
        verbose_name = "adoption"


@kept(about=About.CHILD, retention=Retention.ADOPTION, subject_access=False)
class PlacedForAdoption(ReturnRow):
    """PlacedAdoption: the decision that the child should be placed for adoption, and its reversal if any."""

    decided_on = models.DateField(null=True, blank=True)
    ceased_on = models.DateField(null=True, blank=True)
    reason_ceased = models.CharField(max_length=CODE, blank=True)

    class Meta(ReturnRow.Meta):
        verbose_name = verbose_name_plural = "placed for adoption"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class PreviousPermanence(ReturnRow):
    """PrevPerm: the permanence option that the child had before. `on` is as written: "zz" stands for unknown parts."""

    kind = models.CharField(max_length=CODE, blank=True)
    authority = models.TextField(blank=True)
    on = models.TextField(blank=True)

    class Meta(ReturnRow.Meta):
        verbose_name = verbose_name_plural = "previous permanence"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class Missing(ReturnRow):
    """Missing: a time missing (M) or away without authorisation (A), until a day or still open."""

    kind = models.CharField(max_length=CODE, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta(ReturnRow.Meta):
        verbose_name = verbose_name_plural = "missing"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class SocialWorkerEpisode(ReturnRow):
    """SWEpisodes: which social worker held the case. `worker` is the number that the return gives them."""

    worker = models.TextField(blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=CODE, blank=True)

    class Meta(ReturnRow.Meta):
        verbose_name = "social worker episode"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class Deprivation(ReturnRow):
    """DoLo: an order that deprives the child of liberty."""

    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta(ReturnRow.Meta):
        verbose_name = "deprivation of liberty"
        verbose_name_plural = "deprivations of liberty"
