"""Telling a user something on their first page, at once, until they say they have seen it. Not mail: that goes by `post`."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from heed.access import clock
from heed.access.actions import action
from heed.access.models import Demo, Notice, RoleHeld, User, the_day
from heed.access.permissions import Role
from heed.access.spans import open_on

CHILD = "{child}"
"""Where a notice names its child, for those who may see them when it is shown."""


def tell(to: Iterable[User], *, what: str, sentence: str, child_key: object = "") -> list[Notice]:
    """Put a notice before each of these users, in the transaction of what it tells of. `sentence` names no child."""
    return [
        Notice.objects.create(to=user, what=what, sentence=sentence, child_key=str(child_key), at=clock.now())
        for user in sorted({user.pk: user for user in to}.values(), key=lambda user: user.pk)
    ]


def holding(role: Role) -> QuerySet[User]:
    """The users who hold a role today: whom to tell where nobody nearer is there."""
    day = the_day(Demo.here())
    held = RoleHeld.objects.filter(open_on(day), role=role)
    return User.objects.filter(is_active=True, pk__in=held.values("user"))


def unseen(user: User) -> QuerySet[Notice]:
    """What this user was told and has not said they have seen, newest first."""
    return Notice.objects.filter(to=user, seen_at=None)


def _not_yours(notice: Notice, *, by: User) -> str | None:
    return None if notice.to_id == by.pk else "This was told to somebody else."


@action(None, unless=_not_yours)
def have_seen(notice: Notice, *, by: User) -> Notice:
    """Say that one has seen what one was told."""
    notice.seen_at = notice.seen_at or clock.now()
    notice.save()
    return notice
