"""Children made for tests, without going through an action."""

from __future__ import annotations

from datetime import date

from heed.children.models import Child, PeriodOfCare
from heed.people.models import Identifier, Scheme
from tests.people.made import person


def child(given: str = "Amara", number: str = "") -> Child:
    """A child in care, with the case system's number if one is given."""
    made = person(given)
    if number:
        Identifier.objects.create(person=made, scheme=Scheme.LOCAL, value=number)
    return Child.objects.create(person=made)


def period(of: Child, from_on: date, until_on: date | None = None) -> PeriodOfCare:
    """A period of care."""
    return PeriodOfCare.objects.create(child=of, from_on=from_on, until_on=until_on)
