"""Workers: recorded, moved and ended, each with one login and one registration."""

from __future__ import annotations

from typing import Any

import pytest

from heed.access.actions import NotNow, NotPermitted
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
