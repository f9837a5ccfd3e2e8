"""Opening and closing a grant: by whom, on whose record, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from heed.access import clock
from heed.access.actions import NotNow, NotPermitted
from heed.access.models import EntryChild, User
from heed.children import actions
from heed.children.models import Child, Grant, Why
from heed.council.models import Team
from tests.children.sight.made import HOUR, grant, sees


def test_opening_and_closing_a_grant_are_on_the_childs_record(tom: User, nadia: User, amara: Child) -> None:
    actions.close_grant(grant(tom, nadia, amara), by=tom)

    assert list(EntryChild.objects.values_list("child_key", "entry__what").order_by("entry")) == [
        (str(amara.pk), "children.open_grant"),
        (str(amara.pk), "children.close_grant"),
    ]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"source": " "}, "reason"),
        ({"why": Why.BROKE_GLASS}, "emergency"),
        ({"until_at": clock.now() - HOUR}, "past"),
        ({}, "already"),
    ],
)
def test_a_grant_that_makes_no_sense_is_refused_with_a_sentence(
    tom: User, nadia: User, amara: Child, changed: dict[str, Any], says: str
) -> None:
    grant(tom, nadia, amara)

    with pytest.raises(NotNow, match=says):
        grant(tom, nadia, amara, **changed)


def test_a_grant_closes_once(tom: User, nadia: User, amara: Child) -> None:
    opened = grant(tom, nadia, amara)
    actions.close_grant(opened, by=tom)

    with pytest.raises(NotNow, match="already"):
        actions.close_grant(opened, by=tom)


def test_a_grant_that_ends_later_may_be_closed_now(tom: User, nadia: User, amara: Child) -> None:
    actions.close_grant(grant(tom, nadia, amara, until_at=clock.now() + HOUR), by=tom)

    assert not sees(nadia, amara)


def test_an_iro_may_not_grant_sight_to_anybody(nadia: User, sam: User, amara: Child) -> None:
    with pytest.raises(NotPermitted):
        grant(nadia, sam, amara)


def test_the_database_refuses_a_grant_to_nobody_to_two_or_that_ends_before_it_began(
    nadia: User, tom: User, amara: Child, north: Team
) -> None:
    now = clock.now()
    sound: dict[str, Any] = {"user": nadia, "child": amara, "why": "covers", "source": "x", "from_at": now, "by": tom}
    for wrong in (
        {"user": None},
        {"team": north},
        {"until_at": now - HOUR},
        {"source": ""},
        {"why": "curious"},
        {"why": Why.BROKE_GLASS, "by": nadia},
        {"why": Why.BROKE_GLASS, "until_at": now + HOUR},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Grant.objects.create(**{**sound, **wrong})
