"""Persons, how they are known and related, and the workers around them. Not logins or children in care.

A child in care is a role of a person (`children.Child`); a worker is a professional, who may or may not have a login.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from heed.access.models import User
from heed.access.retention import About, Retention, kept
from heed.access.spans import not_over
from heed.council.models import Team

if TYPE_CHECKING:
    from datetime import date

ENDS_AFTER_IT_BEGAN = Q(until_on__gt=F("from_on"))
"""A condition of the database on spans; an unknown end or beginning satisfies it."""


IRO_PROFESSION: Final = "Independent Reviewing Officer"
"""The profession of the workers who review; the manager of theirs has another, and is not in the base of caseloads."""

SOCIAL_WORK: Final = "Social worker"


class Precision(models.TextChoices):
    """How much of a birth date is known; the rest of `born_on` is then a stand-in (the 15th, or 1 July)."""

    DAY = "day", "Known to the day"
    MONTH = "month", "Known to the month"
    YEAR = "year", "Known to the year"
    ESTIMATED = "estimated", "Estimated"


class Sex(models.TextChoices):
    """Sex as returns have it from collection year 2024-25. Blank is not known."""

    MALE = "M", "Male"
    FEMALE = "F", "Female"
    UNKNOWN = "U", "Recorded as unknown"


@kept(about=About.PERSON, retention=Retention.CASE_RECORD, subject_access=True)
class Person(models.Model):
    """A human being whom a record is about. Holds no name: names are rows with dates."""

    born_on = models.DateField(null=True, blank=True)
    born_precision = models.CharField(max_length=9, choices=Precision.choices, default=Precision.DAY)
    died_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    ethnicity = models.CharField(max_length=4, blank=True)  # the return's code; blank is unknown
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(died_on__gte=F("born_on")), name="person_dies_after_birth"),
            models.CheckConstraint(condition=Q(born_precision__in=Precision.values), name="person_precision_known"),
            models.CheckConstraint(condition=Q(sex__in=["", *Sex.values]), name="person_sex_known"),
        )

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def child_keys(self) -> frozenset[int]:
        """The child whose record this is, for the audit entry; none for a relative. Asks the database once."""
        child = getattr(self, "child", None)  # the role lives in `children`, above this package
        return frozenset() if child is None else frozenset({child.pk})


class NameKind(models.TextChoices):
    """What a name is for."""

    USED = "used", "Name used"
    LEGAL = "legal", "Legal name"
    FORMER = "former", "Former name"


@kept(about=About.PERSON, retention=Retention.CASE_RECORD, subject_access=True)
class Name(models.Model):
    """A name that a person has or had. The name used is the one shown; the child's own choice."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="names")
    kind = models.CharField(max_length=6, choices=NameKind.choices, default=NameKind.USED)
    given = models.CharField(max_length=120)
    family = models.CharField(max_length=120, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=ENDS_AFTER_IT_BEGAN, name="name_ends_after_it_began"),
            models.CheckConstraint(condition=~Q(given=""), name="name_is_given"),
            models.CheckConstraint(condition=Q(kind__in=NameKind.values), name="name_kind_known"),
            models.UniqueConstraint(
                fields=("person", "kind"),
                condition=Q(until_on=None) & ~Q(kind=NameKind.FORMER),
                name="name_one_open_of_a_kind",
            ),
        )

    def __str__(self) -> str:
        return f"name {self.pk}"

    @property
    def full(self) -> str:
        """The name as it is shown."""
        return f"{self.given} {self.family}".strip()

    @property
    def child_keys(self) -> frozenset[int]:
        """The child whose record this is, for the audit entry."""
        return self.person.child_keys


class Scheme(models.TextChoices):
    """Who gives out a number. A value is open with one person at a time."""

    LOCAL = "local", "The case system's number: CHILD in the return"
    UPN = "upn", "Unique pupil number"


@kept(about=About.PERSON, retention=Retention.CASE_RECORD, subject_access=True)
class Identifier(models.Model):
    """A number by which others know a person, from a day until a day (either may be unknown)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identifiers")
    scheme = models.CharField(max_length=10, choices=Scheme.choices)
    value = models.CharField(max_length=40)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("scheme", "value"), condition=Q(until_on=None), name="identifier_open_with_one_person"
            ),
            models.CheckConstraint(condition=ENDS_AFTER_IT_BEGAN, name="identifier_ends_after_it_began"),
            models.CheckConstraint(condition=~Q(value=""), name="identifier_has_a_value"),
            models.CheckConstraint(condition=Q(scheme__in=Scheme.values), name="identifier_scheme_known"),
        )

    def __str__(self) -> str:
        return f"{self.scheme} number {self.pk}"

    @property
    def child_keys(self) -> frozenset[int]:
        """The child whose record this is, for the audit entry."""
        return self.person.child_keys


class Kin(models.TextChoices):
    """What `person` is to `other`. Between siblings it reads the same both ways and is stored once."""

    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    PARENT = "parent", "Parent, not said which"
    STEP_PARENT = "step_parent", "Step-parent"
    GRANDPARENT = "grandparent", "Grandparent"
    AUNT_OR_UNCLE = "aunt_or_uncle", "Aunt or uncle"
    GUARDIAN = "guardian", "Guardian"
    SIBLING = "sibling", "Sibling"
    HALF_SIBLING = "half_sibling", "Half-sibling"
    STEP_SIBLING = "step_sibling", "Step-sibling"


BOTH_WAYS = frozenset({Kin.SIBLING, Kin.HALF_SIBLING, Kin.STEP_SIBLING})


@kept(about=About.PERSON, retention=Retention.CASE_RECORD, subject_access=True)
class Relationship(models.Model):
    """Two persons and what one is to the other, said of this pair alone: nothing is inferred through a third."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships_from")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships_to")
    kind = models.CharField(max_length=13, choices=Kin.choices)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(person=F("other")), name="relationship_is_of_two"),
            models.CheckConstraint(
                condition=~Q(kind__in=sorted(BOTH_WAYS)) | Q(person__lt=F("other")), name="relationship_stored_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=Kin.values), name="relationship_kind_known"),
            models.CheckConstraint(condition=ENDS_AFTER_IT_BEGAN, name="relationship_ends_after_it_began"),
            models.UniqueConstraint(
                fields=("person", "other", "kind"), condition=Q(until_on=None), name="relationship_one_open_of_a_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def child_keys(self) -> frozenset[int]:
        """The children whose record this is, for the audit entry."""
        return self.person.child_keys | self.other.child_keys


@kept(about=About.PERSON, retention=Retention.CASE_RECORD, subject_access=True)
class SiblingGroup(models.Model):
    """A working set of persons planned for together. It says nothing about who is whose sibling."""

    name = models.CharField(max_length=120)
    until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="sibling_group_has_a_name"),)

    def __str__(self) -> str:
        return f"sibling group {self.pk}"

    @property
    def child_keys(self) -> frozenset[int]:
        """The children in the group, for the audit entry."""
        persons = Person.objects.filter(groups__group=self, groups__until_on=None).select_related("child")
        return frozenset().union(*(person.child_keys for person in persons))


