"""Numbers by which a person is known: given, ended, and found by their day."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from heed.access.actions import NotNow
from heed.access.models import User
from heed.people import actions
from heed.people.models import Identifier, Person, Scheme, known_by
from tests.days import day
from tests.people.made import APRIL, JUNE, MAY


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
