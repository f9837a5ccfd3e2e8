"""Who signs in, which roles they hold, and the record of who did and saw what. Persons and workers are `people`.

Users are never deleted: the record names them. Entries and seals are never changed: triggers in the database
refuse it (`heed.access.triggers`), whatever asks.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from heed.access import clock
from heed.access.permissions import PSEUDONYMISED, ROLE_NAMES, SERVICE_WIDE, Permission, Role, permissions_of
from heed.access.retention import About, Retention, kept
from heed.access.spans import open_on


@kept(about=About.STAFF, retention=Retention.SERVICE, subject_access=True)
class User(AbstractBaseUser):
    """A login. Who the person is at work is `people.Worker`; what they may do is in the roles they hold."""

    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    last_login = None  # sign-ins are in the record
    history = HistoricalRecords(excluded_fields=["password"])

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = BaseUserManager()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(username=Lower("username")), name="user_username_lower"),)

    def __str__(self) -> str:
        return self.name

    def roles_on(self, day: date) -> frozenset[Role]:
        """The roles held on the day. An inactive user holds none."""
        if not self.is_active:
            return frozenset()
        held = self.roles_held.filter(open_on(day))
        return frozenset(Role(role) for role in held.values_list("role", flat=True))

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held today, or on the day that `be_on` set. Read once for each time the user is fetched."""
        if not hasattr(self, "_roles"):
            self._roles = self.roles_on(the_day(Demo.here()))
        return self._roles

    def be_on(self, day: date) -> None:
        """Set the day on which roles are read: that of the request or the command."""
        self._roles = self.roles_on(day)

    @property
    def permissions(self) -> frozenset[Permission]:
        """Everything this person may do today."""
        return permissions_of(self.roles)

    @property
    def sees_the_service(self) -> bool:
        """Whether a role of theirs has every child of the service in scope (restricted ones apart)."""
        return bool(self.roles & SERVICE_WIDE)

    @property
    def sees_names(self) -> bool:
        """Whether a role of theirs shows children by name. An analyst's alone does not."""
        return bool(self.roles - PSEUDONYMISED)


@kept(about=About.STAFF, retention=Retention.SERVICE, subject_access=True)
class RoleHeld(models.Model):
    """A role, held from a day until a day, given by someone for a reason. Ended on its first day it was given in error."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=40, choices=[(role.value, ROLE_NAMES[role]) for role in Role])
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=500)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # None: given by `heed demo`
    history = HistoricalRecords()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="roleheld_ends_no_earlier_than_it_starts",
            ),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="roleheld_role_known"),
        )

    def __str__(self) -> str:
        return f"{ROLE_NAMES[Role(self.role)]} from {self.from_on}"


class NeverChanged(Exception):
    """Something asked to change or delete a row of the record. The database refuses it as well."""


class _Written(models.Model):
    """A row of the record: written once. The triggers are the guard; this names the mistake before it gets there."""

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        """Insert; refuse anything else."""
        if not self._state.adding:
            raise NeverChanged(f"{self._meta.object_name} {self.pk} is part of the record and is never changed.")
        super().save(force_insert=True, using=options.get("using"))

    def delete(self, using: Any = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise NeverChanged(f"{self._meta.object_name} {self.pk} is part of the record and is never deleted.")


class Kind(models.TextChoices):
    """Whether the entry says what was done or what was seen."""

    DID = "did", "did"
    SAW = "saw", "saw"


@kept(about=About.STAFF, retention=Retention.LOG, subject_access=True)
class Entry(_Written):
    """Who did or saw what, when. Holds no values and no child's name: field names, and a salted digest of values."""

    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # None: Heed itself, by `tick`
    roles = models.CharField(max_length=200)  # the roles that carried the permission, separated by commas
    kind = models.CharField(max_length=3, choices=Kind.choices)
    what = models.CharField(max_length=100)  # the action's or page's own name: reviews.record_held
    sentence = models.CharField(max_length=500)
    filter = models.CharField(max_length=2000, blank=True)  # what a list, drill-through or export was narrowed to
    subject = models.CharField(max_length=100, blank=True)  # reviews.Review:12, a plain value
    version = models.BigIntegerField(null=True)  # the subject's row of versions that holds the values
    fields = models.TextField(blank=True)  # names of the fields changed, separated by commas
    salt = models.CharField(max_length=32, blank=True)
    digest = models.CharField(max_length=64, blank=True)  # of the values of those fields; see `heed.access.record`
    request_id = models.CharField(max_length=36, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["by", "at"], name="entry_by_at"), models.Index(fields=["at"], name="entry_at"))

    def __str__(self) -> str:
        return f"{self.by or 'Heed'}: {self.sentence}"


