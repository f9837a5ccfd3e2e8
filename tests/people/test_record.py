"""Whose record an entry about a person is on, and that no row shows a name when it is printed."""

from __future__ import annotations

from heed.access.models import Entry, User
from heed.people import actions
from heed.people.models import NameKind, Scheme
from tests.children.made import child
from tests.people.made import APRIL, MAY, declare, person, relate


def test_what_is_said_of_a_child_is_on_the_childs_record_and_of_a_relative_on_nobodys(grace: User) -> None:
    amara, mother = child("Amara"), person("Ngozi")

    actions.give_name(by=grace, person=amara.person, kind=NameKind.LEGAL, given="Mara", family="", from_on=APRIL)
    actions.give_identifier(by=grace, person=amara.person, scheme=Scheme.LOCAL, value="1", from_on=None)
    actions.give_name(by=grace, person=mother, kind=NameKind.LEGAL, given="N", family="", from_on=APRIL)

    assert [[each.child_key for each in entry.children.all()] for entry in Entry.objects.order_by("pk")] == [
        [str(amara.pk)],
        [str(amara.pk)],
        [],
    ]


def test_what_is_said_of_two_children_is_on_both_records(grace: User) -> None:
    amara, kofi, abena = child("Amara"), child("Kofi"), child("Abena")
    keys = {str(amara.pk), str(kofi.pk)}

    relate(grace, amara.person, kofi.person)
    group = actions.form_sibling_group(by=grace, name="Two", persons=[amara.person, kofi.person], from_on=APRIL)
    actions.join_sibling_group(by=grace, group=group, person=abena.person, from_on=MAY)

    found = [{each.child_key for each in entry.children.all()} for entry in Entry.objects.order_by("pk")]
    assert found == [keys, keys, {str(abena.pk)}]


def test_no_row_about_a_person_shows_a_name_when_it_is_printed(tom: User) -> None:
    amara, kofi, abena = child("Amara", "1"), child("Kofi"), child("Abena")
    group = actions.form_sibling_group(by=tom, name="Amara's group", persons=[amara.person, kofi.person], from_on=APRIL)
    rows = [
        *(amara, amara.person, amara.person.names.get(), amara.person.identifiers.get(), group),
        *(relate(tom, amara.person, kofi.person), declare(tom, amara.person, abena.person), *group.members.all()),
    ]

    assert not [row for row in rows if "Amara" in str(row) or "Kofi" in str(row)]
