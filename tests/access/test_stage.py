"""Claims about making a demonstration: the cast and the day, once, and never over records of a council's own."""

from __future__ import annotations

from datetime import date

import pytest

from heed.access import stage
from heed.access.demo import CAST
from heed.access.models import Demo, Entry, RoleHeld, User


def test_making_the_demonstration_again_changes_nothing_and_can_move_the_day(in_demo):
    before = (User.objects.count(), RoleHeld.objects.count(), Entry.objects.count())

    assert stage.set_up(None).day == stage.DAY
    assert stage.set_up(stage.DAY).day == stage.DAY
    assert (User.objects.count(), RoleHeld.objects.count(), Entry.objects.count()) == before

    assert stage.set_up(date(2026, 12, 1)).day == date(2026, 12, 1)
    assert Entry.objects.filter(what="access.demo_day").count() == 1
    assert {member.username for member in CAST} == set(User.objects.values_list("username", flat=True))


def test_a_database_that_holds_records_is_never_made_a_demonstration(tom):
    with pytest.raises(stage.NotADemonstration, match="did not make"):
        stage.set_up(None)

    assert not Demo.objects.exists()


def test_the_cast_signs_in_without_a_password(in_demo):
    assert not any(user.has_usable_password() for user in User.objects.all())
    assert CAST[0].username == "nadia"
