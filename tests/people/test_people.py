"""Persons, their names, numbers and relationships; who is not to be linked; workers."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from heed.access import clock
from heed.access.actions import NotNow, NotPermitted, Stale
from heed.access.models import Entry, User
from heed.council.models import Team
from heed.people import actions
from heed.people.models import (
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
    linkable_to,
    may_link,
)
from tests.children.made import child
from tests.days import day
from tests.people.made import person

APRIL, MAY, JUNE = day("Wed 1 Apr 2026"), day("Fri 1 May 2026"), day("Mon 1 Jun 2026")


@pytest.fixture
def amara(db: None) -> Person:
    """A child."""
    return person()


@pytest.fixture
def kofi(db: None) -> Person:
    """Her brother."""
    return person("Kofi")


@pytest.fixture
def abena(db: None) -> Person:
    """Kofi's half-sister, by another mother."""
    return person("Abena")


# Who a person is


def test_a_person_is_recorded_with_the_name_they_use(grace: User) -> None:
    made = actions.record_person(by=grace, given=" Amara ", family="Okafor", born_on=day("Sat 2 Jul 2011"), sex="F")

    assert made.names.get().full == "Amara Okafor"
    assert (made.born_precision, made.sex, made.version) == (Precision.DAY, "F", 1)


def test_no_name_stands_where_it_could_reach_a_log_title_or_the_record(grace: User) -> None:
    made = actions.record_person(by=grace, given="Amara", family="Okafor", born_on=None)

    for row in (made, made.names.get()):
        assert "Amara" not in str(row)
    assert "Amara" not in Entry.objects.get().sentence


@pytest.mark.parametrize(("given", "family"), [("", "Okafor"), ("  ", ""), ("x" * 121, ""), ("Amara", "x" * 121)])
def test_a_person_without_a_first_name_or_with_one_too_long_is_refused(grace: User, given: str, family: str) -> None:
    with pytest.raises(NotNow):
        actions.record_person(by=grace, given=given, family=family, born_on=None)

    assert not Person.objects.exists()


def test_an_analyst_may_not_record_a_person(priya: User) -> None:
    with pytest.raises(NotPermitted):
        actions.record_person(by=priya, given="Amara", family="", born_on=None)


def correct(subject: Person, by: User, **changed: Any) -> Person:
    """Correct what is known, all else as it was."""
    said = {"born_on": None, "born_precision": Precision.DAY, "died_on": None, "sex": "", "seen_version": 1, **changed}
    return actions.correct_person(subject, by=by, **said)


def test_a_birth_date_is_kept_with_how_much_of_it_is_known(grace: User, amara: Person) -> None:
    correct(amara, grace, born_on=day("Fri 15 Jul 2011"), born_precision=Precision.MONTH)

    amara.refresh_from_db()
    assert (amara.born_precision, amara.version) == ("month", 2)
    assert amara.history.count() == 2


def test_a_death_before_the_birth_is_refused_with_a_sentence(grace: User, amara: Person) -> None:
    with pytest.raises(NotNow, match="death"):
        correct(amara, grace, born_on=MAY, died_on=APRIL)


def test_of_two_who_correct_one_person_the_later_is_told_and_shown_both(
    grace: User, nadia: User, amara: Person
) -> None:
    correct(amara, grace, born_on=day("Sat 2 Jul 2011"))

    with pytest.raises(Stale) as refused:
        correct(amara, nadia, born_on=day("Sun 3 Jul 2011"))
    assert {each.field for each in refused.value.differences} == {"born_on"}


def test_a_new_name_ends_the_one_before_it_and_both_stay(grace: User, amara: Person) -> None:
    actions.give_name(by=grace, person=amara, kind=NameKind.USED, given="Mari", family="Okafor", from_on=APRIL)

    assert [(name.given, name.until_on) for name in amara.names.order_by("pk")] == [("Amara", APRIL), ("Mari", None)]


def test_former_names_stand_side_by_side(grace: User, amara: Person) -> None:
    for given in ("Mara", "Mia"):
        actions.give_name(by=grace, person=amara, kind=NameKind.FORMER, given=given, family="", from_on=APRIL)

    assert amara.names.filter(kind=NameKind.FORMER, until_on=None).count() == 2


def test_a_name_that_begins_before_the_one_it_follows_is_refused(grace: User, amara: Person) -> None:
    actions.give_name(by=grace, person=amara, kind=NameKind.LEGAL, given="Mara", family="", from_on=MAY)

    with pytest.raises(NotNow, match="later day"):
        actions.give_name(by=grace, person=amara, kind=NameKind.LEGAL, given="Mia", family="", from_on=MAY)


