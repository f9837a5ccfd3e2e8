"""Children in care: periods of care and episodes as the case system has them; who may see whom (decisions, 1 and 3).

Not the person (`people.Person`): a child is a role of one. Names are never in a URL, a title or `str()`.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from simple_history.models import HistoricalRecords

from heed.access import clock
from heed.access.models import User
from heed.access.retention import About, Retention, kept
from heed.access.spans import open_on
from heed.council.models import Team
from heed.people.models import Identifier, Name, NameKind, Person, Scheme

if TYPE_CHECKING:
    from datetime import datetime


ENDS_NO_EARLIER = Q(until_on__gte=F("from_on"))
"""A condition of the database on spans of care. Care of less than a day, which returns have, is an empty span."""


class ChildQuerySet(models.QuerySet["Child"]):
    """The filters on children that every package uses."""

    def visible_to(self, user: User) -> Self:
        """The children this user may see now: open grants, or a role whose scope is the service, less restricted ones.

        One query whatever the number of children. A person without a live login or a role sees none.
        """
        if not user.roles:
            return self.none()
        now = clock.now()
        seen = self if user.sees_the_service else self.filter(Exists(_open_grants(user, now)))
        return seen.exclude(pk__in=_kept_from(user))

    def with_number(self) -> Self:
        """Annotates `number`: the case system's number now open with the child, None where there is none."""
        open_numbers = Identifier.objects.filter(person=OuterRef("person"), scheme=Scheme.LOCAL, until_on=None)
        newest = open_numbers.order_by(F("from_on").desc(nulls_last=True), "-pk").values("value")[:1]
        return self.annotate(number=Subquery(newest))

    def with_identity(self) -> Self:
        """Annotates `number`, and `given` and `family` of the name they use now; None where there is none."""
        names = Name.objects.filter(person=OuterRef("person"), kind=NameKind.USED, until_on=None).order_by("-pk")
        return self.with_number().annotate(
            given=Subquery(names.values("given")[:1]), family=Subquery(names.values("family")[:1])
        )

    def numbered(self, number: str) -> Self:
        """The child with whom this case-system number is open: one or none."""
        given = Identifier.objects.filter(scheme=Scheme.LOCAL, value=number, until_on=None)
        return self.filter(person__in=given.values("person"))


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class Child(models.Model):
    """A person in their role of a child in care. `key` stands in URLs; the record knows the child by `pk`.

    `upn` is what the return says, with its faults: two children with one number, or a word for why there is none.
    A number that somebody vouches for is an `Identifier`.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="child")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    uasc = models.BooleanField(null=True, blank=True)  # unaccompanied asylum-seeking; None: not said
    upn = models.TextField(blank=True)  # as the return writes it: the number, or UN1 to UN5 for why there is none
    mother = models.BooleanField(null=True, blank=True)  # whether she is one; None: not said
    mothers_child_born_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()
    objects = ChildQuerySet.as_manager()
    number: str | None  # there only after `with_number`
    given: str | None  # and these after `with_identity`
    family: str | None

    class Meta:
        verbose_name_plural = "children"

    def __str__(self) -> str:
        return f"child {self.key}"

    @property
    def child_keys(self) -> frozenset[int]:
        """The child itself, for the audit entry."""
        return frozenset({self.pk})


class Sourced(models.Model):
    """Where an imported row was read. `source_import` is the import's own number as text: imports are known only above.

    A row that its source no longer carries is withdrawn, never deleted; `live` leaves it out.
    """

    source_file = models.CharField(max_length=255, blank=True)
    source_line = models.PositiveIntegerField(null=True, blank=True)
    source_import = models.CharField(max_length=64, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class PeriodOfCare(Sourced):
    """From the day a child came into care to the day care ceased (that day not included), or open.

    Two live periods of one child never overlap: the database refuses it.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="periods_of_care")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    reason_ceased = models.CharField(max_length=3, blank=True)  # the return's code; blank is unknown
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("child", "from_on")
        verbose_name_plural = "periods of care"
        constraints = (
            models.CheckConstraint(condition=ENDS_NO_EARLIER, name="period_ends_no_earlier"),
            models.UniqueConstraint(
                fields=("child",), condition=Q(until_on=None, withdrawn_at=None), name="period_one_open_of_a_child"
            ),
        )

    def __str__(self) -> str:
        return f"period of care from {self.from_on}"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class Episode(Sourced):
    """A stretch of a period of care with one legal status and one placement. Codes are the return's; blank is unknown.

    Two live episodes of one period never overlap: the database refuses it.
    """

    period = models.ForeignKey(PeriodOfCare, on_delete=models.PROTECT, related_name="episodes")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    reason_new = models.CharField(max_length=3, blank=True)
    legal_status = models.CharField(max_length=3, blank=True)
    need = models.CharField(max_length=3, blank=True)
    placement = models.CharField(max_length=3, blank=True)
    provider = models.CharField(max_length=3, blank=True)
    reason_ceased = models.CharField(max_length=3, blank=True)
    reason_place_change = models.CharField(max_length=6, blank=True)
    home_postcode = models.TextField(blank=True)  # postcodes and the home's number as written: they have no list
    placement_postcode = models.TextField(blank=True)
    urn = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("period", "from_on")
        constraints = (
            models.CheckConstraint(condition=ENDS_NO_EARLIER, name="episode_ends_no_earlier"),
            models.UniqueConstraint(
                fields=("period",), condition=Q(until_on=None, withdrawn_at=None), name="episode_one_open_of_a_period"
            ),
        )

    def __str__(self) -> str:
        return f"episode from {self.from_on}"

    @property
    def child_keys(self) -> frozenset[int]:
        """The child, for the audit entry."""
        return frozenset({self.period.child_id})


