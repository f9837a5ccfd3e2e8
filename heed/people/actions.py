"""What a person may do about persons and workers. No sentence here holds a name; names are in version rows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Final

from heed.access import clock
from heed.access.actions import NotNow, action
from heed.access.models import User
from heed.access.permissions import Permission
from heed.council.models import Team
from heed.council.refusals import refused_as
from heed.people.models import (
    BOTH_WAYS,
    Identifier,
    InSiblingGroup,
    Kin,
    Name,
    NameKind,
    NotLinked,
    Person,
    Precision,
    Relationship,
    Scheme,
    SiblingGroup,
    Worker,
    known_by,
    may_link,
    ordered,
)

DECLARED_NOT_LINKED = "These two records are not to be linked. Ask the service manager if that seems wrong."
ENDED_ALREADY = "This has ended already."
ENDS_TOO_EARLY = "This ends after the day it began: choose a later day."
FULL_TIME: Final = Decimal(1)


def _ended(row: Name | Identifier | Relationship | InSiblingGroup | Worker, *, until_on: date) -> str | None:
    if row.until_on is not None:
        return ENDED_ALREADY
    return ENDS_TOO_EARLY if row.from_on is not None and until_on <= row.from_on else None


# Persons and their names


def _birth_fault(_person: Person, *, born_on: date | None, died_on: date | None) -> str | None:
    return (
        "A death cannot come before the birth: check both dates." if died_on and born_on and died_on < born_on else None
    )


def _no_name(*, given: str, family: str) -> str | None:
    if not given.strip():
        return "Give at least the first name."
    return "A name has at most 120 characters in each part." if max(len(given), len(family)) > 120 else None


@action(Permission.EDIT_PERSON, unless=_no_name)
def record_person(
    *, by: User, given: str, family: str, born_on: date | None, born_precision: Precision = Precision.DAY, sex: str = ""
) -> Person:
    """Record a person and the name they use."""
    person = Person.objects.create(born_on=born_on, born_precision=born_precision, sex=sex)
    Name.objects.create(person=person, kind=NameKind.USED, given=given.strip(), family=family.strip())
    return person


@action(Permission.EDIT_PERSON, unless=_birth_fault)
def correct_person(
    person: Person,
    *,
    by: User,
    born_on: date | None,
    born_precision: Precision,
    died_on: date | None,
    sex: str,
    seen_version: int,
) -> Person:
    """Correct what is known of a person's birth, death and sex."""
    person.born_on, person.born_precision, person.died_on, person.sex = born_on, born_precision, died_on, sex
    person.save()
    return person


def _name_fault(*, person: Person, kind: NameKind, given: str, family: str, from_on: date) -> str | None:
    present = _open_name(person, kind)
    if present and present.from_on and from_on <= present.from_on:
        return "The name before began on that day or later: choose a later day."
    return _no_name(given=given, family=family)


def _open_name(person: Person, kind: NameKind) -> Name | None:
    """The name of this kind that a new one would follow. Former names stand side by side."""
    open_names = Name.objects.filter(person=person, kind=kind, until_on=None)
    return None if kind == NameKind.FORMER else open_names.first()


@action(Permission.EDIT_PERSON, unless=_name_fault)
def give_name(*, by: User, person: Person, kind: NameKind, given: str, family: str, from_on: date) -> Name:
    """Record a name that a person has from a day on; the one before it ends that day."""
    with refused_as("Somebody else recorded a name at the same moment: open the page again."):
        if present := _open_name(person, kind):
            present.until_on, present.version = from_on, present.version + 1
            present.save()
        return Name.objects.create(
            person=person, kind=kind, given=given.strip(), family=family.strip(), from_on=from_on
        )


# Numbers


NUMBER_IN_USE = "This number is in use for another record: check it, or end it there first."


def _number_fault(*, scheme: Scheme, value: str) -> str | None:
    if not 0 < len(value.strip()) <= 40:
        return "Give the number, in at most 40 characters."
    return NUMBER_IN_USE if known_by(scheme, value.strip()) else None


@action(Permission.EDIT_PERSON, unless=_number_fault)
def give_identifier(*, by: User, person: Person, scheme: Scheme, value: str, from_on: date | None) -> Identifier:
    """Record a number by which others know a person."""
    with refused_as(NUMBER_IN_USE):
        return Identifier.objects.create(person=person, scheme=scheme, value=value.strip(), from_on=from_on)


