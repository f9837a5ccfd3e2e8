"""Reviews as an import says they were held, and which of their days that was."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from heed.access import clock
from heed.access.models import User
from heed.children.models import Child, Grant, Why
from heed.council.settings import HELD_ON_IS, Settings
from heed.reviews.models import Review, held_on
from tests.children.made import child, period
from tests.days import day

APRIL, MAY, JUNE = day("Wed 1 Apr 2026"), day("Fri 1 May 2026"), day("Mon 1 Jun 2026")


def review(of: Child, **fields: Any) -> Review:
    """A review in two parts, in May and June."""
    return Review.objects.create(**{"child": of, "begun_on": MAY, "completed_on": JUNE, **fields})


@pytest.mark.parametrize(("setting", "expected"), [("completed_on", JUNE), ("begun_on", MAY)])
def test_the_council_says_which_day_of_a_review_in_parts_it_was_held(
    amara: Child, setting: str, expected: object
) -> None:
    made, settings = review(amara), Settings({HELD_ON_IS.name: setting})

    assert held_on(made, settings) == expected
    assert Review.objects.with_held_on(settings).get().held_on == expected


def test_a_review_that_was_not_completed_was_not_held_unless_the_day_it_began_counts(amara: Child) -> None:
    made = review(amara, completed_on=None)

    assert held_on(made, Settings()) is None
    assert Review.objects.with_held_on(Settings()).get().held_on is None
    assert held_on(made, Settings({HELD_ON_IS.name: "begun_on"})) == MAY


def test_the_database_refuses_a_review_completed_before_it_began_and_two_on_one_day(amara: Child) -> None:
    review(amara)

    for fields in ({"completed_on": APRIL}, {"begun_on": APRIL}, {"completed_on": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            review(amara, **fields)


def test_a_withdrawn_review_makes_room_and_is_not_live(amara: Child) -> None:
    review(amara, withdrawn_at=clock.now())
    second = review(amara)

    assert Review.objects.live().get() == second


def test_the_database_refuses_a_review_in_another_childs_period_of_care(amara: Child) -> None:
    own, others = period(amara, APRIL), period(child("Kofi"), APRIL)

    made = review(amara, period=own)
    with pytest.raises(IntegrityError, match="same child"), transaction.atomic():
        Review.objects.filter(pk=made.pk).update(period=others)
    with pytest.raises(IntegrityError, match="same child"), transaction.atomic():
        review(amara, period=others, begun_on=APRIL, completed_on=APRIL)


def test_a_review_is_seen_by_those_who_see_the_child(amara: Child, tom: User, nadia: User, sam: User) -> None:
    made = review(amara)
    Grant.objects.create(user=nadia, child=amara, why=Why.APPOINTED, source="x", from_at=clock.now(), by=tom)

    assert Review.objects.visible_to(nadia).get() == made
    assert not Review.objects.visible_to(sam).exists()


def test_a_review_keeps_where_it_was_read_and_every_version(amara: Child) -> None:
    made = review(amara, source_file="Reviews.csv", source_line=12, source_import="3", participation_code="PN1")
    made.participation_code = "PN2"
    made.save()

    assert [row.participation_code for row in made.history.order_by("history_id")] == ["PN1", "PN2"]
    assert (made.source_file, made.source_line, made.source_import) == ("Reviews.csv", 12, "3")
    assert "Amara" not in str(made)
