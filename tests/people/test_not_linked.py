"""Who is not to be linked: declared, and then neither related, grouped nor found."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from heed.access import clock
from heed.access.actions import NotNow
from heed.access.models import Entry, User
from heed.people import actions
from heed.people.models import InSiblingGroup, Kin, NotLinked, Person, Relationship, SiblingGroup, linkable_to, may_link
from tests.people.made import APRIL, MAY, declare, relate


def test_two_who_are_not_to_be_linked_cannot_be_related_or_grouped(
    tom: User, grace: User, amara: Person, kofi: Person, abena: Person
) -> None:
    declare(tom, kofi, amara)

    assert not may_link(amara, kofi)
    assert may_link(amara, abena)
    with pytest.raises(NotNow, match="not to be linked"):
        relate(grace, amara, kofi)
    with pytest.raises(NotNow, match="not to be linked"):
        actions.form_sibling_group(by=grace, name="Two", persons=[abena, amara, kofi], from_on=APRIL)
    group = actions.form_sibling_group(by=grace, name="Two", persons=[abena, amara], from_on=APRIL)
    with pytest.raises(NotNow, match="not to be linked"):
        actions.join_sibling_group(by=grace, group=group, person=kofi, from_on=APRIL)


def test_matching_and_search_do_not_find_those_who_are_not_to_be_linked(
    tom: User, amara: Person, kofi: Person, abena: Person, django_assert_num_queries: Any
) -> None:
    declare(tom, amara, kofi)

    with django_assert_num_queries(1):
        assert set(linkable_to(amara, Person.objects.all())) == {abena}
    assert set(linkable_to(kofi, Person.objects.all())) == {abena}
    assert set(linkable_to(abena, Person.objects.all())) == {amara, kofi}


def test_the_database_refuses_a_link_between_two_who_are_not_to_be_linked(
    tom: User, amara: Person, kofi: Person, abena: Person
) -> None:
    declare(tom, amara, kofi)
    group = SiblingGroup.objects.create(name="Two")
    InSiblingGroup.objects.create(group=group, person=amara, from_on=APRIL)
    InSiblingGroup.objects.create(group=group, person=abena, from_on=APRIL)

    for first, second in ((amara, kofi), (kofi, amara)):
        with pytest.raises(IntegrityError, match="not to be linked"), transaction.atomic():
            Relationship.objects.create(person=first, other=second, kind=Kin.MOTHER)
    with pytest.raises(IntegrityError, match="not to be linked"), transaction.atomic():
        InSiblingGroup.objects.create(group=group, person=kofi, from_on=APRIL)
    ended = Relationship.objects.create(person=amara, other=kofi, kind=Kin.SIBLING, until_on=APRIL)
    with pytest.raises(IntegrityError, match="not to be linked"), transaction.atomic():
        Relationship.objects.filter(pk=ended.pk).update(until_on=None)


def test_two_who_are_linked_must_be_parted_first(tom: User, amara: Person, kofi: Person, abena: Person) -> None:
    kinship = relate(tom, amara, kofi)
    actions.form_sibling_group(by=tom, name="Two", persons=[amara, abena], from_on=APRIL)

    for other in (kofi, abena):
        with pytest.raises(NotNow, match="first"):
            declare(tom, amara, other)
    actions.end_relationship(kinship, by=tom, until_on=MAY)
    assert declare(tom, amara, kofi).pk


def test_that_two_are_not_to_be_linked_is_declared_once_of_two_with_a_reason(
    tom: User, amara: Person, kofi: Person
) -> None:
    with pytest.raises(NotNow, match="different"):
        declare(tom, amara, amara)
    with pytest.raises(NotNow, match="reason"):
        declare(tom, amara, kofi, why=" ")
    declare(tom, amara, kofi)
    with pytest.raises(NotNow, match="already"):
        declare(tom, kofi, amara)
    with pytest.raises(IntegrityError), transaction.atomic():
        NotLinked.objects.create(person=kofi, other=amara, why="x", by=tom, at=clock.now())


def test_the_entry_on_the_record_does_not_itself_make_the_link(tom: User, amara: Person, kofi: Person) -> None:
    declare(tom, amara, kofi)

    assert not Entry.objects.get().children.exists()