@action(Permission.EDIT_PERSON, unless=_ended)
def end_identifier(identifier: Identifier, *, by: User, until_on: date) -> Identifier:
    """End a number from a day on, so that it may be another person's."""
    identifier.until_on = until_on
    identifier.save()
    return identifier


# Relationships and groups


def _cannot_relate(*, person: Person, other: Person, kind: Kin) -> str | None:
    if person == other:
        return "A relationship is between two persons: choose another one."
    if not may_link(person, other):
        return DECLARED_NOT_LINKED
    first, second = _stored(person, other, kind)
    exists = Relationship.objects.filter(person=first, other=second, kind=kind, until_on=None).exists()
    return "This relationship is recorded already." if exists else None


def _stored(person: Person, other: Person, kind: Kin) -> tuple[Person, Person]:
    return ordered(person, other) if kind in BOTH_WAYS else (person, other)


@action(Permission.EDIT_PERSON, unless=_cannot_relate)
def relate(*, by: User, person: Person, other: Person, kind: Kin, from_on: date | None) -> Relationship:
    """Record what one person is to another; nothing follows from it for anybody else."""
    first, second = _stored(person, other, kind)
    with refused_as("Somebody else recorded something about these two at the same moment: open the page again."):
        return Relationship.objects.create(person=first, other=second, kind=kind, from_on=from_on)


@action(Permission.EDIT_PERSON, unless=_ended)
def end_relationship(relationship: Relationship, *, by: User, until_on: date) -> Relationship:
    """End a relationship from a day on."""
    relationship.until_on = until_on
    relationship.save()
    return relationship


def _cannot_group(*, name: str, persons: Collection[Person]) -> str | None:
    if not 0 < len(name.strip()) <= 120:
        return "Give the group a name of at most 120 characters."
    if len({person.pk for person in persons}) < 2:
        return "A group has at least two persons: choose another one."
    return None if all(may_link(a, b) for a, b in combinations(persons, 2)) else DECLARED_NOT_LINKED


@action(Permission.EDIT_PERSON, unless=_cannot_group)
def form_sibling_group(*, by: User, name: str, persons: Collection[Person], from_on: date) -> SiblingGroup:
    """Form a group of persons who are planned for together."""
    with refused_as(DECLARED_NOT_LINKED):
        group = SiblingGroup.objects.create(name=name.strip())
        for person in sorted(set(persons), key=lambda each: each.pk):
            InSiblingGroup.objects.create(group=group, person=person, from_on=from_on)
    return group


def _cannot_join(*, group: SiblingGroup, person: Person) -> str | None:
    members = Person.objects.filter(groups__group=group, groups__until_on=None)
    if person in members:
        return "This person is in the group already."
    return None if all(may_link(person, member) for member in members) else DECLARED_NOT_LINKED


@action(Permission.EDIT_PERSON, unless=_cannot_join)
def join_sibling_group(*, by: User, group: SiblingGroup, person: Person, from_on: date) -> InSiblingGroup:
    """Add a person to a group who are planned for together."""
    with refused_as("Somebody else changed this group at the same moment: open the page again."):
        return InSiblingGroup.objects.create(group=group, person=person, from_on=from_on)


@action(Permission.EDIT_PERSON, unless=_ended)
def leave_sibling_group(member: InSiblingGroup, *, by: User, until_on: date) -> InSiblingGroup:
    """Take a person out of a group from a day on."""
    member.until_on = until_on
    member.save()
    return member


LINKED = "These two are linked: end the relationship, or take one out of the group, first."


def _cannot_declare(*, person: Person, other: Person, why: str) -> str | None:
    if person == other:
        return "Choose two different persons."
    if not may_link(person, other):
        return "These two are declared not to be linked already."
    return None if 0 < len(why.strip()) <= 500 else "Give the reason, in at most 500 characters."


@action(Permission.EDIT_PERSON, unless=_cannot_declare)
def declare_not_linked(*, by: User, person: Person, other: Person, why: str) -> NotLinked:
    """Declare that two records are never to be linked."""
    first, second = ordered(person, other)
    with refused_as(LINKED):
        return NotLinked.objects.create(person=first, other=second, why=why.strip(), by=by, at=clock.now())


# Workers


LOOP = "That makes a loop: the line of managers above this one leads back to the worker. Choose another manager."
GONE = "The manager has left: choose another."


