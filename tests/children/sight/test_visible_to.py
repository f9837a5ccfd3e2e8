"""Who sees whom: by a grant to them or to their team, or because their role's scope is the service."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from heed.access import clock
from heed.access.models import User
from heed.access.permissions import Role
from heed.children import actions
from heed.children.models import Child, Grant, Why
from heed.council.models import Team
from tests.children.made import child
from tests.children.sight.made import HOUR, grant, in_team, sees
from tests.conftest import MakeUser
from tests.days import day


def test_an_iro_sees_a_child_only_by_a_grant(tom: User, nadia: User, sam: User, amara: Child) -> None:
    assert not sees(nadia, amara)

    grant(tom, nadia, amara)

    assert sees(nadia, amara)
    assert not sees(sam, amara)


def test_a_grant_for_one_child_shows_no_other(tom: User, nadia: User, amara: Child) -> None:
    kofi = child("Kofi")
    grant(tom, nadia, amara)

    assert not sees(nadia, kofi)


def test_a_grant_that_has_ended_or_not_begun_shows_nothing(nadia: User, tom: User, amara: Child) -> None:
    now = clock.now()
    for from_at, until_at in ((now - 2 * HOUR, now - HOUR), (now - HOUR, now), (now + HOUR, None)):
        Grant.objects.create(
            user=nadia, child=amara, why=Why.COVERS, source="x", from_at=from_at, until_at=until_at, by=tom
        )

    assert not sees(nadia, amara)


def test_a_grant_shows_from_its_first_moment_and_not_at_its_last(
    nadia: User, tom: User, amara: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)
    opened = Grant.objects.create(user=nadia, child=amara, why=Why.COVERS, source="x", from_at=now, by=tom)

    assert sees(nadia, amara)
    opened.until_at = now
    opened.save()
    assert not sees(nadia, amara)


def test_sight_ends_with_the_grant(tom: User, nadia: User, amara: Child) -> None:
    actions.close_grant(grant(tom, nadia, amara), by=tom)

    assert not sees(nadia, amara)


def test_a_grant_with_an_end_shows_until_then(tom: User, nadia: User, amara: Child) -> None:
    grant(tom, nadia, amara, until_at=clock.now() + HOUR)

    assert sees(nadia, amara)


def test_a_grant_to_a_team_shows_the_child_to_its_workers_alone(
    tom: User, dev: User, sam: User, amara: Child, north: Team
) -> None:
    in_team(dev, north)
    in_team(sam, Team.objects.create(name="South", from_on=day("Wed 1 Apr 2015")))
    grant(tom, north, amara, why=Why.ALLOCATED)

    assert sees(dev, amara)
    assert not sees(sam, amara)


@pytest.mark.parametrize("until_on", [day("Wed 1 Apr 2020"), day("Thu 2 Apr 2015")])
def test_a_worker_who_left_the_team_sees_no_longer_what_it_sees(
    tom: User, dev: User, amara: Child, north: Team, until_on: Any
) -> None:
    in_team(dev, north, until_on=until_on)
    grant(tom, north, amara)

    assert not sees(dev, amara)


def test_a_worker_whose_leaving_lies_ahead_still_sees(tom: User, dev: User, amara: Child, north: Team) -> None:
    in_team(dev, north, until_on=clock.day_of(clock.now()) + timedelta(days=30))
    grant(tom, north, amara)

    assert sees(dev, amara)


def test_a_closed_team_sees_nothing(tom: User, dev: User, amara: Child, north: Team) -> None:
    in_team(dev, north)
    grant(tom, north, amara)
    Team.objects.filter(pk=north.pk).update(until_on=day("Thu 2 Apr 2015"))

    assert not sees(dev, amara)


def test_a_grant_shows_nothing_to_someone_without_a_role(tom: User, make_user: MakeUser, amara: Child) -> None:
    former = make_user("former")
    grant(tom, former, amara)

    assert not sees(former, amara)


def test_a_grant_shows_nothing_to_someone_whose_login_is_closed(tom: User, make_user: MakeUser, amara: Child) -> None:
    gone = make_user("gone", Role.IRO, is_active=False)
    grant(tom, gone, amara)

    assert not sees(gone, amara)


def test_roles_whose_scope_is_the_service_see_every_child_and_others_none(
    tom: User, grace: User, priya: User, nadia: User, dev: User, ruth: User, ingrid: User, amara: Child
) -> None:
    assert all(sees(user, amara) for user in (tom, grace, priya))
    assert not any(sees(user, amara) for user in (nadia, dev, ruth, ingrid))


def test_sight_costs_two_queries_at_most_however_many_children_and_grants(
    tom: User, nadia: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        grant(tom, nadia, child(f"Child {number}", str(number)))
    nadia = User.objects.get(pk=nadia.pk)

    with django_assert_max_num_queries(2):
        nadia.be_on(day("Wed 1 Apr 2026"))
        assert len(Child.objects.visible_to(nadia).with_number()) == 12


def test_two_grants_do_not_show_a_child_twice(tom: User, nadia: User, amara: Child, north: Team) -> None:
    in_team(nadia, north)
    grant(tom, nadia, amara)
    grant(tom, nadia, amara, why=Why.COVERS)
    grant(tom, north, amara)

    assert Child.objects.visible_to(nadia).count() == 1
