"""How a child is called on a page: by name to those who see names, else by number; nothing where there is none."""

from __future__ import annotations

from typing import Any

import pytest

from heed.access.models import User
from heed.access.permissions import Role
from heed.children.models import Child
from heed.people.models import Name
from heed.web import names
from tests.children.made import child as a_child
from tests.days import day

TODAY = day("Mon 16 Nov 2026")


def shown(whom: Child, user: User) -> names.Shown:
    """As the page reads them."""
    return names.shown(Child.objects.with_identity().select_related("person").get(pk=whom.pk), user, TODAY)


@pytest.fixture
def amara(db: None) -> Child:
    """Amara Okafor, F-1, born on Sunday 3 June 2012."""
    made = a_child("Amara", "F-1")
    made.person.born_on = day("Sun 3 Jun 2012")
    made.person.save()
    return made


def test_a_child_is_called_by_name(amara: Child, tom: User) -> None:
    said = shown(amara, tom)

    assert (said.given, said.full, said.number, said.initial, said.age) == ("Amara", "Amara Okafor", "F-1", "A", 14)
    assert (said.pk, said.key) == (amara.pk, str(amara.key))
    assert said.address == f"/children/{amara.key}/"
    assert "Amara" not in said.address


def test_to_an_analyst_alone_every_name_is_the_number(amara: Child, priya: User, make_user: Any) -> None:
    said = shown(amara, priya)
    both = make_user("both", Role.ANALYST, Role.SERVICE_MANAGER)

    assert (said.given, said.full, said.initial) == ("F-1", "F-1", "F")
    assert shown(amara, both).given == "Amara"


def test_without_a_name_a_child_is_called_by_number_and_without_that_it_says_so(tom: User) -> None:
    nobody = a_child("X")
    Name.objects.filter(person=nobody.person).delete()

    said = shown(nobody, tom)

    assert (said.given, said.full, said.age) == ("no number", "no number", None)


def test_a_child_with_one_name_is_called_by_it(amara: Child, tom: User) -> None:
    name = Name.objects.get(person=amara.person)
    name.family = ""
    name.save()

    assert shown(amara, tom).full == "Amara"


@pytest.mark.parametrize(("born", "age"), [("Sat 16 Nov 2013", 13), ("Sun 17 Nov 2013", 12)])
def test_the_age_is_that_of_the_day(amara: Child, tom: User, born: str, age: int) -> None:
    amara.person.born_on = day(born)
    amara.person.save()

    assert shown(amara, tom).age == age


def test_several_are_found_by_the_record(amara: Child, tom: User) -> None:
    ben = a_child("Ben", "F-2")
    found = names.by_key(Child.objects.with_identity().select_related("person"), tom, TODAY)

    assert {key: said.given for key, said in found.items()} == {amara.pk: "Amara", ben.pk: "Ben"}
