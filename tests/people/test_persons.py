"""Who a person is: recorded, corrected and named."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from heed.access.actions import NotNow, NotPermitted, Stale
from heed.access.models import Entry, User
from heed.people import actions
from heed.people.models import Name, NameKind, Person, Precision
from tests.days import day
from tests.people.made import APRIL, MAY


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
