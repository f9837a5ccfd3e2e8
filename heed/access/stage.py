"""Setting up the demonstration's database: its day, and the cast with their roles. Not Fenshire's children."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from heed.access import clock, record
from heed.access.demo import CAST
from heed.access.models import Demo, Entry, RoleHeld, User

DAY = date(2026, 11, 16)
"""The Monday on which the demonstration stands unless told otherwise."""

HELD_FROM = date(2015, 4, 1)


class NotADemonstration(Exception):
    """The database holds records that `heed demo` did not make."""


def set_up(day: date | None) -> Demo:
    """Mark an empty database as a demonstration and add the cast; in one that is already, move the day if given."""
    with transaction.atomic():
        demo = Demo.here()
        if demo is None:
            if User.objects.exists() or Entry.objects.exists():
                raise NotADemonstration(
                    "This database holds records that `heed demo` did not make: name another with DATABASE_URL."
                )
            demo = Demo.objects.create(day=day or DAY, made_at=clock.now())
            record.wrote(by=None, what="access.demo", sentence="Made the demonstration.")
        elif day is not None and demo.day != day:
            demo.day = day
            demo.save()
            record.wrote(by=None, what="access.demo_day", sentence="Moved the day of the demonstration.")
        _add_the_cast()
    return demo


def _add_the_cast() -> None:
    here = set(User.objects.values_list("username", flat=True))
    for member in CAST:
        if member.username in here:
            continue
        user = User(username=member.username, name=member.name)
        user.set_unusable_password()
        user.save()
        for role in member.roles:
            RoleHeld.objects.create(user=user, role=role, from_on=HELD_FROM, why="In the cast")