def test_the_database_refuses_two_names_used_at_once(amara: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Name.objects.create(person=amara, given="Mari")


@pytest.mark.parametrize(
    "fields",
    [
        {"born_on": MAY, "died_on": APRIL},
        {"born_precision": "decade"},
        {"sex": "1"},
    ],
)
def test_the_database_refuses_a_person_who_cannot_be(db: None, fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(**fields)


# Numbers


def test_a_number_is_found_with_the_person_it_is_open_with(grace: User, amara: Person) -> None:
    actions.give_identifier(by=grace, person=amara, scheme=Scheme.LOCAL, value=" 100234 ", from_on=None)

    assert known_by(Scheme.LOCAL, "100234") == amara
    assert known_by(Scheme.UPN, "100234") is None


def test_a_number_open_with_one_person_is_refused_for_another(grace: User, amara: Person, kofi: Person) -> None:
    actions.give_identifier(by=grace, person=amara, scheme=Scheme.LOCAL, value="100234", from_on=None)

    with pytest.raises(NotNow, match="in use"):
        actions.give_identifier(by=grace, person=kofi, scheme=Scheme.LOCAL, value="100234", from_on=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Identifier.objects.create(person=kofi, scheme=Scheme.LOCAL, value="100234")


def test_a_number_given_by_two_people_at_one_moment_is_said_to_the_second(
    grace: User, amara: Person, kofi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.give_identifier(by=grace, person=amara, scheme=Scheme.LOCAL, value="100234", from_on=None)
    monkeypatch.setattr(actions, "known_by", lambda *_: None)  # the first had not committed when the second looked

    with pytest.raises(NotNow, match="in use"):
        actions.give_identifier(by=grace, person=kofi, scheme=Scheme.LOCAL, value="100234", from_on=None)


def test_an_ended_number_may_be_anothers_and_is_found_by_its_day(grace: User, amara: Person, kofi: Person) -> None:
    first = actions.give_identifier(by=grace, person=amara, scheme=Scheme.LOCAL, value="100234", from_on=APRIL)
    actions.end_identifier(first, by=grace, until_on=MAY)
    actions.give_identifier(by=grace, person=kofi, scheme=Scheme.LOCAL, value="100234", from_on=MAY)

    assert known_by(Scheme.LOCAL, "100234") == kofi
    assert known_by(Scheme.LOCAL, "100234", on=day("Thu 30 Apr 2026")) == amara
    assert known_by(Scheme.LOCAL, "100234", on=MAY) == kofi
    assert known_by(Scheme.LOCAL, "100234", on=day("Tue 31 Mar 2026")) is None


def test_a_number_that_two_had_on_one_day_is_nobodys(amara: Person, kofi: Person) -> None:
    Identifier.objects.create(person=amara, scheme=Scheme.LOCAL, value="7", until_on=JUNE)
    Identifier.objects.create(person=kofi, scheme=Scheme.LOCAL, value="7", from_on=APRIL)

    assert known_by(Scheme.LOCAL, "7", on=MAY) is None


@pytest.mark.parametrize("value", ["", "  ", "x" * 41])
def test_an_empty_or_endless_number_is_refused(grace: User, amara: Person, value: str) -> None:
    with pytest.raises(NotNow):
        actions.give_identifier(by=grace, person=amara, scheme=Scheme.UPN, value=value, from_on=None)


def test_a_number_ends_once_and_after_it_began(grace: User, amara: Person) -> None:
    number = actions.give_identifier(by=grace, person=amara, scheme=Scheme.LOCAL, value="7", from_on=MAY)

    with pytest.raises(NotNow, match="later day"):
        actions.end_identifier(number, by=grace, until_on=MAY)
    actions.end_identifier(number, by=grace, until_on=JUNE)
    with pytest.raises(NotNow, match="already"):
        actions.end_identifier(number, by=grace, until_on=JUNE)


def test_the_database_refuses_a_number_that_ends_before_it_began(amara: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Identifier.objects.create(person=amara, scheme=Scheme.LOCAL, value="7", from_on=MAY, until_on=MAY)


# Relationships and groups


def relate(by: User, first: Person, second: Person, kind: Kin = Kin.SIBLING) -> Relationship:
    """Relate two, from 1 April 2026."""
    return actions.relate(by=by, person=first, other=second, kind=kind, from_on=APRIL)


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


# Not to be linked


def declare(by: User, first: Person, second: Person, why: str = "Came back into care after adoption") -> NotLinked:
    """Declare that two are not to be linked."""
    return actions.declare_not_linked(by=by, person=first, other=second, why=why)


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


# Workers


def hire(by: User, **changed: Any) -> Worker:
    """Record a worker."""
    said = {"name": "Dev", "profession": "social worker", "registration": "SW1", "team": None, "user": None}
    return actions.add_worker(by=by, from_on=APRIL, **{**said, **changed})


def test_a_worker_is_recorded_moved_and_ended(tom: User, dev: User) -> None:
    north, south = (Team.objects.create(name=name, from_on=APRIL) for name in ("North", "South"))
    worker = hire(tom, team=north, user=dev)

    worker = actions.move_worker(worker, by=tom, team=south, seen_version=1)
    worker = actions.end_worker(worker, by=tom, until_on=JUNE)

    assert (worker.team, worker.until_on, worker.version) == (south, JUNE, 3)
    assert dev.worker == worker


@pytest.mark.parametrize(("changed", "says"), [({"name": " "}, "name"), ({"registration": "SW1"}, "registration")])
def test_a_worker_without_a_name_or_with_anothers_registration_is_refused(
    tom: User, changed: dict[str, str], says: str
) -> None:
    hire(tom)

    with pytest.raises(NotNow, match=says):
        hire(tom, **{"registration": "SW2", **changed})


def test_a_login_belongs_to_one_worker(tom: User, dev: User) -> None:
    hire(tom, user=dev)

    with pytest.raises(NotNow, match="login"):
        hire(tom, registration="SW2", user=dev)


def test_business_support_may_not_record_workers(grace: User) -> None:
    with pytest.raises(NotPermitted):
        hire(grace)


# Whose record an entry is on


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
