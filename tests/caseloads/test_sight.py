"""Sight follows appointments, allocations and covers, also when a worker changes; what others gave is left alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heed.access import clock
from heed.access.models import User
from heed.access.permissions import Role
from heed.caseloads import sight
from heed.caseloads.models import Allocation
from heed.children.models import Child, Grant, Why
from heed.council.models import Team
from heed.people.models import Worker
from tests.caseloads.made import APRIL, TODAY, allocate, appoint, cover, in_care, iro, social_worker
from tests.children.sight.made import sees
from tests.conftest import MakeUser

pytestmark = pytest.mark.django_db


@pytest.fixture
def carol(make_user: MakeUser) -> User:
    """Dev's practice supervisor."""

    user: User = make_user("carol", Role.TEAM_MANAGER)
    return user


@pytest.fixture
def supervisor(carol: User) -> Worker:
    return social_worker("Carol Webb", carol)


@pytest.fixture
def holder(dev: User, supervisor: Worker) -> Worker:
    return social_worker("Dev Patel", dev, manager=supervisor)


def _grants() -> set[tuple[str | None, str, bool]]:
    return {
        (grant.user.username if grant.user else None, grant.why, grant.until_at is None)
        for grant in Grant.objects.select_related("user")
    }


def test_the_social_worker_who_holds_the_case_sees_it_and_so_does_their_manager(
    tom: User, dev: User, carol: User, amara: Child, holder: Worker
) -> None:
    made = allocate(holder, amara)

    sight.bring([amara.pk], by=tom)

    assert _grants() == {("dev", Why.ALLOCATED, True), ("carol", Why.ALLOCATED, True)}
    assert set(Grant.objects.values_list("source", flat=True)) == {f"caseloads.Allocation:{made.pk}"}
    assert sees(dev, amara)
    assert sees(carol, amara)


def test_again_it_changes_nothing(tom: User, amara: Child, holder: Worker, hers: Worker, his: Worker) -> None:
    allocate(holder, amara)
    appoint(hers, amara)
    cover(hers, his, tom)
    sight.bring([amara.pk], by=tom)
    before = list(Grant.objects.order_by("pk").values())

    sight.bring([amara.pk], by=tom)

    assert list(Grant.objects.order_by("pk").values()) == before
    assert len(before) == 4


def test_a_case_that_moved_is_seen_by_those_who_hold_it_now(
    tom: User, dev: User, carol: User, amara: Child, holder: Worker
) -> None:
    old = allocate(holder, amara)
    sight.bring([amara.pk], by=tom)
    old.until_on = TODAY
    old.save()
    allocate(social_worker("Ann Lee"), amara, TODAY)

    sight.bring([amara.pk], by=tom)

    assert not sees(dev, amara)
    assert not sees(carol, amara)


def test_a_team_that_holds_the_case_has_no_grant_of_this_kind(tom: User, amara: Child) -> None:
    team = Team.objects.create(name="East", from_on=APRIL)
    Allocation.objects.create(child=amara, team=team, from_on=APRIL)

    sight.bring([amara.pk], by=tom)

    assert not Grant.objects.exists()


def test_another_child_and_what_others_gave_are_left_alone(tom: User, dev: User, amara: Child, holder: Worker) -> None:
    kofi = in_care("Kofi")
    for child in (amara, kofi):
        Grant.objects.create(
            child=child, user=dev, why=Why.ALLOCATED, source="Asked for", from_at=clock.now() - timedelta(1), by=tom
        )
    allocate(holder, kofi)

    sight.bring([amara.pk], by=tom)

    assert _grants() == {("dev", Why.ALLOCATED, True)}
    assert Grant.objects.count() == 2


@pytest.mark.parametrize("who", ["hers", "holder", "supervisor"])
def test_whoever_has_left_sees_no_child_any_more(
    who: str,
    tom: User,
    amara: Child,
    hers: Worker,
    holder: Worker,
    supervisor: Worker,
    nadia: User,
    dev: User,
    carol: User,
) -> None:
    workers, users = {"hers": hers, "holder": holder, "supervisor": supervisor}, {"hers": nadia, "holder": dev}
    appoint(hers, amara)
    allocate(holder, amara)
    sight.bring([amara.pk], by=tom)
    left = workers[who]
    left.until_on = TODAY
    left.save()

    sight.put_right(left, by=tom)

    gone = users.get(who, carol)
    assert not sees(gone, amara)
    still = {nadia, dev, carol} - {gone} - ({carol} if who == "holder" else set())
    assert all(sees(user, amara) for user in still)


def test_a_worker_who_has_another_manager_is_seen_over_by_that_one(
    tom: User, carol: User, sam: User, amara: Child, holder: Worker
) -> None:
    allocate(holder, amara)
    sight.bring([amara.pk], by=tom)
    holder.manager = social_worker("New Supervisor", sam)
    holder.save()

    sight.put_right(holder, by=tom)

    assert (sees(carol, amara), sees(sam, amara)) == (False, True)


def test_a_manager_who_gets_a_login_sees_the_children_of_their_team(tom: User, sam: User, amara: Child) -> None:
    manager = social_worker("New Supervisor")
    allocate(social_worker("Ann Lee", manager=manager), amara)
    manager.user = sam
    manager.save()

    sight.put_right(manager, by=tom)

    assert sees(sam, amara)


def test_a_login_that_passes_to_another_worker_takes_its_sight_along(
    tom: User, nadia: User, amara: Child, hers: Worker
) -> None:
    appoint(hers, amara)
    sight.bring([amara.pk], by=tom)
    hers.user = None
    hers.save()
    other = social_worker("Nadia Khan", nadia)

    sight.put_right(other, by=tom)

    assert not sees(nadia, amara)


def test_a_worker_whose_login_was_taken_away_leaves_no_sight_behind(
    tom: User, nadia: User, amara: Child, hers: Worker
) -> None:
    appoint(hers, amara)
    sight.bring([amara.pk], by=tom)
    hers.user = None
    hers.save()

    sight.put_right(hers, by=tom)

    assert not sees(nadia, amara)


def test_whoever_covers_and_gets_a_login_sees_what_they_cover(tom: User, sam: User, amara: Child, hers: Worker) -> None:
    stands_in = iro("Sam Whitaker")
    appoint(hers, amara)
    cover(hers, stands_in, tom)
    stands_in.user = sam
    stands_in.save()

    sight.put_right(stands_in, by=tom)

    assert sees(sam, amara)


def test_it_asks_as_often_for_many_as_for_few_who_stay_as_they_are(
    tom: User, hers: Worker, his: Worker, holder: Worker
) -> None:
    children: list[int] = []

    def more(n: int) -> None:
        for _ in range(n):
            child = in_care()
            appoint(hers, child)
            allocate(holder, child)
            children.append(child.pk)
        sight.bring(children, by=tom)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            sight.bring(children, by=tom)
        return len(queries)

    cover(hers, his, tom)
    more(1)
    few = asked()
    more(10)

    assert asked() == few <= 16
