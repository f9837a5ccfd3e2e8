"""Sight given and asked after, the shortest way. Not tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from heed.access.models import User
from heed.children import actions
from heed.children.models import Child, Grant, Why
from heed.council.models import Team
from heed.people.models import Worker
from tests.days import day

HOUR = timedelta(hours=1)


def sees(user: User, whom: Child) -> bool:
    """Whether the user sees the child now."""
    return Child.objects.visible_to(user).filter(pk=whom.pk).exists()


def grant(by: User, to: User | Team, whom: Child, **changed: Any) -> Grant:
    """Let somebody see the child."""
    return actions.open_grant(
        by=by, to=to, child=whom, **{"why": Why.APPOINTED, "source": "Appointed on 1 April", **changed}
    )


def in_team(user: User, team: Team, **changed: Any) -> Worker:
    """Put the user into the team."""
    return Worker.objects.create(
        **{"name": user.name, "team": team, "user": user, "from_on": day("Wed 1 Apr 2015"), **changed}
    )
