"""Persons made for tests, without going through an action; and two of them related, or not to be linked, by one."""

from __future__ import annotations

from datetime import date

from heed.access.models import User
from heed.people import actions
from heed.people.models import Kin, Name, NotLinked, Person, Relationship
from tests.days import day

APRIL, MAY, JUNE = day("Wed 1 Apr 2026"), day("Fri 1 May 2026"), day("Mon 1 Jun 2026")


def person(given: str = "Amara", family: str = "Okafor", *, born_on: date | None = None) -> Person:
    """A person with the name they use."""
    made = Person.objects.create(born_on=born_on)
    Name.objects.create(person=made, given=given, family=family)
    return made


def relate(by: User, first: Person, second: Person, kind: Kin = Kin.SIBLING) -> Relationship:
    """Relate two, from 1 April 2026."""
    return actions.relate(by=by, person=first, other=second, kind=kind, from_on=APRIL)


def declare(by: User, first: Person, second: Person, why: str = "Came back into care after adoption") -> NotLinked:
    """Declare that two are not to be linked."""
    return actions.declare_not_linked(by=by, person=first, other=second, why=why)