@kept(about=About.CHILD, retention=Retention.LOG, subject_access=True)
class EntryChild(_Written):
    """A child that an entry is about, by key as a plain value: it stays when the child's own row is erased."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="children")
    child_key = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["child_key", "entry"], name="entrychild_once"),)

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.child_key}"


@kept(about=About.NOBODY, retention=Retention.LOG, subject_access=False)
class Seal(_Written):
    """An entry's place in the chain. Places follow the order of sealing, without gaps; each head hashes the one before.

    The entry is a plain value, so that a row deleted by force is missed here rather than carried away with it.
    """

    place = models.BigIntegerField(primary_key=True)
    entry_key = models.BigIntegerField(unique=True)
    head = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(place__gte=1), name="seal_place_from_1"),)

    def __str__(self) -> str:
        return f"{self.place}: entry {self.entry_key}"


@kept(about=About.CHILD, retention=Retention.LOG, subject_access=False)
class Erasure(_Written):
    """A version row that was erased under a recorded decision, so that `heed audit verify` can say so."""

    subject = models.CharField(max_length=100)
    version = models.BigIntegerField()
    decision = models.CharField(max_length=500)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    child_keys: frozenset[str] = frozenset()  # the children it is about, for the entry that tells of it; not kept here

    class Meta:
        constraints = (models.UniqueConstraint(fields=["subject", "version"], name="erasure_once"),)

    def __str__(self) -> str:
        return f"{self.subject}@{self.version}: {self.decision}"


@kept(about=About.STAFF, retention=Retention.WORKING, subject_access=True)
class Notice(models.Model):
    """Something a user is told on their first page until they say they have seen it: `heed.access.notices` makes it.

    The sentence names no child: `{child}` stands for one, who is named when it is shown, to whom may see them then.
    """

    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="notices")
    what = models.CharField(max_length=60)  # which kind: children.broke_glass
    sentence = models.CharField(max_length=1000)
    child_key = models.CharField(max_length=64, blank=True)  # as in the record, a plain value
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (models.CheckConstraint(condition=~Q(sentence=""), name="notice_says_something"),)
        indexes = (models.Index(fields=["to", "seen_at"], name="notice_to_seen"),)

    def __str__(self) -> str:
        return f"notice {self.pk}"


@kept(about=About.STAFF, retention=Retention.WORKING, subject_access=False)
class HeldPost(models.Model):
    """What somebody sent after their session had ended, encrypted, for a quarter of an hour and for them alone."""

    token = models.CharField(max_length=64, unique=True)  # hashed; the token itself stands only in their address bar
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=500)
    body = models.BinaryField()
    at = models.DateTimeField()
    until_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"held post {self.pk}"


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class Demo(models.Model):
    """Says that `heed demo` made this database, and the day on which it stands. At most one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    day = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(id=1), name="demo_only_one"),)

    def __str__(self) -> str:
        return f"Demonstration of {self.day}"

    @staticmethod
    def here() -> Demo | None:
        """What `heed demo` wrote into this database, or None where it holds a council's own records."""
        return Demo.objects.first()


def the_day(demo: Demo | None) -> date:
    """The day on which the site stands: the demonstration's own, else the day in England."""
    return clock.today(demo.day if demo else None)
