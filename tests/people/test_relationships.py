"""Relationships and groups of siblings: stored once, and never inferred."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from heed.access.actions import NotNow
from heed.access.models import User
from heed.people import actions
from heed.people.models import InSiblingGroup, Kin, Person, Relationship
from tests.people.made import APRIL, JUNE, MAY, person, relate


def test_siblings_are_stored_once_whichever_is_named_first(grace: User, amara: Person, kofi: Person) -> None:
    relate(grace, kofi, amara)

    with pytest.raises(NotNow, match="already"):
        relate(grace, amara, kofi)
    with pytest.raises(IntegrityError), transaction.atomic():
        Relationship.objects.create(person=kofi, other=amara, kind=Kin.HALF_SIBLING)


def test_a_half_siblings_half_sibling_is_not_related(grace: User, amara: Person, kofi: Person, abena: Person) -> None:
    relate(grace, amara, kofi, Kin.HALF_SIBLING)
    relate(grace, kofi, abena, Kin.HALF_SIBLING)

    assert not Relationship.objects.filter(person=amara, other=abena).exists()
    assert Relationship.objects.count() == 2


def test_a_mother_is_her_childs_mother_and_not_the_other_way_round(grace: User, amara: Person) -> None:
    mother = person("Ngozi")

    made = relate(grace, mother, amara, Kin.MOTHER)

    assert (made.person, made.other) == (mother, amara)


def test_nobody_is_related_to_themselves(grace: User, amara: Person) -> None:
    with pytest.raises(NotNow, match="two persons"):
        relate(grace, amara, amara)
    with pytest.raises(IntegrityError), transaction.atomic():
        Relationship.objects.create(person=amara, other=amara, kind=Kin.MOTHER)


def test_a_relationship_that_ended_may_be_recorded_again(grace: User, amara: Person, kofi: Person) -> None:
    actions.end_relationship(relate(grace, amara, kofi), by=grace, until_on=MAY)

    assert relate(grace, amara, kofi).until_on is None


def test_a_group_says_nothing_about_who_is_whose_sibling(
    grace: User, amara: Person, kofi: Person, abena: Person
) -> None:
    group = actions.form_sibling_group(by=grace, name="The three", persons=[amara, kofi], from_on=APRIL)
    member = actions.join_sibling_group(by=grace, group=group, person=abena, from_on=MAY)
    actions.leave_sibling_group(member, by=grace, until_on=JUNE)

    assert InSiblingGroup.objects.filter(group=group, until_on=None).count() == 2
    assert not Relationship.objects.exists()


@pytest.mark.parametrize("name", ["", "x" * 121])
def test_a_group_has_a_name(grace: User, amara: Person, kofi: Person, name: str) -> None:
    with pytest.raises(NotNow, match="name"):
        actions.form_sibling_group(by=grace, name=name, persons=[amara, kofi], from_on=APRIL)


def test_a_group_has_at_least_two(grace: User, amara: Person) -> None:
    with pytest.raises(NotNow, match="two"):
        actions.form_sibling_group(by=grace, name="One", persons=[amara, amara], from_on=APRIL)


def test_a_person_is_in_a_group_once(grace: User, amara: Person, kofi: Person) -> None:
    group = actions.form_sibling_group(by=grace, name="Two", persons=[amara, kofi], from_on=APRIL)

    with pytest.raises(NotNow, match="already"):
        actions.join_sibling_group(by=grace, group=group, person=kofi, from_on=MAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        InSiblingGroup.objects.create(group=group, person=kofi, from_on=MAY)