def _described(name: str, profession: str, registration: str, share: Decimal) -> str | None:
    if not 0 < len(name.strip()) <= 200:
        return "Give the worker's name, in at most 200 characters."
    if max(len(profession.strip()), 2 * len(registration.strip())) > 80:
        return "A profession has at most 80 characters, a registration at most 40."
    if not 0 < share <= 1 or share.as_tuple().exponent not in (0, -1, -2):
        return "Give the share of full time as a number above 0 and up to 1, such as 0.6, with at most two decimals."
    return None


def _elsewhere(registration: str, user: User | None, but: Worker | None = None) -> str | None:
    others = Worker.objects.exclude(pk=but.pk) if but else Worker.objects.all()
    if registration.strip() and others.filter(registration=registration.strip(), until_on=None).exists():
        return "A worker with this registration is recorded already."
    return "This login belongs to another worker." if user and others.filter(user=user).exists() else None


def _worker_fault(
    *,
    name: str,
    registration: str,
    user: User | None,
    profession: str = "",
    share: Decimal = FULL_TIME,
    manager: Worker | None = None,
) -> str | None:
    fault = _described(name, profession, registration, share) or _elsewhere(registration, user)
    return fault or (GONE if manager and manager.until_on else None)


@action(Permission.MANAGE_TEAMS, unless=_worker_fault)
def add_worker(
    *,
    by: User,
    name: str,
    profession: str,
    registration: str,
    team: Team | None,
    user: User | None,
    from_on: date,
    manager: Worker | None = None,
    controls_resources: bool = False,
    share: Decimal = FULL_TIME,
) -> Worker:
    """Record a worker, their registration, team and login."""
    with refused_as("Somebody else recorded this worker at the same moment: open the page again."):
        return Worker.objects.create(
            name=name.strip(),
            profession=profession.strip(),
            registration=registration.strip(),
            team=team,
            user=user,
            manager=manager,
            controls_resources=controls_resources,
            share=share,
            from_on=from_on,
        )


def _cannot_change(
    worker: Worker,
    *,
    name: str,
    profession: str,
    registration: str,
    user: User | None,
    manager: Worker | None,
    share: Decimal,
) -> str | None:
    if worker.until_on is not None:
        return "The worker has left: what is recorded stays as it is."
    if fault := _described(name, profession, registration, share) or _elsewhere(registration, user, but=worker):
        return fault
    if manager and manager.until_on and manager.pk != worker.manager_id:
        return GONE
    return LOOP if manager and leads_to(manager, worker) else None


def leads_to(manager: Worker, worker: Worker) -> bool:
    """Whether the line of managers from this one upwards comes to the worker. One query."""
    above = dict(Worker.objects.exclude(manager=None).values_list("pk", "manager"))
    at: int | None = manager.pk
    met: set[int] = set()
    while at is not None and at not in met:
        if at == worker.pk:
            return True
        met.add(at)
        at = above.get(at)
    return False


@action(Permission.MANAGE_TEAMS, unless=_cannot_change)
def change_worker(
    worker: Worker,
    *,
    by: User,
    name: str,
    profession: str,
    registration: str,
    team: Team | None,
    user: User | None,
    manager: Worker | None,
    controls_resources: bool,
    share: Decimal,
    seen_version: int,
) -> Worker:
    """Change what is recorded of a worker: team, login, manager, resources, share of full time."""
    worker.name, worker.profession, worker.registration = name.strip(), profession.strip(), registration.strip()
    worker.team, worker.user, worker.manager = team, user, manager
    worker.controls_resources, worker.share = controls_resources, share
    with refused_as("Somebody else recorded this worker at the same moment: open the page again."):
        worker.save()
    if manager is not None:
        list(
            Worker.objects.exclude(manager=None).select_for_update().order_by("pk")
        )  # of two who close a loop, one waits
        if leads_to(manager, worker):
            raise NotNow(LOOP)
    return worker


@action(Permission.MANAGE_TEAMS)
def move_worker(worker: Worker, *, by: User, team: Team | None, seen_version: int) -> Worker:
    """Put a worker into another team; what the old team may see, they see no longer."""
    worker.team = team
    worker.save()
    return worker


@action(Permission.MANAGE_TEAMS, unless=_ended)
def end_worker(worker: Worker, *, by: User, until_on: date) -> Worker:
    """Record that a worker has left from a day on."""
    worker.until_on = until_on
    worker.save()
    return worker
