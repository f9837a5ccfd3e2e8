"""Persons made for tests, without going through an action."""

from __future__ import annotations

from datetime import date

from heed.people.models import Name, Person


def person(given: str = "Amara", family: str = "Okafor", *, born_on: date | None = None) -> Person:
    """A person with the name they use."""
    made = Person.objects.create(born_on=born_on)
    Name.objects.create(person=made, given=given, family=family)
    return made