@kept(about=About.PERSON, retention=Retention.CASE_RECORD, subject_access=True)
class InSiblingGroup(models.Model):
    """That a person is in a group, from a day until a day."""

    group = models.ForeignKey(SiblingGroup, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="groups")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("group", "person"), condition=Q(until_on=None), name="in_sibling_group_once_at_a_time"
            ),
            models.CheckConstraint(condition=ENDS_AFTER_IT_BEGAN, name="in_sibling_group_ends_after_it_began"),
        )

    def __str__(self) -> str:
        return f"in sibling group {self.group_id}"

    @property
    def child_keys(self) -> frozenset[int]:
        """The child whose record this is, for the audit entry."""
        return self.person.child_keys


@kept(about=About.PERSON, retention=Retention.ADOPTION, subject_access=False)
class NotLinked(models.Model):
    """Two persons who are never to be linked: a child who came back into care after adoption has no earlier record.

    Not part of a subject access: to hand it over would make the link.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=500)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "other"), name="not_linked_once"),
            models.CheckConstraint(condition=Q(person__lt=F("other")), name="not_linked_stored_once"),
            models.CheckConstraint(condition=~Q(why=""), name="not_linked_says_why"),
        )

    def __str__(self) -> str:
        return f"not linked {self.pk}"

    @property
    def child_keys(self) -> frozenset[int]:
        """None: an entry on both records would be the link itself. The entry keeps this row's own number."""
        return frozenset()


@kept(about=About.STAFF, retention=Retention.SERVICE, subject_access=True)
class Worker(models.Model):
    """A professional: their name, registration, team, and login if they have one.

    `manager` and `controls_resources` are asked when an IRO is chosen: who is in the line of management of a case, or
    decides what may be spent on it, does not review it (heed.caseloads.independence). `share` is of full time.
    """

    name = models.CharField(max_length=200)
    profession = models.CharField(max_length=80, blank=True)
    registration = models.CharField(max_length=40, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="workers")
    user = models.OneToOneField(User, on_delete=models.PROTECT, null=True, blank=True, related_name="worker")
    manager = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="manages")
    controls_resources = models.BooleanField(default=False)
    share = models.DecimalField(max_digits=3, decimal_places=2, default=Decimal(1))  # 0.60: three days of five
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="worker_has_a_name"),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=1), name="worker_share_of_full_time"),
            models.CheckConstraint(condition=~Q(manager=F("pk")), name="worker_manages_others"),
            models.CheckConstraint(condition=ENDS_AFTER_IT_BEGAN, name="worker_ends_after_it_began"),
            models.UniqueConstraint(
                fields=("registration",),
                condition=Q(until_on=None) & ~Q(registration=""),
                name="worker_registration_held_by_one",
            ),
        )

    def __str__(self) -> str:
        return self.name


def ordered(a: Person, b: Person) -> tuple[Person, Person]:
    """The two in the one order in which a pair is stored."""
    return (a, b) if a.pk < b.pk else (b, a)


def may_link(a: Person, b: Person) -> bool:
    """Whether these two may be matched, related, grouped or shown together."""
    first, second = ordered(a, b)
    return not NotLinked.objects.filter(person=first, other=second).exists()


def linkable_to(person: Person, among: models.QuerySet[Person]) -> models.QuerySet[Person]:
    """The persons among these who may be linked to this one; the filter that matching and search put on. One query."""
    declared = NotLinked.objects.filter(Q(person=person) | Q(other=person))
    return among.exclude(pk=person.pk).exclude(Q(pk__in=declared.values("person")) | Q(pk__in=declared.values("other")))


def known_by(scheme: Scheme, value: str, *, on: date | None = None) -> Person | None:
    """The person with whom this number is open, or was on a day. A number given to two on that day is nobody's."""
    then = Q(until_on=None) if on is None else (Q(from_on=None) | Q(from_on__lte=on)) & not_over(on)
    rows = Identifier.objects.filter(then, scheme=scheme, value=value)
    found = list(Person.objects.filter(identifiers__in=rows).distinct()[:2])
    return found[0] if len(found) == 1 else None
