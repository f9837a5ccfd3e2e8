"""A child in care, their number, and the spans that the case system says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from heed.access import clock
from heed.access.actions import NotNow
from heed.access.models import User
from heed.children import actions
from heed.children.models import Child, Episode, PeriodOfCare
from heed.people.models import Identifier, Scheme
from tests.children.made import child, period
from tests.days import day
from tests.people.made import person

APRIL, MAY, JUNE, JULY = (
    day("Wed 1 Apr 2026"),
    day("Fri 1 May 2026"),
    day("Mon 1 Jun 2026"),
    day("Wed 1 Jul 2026"),
)


def test_a_childs_record_is_opened_once_for_a_person(grace: User) -> None:
    who = person()
    made = actions.record_child(by=grace, person=who, uasc=False)

    assert made.person == who
    with pytest.raises(NotNow, match="already"):
        actions.record_child(by=grace, person=who)


def test_of_two_who_open_a_record_at_one_moment_the_second_is_told(
    grace: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = person()
    actions.record_child(by=grace, person=who)
    monkeypatch.setattr(actions.record_child, "unless", None)

    with pytest.raises(NotNow, match="already"):
        actions.record_child(by=grace, person=who)


def test_a_childs_key_says_nothing_and_their_name_stands_in_no_text(db: None) -> None:
    amara = child("Amara", "100234")

    assert "Amara" not in str(amara)
    assert "100234" not in str(amara)
    assert str(amara.pk) != str(amara.key)


def test_a_childs_number_is_the_one_now_open_and_the_newest_of_two(db: None, django_assert_num_queries: Any) -> None:
    amara, kofi = child("Amara", "1"), child("Kofi")
    Identifier.objects.create(person=amara.person, scheme=Scheme.LOCAL, value="2", from_on=MAY)
    Identifier.objects.create(person=amara.person, scheme=Scheme.LOCAL, value="3", from_on=JUNE, until_on=JULY)
    Identifier.objects.create(person=amara.person, scheme=Scheme.UPN, value="4", from_on=JULY)

    with django_assert_num_queries(1):
        assert {each.pk: each.number for each in Child.objects.with_number()} == {amara.pk: "2", kofi.pk: None}
    assert Child.objects.numbered("1").get() == amara
    assert not Child.objects.numbered("3").exists()


@pytest.mark.parametrize(
    ("from_on", "until_on"),
    [(APRIL, MAY), (APRIL, None), (day("Sun 1 Mar 2026"), day("Thu 2 Apr 2026")), (day("Thu 30 Apr 2026"), JUNE)],
)
def test_the_database_refuses_two_periods_of_care_that_overlap(db: None, from_on: date, until_on: date | None) -> None:
    amara = child()
    period(amara, APRIL, MAY)

    with pytest.raises(IntegrityError), transaction.atomic():
        period(amara, from_on, until_on)


def test_an_open_period_overlaps_every_later_one(db: None) -> None:
    amara = child()
    period(amara, APRIL)

    with pytest.raises(IntegrityError), transaction.atomic():
        period(amara, JUNE, JULY)


def test_periods_that_touch_do_not_overlap_and_another_childs_may_run_beside(db: None) -> None:
    amara, kofi = child(), child("Kofi")

    for of, from_on, until_on in ((amara, APRIL, MAY), (amara, MAY, JUNE), (amara, JUNE, None), (kofi, APRIL, None)):
        assert period(of, from_on, until_on).pk


def test_lengthening_a_period_into_the_next_is_refused_and_shortening_it_is_not(db: None) -> None:
    amara = child()
    first = period(amara, APRIL, MAY)
    period(amara, MAY, JUNE)

    with pytest.raises(IntegrityError), transaction.atomic():
        PeriodOfCare.objects.filter(pk=first.pk).update(until_on=day("Sat 2 May 2026"))
    assert PeriodOfCare.objects.filter(pk=first.pk).update(until_on=day("Thu 30 Apr 2026")) == 1


def test_a_withdrawn_period_makes_room_and_cannot_come_back_into_it(db: None) -> None:
    amara = child()
    first = period(amara, APRIL)
    PeriodOfCare.objects.filter(pk=first.pk).update(withdrawn_at=clock.now())

    period(amara, APRIL)

    with pytest.raises(IntegrityError), transaction.atomic():
        PeriodOfCare.objects.filter(pk=first.pk).update(withdrawn_at=None)


def episode(of: PeriodOfCare, from_on: date, until_on: date | None = None) -> Episode:
    """An episode with the codes of a full care order in foster care."""
    return Episode.objects.create(
        period=of, from_on=from_on, until_on=until_on, reason_new="S", legal_status="C2", need="N1", placement="U4"
    )


def test_the_database_refuses_two_episodes_of_a_period_that_overlap(db: None) -> None:
    care = period(child(), APRIL)
    first = episode(care, APRIL, MAY)
    episode(care, MAY)

    with pytest.raises(IntegrityError), transaction.atomic():
        episode(care, day("Thu 30 Apr 2026"), MAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Episode.objects.filter(pk=first.pk).update(until_on=None)
    assert first.child_keys == {care.child_id}


def test_the_database_refuses_a_span_that_ends_before_it_began(db: None) -> None:
    amara = child()
    with pytest.raises(IntegrityError), transaction.atomic():
        period(amara, MAY, APRIL)
    care = period(amara, APRIL)
    with pytest.raises(IntegrityError), transaction.atomic():
        episode(care, MAY, APRIL)


def test_care_of_less_than_a_day_is_an_empty_span_that_overlaps_nothing(db: None) -> None:
    amara = child()
    period(amara, APRIL, JUNE)

    for on in (APRIL, MAY, JUNE):
        assert period(amara, on, on).pk
    assert period(amara, JUNE).pk
