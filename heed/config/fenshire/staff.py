"""Fenshire's teams and the people who work there, each with whom they answer to. Not whose children are whose."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction

from heed.access import record
from heed.access.models import User
from heed.config.fenshire.rows import Doing
from heed.council.models import Team
from heed.exchange.apply.inserting import Columns
from heed.exchange.apply.rows import add
from heed.people.models import Worker

TEAMS_FROM = date(2015, 4, 1)


def are_recorded() -> bool:
    """Whether those who work here are recorded. A demonstration of an older Heed has only whom its roster named."""
    return Worker.objects.filter(user__username="tom").exists()


def take_on(by: User) -> None:
    """Record the teams and everybody who works in them, where nobody is recorded yet."""
    from tests.fenshire.staff import COLLEAGUES, TEAMS

    if Worker.objects.exists():
        return
    doing = Doing(by)
    users = {user.username: user.pk for user in User.objects.all()}
    with transaction.atomic():
        teams = add(Team, [{"name": name, "from_on": TEAMS_FROM} for name in TEAMS], doing)
        team_of = dict(zip(TEAMS, teams, strict=True))
        key_of: dict[str, int] = {}
        for each in COLLEAGUES:  # each comes after whom they answer to
            row: Columns = {
                "name": each.name,
                "profession": each.profession,
                "registration": each.registration,
                "team_id": team_of.get(each.team),
                "user_id": users[each.login] if each.login else None,
                "manager_id": key_of[each.manager] if each.manager else None,
                "controls_resources": each.controls_resources,
                "share": Decimal(each.share) / 100,
                "from_on": each.from_on,
                "until_on": each.until_on,
            }
            [key_of[each.name]] = add(Worker, [row], doing)
        record.wrote(by=None, what="config.fenshire_staff", sentence="Recorded who works in the invented council.")