class Why(models.TextChoices):
    """Why a grant was opened. Those that nobody gave are reviewed by the record's owner."""

    APPOINTED = "appointed", "Appointed as the child's IRO"
    ALLOCATED = "allocated", "Holds the child's case"
    COVERS = "covers", "Covers for a colleague"
    DISPUTE = "dispute", "Answers a dispute"
    AUDIT = "audit", "Child is in an audit sample"
    BROKE_GLASS = "broke_glass", "Opened by the person themselves, with a reason"
    OTHER = "other", "Another reason, given in words"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class Grant(models.Model):
    """That a user, or everyone in a team, may see a child from a moment until a moment: the one thing sight reads."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="grants")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="grants")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="grants")
    why = models.CharField(max_length=12, choices=Why.choices)
    source = models.CharField(max_length=500)  # what opened it, in words or as package.Model:number
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(user=None, team__isnull=False) | Q(team=None, user__isnull=False),
                name="grant_to_a_user_or_a_team",
            ),
            models.CheckConstraint(condition=Q(until_at__gte=F("from_at")), name="grant_ends_after_it_began"),
            models.CheckConstraint(condition=Q(why__in=Why.values) & ~Q(source=""), name="grant_says_why"),
            models.CheckConstraint(
                condition=~Q(why=Why.BROKE_GLASS) | Q(until_at__isnull=False, user=F("by")),
                name="grant_broken_glass_ends_and_is_ones_own",
            ),
        )
        indexes = (models.Index(fields=("child", "user", "until_at"), name="grant_child_user"),)

    def __str__(self) -> str:
        return f"grant {self.pk}"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class Restricted(models.Model):
    """That only the users named may see a child, whatever grants or roles say. At most one is open for a child."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="restrictions")
    why = models.CharField(max_length=500)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    lifted_because = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "restricted"
        constraints = (
            models.UniqueConstraint(fields=("child",), condition=Q(until_at=None), name="restricted_once_at_a_time"),
            models.CheckConstraint(condition=Q(until_at__gte=F("from_at")), name="restricted_ends_after_it_began"),
            models.CheckConstraint(condition=~Q(why=""), name="restricted_says_why"),
        )

    def __str__(self) -> str:
        return f"restriction {self.pk}"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class Named(models.Model):
    """That a user is named on a restriction. Who was named before stands in the versions."""

    restricted = models.ForeignKey(Restricted, on_delete=models.PROTECT, related_name="named")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "named"
        constraints = (models.UniqueConstraint(fields=("restricted", "user"), name="named_once"),)

    def __str__(self) -> str:
        return f"named {self.pk}"

    @property
    def child_keys(self) -> frozenset[int]:
        """The child, for the audit entry."""
        return frozenset({self.restricted.child_id})


def _open_grants(user: User, now: datetime) -> models.QuerySet[Grant]:
    """Grants open now to this user, or to the team of their worker."""
    day = clock.day_of(now)
    in_team = Q(team__workers__user=user) & open_on(day, "team__") & open_on(day, "team__workers__")
    held = Q(user=user) | in_team
    until = Q(until_at=None) | Q(until_at__gt=now)
    return Grant.objects.filter(held, until, child=OuterRef("pk"), from_at__lte=now)


def _kept_from(user: User) -> models.QuerySet[Restricted, Any]:
    """The children whose records are restricted to others than this user. Asks nothing of the row around it."""
    named = Named.objects.filter(user=user).values("restricted")
    return Restricted.objects.filter(until_at=None).exclude(pk__in=named).values("child")
