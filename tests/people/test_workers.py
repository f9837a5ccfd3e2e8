"""Workers: recorded, moved and ended, each with one login and one registration."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from heed.access.actions import NotNow, NotPermitted, Stale
from heed.access.models import User
from heed.council.models import Team
from heed.people import actions
from heed.people.models import Worker
from tests.people.made import APRIL, JUNE


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


# Changing a worker


def change(worker: Worker, by: User, **changed: Any) -> Worker:
    """Change a worker, all else as it is."""
    said = {
        "name": worker.name,
        "profession": worker.profession,
        "registration": worker.registration,
        "team": worker.team,
        "user": worker.user,
        "manager": worker.manager,
        "controls_resources": worker.controls_resources,
        "share": worker.share,
        "seen_version": worker.version,
    }
    return actions.change_worker(worker, by=by, **{**said, **changed})


def test_a_workers_team_login_manager_resources_and_share_are_changed(tom: User, dev: User) -> None:
    north = Team.objects.create(name="North", from_on=APRIL)
    carol = hire(tom, name="Carol", registration="SW2", controls_resources=True, share=Decimal("0.6"))
    worker = hire(tom, manager=carol)
    said = {"team": north, "user": dev, "manager": None, "controls_resources": True, "share": Decimal("0.75")}

    worker = change(worker, tom, name=" Dev Sharma ", registration="", **said)

    worker.refresh_from_db()
    assert {name: getattr(worker, name) for name in said} == said
    assert (worker.name, worker.registration, worker.version) == ("Dev Sharma", "", 2)
    assert (carol.controls_resources, carol.share) == (True, Decimal("0.6"))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": ""}, "name"),
        ({"profession": "x" * 81}, "80"),
        ({"registration": "x" * 41}, "40"),
        ({"registration": "SW2"}, "registration"),
        ({"share": Decimal(0)}, "share"),
        ({"share": Decimal("1.01")}, "share"),
        ({"share": Decimal("0.125")}, "share"),
    ],
)
def test_a_change_that_cannot_be_is_refused_with_a_sentence(tom: User, changed: dict[str, Any], says: str) -> None:
    hire(tom, registration="SW2")
    worker = hire(tom)

    with pytest.raises(NotNow, match=says):
        change(worker, tom, **changed)


def test_anothers_login_is_refused_and_ones_own_kept(tom: User, dev: User) -> None:
    owner = hire(tom, user=dev)
    other = hire(tom, registration="SW2")

    with pytest.raises(NotNow, match="another worker"):
        change(other, tom, user=dev)
    change(owner, tom, name="Dev S")


def test_managers_never_lead_in_a_circle(tom: User) -> None:
    low = hire(tom, name="Low", registration="")
    middle = hire(tom, name="Middle", registration="")
    high = hire(tom, name="High", registration="")
    low = change(low, tom, manager=middle)
    middle = change(middle, tom, manager=high)

    for manager in (low, middle, high):
        with pytest.raises(NotNow, match="makes a loop"):
            change(high, tom, manager=manager)
    change(low, tom, manager=high)


def test_a_circle_made_by_force_does_not_hang_whoever_asks(tom: User) -> None:
    one, two, three = (hire(tom, name=name, registration="") for name in ("One", "Two", "Three"))
    Worker.objects.filter(pk=one.pk).update(manager=two)
    Worker.objects.filter(pk=two.pk).update(manager=one)

    assert not actions.leads_to(one, three)


def test_of_two_who_close_a_circle_at_one_moment_the_second_is_refused(
    tom: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = (hire(tom, name=name, registration="") for name in ("One", "Two"))
    one = change(one, tom, manager=two)
    monkeypatch.setattr(actions.change_worker, "unless", None)  # what the second saw before the first was done

    with pytest.raises(NotNow, match="makes a loop"):
        change(two, tom, manager=one)
    two.refresh_from_db()
    assert two.manager is None


def test_a_manager_who_has_left_is_not_chosen_and_one_who_left_since_may_stay(tom: User) -> None:
    gone = hire(tom, name="Gone", registration="")
    worker = hire(tom, manager=gone)
    gone = actions.end_worker(gone, by=tom, until_on=JUNE)

    change(worker, tom, name="Dev S")
    other = hire(tom, name="Other", registration="")
    with pytest.raises(NotNow, match="manager has left"):
        change(other, tom, manager=gone)
    with pytest.raises(NotNow, match="manager has left"):
        hire(tom, name="New", registration="", manager=gone)


def test_somebody_who_has_left_is_changed_no_more(tom: User) -> None:
    worker = actions.end_worker(hire(tom), by=tom, until_on=JUNE)

    with pytest.raises(NotNow, match="has left"):
        change(worker, tom, name="Else")


def test_of_two_who_change_a_worker_the_later_is_shown_both(tom: User) -> None:
    worker = hire(tom)
    change(worker, tom, name="Dev S")

    with pytest.raises(Stale) as refused:
        change(worker, tom, name="Dev Sharma", seen_version=1)
    assert [(each.field, each.kept, each.yours) for each in refused.value.differences] == [
        ("name", "Dev S", "Dev Sharma")
    ]
